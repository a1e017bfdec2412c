/**
 * Percentiles and tail measures of sorted results. The definition everywhere is Excel's PERCENTILE.INC (R type 7)
 * unless it says EXC. Callers sort once, with `sortedFinite`.
 */

/** The finite numbers, rising; NaN, as of a trial without IRR, is left out. */
export function sortedFinite(values: Float64Array): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (value - value !== 0) continue;
    kept[count] = value;
    count += 1;
  }
  return kept.subarray(0, count).sort();
}

/** PERCENTILE.INC: straight lines between the n results at p = 0, 1/(n-1), ... 1. NaN for none, or p outside 0..1. */
export function percentileInclusive(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  return between(sorted, p * (sorted.length - 1));
}

/** PERCENTILE.EXC (R type 6): the n results stand at p = 1/(n+1), ... n/(n+1); NaN beyond them, as Excel's #NUM!. */
export function percentileExclusive(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length + 1) - 1;
  // A p such as 0.1 x 10 must not fall out of the range by its rounding.
  const slack = 1e-12 * sorted.length;
  if (!(at >= -slack && at <= sorted.length - 1 + slack)) return Number.NaN;
  return between(sorted, Math.min(sorted.length - 1, Math.max(0, at)));
}

function between(sorted: Float64Array, at: number): number {
  const below = Math.floor(at);
  const from = sorted[below] ?? Number.NaN;
  const to = sorted[below + 1];
  return to === undefined ? from : from + (at - below) * (to - from);
}

/** Share of the results strictly below a limit. */
export function shareBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}

/**
 * Value at risk: how far the result falls below `reference` (0: the loss itself; the mean: the shortfall against plan)
 * at this confidence. Positive is a loss: reference - percentile(1 - confidence). Source: Jorion, Value at Risk, ch. 5.
 */
export function valueAtRisk(sorted: Float64Array, confidence: number, reference = 0): number {
  return reference - percentileInclusive(sorted, 1 - confidence);
}

/**
 * Expected shortfall: the mean loss in the worst share 1 - confidence of the trials, the trial at its edge taken in
 * part. Same sign and reference as valueAtRisk. Source: Acerbi/Tasche (2002), definition 2.6.
 */
export function expectedShortfall(sorted: Float64Array, confidence: number, reference = 0): number {
  const tail = (1 - confidence) * sorted.length;
  const whole = Math.min(sorted.length, Math.floor(tail + 1e-9));
  const rest = Math.max(0, tail - whole);
  let sum = 0;
  for (let i = 0; i < whole; i += 1) sum += sorted[i] as number;
  if (rest > 1e-9) sum += rest * (sorted[whole] ?? 0);
  return reference - sum / (rest > 1e-9 ? tail : whole);
}
