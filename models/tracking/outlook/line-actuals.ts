/**
 * What has happened on one line, by period and by month, read from its exact daily sums. Money comes out in units of the
 * currency only at the very end, so every sum is exact until then.
 */
import type { Line } from '../../plan/schema.ts';
import { type LineSums, unitsBetween } from '../actuals/day-sums.ts';
import { firstDayOf, monthIndex } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';
import type { Spread } from '../planned/spread.ts';
import type { Frame } from './frame.ts';

/** Lines whose money before the start of the plan is part of the opening. */
export function hasOpeningMoney({ kind }: Pick<Line, 'kind'>): boolean {
  return kind === 'investment' || kind === 'financing';
}

/**
 * sum: the sum of these days. hold: the mean of the days that have an entry, null where none has: a rate without a
 * reading is not 0.
 */
export function actualBetween(sums: LineSums, measure: Spread, from: Day, to: Day): number | null {
  const total = unitsBetween(sums, from, to);
  if (measure === 'sum') return total;
  const days = countDays(sums.days, to) - countDays(sums.days, from - 1);
  return days === 0 ? null : total / days;
}

/**
 * The last day whose money belongs to the opening: everything before period 1; where the plan has an amount in the
 * opening also the first day, on which the opening stands; and where it has nothing in period 1 the whole first month,
 * since an outlay that is paid a few weeks after the decision is still the first outlay, not one of a period later.
 */
export function lastOpeningDay(frame: Frame, line: Line, planned: Float64Array): Day {
  const firstDay = firstDayOf(frame.start);
  if (!hasOpeningMoney(line) || (planned[0] ?? 0) === 0) return firstDay - 1;
  return (planned[1] ?? 0) === 0 ? firstDayOf(frame.start + 1) - 1 : firstDay;
}

export type History = { readonly from: number; readonly values: readonly number[] };

/** Longer histories are cut: ten years say enough, and the fit stays fast. */
const LONGEST = 120;

/**
 * By month, from the first that has an entry to the cut-over. A month without entries is 0; of a rate it keeps the last
 * reading. Money of the opening is no month's. Null where nothing has happened by then.
 */
export function historyOf(
  sums: LineSums,
  measure: Spread,
  cutOver: number,
  openingUntil: Day | null,
): History | null {
  const firstDay = sums.days.find((day) => openingUntil === null || day > openingUntil);
  if (firstDay === undefined || monthIndex(firstDay) > cutOver) return null;
  const from = Math.max(monthIndex(firstDay), cutOver - LONGEST + 1);
  const values: number[] = [];
  for (let month = from; month <= cutOver; month += 1) {
    const begin = Math.max(firstDayOf(month), (openingUntil ?? Number.NEGATIVE_INFINITY) + 1);
    values.push(actualBetween(sums, measure, begin, firstDayOf(month + 1) - 1) ?? values.at(-1) ?? 0);
  }
  return { from, values };
}

function countDays(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
