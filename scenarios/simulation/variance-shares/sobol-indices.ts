/**
 * Sobol' indices: the share of a metric's variance that a driver explains alone (first order) and with all its
 * interactions (total). For drivers that are independent; correlations are not used here.
 * First order by Saltelli et al. (Comput. Phys. Commun. 181, 2010), total by Jansen (1999), on scrambled Sobol' points.
 */
import { sobolColumn } from '../random/sobol.ts';
import { childKey, seedKey } from '../random/split-mix.ts';
import { momentsOf } from '../summary/moments.ts';

/** Writes the metric for `count` trials, given one probability in (0, 1) a driver and trial. */
export type EvaluateProbabilities = (
  probabilities: readonly Float64Array[],
  out: Float64Array,
  count: number,
) => void;

export type SobolIndices = {
  readonly mean: number;
  readonly variance: number;
  readonly firstOrder: readonly number[];
  readonly total: readonly number[];
  /** How often the model was run: points x (drivers + 2). */
  readonly runs: number;
  /** Points left out since one of their runs had no number. */
  readonly missing: number;
};

/** Half of the dimensions of the Sobol' table: two independent sets of drivers are needed. */
export const MOST_SOBOL_DRIVERS = 256;

/** `points` is best a power of two; with 2^14 the indices are good to about 0.005. */
export function sobolIndices(
  evaluate: EvaluateProbabilities,
  drivers: number,
  points: number,
  seed: number,
): SobolIndices {
  if (drivers > MOST_SOBOL_DRIVERS)
    throw new RangeError(`Sobol' indices are for at most ${MOST_SOBOL_DRIVERS} drivers, not ${drivers}`);
  const root = seedKey(seed);
  const draw = (set: string, offset: number): readonly Float64Array[] =>
    Array.from({ length: drivers }, (_, i) => {
      const out = new Float64Array(points);
      sobolColumn(childKey(root, `${set}${i}`), offset + i)(0, out);
      return out;
    });
  const a = draw('a', 0);
  const b = draw('b', drivers);
  const run = (probabilities: readonly Float64Array[]): Float64Array => {
    const out = new Float64Array(points);
    evaluate(probabilities, out, points);
    return out;
  };
  const ya = run(a);
  const yb = run(b);
  const mixed = a.map((_, i) => run(a.map((column, j) => (j === i ? (b[j] ?? column) : column))));
  const usable = Uint8Array.from(ya, (value, k) =>
    [value, yb[k], ...mixed.map((y) => y[k])].every(Number.isFinite) ? 1 : 0,
  );
  const both = new Float64Array(2 * points);
  both.set(ya.map((value, k) => (usable[k] ? value : Number.NaN)));
  both.set(
    yb.map((value, k) => (usable[k] ? value : Number.NaN)),
    points,
  );
  const { count, mean, m2 } = momentsOf(both);
  const variance = m2 / count;
  const indices = mixed.map((y) => {
    let [alone, all] = [0, 0];
    for (let k = 0; k < points; k += 1) {
      if (!usable[k]) continue;
      const change = (y[k] as number) - (ya[k] as number);
      alone += ((yb[k] as number) - mean) * change;
      all += change * change;
    }
    return [alone / (count / 2) / variance, all / count / variance] as const;
  });
  return {
    mean,
    variance,
    firstOrder: indices.map(([alone]) => alone),
    total: indices.map(([, all]) => all),
    runs: points * (drivers + 2),
    missing: points - count / 2,
  };
}
