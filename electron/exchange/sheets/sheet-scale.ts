/**
 * The scale that a sheet states for all its figures, with the notice that says so.
 * Promises: one stated unit is taken, several different ones are told and none is taken. It multiplies nothing.
 */
import { formatAmount } from '../../../models/text/format-number.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { statedScale } from './sheet-units.ts';

/** The unit that the title or the header states for all figures. */
export function sheetScale(sheet: Sheet, headerRows: readonly number[], notices: ImportNotice[]): number {
  const last = Math.max(...headerRows);
  const found = new Map<number, string>();
  for (const row of sheet.rows) {
    if (row.r > last) break;
    for (const cell of row.cells) {
      const scale = typeof cell.v === 'string' ? statedScale(cell.v) : undefined;
      if (scale !== undefined) found.set(scale, String(cell.v).trim());
    }
  }
  const [first, ...others] = found;
  if (!first) return 1;
  if (others.length > 0) {
    notices.push({
      code: 'unit-unclear',
      message: `The sheet states several units (${[...found.values()].join(', ').slice(0, 120)}); none was applied. Please set the scale of each line.`,
    });
    return 1;
  }
  const [scale, text] = first;
  if (scale !== 1) {
    notices.push({
      code: 'scaled',
      message: `The sheet says "${text.slice(0, 60)}": its amounts are multiplied by ${formatAmount(scale)}, once.`,
      params: { scale, unit: text.slice(0, 60) },
    });
  }
  return scale;
}
