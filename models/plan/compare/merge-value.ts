/**
 * Three versions of one value made one: where only one side changed, its change; where both changed to different
 * things, theirs, and that is told. Objects are merged property by property, series cell by cell. Pure.
 */
import { sameValue } from '../same-value.ts';

export type MergedValue = { readonly value: unknown; readonly conflict: boolean };

export function mergeValue(base: unknown, mine: unknown, theirs: unknown): MergedValue {
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return { value: mine, conflict: false };
  if (sameValue(base, mine)) return { value: theirs, conflict: false };
  if (isCells(base) && isCells(mine) && isCells(theirs)) return mergeCells(base, mine, theirs);
  if (isObject(base) && isObject(mine) && isObject(theirs) && sameKind(base, mine, theirs))
    return mergeObjects(base, mine, theirs);
  return { value: theirs, conflict: true };
}

type Fields = Readonly<Record<string, unknown>>;
type Cells = readonly (number | null)[];

function mergeObjects(base: Fields, mine: Fields, theirs: Fields): MergedValue {
  let conflict = false;
  const entries: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const merged = mergeValue(base[key], mine[key], theirs[key]);
    conflict ||= merged.conflict;
    if (merged.value !== undefined) entries.push([key, merged.value]);
  }
  return { value: Object.fromEntries(entries), conflict };
}

/** A list of numbers is a series of cells: a missing cell at the end is an empty one. */
function mergeCells(base: Cells, mine: Cells, theirs: Cells): MergedValue {
  let conflict = false;
  const length = Math.max(mine.length, theirs.length);
  const cells = Array.from({ length }, (_, at): number | null => {
    const [was, own, other] = [base[at] ?? null, mine[at] ?? null, theirs[at] ?? null];
    if (own === other || was === other) return own;
    if (was !== own) conflict = true;
    return other;
  });
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return { value: cells, conflict };
}

function isCells(value: unknown): value is Cells {
  return Array.isArray(value) && value.every((item) => item === null || typeof item === 'number');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A constant and a formula have nothing in common that could be merged. */
function sameKind(...values: readonly Fields[]): boolean {
  return values.every(({ type, method }) => type === values[0]?.type && method === values[0]?.method);
}
