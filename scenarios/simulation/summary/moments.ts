/**
 * Mean and central moments that can be put together from pieces: two passes in a piece, pairwise formulas between.
 * Merged in block order the result has the same bits however the blocks were spread over workers.
 * Source: P. Pebay, "Formulas for robust, one-pass parallel computation of covariances and moments" (2008).
 */

export type Moments = {
  readonly count: number;
  readonly mean: number;
  /** Sums of the powers 2, 3 and 4 of the distances from the mean. */
  readonly m2: number;
  readonly m3: number;
  readonly m4: number;
};

export const NO_MOMENTS: Moments = { count: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/** The moments of the finite numbers among values; NaN, as of a trial without IRR, is left out. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    count += 1;
    sum += value;
  }
  if (count === 0) return NO_MOMENTS;
  const rough = sum / count;
  let [m1, m2, m3, m4] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    const d = value - rough;
    const square = d * d;
    m1 += d;
    m2 += square;
    m3 += square * d;
    m4 += square * square;
  }
  // The rough mean has rounding of its own; shift the sums to the better one.
  const e = m1 / count;
  return {
    count,
    mean: rough + e,
    m2: m2 - e * m1,
    m3: m3 - 3 * e * m2 + 2 * count * e ** 3,
    m4: m4 - 4 * e * m3 + 6 * e * e * m2 - 3 * count * e ** 4,
  };
}

export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const n = a.count + b.count;
  const d = b.mean - a.mean;
  const share = d / n;
  const cross = d * share * a.count * b.count;
  return {
    count: n,
    mean: a.mean + share * b.count,
    m2: a.m2 + b.m2 + cross,
    m3: a.m3 + b.m3 + cross * share * (a.count - b.count) + 3 * share * (a.count * b.m2 - b.count * a.m2),
    m4:
      a.m4 +
      b.m4 +
      cross * share * share * (a.count * a.count - a.count * b.count + b.count * b.count) +
      6 * share * share * (a.count * a.count * b.m2 + b.count * b.count * a.m2) +
      4 * share * (a.count * b.m3 - b.count * a.m3),
  };
}

/** Sample variance, divided by n - 1; NaN below two numbers. */
export function sampleVariance({ count, m2 }: Moments): number {
  return count > 1 ? m2 / (count - 1) : Number.NaN;
}

/** Standard deviation of the mean: sd / sqrt(n). Right for plain sampling, too large for the others. */
export function standardError(moments: Moments): number {
  return Math.sqrt(sampleVariance(moments) / moments.count);
}

/** Third moment over the cube of the standard deviation, population form (Excel's SKEW.P). */
export function skewness({ count, m2, m3 }: Moments): number {
  return (Math.sqrt(count) * m3) / m2 ** 1.5;
}

/** Fourth moment over the square of the variance, less 3; population form. */
export function excessKurtosis({ count, m2, m4 }: Moments): number {
  return (count * m4) / (m2 * m2) - 3;
}
