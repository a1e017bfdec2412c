/**
 * The Weibull distribution with shape and scale, moved by shift.
 * Closed forms; parameters must have passed checkWeibull.
 */
import type { Weibull } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { logGamma } from '../special/log-gamma.ts';

export function checkWeibull({ shape, scale, shift = 0 }: Weibull): readonly FieldProblem[] {
  return [...notPositive({ shape, scale }), ...notFinite({ shift })];
}

export function createWeibull({ shape, scale, shift = 0 }: Weibull): Distribution {
  const moment = (power: number): number => Math.exp(logGamma(1 + power / shape));
  const first = moment(1);
  const second = moment(2) - first * first;
  return {
    quantile: (p) => shift + scale * (-Math.log1p(-p)) ** (1 / shape),
    cdf: (x) => (x <= shift ? 0 : -Math.expm1(-(((x - shift) / scale) ** shape))),
    mean: shift + scale * first,
    variance: scale * scale * second,
    skewness: (moment(3) - 3 * first * second - first ** 3) / second ** 1.5,
    discrete: false,
  };
}
