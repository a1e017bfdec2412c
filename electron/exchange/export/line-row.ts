/** A plan line as a row of the workbook: inputs in blue, a constant once in the constant column, formulas live. */
import type { Line } from '../../../models/plan/schema.ts';
import { type Book, isRateUnit } from './book.ts';
import type { LineVariants } from './scenarios/variants.ts';
import { input, type Row } from './sheet-model.ts';

export function lineRow(book: Book, line: Line, more: Partial<Row> = {}): Row {
  return rowOf(book, line, line.code, more);
}

/** The line as planned, below which stands what is in force. */
export function baseRow(book: Book, line: Line, { base }: LineVariants, more: Partial<Row> = {}): Row {
  return rowOf(book, line, base, more);
}

/** The line as it is in force: one of its rows, by the scenario that is chosen. */
export function liveRow(book: Book, line: Line, more: Partial<Row> = {}): Row {
  const { constant: _, ...row } = rowOf(book, line, line.code, {});
  return { ...row, ...more };
}

function rowOf(book: Book, line: Line, key: string, more: Partial<Row>): Row {
  const { entry } = line;
  const notes = [line.source, line.owner, line.note].some((text) => text.trim() !== '');
  return {
    key,
    code: line.code,
    label: line.label,
    unit: line.unit,
    look: 'line',
    number: isRateUnit(line.unit) ? 'rate' : 'amount',
    ...(entry.type === 'constant' ? { constant: () => input(entry.value) } : {}),
    ...(notes ? { of: line } : {}),
    cell: (column, refs) => book.lineCell(key, column, refs),
    ...more,
  };
}
