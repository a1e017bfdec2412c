/**
 * The normal distribution.
 * Parameters must have passed checkNormal.
 */
import type { Normal } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';

export function checkNormal({ mean, sd }: Normal): readonly FieldProblem[] {
  return [...notFinite({ mean }), ...notPositive({ sd })];
}

export function createNormal({ mean, sd }: Normal): Distribution {
  return {
    quantile: (p) => mean + sd * normalQuantile(p),
    shape: (values) => {
      for (let i = 0; i < values.length; i += 1) values[i] = mean + sd * normalQuantile(values[i] as number);
    },
    cdf: (x) => normalCdf((x - mean) / sd),
    mean,
    variance: sd * sd,
    skewness: 0,
    discrete: false,
  };
}
