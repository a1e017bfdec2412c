/**
 * What was booked on a line, bucket by bucket, in whole minor units: one walk over the days of the line, since buckets
 * follow each other. Sums are exact; a bucket without an entry is told from one whose entries cancel out.
 */
import type { LineSums } from '../../actuals/day-sums.ts';
import type { Bucket } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';

export type BookedRow = {
  /** Minor units. */
  readonly minor: Float64Array;
  /** Days with an entry. */
  readonly days: Int32Array;
};

/** Of the first `closed` buckets, which begin and end no earlier than the ones before them. `from` null: as they begin. */
export function bookedRow(
  { days, running }: LineSums,
  buckets: readonly Bucket[],
  closed: number,
  from: Day | null,
): BookedRow {
  const minor = new Float64Array(closed);
  const counts = new Int32Array(closed);
  let before = 0;
  let upTo = 0;
  for (let index = 0; index < closed; index += 1) {
    const bucket = buckets[index] as Bucket;
    const start = from ?? bucket.from;
    while (before < days.length && (days[before] as number) < start) before += 1;
    while (upTo < days.length && (days[upTo] as number) <= bucket.to) upTo += 1;
    counts[index] = Math.max(0, upTo - before);
    if (upTo > before) {
      minor[index] = (running[upTo - 1] as number) - (before === 0 ? 0 : (running[before - 1] as number));
    }
  }
  return { minor, days: counts };
}
