/**
 * Whether the figures that a workbook holds as text have a decimal comma: 1.234,56. Promises the comma only where figures show
 * it and none shows a point. Pure.
 */
import type { SheetRow } from '../../contract/import/sheet.ts';
import { COMMA_DECIMAL, LIKE_PERIOD, POINT_DECIMAL } from '../read-csv.ts';

/** Rows that are looked at, as in delimited files. */
const LOOKED_AT = 5000;
const ENOUGH = 200;

export function textDecimal(rows: readonly SheetRow[]): '.' | ',' {
  let commas = 0;
  for (const { cells } of rows.slice(0, LOOKED_AT)) {
    for (const { t, v } of cells) {
      if (t !== 's' || typeof v !== 'string' || v.length > 24) continue;
      const text = v.trim();
      if (LIKE_PERIOD.test(text)) continue;
      if (POINT_DECIMAL.test(text)) return '.';
      if (COMMA_DECIMAL.test(text)) commas += 1;
    }
    if (commas >= ENOUGH) break;
  }
  return commas > 0 ? ',' : '.';
}
