/**
 * The Poisson distribution: how often something happens in a period, given its mean.
 * A table of the probabilities around the mean; what lies beyond 9 standard deviations has less than 1e-16.
 */
import type { Poisson } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notPositive } from '../distribution.ts';
import { poissonTerm } from '../special/log-gamma.ts';
import { firstAtLeast } from './discrete.ts';

const LARGEST_MEAN = 1e6;

export function checkPoisson({ mean }: Poisson): readonly FieldProblem[] {
  if (mean > LARGEST_MEAN && mean < Number.POSITIVE_INFINITY)
    return [
      { field: 'mean', code: 'out-of-range', message: 'mean must be at most 1,000,000; use a normal above' },
    ];
  return notPositive({ mean });
}

export function createPoisson({ mean }: Poisson): Distribution {
  const reach = 9 * Math.sqrt(mean) + 20;
  const first = Math.max(0, Math.floor(mean - reach));
  const cumulative = new Float64Array(Math.ceil(mean + reach) - first + 1);
  let sum = 0;
  for (let i = 0; i < cumulative.length; i += 1) {
    sum += poissonTerm(first + i, mean);
    cumulative[i] = Math.min(1, sum);
  }
  return {
    quantile: (p) => first + Math.min(firstAtLeast(cumulative, p), cumulative.length - 1),
    cdf: (x) => {
      const at = Math.floor(x) - first;
      if (at < 0) return 0;
      return at >= cumulative.length ? 1 : (cumulative[at] as number);
    },
    mean,
    variance: mean,
    skewness: 1 / Math.sqrt(mean),
    discrete: true,
  };
}
