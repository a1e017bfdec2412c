/**
 * The sums of actuals by line and bucket, for a grid; of rates, prices and balances the means of the days that have
 * entries. Pure; works on sums that are in memory.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { columnMonth } from '../../../models/plan/timeline.ts';
import type { Grain } from '../../../models/plan/tracking/warning-schema.ts';
import {
  type DaySums,
  hasBetween,
  type LineSums,
  sumBetween,
} from '../../../models/tracking/actuals/day-sums.ts';
import {
  type Bucket,
  bucketAfter,
  bucketOf,
  type Calendar,
  firstDayOf,
  monthIndexOf,
} from '../../../models/tracking/calendar/bucket.ts';
import type { Day } from '../../../models/tracking/calendar/day.ts';
import { spreadOf } from '../../../models/tracking/planned/spread.ts';
import { entrySpan } from '../../../models/tracking/variance/closed-month.ts';
import { meanOfDays } from '../../../models/tracking/variance/report/mean-of-days.ts';
import type { Output } from '../../contract/contract.ts';

const MOST_BUCKETS = 1200;

export function actualsTable(
  plan: Plan,
  all: DaySums,
  {
    grain,
    from,
    to,
  }: { readonly grain: Grain; readonly from?: Day | undefined; readonly to?: Day | undefined },
): Output<'actuals.table'> {
  // Not those of lines that were deleted.
  const sums: DaySums = new Map(
    plan.lines.flatMap(({ id }) => {
      const line = all.get(id);
      return line ? [[id, line]] : [];
    }),
  );
  const span = entrySpan(sums);
  if (!span) return { buckets: [], rows: [] };
  const buckets = bucketsBetween(from ?? span.first, to ?? span.last, grain, calendarOf(plan));
  return {
    buckets,
    rows: plan.lines.flatMap((line) => {
      const own = sums.get(line.id);
      return own ? [{ lineId: line.id, minor: buckets.map((bucket) => shown(line, own, bucket)) }] : [];
    }),
  };
}

function shown(line: Line, sums: LineSums, { from, to }: Bucket): number | null {
  if (spreadOf(line) === 'hold') return meanOfDays(sums, from, to);
  return hasBetween(sums, from, to) ? sumBetween(sums, from, to) : null;
}

export function calendarOf({ timeline }: Plan): Calendar {
  return {
    fiscalYearStart: timeline.fiscalYearStart,
    start: firstDayOf(monthIndexOf(columnMonth(timeline, 1))),
  };
}

/** Every bucket that holds one of the days; the latest ones where there are too many. */
function bucketsBetween(from: Day, to: Day, grain: Grain, calendar: Calendar): Bucket[] {
  const buckets: Bucket[] = [];
  let bucket = bucketOf(to, grain, calendar);
  const first = bucketOf(from, grain, calendar).index;
  while (bucket.index >= first && buckets.length < MOST_BUCKETS) {
    buckets.push(bucket);
    bucket = bucketAfter(bucket, -1, grain, calendar);
  }
  return buckets.reverse();
}
