/**
 * Actuals as the tracking computes with them: for each line the sum of each day that has any, in minor units (cents,
 * fen), which are whole numbers, so that every sum is exact and no order of import changes it; what a quantity or rate
 * has beyond them is a whole number too (see fractions.ts). Natural signs: a cost is positive, a refund of it negative.
 */
import type { Day } from '../calendar/day.ts';
import { type Figure, hundredthsOf, unitsOf } from './fractions.ts';

/** Minor units of one unit of the currency; hundredths of a quantity or rate. */
export const MINOR = 100;

export type LineSums = {
  /** Rising. */
  readonly days: Int32Array;
  /** The running total up to and with each day, in minor units. Whole numbers below 2^53. */
  readonly running: Float64Array;
  /** The same of what lies beyond whole minor units; absent where nothing does, as on every line of money. */
  readonly fine?: Float64Array;
};

/** By line id. Lines without actuals are absent. */
export type DaySums = ReadonlyMap<string, LineSums>;

/**
 * The sum of the days from `from` to `to`, both included. Minor units: whole ones of money, hundredths that need not be
 * whole of a quantity or rate.
 */
export function sumBetween(sums: LineSums | undefined, from: Day, to: Day): number {
  return hundredthsOf(figureBetween(sums, from, to));
}

/** The same in units of the currency, or of the quantity: one rounding, from the exact sum. */
export function unitsBetween(sums: LineSums | undefined, from: Day, to: Day): number {
  return unitsOf(figureBetween(sums, from, to));
}

/** The exact sum of the days at the places from `before` to `upTo` (which does not count). */
export function figureOfPlaces({ running, fine }: LineSums, before: number, upTo: number): Figure {
  const between = (totals: Float64Array): number =>
    (upTo === 0 ? 0 : (totals[upTo - 1] as number)) - (before === 0 ? 0 : (totals[before - 1] as number));
  return { minor: between(running), fine: fine ? between(fine) : 0 };
}

/** As money counts: whole minor units, whatever came in beyond them. */
export function inWholeMinor(sums: LineSums): LineSums {
  return sums.fine ? { days: sums.days, running: sums.running } : sums;
}

/** Is there any entry in these days? A sum of 0 may be one of entries that cancel out. */
export function hasBetween(sums: LineSums | undefined, from: Day, to: Day): boolean {
  return sums !== undefined && placesUpTo(sums.days, to) > placesUpTo(sums.days, from - 1);
}

/**
 * The running totals of days in rising order, each with its sum. Throws where a total leaves the safe whole numbers.
 */
export function lineSums(
  days: ArrayLike<number>,
  minor: ArrayLike<number>,
  fine: ArrayLike<number> = [],
): LineSums {
  const sums = { days: Int32Array.from(days), running: runningTotals(days.length, minor) };
  const beyond = runningTotals(days.length, fine);
  return beyond.some((total) => total !== 0) ? { ...sums, fine: beyond } : sums;
}

function runningTotals(count: number, amounts: ArrayLike<number>): Float64Array {
  const running = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    total += amounts[i] ?? 0;
    if (!Number.isSafeInteger(total))
      throw new RangeError('the sum of a line leaves the exact whole numbers');
    running[i] = total;
  }
  return running;
}

function figureBetween(sums: LineSums | undefined, from: Day, to: Day): Figure {
  if (!sums) return { minor: 0, fine: 0 };
  return figureOfPlaces(sums, placesUpTo(sums.days, from - 1), placesUpTo(sums.days, to));
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
