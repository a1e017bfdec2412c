/**
 * Rows of a file to entries, problems and rows left out, one row at a time, so that a long file can be read in slices.
 * Promises: every row that holds anything is an entry, faulty or left out, never two of them and never none; sums are
 * whole minor units and do not depend on the order of rows. Pure: it must not read files.
 */

import { civilOf } from '../../calendar/day.ts';
import { type DayCell, readDay } from './cells/day-cell.ts';
import { isEmptyCell, plainCell, shownCell } from './cells/plain-cell.ts';
import { decideOrder, type OrderedDate } from './date-order.ts';
import type {
  ActualEntry,
  EntryColumns,
  ImportCell,
  ImportFacts,
  ImportRow,
  ImportSettings,
  LeftOutRow,
  ReadEntries,
  RowProblem,
} from './import-types.ts';
import { leftOutReason, runningSums } from './left-out.ts';
import { readRowAmount, sidesOf } from './row-amount.ts';
import { rowProblems } from './row-problems.ts';

export type EntryReader = {
  readonly take: (row: ImportRow) => void;
  /** Everything that was taken, in the order of places. */
  readonly finish: () => ReadEntries;
};

export function readEntries(
  rows: Iterable<ImportRow>,
  columns: EntryColumns,
  settings: ImportSettings,
  header?: ImportRow,
): ReadEntries {
  const reader = createEntryReader(columns, settings, header);
  for (const row of rows) reader.take(row);
  return reader.finish();
}

type Draft = { day: number | null; readonly entry: Omit<ActualEntry, 'day'>; readonly value: string };

const MOST_KNOWN = 20_000;

