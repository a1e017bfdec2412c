/**
 * The gamma distribution with shape and scale, moved by shift.
 * Closed-form moments; cumulative probability and inverse by special/incomplete-gamma.
 */
import type { Gamma } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { gammaP, gammaPInverse } from '../special/incomplete-gamma.ts';
import { poissonTerm } from '../special/log-gamma.ts';

export function checkGamma({ shape, scale, shift = 0 }: Gamma): readonly FieldProblem[] {
  return [...notPositive({ shape, scale }), ...notFinite({ shift })];
}

export function createGamma({ shape, scale, shift = 0 }: Gamma): Distribution {
  return {
    quantile: (p) => shift + scale * gammaPInverse(shape, p),
    cdf: (x) => gammaP(shape, (x - shift) / scale),
    mean: shift + shape * scale,
    variance: shape * scale * scale,
    skewness: 2 / Math.sqrt(shape),
    discrete: false,
    density: (x) => {
      const at = (x - shift) / scale;
      return at <= 0 ? 0 : (shape * poissonTerm(shape, at)) / (at * scale);
    },
  };
}
