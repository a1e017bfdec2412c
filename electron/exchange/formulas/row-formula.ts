/**
 * What the cells of one row say together: one formula from some period on, with how the row starts, or nothing in
 * common. Promises the cells that differ from the rest by address (the classic error of spreadsheets); the row's most
 * frequent formula is only proposed where most cells have it. Pure; it must not look at values.
 */
import { expressionKey, type Said, type SheetExpression, type Trouble } from './sheet-expression.ts';

export type RowCell = {
  readonly period: number;
  readonly address: string;
  /** What its formula says; null for a typed figure, undefined for an empty cell. */
  readonly said: Said | null | undefined;
  /** Its formula with the places that move along told by their distance: equal in cells that were filled to the right. */
  readonly shape?: string;
};

/** The periods before the formula begins: typed, empty, or the first one with a formula of its own. */
export type RowStart =
  | { readonly kind: 'none' }
  | { readonly kind: 'given' | 'empty'; readonly until: number }
  | { readonly kind: 'formula'; readonly expression: SheetExpression };

export type RowFormula =
  | { readonly kind: 'values' }
  | { readonly kind: 'stays'; readonly trouble: Trouble }
  | {
      readonly kind: 'formula';
      readonly rest: SheetExpression;
      readonly start: RowStart;
      /** Addresses of cells after the start that say something else. */
      readonly odd: readonly string[];
    };

const TYPED = 'typed';
const EMPTY = 'empty';

export function rowFormula(cells: readonly RowCell[]): RowFormula {
  const keys = cells.map(({ said }) =>
    said === undefined
      ? EMPTY
      : said === null
        ? TYPED
        : said.ok
          ? expressionKey(said.value)
          : `!${said.trouble.reason}`,
  );
  const formulas = cells.filter(({ said }) => said).length;
  if (formulas === 0) return { kind: 'values' };
  // Computed history before a forecast that was typed is a row of inputs, not a broken formula.
  const lastFormula = keys.findLastIndex((key) => key !== TYPED && key !== EMPTY);
  const typedAfter = keys.slice(lastFormula + 1);
  if (
    typedAfter.length > formulas &&
    typedAfter.every((key) => key === TYPED) &&
    !keys.slice(0, lastFormula).includes(TYPED)
  )
    return { kind: 'values' };
  const rest = mostFrequent(keys);
  const first = keys.indexOf(rest);
  const model = cells[first]?.said;
  if (!model) return { kind: 'values' };
  const start = startOf(cells.slice(0, first));
  const from = start === undefined ? 0 : first;
  const after = keys.slice(from);
  const odd = cells.slice(from).filter((_, at) => after[at] !== rest);
  const same = after.length - odd.length;
  if (!model.ok) {
    const other = odd.length * 2 > after.length;
    return { kind: 'stays', trouble: other ? inconsistent(odd) : model.trouble };
  }
  // One cell of many is the exception, not the rule; half of them is no rule either.
  if ((same === 1 && after.length > 2) || same * 2 <= after.length) {
    const beyond = movingOutside(cells);
    if (beyond !== undefined) return { kind: 'stays', trouble: beyond };
    return { kind: 'stays', trouble: inconsistent(cells.filter((_, at) => keys[at] !== rest)) };
  }
  return {
    kind: 'formula',
    rest: model.value,
    start: start ?? { kind: 'none' },
    odd: odd.map(({ address }) => address),
  };
}

/**
 * Cells that move along with the periods and lie in no line that comes in, on another sheet or among the dates of the header:
 * such a row has one formula, which only says something else in every period.
 */
function movingOutside(cells: readonly RowCell[]): Trouble | undefined {
  const shapes = new Set(cells.flatMap(({ said, shape }) => (said && shape !== undefined ? [shape] : [])));
  const [only] = shapes;
  const [first, second] = cells.filter(({ said }) => said);
  if (shapes.size !== 1 || only === undefined || !first || !second) return undefined;
  const [, quoted, plain] = /(?:'((?:[^']|'')+)'|([^\s'"!()+\-*/^&=<>,;]+))!/.exec(only) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (sheet !== undefined) return { reason: 'other-sheet', what: sheet.slice(0, 60) };
  const [, down] = /c-?\d+r(-?\d+)/.exec(only) ?? [];
  const [row] = /\d+$/.exec(first.address) ?? [];
  if (down === undefined || row === undefined || !second.address.endsWith(row)) return undefined;
  return { reason: 'row-left-out', what: String(Number(row) + Number(down)) };
}

function inconsistent(cells: readonly RowCell[]): Trouble {
  return {
    reason: 'inconsistent',
    what: cells
      .slice(0, 6)
      .map(({ address }) => address)
      .join(', '),
  };
}

/** Undefined where the beginning is neither typed nor empty nor one formula: its cells then differ from the rest. */
function startOf(cells: readonly RowCell[]): RowStart | undefined {
  const [only] = cells;
  if (!only) return { kind: 'none' };
  const until = cells.at(-1)?.period ?? 0;
  if (cells.every(({ said }) => said === undefined)) return { kind: 'empty', until };
  if (cells.every(({ said }) => said === undefined || said === null)) return { kind: 'given', until };
  if (cells.length === 1 && only.said?.ok && only.period === 1)
    return { kind: 'formula', expression: only.said.value };
  return undefined;
}

function mostFrequent(keys: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== TYPED && key !== EMPTY) counts.set(key, (counts.get(key) ?? 0) + 1);
  let best = '';
  let most = 0;
  for (const [key, count] of counts) {
    // Of equal counts the later formula wins: a row often begins in another way.
    if (count >= most) {
      best = key;
      most = count;
    }
  }
  return best;
}
