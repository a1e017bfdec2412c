/**
 * The buckets that a rule is read over: the closed ones, oldest first, and behind them those that the outlook covers.
 * The first begins with the plan, never before it, so that a half week at the start is held against half a week's plan.
 */
import type { Grain } from '../../../plan/tracking/warning-schema.ts';
import { type Bucket, bucketAfter, bucketOf, type Calendar } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';

export type BucketRow = {
  readonly grain: Grain;
  /** The same for the same buckets; null: not to be remembered. */
  readonly name: string | null;
  readonly buckets: readonly Bucket[];
  /** So many of them are closed: their last day is covered by the actuals. */
  readonly closed: number;
};

/** Two years ahead is as far as a notice is of use. */
const AHEAD_DAYS = 731;

export function bucketRow(
  grain: Grain,
  calendar: Calendar,
  through: Day | null,
  /** The last day that the outlook covers; null: there is none. */
  aheadTo: Day | null,
): BucketRow {
  const buckets: Bucket[] = [];
  let closed = 0;
  const last = aheadTo === null || through === null ? through : Math.min(aheadTo, through + AHEAD_DAYS);
  if (last === null || last < calendar.start) return named(grain, calendar, buckets, closed);
  let bucket = bucketOf(calendar.start, grain, calendar);
  while (bucket.to <= last || bucket.to <= (through ?? last)) {
    buckets.push(bucket.from < calendar.start ? { ...bucket, from: calendar.start } : bucket);
    if (through !== null && bucket.to <= through) closed += 1;
    bucket = bucketAfter(bucket, 1, grain, calendar);
  }
  return named(grain, calendar, buckets, closed);
}

function named(
  grain: Grain,
  { fiscalYearStart, start }: Calendar,
  buckets: readonly Bucket[],
  closed: number,
): BucketRow {
  return { grain, name: `${grain}|${fiscalYearStart}|${start}|${buckets.length}`, buckets, closed };
}
