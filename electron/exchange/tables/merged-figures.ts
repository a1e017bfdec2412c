/**
 * Merged cells over figures hold one value for several periods or rows: only their first cell has it, and the user is
 * told which. Pure.
 */
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { addressIn } from '../sheets/sheet-cells.ts';

export function mergedFigures(
  sheet: Sheet,
  headerRows: readonly number[],
  periods: ReadonlySet<number>,
): readonly ImportNotice[] {
  const last = Math.max(...headerRows);
  const byRow = new Map(sheet.rows.map((row) => [row.r, row]));
  const places = sheet.merges.flatMap(({ top, left, bottom, right }) => {
    if (top <= last) return [];
    const over = [...periods].filter((column) => column >= left && column <= right);
    if (over.length === 0 || (over.length === 1 && top === bottom)) return [];
    const cell = byRow.get(top)?.cells.find(({ c }) => c === left);
    const isFigure = cell !== undefined && (cell.t === 'n' || cell.f !== undefined);
    return isFigure ? [`${addressIn(sheet, top, left)}:${addressIn(sheet, bottom, right)}`] : [];
  });
  if (places.length === 0) return [];
  return [
    {
      code: 'merged-figures',
      message: `${places.length} merged cell(s) hold one figure for several periods or rows; it was read in the first of them only.`,
      places: places.slice(0, 100),
      params: { count: places.length },
    },
  ];
}
