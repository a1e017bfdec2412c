/**
 * The exponential distribution, given by its mean, moved by shift.
 * Closed forms; parameters must have passed checkExponential.
 */
import type { Exponential } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';

export function checkExponential({ mean, shift = 0 }: Exponential): readonly FieldProblem[] {
  return [...notPositive({ mean }), ...notFinite({ shift })];
}

export function createExponential({ mean, shift = 0 }: Exponential): Distribution {
  return {
    quantile: (p) => shift - mean * Math.log1p(-p),
    cdf: (x) => (x <= shift ? 0 : -Math.expm1((shift - x) / mean)),
    mean: shift + mean,
    variance: mean * mean,
    skewness: 2,
    discrete: false,
  };
}
