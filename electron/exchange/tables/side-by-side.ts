/**
 * Tells tables that stand side by side in the same rows, each with labels of its own, from one table with plan and actual
 * blocks: between two tables there is a column of labels. Pure.
 */
import type { Sheet } from '../../contract/import/sheet.ts';
import type { HeaderTokens } from '../periods/header-tokens.ts';

export type ColumnSpan = { readonly left: number; readonly right: number };

const LAST_COLUMN = 16_383;
const LOOKED_AT = 40;

export function sideBySide(
  sheet: Sheet,
  { dated, relative }: HeaderTokens,
  headerRow: number,
  bottom: number,
): readonly ColumnSpan[] {
  const tokens =
    dated.length >= relative.length
      ? dated.map(({ column, month, day }) => ({ column, at: month * 32 + Number(day?.slice(8) ?? 0) }))
      : relative.map(({ column, index }) => ({ column, at: index }));
  const starts: number[] = [];
  tokens.forEach((token, place) => {
    const before = tokens[place - 1];
    if (!before || token.at > before.at || token.column === before.column + 1) return;
    const label = labelColumn(sheet, before.column + 1, token.column - 1, headerRow, bottom);
    if (label !== undefined) starts.push(label);
  });
  if (starts.length === 0) return [{ left: 0, right: LAST_COLUMN }];
  return [0, ...starts].map((left, at) => ({
    left,
    right: at < starts.length ? (starts[at] ?? 0) - 1 : LAST_COLUMN,
  }));
}

/** The first of the columns of texts that stand directly before the second block of figures. */
function labelColumn(
  sheet: Sheet,
  from: number,
  to: number,
  headerRow: number,
  bottom: number,
): number | undefined {
  const texts = new Map<number, number>();
  const figures = new Set<number>();
  const rows = sheet.rows.filter(({ r }) => r >= headerRow && r <= bottom).slice(0, LOOKED_AT);
  for (const { cells } of rows) {
    for (const { c, t } of cells) {
      if (c < from || c > to) continue;
      if (t === 's') texts.set(c, (texts.get(c) ?? 0) + 1);
      else figures.add(c);
    }
  }
  // Remarks of the table to the left end before a blank column; from there the labels of the next one begin.
  let label: number | undefined;
  for (let column = to; column >= from; column -= 1) {
    if (figures.has(column) || (texts.get(column) ?? 0) < 2) {
      if (label !== undefined) break;
      continue;
    }
    label = column;
  }
  return label;
}
