/**
 * A header row as its readers see it: a period written once over several columns (merged, or with blanks after it) stands
 * over each of them where the row below says what each holds (plan, actual, change). Pure.
 */
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import { headerWords } from './header-words.ts';

export function spreadHeader(sheet: Sheet, at: number): readonly SheetCell[] {
  const row = sheet.rows[at];
  const below = sheet.rows[at + 1];
  if (!row || !below || below.r !== row.r + 1) return row?.cells ?? [];
  const flavoured = below.cells.filter(
    ({ v }) => typeof v === 'string' && v.length <= 30 && isFlavourOnly(v),
  );
  if (flavoured.length < 2) return row.cells;
  const own = new Map(row.cells.map((cell) => [cell.c, cell]));
  const spread = new Map(own);
  for (const { c } of flavoured) {
    if (own.has(c)) continue;
    const left = row.cells.filter((cell) => cell.c < c).at(-1);
    if (!left || left.c === 0) continue;
    const merge = sheet.merges.find(
      ({ top, bottom, left: from, right }) =>
        top <= row.r && bottom >= row.r && from <= left.c && right >= left.c,
    );
    if (!merge || merge.right >= c || merge.left === merge.right) spread.set(c, { ...left, c });
  }
  return [...spread.values()].sort((a, b) => a.c - b.c);
}

function isFlavourOnly(text: string): boolean {
  const { period, flavour } = headerWords(text);
  return flavour !== null && (period.kind === 'none' || period.kind === 'ambiguous');
}
