/**
 * Fits distributions to pasted history by maximum likelihood and says how well each fits: Kolmogorov-Smirnov and
 * Anderson-Darling statistics, smallest Anderson-Darling first. The statistics rank the fits; they are no p-values,
 * since the parameters come from the same data (Stephens, JASA 69, 1974).
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution, FieldProblem } from '../distribution.ts';
import { checkEmpirical } from '../distributions/empirical.ts';
import { digamma } from '../special/log-gamma.ts';
import { momentsOf } from '../summary/moments.ts';
import { createDistribution } from './spec.ts';

export type Fit = {
  readonly spec: DistributionSpec;
  /** The largest distance between the data's steps and the fitted curve. */
  readonly kolmogorovSmirnov: number;
  /** Weighs the tails; Infinity where a value is impossible under the fit. */
  readonly andersonDarling: number;
};

const LEAST_DATA = 5;

/** Fits of all families that the data allow: those on positive numbers only where all data are positive. */
export function fitHistory(data: readonly number[]): Result<readonly Fit[], readonly FieldProblem[]> {
  const problems = checkEmpirical({ type: 'empirical', data: [...data], method: 'smoothed' });
  if (problems.length > 0) return err(problems);
  if (data.length < LEAST_DATA) {
    const message = `a fit needs at least ${LEAST_DATA} numbers`;
    return err([{ field: 'data', code: 'empty', message }]);
  }
  const sorted = Float64Array.from(data).sort();
  const positive = (sorted[0] ?? 0) > 0;
  const specs = [...anywhere(sorted), ...(positive ? aboveZero(sorted) : [])];
  const fits = specs.flatMap((spec): readonly Fit[] => {
    const made = createDistribution(spec);
    if (!made.ok) return [];
    const { value } = made;
    return [
      {
        spec,
        kolmogorovSmirnov: kolmogorovSmirnov(sorted, value),
        andersonDarling: andersonDarling(sorted, value),
      },
    ];
  });
  // Not by their difference: two that are impossible are both at Infinity.
  return ok(
    fits.sort(
      (a, b) => Number(a.andersonDarling > b.andersonDarling) - Number(a.andersonDarling < b.andersonDarling),
    ),
  );
}

function anywhere(sorted: Float64Array): readonly DistributionSpec[] {
  const { count, mean, m2 } = momentsOf(sorted);
  const [low, high] = [sorted[0] ?? 0, sorted[count - 1] ?? 0];
  // The likeliest ends are the extremes themselves; unbiased ones lie one mean gap further out.
  const gap = (high - low) / (count - 1);
  return [
    { type: 'normal', mean, sd: Math.sqrt(m2 / count) },
    { type: 'uniform', min: low - gap, max: high + gap },
  ];
}

function aboveZero(sorted: Float64Array): readonly DistributionSpec[] {
  const { count, mean } = momentsOf(sorted);
  const logs = momentsOf(sorted.map(Math.log));
  const shape = gammaShape(Math.log(mean) - logs.mean);
  const weibull = weibullShape(sorted, logs.mean);
  // Relative to the geometric mean: the powers of large amounts would overflow.
  const powers = sorted.reduce((sum, x) => sum + Math.exp(weibull * (Math.log(x) - logs.mean)), 0);
  const scale = Math.exp(logs.mean + Math.log(powers / count) / weibull);
  return [
    { type: 'lognormal', mu: logs.mean, sigma: Math.sqrt(logs.m2 / count) },
    { type: 'exponential', mean },
    { type: 'gamma', shape, scale: mean / shape },
    { type: 'weibull', shape: weibull, scale },
  ];
}

/** log k - digamma(k) = gap, which falls as k rises: halving of log k. */
function gammaShape(gap: number): number {
  return Math.exp(falling((y) => y - digamma(Math.exp(y)) - gap));
}

/** 1/k + mean log = sum x^k log x / sum x^k; numbers relative to their geometric mean, so that powers do not overflow. */
function weibullShape(sorted: Float64Array, meanLog: number): number {
  const logs = sorted.map((x) => Math.log(x) - meanLog);
  return Math.exp(
    falling((y) => {
      const k = Math.exp(y);
      const top = k * (logs[logs.length - 1] ?? 0);
      let [powers, weighted] = [0, 0];
      for (const log of logs) {
        const power = Math.exp(k * log - top);
        powers += power;
        weighted += power * log;
      }
      return 1 / k - weighted / powers;
    }),
  );
}

function falling(value: (y: number) => number): number {
  let [low, high] = [-10, 20];
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    if (value(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** D = the largest of |i/n - F(x_i)| and |F(x_i) - (i - 1)/n| over rising data. */
export function kolmogorovSmirnov(sorted: Float64Array, { cdf }: Distribution): number {
  const n = sorted.length;
  return sorted.reduce((most, x, i) => {
    const f = cdf(x);
    return Math.max(most, (i + 1) / n - f, f - i / n);
  }, 0);
}

/** A^2 = -n - (1/n) sum (2i - 1) (log F(x_i) + log(1 - F(x_{n+1-i}))). Source: Anderson/Darling, JASA 49 (1954). */
export function andersonDarling(sorted: Float64Array, { cdf }: Distribution): number {
  const n = sorted.length;
  const f = sorted.map(cdf);
  let sum = 0;
  for (let i = 0; i < n; i += 1)
    sum += (2 * i + 1) * (Math.log(f[i] as number) + Math.log1p(-(f[n - 1 - i] as number)));
  return -n - sum / n;
}
