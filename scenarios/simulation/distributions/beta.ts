/**
 * The beta distribution, on 0..1 or stretched to min..max.
 * Closed-form moments; cumulative probability and inverse by special/incomplete-beta.
 */
import type { Beta } from '../../../models/plan/what-if/distribution-schema.ts';
import { badRange, type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { betaI, betaInverse } from '../special/incomplete-beta.ts';
import { betaTerm } from '../special/log-gamma.ts';

export function checkBeta({ alpha, beta, min = 0, max = 1 }: Beta): readonly FieldProblem[] {
  return [...notPositive({ alpha, beta }), ...notFinite({ min, max }), ...badRange(min, max)];
}

export function createBeta({ alpha: a, beta: b, min = 0, max = 1 }: Beta): Distribution {
  const width = max - min;
  const n = a + b;
  return {
    quantile: (p) => {
      const { x, y } = betaInverse(a, b, p);
      return x < 0.5 ? min + width * x : max - width * y;
    },
    cdf: (x) => betaI(a, b, (x - min) / width, (max - x) / width),
    mean: min + (width * a) / n,
    variance: (width * width * a * b) / (n * n * (n + 1)),
    skewness: (2 * (b - a) * Math.sqrt(n + 1)) / ((n + 2) * Math.sqrt(a * b)),
    discrete: false,
    density: (x) => {
      const at = (x - min) / width;
      const rest = (max - x) / width;
      return betaTerm(a, b, at, rest) / (at * rest * width);
    },
  };
}
