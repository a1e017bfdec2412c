/**
 * Rank correlation by reordering (R. Iman, W. Conover, Comm. Statist. B 11, 1982): the values of each column stay
 * exactly the same, only their order changes. Works on one block of trials at a time, so that any worker gets the
 * same block. Scores are van der Waerden's, taken from the columns' own ranks; their sample correlation is removed
 * first, so that the target is met within the block.
 */
import type { Shape } from '../distribution.ts';
import { normalQuantile } from '../special/normal.ts';
import { choleskyFactor, entry, type Matrix } from './matrix.ts';
import { counters, fillOrder, orderScratch } from './order.ts';

/**
 * Reorders columns of equal length, best of numbers in 0..1, in place. With `shapes`, each rising, also shapes the numbers of column j by shapes[j]:
 * in rising order, where a shape that branches is cheapest. The numbers are the same as done apart.
 */
export type Reorder = (columns: readonly Float64Array[], shapes?: readonly Shape[]) => void;

/** Nearly all normal scores lie within so many standard deviations. */
const SCORES = 3;
/**
 * Neighbours of a rank may stand in each other's place in a block of at least so many trials: it moves a correlation by
 * less than 1e-4, and putting them in order takes as long as all else. Not where a correlation is nearly one.
 */
const FINE = 512;
const STRONG = 0.99;

/**
 * A reordering of blocks of up to `size` trials. `scores` is the positive semi-definite correlation matrix of the
 * normal scores. A block too short to measure its own correlation (up to twice the columns) is reordered by the
 * target alone.
 */
export function createReorder(scores: Matrix, size: number): Reorder {
  const target = choleskyFactor(scores);
  const width = scores.length;
  const strong = scores.some((row, i) => row.some((score, j) => i !== j && Math.abs(score) > STRONG));
  const order = counters(size);
  const scratch = orderScratch(size);
  const mixed = new Float64Array(size);
  const ordered = new Float64Array(size);
  const marks = scores.map(() => new Float64Array(size));
  const sorted = scores.map(() => new Float64Array(size));
  let ladder = scoreLadder(size);
  return (columns, shapes) => {
    const n = columns[0]?.length ?? 0;
    if (n < 2) {
      columns.forEach((column, j) => void shapes?.[j]?.(column));
      return;
    }
    if (ladder.length !== n) ladder = scoreLadder(n);
    const exact = strong || n < FINE;
    columns.forEach((column, j) => {
      const mark = marks[j];
      const rising = sorted[j];
      if (!mark || !rising) return;
      fillOrder(column, order, rising, scratch, 0, 1, exact);
      for (let r = 0; r < n; r += 1) mark[order[r] as number] = ladder[r] as number;
    });
    const weights = n > 2 * width ? weightsFor(target, sampleCorrelation(marks, n)) : target;
    for (let j = 1; j < width; j += 1) {
      const column = columns[j];
      const rising = sorted[j];
      if (!column || !rising) continue;
      const mix = mixed.subarray(0, n);
      mixScores(weights[j] ?? [], marks, j + 1, mix);
      fillOrder(mix, order, ordered, scratch, -SCORES, SCORES, exact);
      shapes?.[j]?.(rising.subarray(0, n));
      for (let r = 0; r < n; r += 1) column[order[r] as number] = rising[r] as number;
    }
    // The first column keeps its order.
    const [kept] = columns;
    if (kept) shapes?.[0]?.(kept);
  };
}

/** Normal scores of ranks 1..n, scaled to variance one. */
function scoreLadder(n: number): Float64Array {
  const ladder = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 1) / (n + 1)));
  const scale = 1 / Math.sqrt(ladder.reduce((sum, score) => sum + score * score, 0) / n);
  return ladder.map((score) => score * scale);
}

/** out = sum of weights[k] x marks[k], k < count, added in this order; four at a time, as a pass costs more than its sums. */
function mixScores(
  weights: readonly number[],
  marks: readonly Float64Array[],
  count: number,
  out: Float64Array,
): void {
  const used = marks.flatMap((mark, k) => {
    const weight = weights[k] ?? 0;
    return k < count && weight !== 0 ? [{ mark, weight }] : [];
  });
  out.fill(0);
  let k = 0;
  for (; k + 4 <= used.length; k += 4) addFour(used.slice(k, k + 4), out);
  for (const { mark, weight } of used.slice(k)) {
    for (let i = 0; i < out.length; i += 1) out[i] = (out[i] as number) + weight * (mark[i] as number);
  }
}

type Weighted = { readonly mark: Float64Array; readonly weight: number };

function addFour([a, b, c, d]: readonly Weighted[], out: Float64Array): void {
  if (!a || !b || !c || !d) return;
  const [am, bm, cm, dm] = [a.mark, b.mark, c.mark, d.mark];
  const [aw, bw, cw, dw] = [a.weight, b.weight, c.weight, d.weight];
  for (let i = 0; i < out.length; i += 1) {
    out[i] =
      (out[i] as number) +
      aw * (am[i] as number) +
      bw * (bm[i] as number) +
      cw * (cm[i] as number) +
      dw * (dm[i] as number);
  }
}

function sampleCorrelation(marks: readonly Float64Array[], n: number): Matrix {
  const result = marks.map((_, i) => marks.map((_other, j): number => (i === j ? 1 : 0)));
  const put = (i: number, j: number, sum: number): void => {
    const [row, mirrored] = [result[i], result[j]];
    if (row) row[j] = sum / n;
    if (mirrored) mirrored[i] = sum / n;
  };
  marks.forEach((own, i) => {
    let j = 0;
    for (; j + 4 <= i; j += 4) {
      fourProducts(own, marks.slice(j, j + 4), n).forEach((sum, k) => {
        put(i, j + k, sum);
      });
    }
    for (; j < i; j += 1) put(i, j, product(own, marks[j] ?? own, n));
  });
  return result;
}

function product(a: Float64Array, b: Float64Array, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; k += 1) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** Side by side, so that one sum need not wait for another; each is added in the order of `product`. */
function fourProducts(
  own: Float64Array,
  [a, b, c, d]: readonly Float64Array[],
  n: number,
): readonly number[] {
  if (!a || !b || !c || !d) return [];
  let [p, q, r, s] = [0, 0, 0, 0];
  for (let k = 0; k < n; k += 1) {
    const x = own[k] as number;
    p += x * (a[k] as number);
    q += x * (b[k] as number);
    r += x * (c[k] as number);
    s += x * (d[k] as number);
  }
  return [p, q, r, s];
}

/** target x inverse of the sample's own factor, both lower triangular. */
function weightsFor(target: Matrix, sample: Matrix): Matrix {
  const own = choleskyFactor(sample);
  return target.map((_, i) => {
    const row = new Array<number>(target.length).fill(0);
    for (let j = i; j >= 0; j -= 1) {
      let rest = entry(target, i, j);
      for (let k = j + 1; k <= i; k += 1) rest -= (row[k] ?? 0) * entry(own, k, j);
      row[j] = rest / entry(own, j, j);
    }
    return row;
  });
}
