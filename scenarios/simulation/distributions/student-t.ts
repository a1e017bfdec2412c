/**
 * Student's t distribution with location and scale: a normal with heavier tails.
 * Moments that do not exist are NaN (mean up to 1, variance up to 2, skewness up to 3 degrees of freedom).
 */
import type { StudentT } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { betaI, betaInverse } from '../special/incomplete-beta.ts';
import { logGamma } from '../special/log-gamma.ts';

export function checkStudentT({ df, location = 0, scale = 1 }: StudentT): readonly FieldProblem[] {
  return [...notPositive({ df, scale }), ...notFinite({ location })];
}

export function createStudentT({ df, location = 0, scale = 1 }: StudentT): Distribution {
  const logHeight = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const upperTail = (t: number): number => {
    const square = t * t;
    return 0.5 * betaI(df / 2, 0.5, df / (df + square), square / (df + square));
  };
  return {
    quantile: (p) => {
      const tail = p < 0.5 ? p : 1 - p;
      const { x, y } = betaInverse(df / 2, 0.5, 2 * tail, 1 - 2 * tail);
      const t = Math.sqrt((df * y) / x);
      return location + scale * (p < 0.5 ? -t : t);
    },
    cdf: (x) => {
      const t = (x - location) / scale;
      return t > 0 ? 1 - upperTail(t) : upperTail(t);
    },
    mean: df > 1 ? location : Number.NaN,
    variance: df > 2 ? (scale * scale * df) / (df - 2) : df > 1 ? Number.POSITIVE_INFINITY : Number.NaN,
    skewness: df > 3 ? 0 : Number.NaN,
    discrete: false,
    density: (x) => {
      const t = (x - location) / scale;
      return Math.exp(logHeight - ((df + 1) / 2) * Math.log1p((t * t) / df)) / scale;
    },
  };
}
