/**
 * The uniform distribution: every value between min and max is as likely as any other.
 * Closed forms; parameters must have passed checkUniform.
 */
import type { Uniform } from '../../../models/plan/what-if/distribution-schema.ts';
import { badRange, type Distribution, type FieldProblem, notFinite } from '../distribution.ts';

export function checkUniform({ min, max }: Uniform): readonly FieldProblem[] {
  return [...notFinite({ min, max }), ...badRange(min, max)];
}

export function createUniform({ min, max }: Uniform): Distribution {
  const width = max - min;
  return {
    quantile: (p) => min + width * p,
    shape: (values) => {
      for (let i = 0; i < values.length; i += 1) values[i] = min + width * (values[i] as number);
    },
    cdf: (x) => Math.min(1, Math.max(0, (x - min) / width)),
    mean: min + width / 2,
    variance: (width * width) / 12,
    skewness: 0,
    discrete: false,
  };
}
