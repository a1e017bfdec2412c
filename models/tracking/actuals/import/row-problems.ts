/** Everything that is wrong with one row, field by field, with what stands in the cell. Pure. */

import { columnCurrency } from './cells/currency-match.ts';
import type { DayCell } from './cells/day-cell.ts';
import { plainCell, shownCell } from './cells/plain-cell.ts';
import type { ImportCell, RowProblem } from './import-types.ts';
import type { RowAmount } from './row-amount.ts';

export type RowParts = {
  readonly place: number;
  readonly date: DayCell;
  readonly dateCell: ImportCell;
  readonly amount: RowAmount;
  readonly account: ImportCell;
  /** Of the row's own currency column; null where there is none. */
  readonly currency: ImportCell;
};

/** As a workbook's error reads in delimited text: #REF!, #N/A, #DIV/0!. */
const ERROR_TEXT = /^#(?:[A-Z]+[!?]|[A-Z]+\/[0A-Z]!?)$/;

export function rowProblems(parts: RowParts, plan: string): RowProblem[] {
  const { place, date, dateCell, amount, account, currency } = parts;
  const found: RowProblem[] = [];
  const report = (problem: Omit<RowProblem, 'place' | 'params'> & Partial<RowProblem>): void =>
    void found.push({ place, params: {}, ...problem });
  if (date.kind === 'empty') report({ field: 'date', code: 'date-missing', value: '' });
  if (date.kind === 'problem')
    report({ field: 'date', code: date.code, value: shownCell(dateCell), params: date.params });
  if (isErrorCell(account)) report({ field: 'account', code: 'error-value', value: shownCell(account) });
  if (amount.kind === 'empty') report({ field: 'amount', code: 'amount-missing', value: '' });
  if (amount.kind === 'problem')
    report({ field: amount.field, code: amount.code, value: shownCell(amount.cell), params: amount.params });
  const named = currency === null ? '' : plainCell(currency);
  if (columnCurrency(named, plan) === 'other') {
    const params = { found: named, expected: plan };
    report({ field: 'currency', code: 'other-currency', value: shownCell(currency), params });
  }
  return found;
}

function isErrorCell(cell: ImportCell): boolean {
  if (typeof cell === 'string') return ERROR_TEXT.test(cell.trim());
  return typeof cell === 'object' && cell?.kind === 'error';
}
