/** A plan line as a row of the workbook: inputs in blue, a constant once in the constant column, formulas live. */
import type { Line } from '../../../models/plan/schema.ts';
import { type Book, isRateUnit } from './book.ts';
import { input, type Row } from './sheet-model.ts';

export function lineRow(book: Book, line: Line, more: Partial<Row> = {}): Row {
  const { entry } = line;
  return {
    key: line.code,
    code: line.code,
    label: line.label,
    unit: line.unit,
    look: 'line',
    number: isRateUnit(line.unit) ? 'rate' : 'amount',
    ...(entry.type === 'constant' ? { constant: () => input(entry.value) } : {}),
    cell: (column, refs) => book.lineCell(line.code, column, refs),
    ...more,
  };
}
