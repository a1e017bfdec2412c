/**
 * The edits behind spreadsheet gestures: paste with tiling, fill right and down, clear, the same text everywhere.
 * Pure: they make CellEdits out of a source and a range; applying them is the source's one door.
 */
import { type CellRange, cellsOf, rangeSize } from './cell-range.ts';
import type { CellEdit, GridSource } from './grid-source.ts';

/** A block of texts at the range's corner, repeated where the range is a multiple of the block. */
export function pasteEdits(block: readonly (readonly string[])[], range: CellRange): readonly CellEdit[] {
  const height = block.length;
  const width = block[0]?.length ?? 0;
  if (height === 0 || width === 0) return [];
  const size = rangeSize(range);
  const rows = size.rows % height === 0 ? size.rows : height;
  const cols = size.cols % width === 0 ? size.cols : width;
  return cellsOf({
    top: range.top,
    left: range.left,
    bottom: range.top + rows - 1,
    right: range.left + cols - 1,
  }).map(({ row, col }) => ({
    row,
    col,
    text: block[(row - range.top) % height]?.[(col - range.left) % width] ?? '',
  }));
}

/** The first column's values over the rest of the range (right), or the first row's (down). */
export function fillEdits(source: GridSource, range: CellRange, way: 'right' | 'down'): readonly CellEdit[] {
  const single = way === 'right' ? range.left === range.right : range.top === range.bottom;
  // One cell alone takes its neighbour's value, as in a spreadsheet.
  const from = way === 'right' ? range.left - (single ? 1 : 0) : range.top - (single ? 1 : 0);
  if (from < 0) return [];
  return cellsOf(range).flatMap(({ row, col }): CellEdit[] => {
    const origin = way === 'right' ? { row, col: from } : { row: from, col };
    if (origin.row === row && origin.col === col) return [];
    if (!source.editable(row, col)) return [];
    const value = source.value(origin.row, origin.col);
    return value === null
      ? [{ row, col, text: source.copyText(origin.row, origin.col) }]
      : [{ row, col, value }];
  });
}

export function clearEdits(source: GridSource, ranges: readonly CellRange[]): readonly CellEdit[] {
  return ranges
    .flatMap(cellsOf)
    .filter(({ row, col }) => {
      const text = source.editText(row, col);
      return text !== null && text !== '' && source.columns[col]?.kind !== 'label';
    })
    .map(({ row, col }) => ({ row, col, value: null }));
}

export function sameTextEdits(
  source: GridSource,
  ranges: readonly CellRange[],
  text: string,
): readonly CellEdit[] {
  return ranges
    .flatMap(cellsOf)
    .filter(({ row, col }) => source.editable(row, col))
    .map(({ row, col }) => ({ row, col, text }));
}

export function copyBlock(source: GridSource, range: CellRange): string[][] {
  const rows: string[][] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    const cells: string[] = [];
    for (let col = range.left; col <= range.right; col += 1) cells.push(source.copyText(row, col));
    rows.push(cells);
  }
  return rows;
}

/** Sum and count of the numbers in the ranges, each cell once. */
export function summarise(source: GridSource, ranges: readonly CellRange[]) {
  let sum = 0;
  let count = 0;
  let rates = true;
  const seen = new Set<number>();
  for (const { row, col } of ranges.flatMap(cellsOf)) {
    const key = row * source.columns.length + col;
    if (ranges.length > 1 && seen.has(key)) continue;
    seen.add(key);
    const value = source.value(row, col);
    if (value === null || !Number.isFinite(value)) continue;
    sum += value;
    count += 1;
    rates = rates && source.isRate(row);
  }
  return count === 0 ? null : { sum, count, rates };
}