export function createEntryReader(
  columns: EntryColumns,
  settings: ImportSettings,
  header?: ImportRow,
): EntryReader {
  const drafts: Draft[] = [];
  const ordered: (OrderedDate & { readonly draft: Draft })[] = [];
  const problems: RowProblem[] = [];
  const leftOut: LeftOutRow[] = [];
  const keep = new Set(settings.keepPlaces);
  const sums = runningSums();
  const knownDays = new Map<string, DayCell>();
  const counts = {
    rows: 0,
    faulty: 0,
    monthsOnly: 0,
    rounded: 0,
    withoutAccount: 0,
    withoutDate: 0,
    zeros: 0,
  };
  const real = { count: 0, above12: 0 };
  const above: { date: ImportCell; account: ImportCell; batch: ImportCell } = {
    date: null,
    account: null,
    batch: null,
  };

  const dayOfCell = (cell: ImportCell | undefined): DayCell => {
    if (typeof cell !== 'string') return readDay(cell, settings);
    const known = knownDays.get(cell);
    if (known) return known;
    const read = readDay(cell, settings);
    if (knownDays.size < MOST_KNOWN) knownDays.set(cell, read);
    return read;
  };
  const cellOf = (row: ImportRow, column: number | undefined): ImportCell =>
    column === undefined ? null : (row.cells[column] ?? null);
  const filled = (name: keyof typeof above, cell: ImportCell): ImportCell => {
    if (!settings.fillDown) return cell;
    if (!isEmptyCell(cell)) above[name] = cell;
    return above[name];
  };

  const take = (row: ImportRow): void => {
    if (row.cells.every(isEmptyCell)) return;
    counts.rows += 1;
    const { place } = row;
    const ownDate = cellOf(row, columns.date);
    const ownAccount = cellOf(row, columns.account);
    const amount = readRowAmount(row.cells, columns, settings);
    const minor = amount.kind === 'amount' ? amount.minor : null;
    const reason = leftOutReason({
      row,
      columns,
      header,
      minor,
      amountEmpty: amount.kind === 'empty',
      dated: !isEmptyCell(ownDate) && dayOfCell(ownDate).kind !== 'problem',
      fillDown: settings.fillDown,
      sums,
    });
    if (reason && !keep.has(place)) {
      leftOut.push({ place, reason: reason.reason, value: reason.value, minor });
      sums.close(minor, reason.reason);
      return;
    }
    if (minor !== null) sums.add(minor);
    const dateCell = filled('date', ownDate);
    const account = plainCell(filled('account', ownAccount));
    const batch = plainCell(filled('batch', cellOf(row, columns.batch)));
    const date = dayOfCell(dateCell);
    if (isEmptyCell(ownDate)) counts.withoutDate += 1;
    const currency = cellOf(row, columns.currency);
    const parts = { place, date, dateCell, amount, account: ownAccount, currency };
    const found = rowProblems(parts, settings.currency);
    if (date.kind === 'day' && date.real) {
      real.count += 1;
      if (civilOf(date.day).day > 12) real.above12 += 1;
    }
    const faulty = found.length > 0 || amount.kind !== 'amount';
    const draft: Draft | null = faulty
      ? null
      : {
          day: date.kind === 'day' ? date.day : null,
          entry: {
            account,
            minor: amount.minor,
            ...(amount.fine === 0 ? {} : { fine: amount.fine }),
            ...(amount.percent ? { percent: true } : {}),
            memo: plainCell(cellOf(row, columns.memo)),
            place,
            ...(batch === '' ? {} : { batch }),
          },
          value: shownCell(dateCell),
        };
    if (draft) {
      drafts.push(draft);
      if (date.kind === 'day' && date.month) counts.monthsOnly += 1;
      if (amount.kind === 'amount' && amount.rounded) counts.rounded += 1;
      if (account === '') counts.withoutAccount += 1;
      if (amount.kind === 'amount' && minor === 0 && amount.fine === 0) counts.zeros += 1;
    } else {
      counts.faulty += 1;
      problems.push(...found);
    }
    // A faulty row still says in which order its file writes dates.
    if (date.kind === 'ordered') ordered.push({ dmy: date.dmy, mdy: date.mdy, draft: draft ?? NO_DRAFT });
  };

  const finish = (): ReadEntries => {
    const order = decideOrder(ordered, settings.dateOrder);
    let orderedDates = 0;
    for (const [at, item] of ordered.entries()) {
      if (item.dmy !== null && item.mdy !== null) orderedDates += 1;
      const { draft } = item;
      if (draft === NO_DRAFT) continue;
      const day = order.days[at] ?? null;
      if (day !== null) {
        draft.day = day;
        continue;
      }
      counts.faulty += 1;
      problems.push({
        place: draft.entry.place,
        field: 'date',
        code: order.code,
        value: draft.value,
        params: {},
      });
    }
    problems.sort((a, b) => a.place - b.place);
    const entries: ActualEntry[] = [];
    for (const { day, entry } of drafts) if (day !== null) entries.push({ day, ...entry });
    const onlyLate = order.decisive > 0 && order.open === 0;
    const facts: ImportFacts = {
      ...counts,
      entries: entries.length,
      sides: sidesOf(columns),
      dateOrder: order.order,
      orderedDates,
      maybeSwapped: onlyLate && real.above12 === 0 ? real.count : 0,
      ...spanOf(entries),
    };
    return { entries, problems, leftOut, facts };
  };
  return { take, finish };
}

const NO_DRAFT: Draft = { day: null, entry: { account: '', minor: 0, memo: '', place: 0 }, value: '' };

function spanOf(entries: readonly ActualEntry[]): Pick<ImportFacts, 'firstDay' | 'lastDay' | 'sum'> {
  let first: number | null = null;
  let last: number | null = null;
  let sum = 0n;
  let small = 0;
  for (const { day, minor } of entries) {
    if (first === null || day < first) first = day;
    if (last === null || day > last) last = day;
    // Whole numbers up to 2^52 in one piece: a hundred thousand bigints cost more than the rest of the row.
    small += minor;
    if (Math.abs(small) > 2 ** 50) {
      sum += BigInt(small);
      small = 0;
    }
  }
  const total = Number(sum + BigInt(small));
  return { firstDay: first, lastDay: last, sum: Number.isSafeInteger(total) ? total : null };
}
