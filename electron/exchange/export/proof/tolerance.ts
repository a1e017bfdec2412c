/**
 * When two figures count as the same: half a cent, less in rows of small figures (rates, factors), which must agree to
 * a millionth of their row's size. Never less than what float64 and the engine's 15 digits can hold.
 */
import type { PlacedCell } from '../sheet-model.ts';
import type { Reading } from './spreadsheet-engine.ts';

const HALF_A_CENT = 0.005;

/** How far the figure of a cell may be off. */
export type Tolerance = (cell: PlacedCell, value: number) => number;

export function toleranceOf(cells: readonly PlacedCell[]): Tolerance {
  const rows = new Map<string, Map<number, number>>();
  let largest = 0;
  for (const { sheet, row, content } of cells) {
    if (content.kind !== 'formula' || typeof content.value !== 'number') continue;
    const size = Math.abs(content.value);
    const sizes = rows.get(sheet) ?? new Map<number, number>();
    rows.set(sheet, sizes);
    if (size > (sizes.get(row) ?? -1)) sizes.set(row, size);
    if (size > largest) largest = size;
  }
  return ({ sheet, row }, value) => {
    const rowSize = rows.get(sheet)?.get(row) ?? 0;
    const own = Math.min(HALF_A_CENT, Math.max(1e-6 * rowSize, 1e-13 * largest, 1e-12));
    return Math.max(own, 1e-14 * Math.abs(value));
  };
}

export function agrees(ours: number | string, theirs: Reading, allowed: (value: number) => number): boolean {
  if (typeof ours === 'string') return theirs.kind === 'text' && theirs.text === ours;
  return theirs.kind === 'number' && Math.abs(theirs.value - ours) <= allowed(ours);
}
