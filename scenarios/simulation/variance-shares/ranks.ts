/**
 * Ranks with ties averaged, and the correlations of Pearson and Spearman.
 * Pure; NaN where one side has no spread, never a made-up zero.
 */

/** Ranks from 1, equal values sharing their mean rank (Excel's RANK.AVG, rising). */
export function ranksOf(values: Float64Array): Float64Array {
  const order = new Uint32Array(values.length).map((_, i) => i);
  order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to += 1;
    for (let i = from; i < to; i += 1) ranks[order[i] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Linear correlation; NaN where one side has no spread. */
export function pearson(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  // Measured from the first value, so that equal values have exactly no spread.
  const [x0 = 0] = x;
  const [y0 = 0] = y;
  let [meanX, meanY] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    meanX += ((x[i] as number) - x0) / n;
    meanY += ((y[i] as number) - y0) / n;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const dx = (x[i] as number) - x0 - meanX;
    const dy = (y[i] as number) - y0 - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Number.NaN;
}

/** Spearman's rank correlation: Pearson's of the ranks. */
export function spearman(x: Float64Array, y: Float64Array): number {
  return pearson(ranksOf(x), ranksOf(y));
}
