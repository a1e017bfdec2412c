/**
 * Columns of days and weeks laid on months: a day falls into its month, a week is divided by its days. Promises that the shares
 * of a column add up to one, so that nothing is lost, and tells the months that the sheet does not cover wholly. Pure.
 */
import { daysInMonth } from '../../../models/plan/timeline.ts';
import { dayNumberOfIso, isoOfDayNumber } from '../../../models/text/serial-date.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { DatedToken } from './header-tokens.ts';
import type { PeriodColumn } from './period-columns.ts';
import { closesWeek } from './week-words.ts';

export type Gathered = {
  /** Months counted from year 0. */
  readonly first: number;
  readonly columns: readonly PeriodColumn[];
  readonly notices: readonly ImportNotice[];
};

const WEEK = 7;
/** From Friday to Monday. */
const LONGEST_GAP = 4;

/** Undefined where the days follow each other neither daily nor weekly. `words` stand beside and above the header. */
export function gatheredColumns(tokens: readonly DatedToken[], words: string): Gathered | undefined {
  const days = tokens
    .flatMap(({ column, day, week }) => {
      const number = day === undefined ? undefined : dayNumberOfIso(day);
      return number === undefined ? [] : [{ column, number, week: week === true }];
    })
    .sort((a, b) => a.number - b.number || a.column - b.column);
  const gaps = days.slice(1).map(({ number }, at) => number - (days[at]?.number ?? 0));
  const weekly = gaps.length > 0 && gaps.every((gap) => gap > 0 && gap % WEEK === 0);
  if (!weekly && !gaps.every((gap) => gap > 0 && gap <= LONGEST_GAP)) return undefined;
  const numbered = days.some(({ week }) => week);
  const closes =
    weekly &&
    !numbered &&
    closesWeek(
      words,
      days.map(({ number }) => number),
    );
  const spans = days.map(({ column, number }) => {
    const from = closes ? number - WEEK + 1 : number;
    return { column, days: Array.from({ length: weekly ? WEEK : 1 }, (_, at) => from + at) };
  });
  const first = monthOf(spans[0]?.days[0] ?? 0);
  const covered = new Map<number, number>();
  const columns = spans.flatMap(({ column, days: own }): readonly PeriodColumn[] => {
    const months = new Map<number, number>();
    for (const day of own) months.set(monthOf(day), (months.get(monthOf(day)) ?? 0) + 1);
    for (const [month, count] of months) covered.set(month, (covered.get(month) ?? 0) + count);
    return [...months].map(([month, count]) => ({
      column,
      period: month - first + 1,
      share: count / own.length,
    }));
  });
  return { first, columns, notices: noticesOf(weekly, closes, covered) };
}

function noticesOf(
  weekly: boolean,
  closes: boolean,
  covered: ReadonlyMap<number, number>,
): readonly ImportNotice[] {
  if (!weekly) {
    return [
      {
        code: 'days-summed',
        message:
          'The columns are days: amounts are added up to months, rates and prices averaged, balances are the last ones, and formulas stay in Excel.',
      },
    ];
  }
  const dates = closes
    ? 'the dates close their weeks'
    : 'weeks begin on the date or the Monday of their number';
  const summed: ImportNotice = {
    code: 'weeks-summed',
    message: `The columns are weeks (${dates}): each week goes to its months by its days; amounts are added up, rates and prices averaged, balances are the last ones, and formulas stay in Excel.`,
  };
  const places = [...covered].flatMap(([month, days]) => {
    const all = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
    return days < all ? [`${monthText(month)} (${days}/${all})`] : [];
  });
  if (places.length === 0) return [summed];
  const message = 'These months are covered by the weeks in part only, with the days counted:';
  return [summed, { code: 'weeks-in-part', message, places }];
}

function monthOf(day: number): number {
  const iso = isoOfDayNumber(day);
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}

function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
