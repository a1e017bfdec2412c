/**
 * Which month a report shows: the last one that is complete. Complete is what the days say (an entry on the month's last
 * day or after it) or the calendar (the month is over today); a part month is never taken unasked, and a lone entry far
 * in the future (2029 typed for 2027) closes nothing.
 */
import type { DaySums } from '../actuals/day-sums.ts';
import { firstDayOf, monthIndex } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';

export type EntrySpan = { readonly first: Day; readonly last: Day };

/** First and last day with an entry of any line; null without entries. */
export function entrySpan(sums: DaySums): EntrySpan | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { days } of sums.values()) {
    if (days.length === 0) continue;
    first = Math.min(first, days[0] as number);
    last = Math.max(last, days[days.length - 1] as number);
  }
  return first <= last ? { first, last } : null;
}

export type BookedSpan = EntrySpan & {
  /** The first entry that lies too far ahead of the others to say that anything is closed; null: none does. */
  readonly ahead: Day | null;
};

/** Days: a quarter. Longer without any entry, and then a day that is still to come: that is a wrong date. */
const LONGEST_PAUSE = 92;

/**
 * How far the actuals go. An entry after `today` is no actual yet; it is taken all the same while entries follow each
 * other, for plans that are only tried, but not behind a pause where fewer days lie than before it. `today` null: every entry is taken.
 */
export function bookedSpan(sums: DaySums, today: Day | null): BookedSpan | null {
  const span = entrySpan(sums);
  if (!span) return null;
  if (today === null || span.last <= today) return { ...span, ahead: null };
  const { first } = span;
  const marks = new Uint8Array(span.last - first + 1);
  for (const { days } of sums.values()) for (const day of days) marks[day - first] = 1;
  const booked = marks.reduce((sum, mark) => sum + mark, 0);
  let [last, seen] = [first, 0];
  for (let day = first; day <= span.last; day += 1) {
    if (marks[day - first] === 0) continue;
    const isPause = day > today && day - last - 1 > LONGEST_PAUSE;
    // The few are wrong, not the many: one entry of a year too early must not put all others ahead.
    if (isPause && booked - seen < seen) return { first, last, ahead: day };
    last = day;
    seen += 1;
  }
  return { first, last, ahead: null };
}

/** Is the month over, by its entries or by the calendar? `today` null: by its entries only. */
export function isClosed(month: number, span: EntrySpan, today: Day | null): boolean {
  const lastDay = firstDayOf(month + 1) - 1;
  return span.last >= lastDay || (today !== null && today > lastDay);
}

/** Months since January 1970; null where not one complete month has entries. */
export function lastClosedMonth(span: EntrySpan | null, today: Day | null): number | null {
  if (!span) return null;
  const newest = monthIndex(span.last);
  if (isClosed(newest, span, today)) return newest;
  return monthIndex(span.first) < newest ? newest - 1 : null;
}
