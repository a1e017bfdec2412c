/**
 * Which rows of a list are no entries: totals, balances carried forward, repeated headers, headings. Promises: a row that
 * names an account and a day is left out for its words only where the whole cell is such a word, or where its amount
 * really is the sum of the rows above. Pure.
 */

import { isEmptyCell, plainCell, shownCell } from './cells/plain-cell.ts';
import type { EntryColumns, ImportCell, ImportRow, LeftOutReason } from './import-types.ts';
import { rowWordOf } from './row-words.ts';

export type RunningSums = {
  readonly add: (minor: number) => void;
  /** A total ends the rows that it sums. */
  readonly close: (minor: number | null, reason: LeftOutReason) => void;
  /** Is it the sum of all rows, or of those since the last total? Of at least `atLeast` rows. */
  readonly matches: (minor: number, atLeast: number) => boolean;
};

export function runningSums(): RunningSums {
  let all = 0;
  let rows = 0;
  let since = 0;
  let rowsSince = 0;
  return {
    add: (minor) => {
      all += minor;
      rows += 1;
      since += minor;
      rowsSince += 1;
    },
    close: (minor, reason) => {
      if (minor === null || (reason !== 'total-word' && reason !== 'sum-of-rows')) return;
      since = 0;
      rowsSince = 0;
    },
    matches: (minor, atLeast) =>
      minor !== 0 &&
      ((rowsSince >= atLeast && rowsSince > 0 && since === minor) ||
        (rows >= atLeast && rows > 0 && all === minor)),
  };
}

export type RowView = {
  readonly row: ImportRow;
  readonly columns: EntryColumns;
  readonly header: ImportRow | undefined;
  /** Null where the row has no amount that can be read. */
  readonly minor: number | null;
  readonly amountEmpty: boolean;
  /** Does it name a day? */
  readonly dated: boolean;
  /** Empty cells stand for the value above, so that they say nothing by themselves. */
  readonly fillDown: boolean;
  readonly sums: RunningSums;
};

type Reason = { readonly reason: LeftOutReason; readonly value: string };

export function leftOutReason(view: RowView): Reason | null {
  const { row, columns, minor, dated, amountEmpty, sums } = view;
  const cell = (column: number | undefined): ImportCell =>
    column === undefined ? null : (row.cells[column] ?? null);
  const account = cell(columns.account);
  // In a row with a day and an account only those two and the memo speak; else any cell may hold the word.
  const speaking =
    dated && !isEmptyCell(account) ? [cell(columns.date), account, cell(columns.memo)] : row.cells;
  let part: ImportCell = null;
  for (const each of speaking) {
    const word = rowWordOf(each);
    if (word === 'total') return { reason: 'total-word', value: shownCell(each) };
    if (word === 'balance') return { reason: 'balance-word', value: shownCell(each) };
    if (word === 'part-of-total') part ??= each;
  }
  // "Total Energies" with a faulty date is a faulty row; without any date it is the total of something.
  const date = cell(columns.date);
  const undated = (isEmptyCell(date) && !view.fillDown) || part === date;
  if (part !== null && (undated || (minor !== null && sums.matches(minor, 1))))
    return { reason: 'total-word', value: shownCell(part) };
  if (columns.account !== undefined && isEmptyCell(account) && minor !== null) {
    if (sums.matches(minor, dated || view.fillDown ? 2 : 1)) return { reason: 'sum-of-rows', value: '' };
  }
  if (isHeader(view)) return { reason: 'repeated-header', value: shownCell(date) };
  if (!dated && amountEmpty && isEmptyCell(date)) {
    return { reason: 'heading', value: shownCell(row.cells.find((each) => !isEmptyCell(each))) };
  }
  return null;
}

/** The printed header of the next page. */
function isHeader({ row, columns, header, dated }: RowView): boolean {
  if (!header || dated || columns.date === undefined) return false;
  const figures = columns.amount ?? columns.debit ?? columns.inflow ?? columns.credit ?? columns.outflow;
  return [columns.date, figures].every((column) => {
    const title = column === undefined ? '' : plainCell(header.cells[column] ?? null);
    return title !== '' && column !== undefined && plainCell(row.cells[column] ?? null) === title;
  });
}
