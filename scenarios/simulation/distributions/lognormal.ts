/**
 * The lognormal distribution: exp of a normal with mean mu and sd sigma, moved by shift.
 * Closed forms; parameters must have passed checkLognormal.
 */
import type { Lognormal } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

export function checkLognormal({ mu, sigma, shift = 0 }: Lognormal): readonly FieldProblem[] {
  return [...notFinite({ mu, shift }), ...notPositive({ sigma })];
}

export function createLognormal({ mu, sigma, shift = 0 }: Lognormal): Distribution {
  const spread = Math.expm1(sigma * sigma);
  const mean = Math.exp(mu + (sigma * sigma) / 2);
  return {
    quantile: (p) => shift + Math.exp(mu + sigma * normalQuantile(p)),
    cdf: (x) => (x <= shift ? 0 : normalCdf((Math.log(x - shift) - mu) / sigma)),
    mean: shift + mean,
    variance: mean * mean * spread,
    skewness: (spread + 3) * Math.sqrt(spread),
    discrete: false,
  };
}
