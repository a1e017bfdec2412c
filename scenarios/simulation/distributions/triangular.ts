/**
 * The triangular distribution: lowest, most likely and highest value.
 * Closed forms (Johnson, Kotz, Balakrishnan, vol. 2, ch. 26); parameters must have passed checkTriangular.
 */
import type { Triangular } from '../../../models/plan/what-if/distribution-schema.ts';
import { badMode, type Distribution, type FieldProblem, notFinite } from '../distribution.ts';

export function checkTriangular({ min, mode, max }: Triangular): readonly FieldProblem[] {
  return [...notFinite({ min, mode, max }), ...badMode(min, mode, max)];
}

export function createTriangular({ min: a, mode: c, max: b }: Triangular): Distribution {
  const width = b - a;
  const left = c - a;
  const right = b - c;
  const turn = left / width;
  const variance = (left * left + left * right + right * right) / 18;
  const third = (Math.SQRT2 * (a + b - 2 * c) * (2 * a - b - c) * (a - 2 * b + c)) / 5;
  const quantile = (p: number): number =>
    p < turn ? a + Math.sqrt(p * width * left) : b - Math.sqrt((1 - p) * width * right);
  return {
    quantile,
    shape: (values) => {
      for (let i = 0; i < values.length; i += 1) values[i] = quantile(values[i] as number);
    },
    cdf: (x) => {
      if (x <= a) return 0;
      if (x >= b) return 1;
      return x <= c ? ((x - a) * (x - a)) / (width * left) : 1 - ((b - x) * (b - x)) / (width * right);
    },
    mean: (a + b + c) / 3,
    variance,
    skewness: third / (18 * variance) ** 1.5,
    discrete: false,
  };
}
