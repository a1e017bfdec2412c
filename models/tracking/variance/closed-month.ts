/**
 * Which month a report shows: the last one that is complete. Complete is what the days say (an entry on the month's last
 * day or after it) or the calendar (the month is over today); a part month is never taken unasked.
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
