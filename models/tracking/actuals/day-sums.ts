/**
 * Actuals as the tracking computes with them: for each line the sum of each day that has any, in minor units (cents,
 * fen), which are whole numbers, so that every sum is exact and no order of import changes it. Natural signs, as in the
 * budget grid: a cost is positive, a refund of it negative.
 */
import type { Day } from '../calendar/day.ts';

/** Minor units of one unit of the currency. */
export const MINOR = 100;

export type LineSums = {
  /** Rising. */
  readonly days: Int32Array;
  /** The running total up to and with each day, in minor units. Whole numbers below 2^53. */
  readonly running: Float64Array;
};

/** By line id. Lines without actuals are absent. */
export type DaySums = ReadonlyMap<string, LineSums>;

/** The sum of the days from `from` to `to`, both included. Minor units. */
export function sumBetween(sums: LineSums | undefined, from: Day, to: Day): number {
  if (!sums) return 0;
  return runningAt(sums, to) - runningAt(sums, from - 1);
}

/** Is there any entry in these days? A sum of 0 may be one of entries that cancel out. */
export function hasBetween(sums: LineSums | undefined, from: Day, to: Day): boolean {
  return sums !== undefined && placesUpTo(sums.days, to) > placesUpTo(sums.days, from - 1);
}

/** The running totals of days in rising order, each with its sum. Throws where a total leaves the safe whole numbers. */
export function lineSums(days: ArrayLike<number>, minor: ArrayLike<number>): LineSums {
  const running = new Float64Array(days.length);
  let total = 0;
  for (let i = 0; i < days.length; i += 1) {
    total += minor[i] ?? 0;
    if (!Number.isSafeInteger(total))
      throw new RangeError('the sum of a line leaves the exact whole numbers');
    running[i] = total;
  }
  return { days: Int32Array.from(days), running };
}

function runningAt({ days, running }: LineSums, day: Day): number {
  const places = placesUpTo(days, day);
  return places === 0 ? 0 : (running[places - 1] as number);
}

/** How many of the rising days are not after `day`. */
function placesUpTo(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
