/**
 * What was booked on a line, bucket by bucket, in whole minor units and what a quantity or rate has beyond them: one
 * walk over the days of the line, since buckets follow each other. Sums are exact; a bucket without an entry is told
 * from one whose entries cancel out.
 */
import { figureOfPlaces, type LineSums } from '../../actuals/day-sums.ts';
import type { Bucket } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';

export type BookedRow = {
  /** Minor units. */
  readonly minor: Float64Array;
  /** Beyond them (see fractions.ts); null where nothing is. */
  readonly fine: Float64Array | null;
  /** Days with an entry. */
  readonly days: Int32Array;
};

/** Of the first `closed` buckets, which begin and end no earlier than the ones before them. `from` null: as they begin. */
export function bookedRow(
  sums: LineSums,
  buckets: readonly Bucket[],
  closed: number,
  from: Day | null,
): BookedRow {
  const { days } = sums;
  const minor = new Float64Array(closed);
  const fine = sums.fine ? new Float64Array(closed) : null;
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
      const figure = figureOfPlaces(sums, before, upTo);
      minor[index] = figure.minor;
      if (fine) fine[index] = figure.fine;
    }
  }
  return { minor, fine, days: counts };
}
