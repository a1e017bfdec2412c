/**
 * Running totals of columns from which the sum of any stretch of columns is read at once. Kept in two doubles each, so
 * that a small amount behind a large one (an outlay of a billion, then rents) is read back without a rounding error.
 */

export type RunningSum = {
  /** Totals of the columns before each column: high + low. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** How many columns before each column hold no number. */
  readonly gaps: Int32Array;
};

export function runningSum(count: number, amountOf: (column: number) => number): RunningSum {
  const high = new Float64Array(count + 1);
  const low = new Float64Array(count + 1);
  const gaps = new Int32Array(count + 1);
  for (let column = 0; column < count; column += 1) {
    const amount = amountOf(column);
    const counts = Number.isFinite(amount);
    const before = high[column] as number;
    const added = counts ? amount : 0;
    const sum = before + added;
    // Knuth's two-sum: what the addition above has lost, exactly.
    const share = sum - before;
    const lost = before - (sum - share) + (added - share);
    high[column + 1] = sum;
    low[column + 1] = (low[column] as number) + lost;
    gaps[column + 1] = (gaps[column] as number) + (counts ? 0 : 1);
  }
  return { high, low, gaps };
}

/** The sum of the columns from `first` to `last`, both included; 0 where there are none, NaN where one has no number. */
export function sumOfColumns({ high, low, gaps }: RunningSum, first: number, last: number): number {
  if (last < first) return 0;
  if (gaps[last + 1] !== gaps[first]) return Number.NaN;
  const end = high[last + 1] as number;
  const begin = high[first] as number;
  const difference = end - begin;
  const share = difference - end;
  const lost = end - (difference - share) + (-begin - share);
  return difference + (lost + ((low[last + 1] as number) - (low[first] as number)));
}
