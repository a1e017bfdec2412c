/**
 * The distribution of pasted history: its values resampled as they are, or smoothed by straight lines between them.
 * Smoothed, the quantile is Excel's PERCENTILE.INC of the data; resampled, each value has the same probability.
 */
import type { Empirical } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution, FieldProblem } from '../distribution.ts';
import { firstAbove, fromMasses } from './discrete.ts';

export function checkEmpirical({ data }: Empirical): readonly FieldProblem[] {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) return [{ field: `data.${bad}`, code: 'not-finite', message: 'data must be numbers' }];
  if (data.length < 2) return [{ field: 'data', code: 'empty', message: 'data needs at least two numbers' }];
  if (data.every((value) => value === data[0]))
    return [{ field: 'data', code: 'no-spread', message: 'all data are equal: there is no spread' }];
  return [];
}

export function createEmpirical({ data, method }: Empirical): Distribution {
  const sorted = Float64Array.from(data).sort();
  if (method === 'smoothed') return smoothed(sorted);
  const resampled = fromMasses(
    [...sorted],
    [...sorted].map(() => 1 / sorted.length),
  );
  const last = sorted.length - 1;
  // By the index rather than by added-up masses: k/n is then exact for every k.
  return {
    ...resampled,
    quantile: (p) => sorted[Math.min(last, Math.max(0, Math.ceil(p * sorted.length) - 1))] as number,
    cdf: (x) => firstAbove(sorted, x) / sorted.length,
  };
}

function smoothed(sorted: Float64Array): Distribution {
  const steps = sorted.length - 1;
  const quantile = (p: number): number => {
    const at = Math.min(steps, Math.max(0, p * steps));
    const below = Math.min(steps - 1, Math.floor(at));
    const from = sorted[below] as number;
    return from + (at - below) * ((sorted[below + 1] as number) - from);
  };
  const origin = quantile(0.5);
  // Moments of a mixture of uniform pieces, about the median so that large levels lose no digits.
  let [first, second, third] = [0, 0, 0];
  for (let i = 0; i < steps; i += 1) {
    const a = (sorted[i] as number) - origin;
    const b = (sorted[i + 1] as number) - origin;
    first += (a + b) / 2 / steps;
    second += (a * a + a * b + b * b) / 3 / steps;
    third += ((a + b) * (a * a + b * b)) / 4 / steps;
  }
  const variance = second - first * first;
  return {
    quantile,
    cdf: (x) => {
      const above = firstAbove(sorted, x);
      if (above === 0) return 0;
      if (above > steps) return 1;
      const from = sorted[above - 1] as number;
      return (above - 1 + (x - from) / ((sorted[above] as number) - from)) / steps;
    },
    mean: origin + first,
    variance,
    skewness: (third - 3 * first * second + 2 * first ** 3) / variance ** 1.5,
    discrete: false,
  };
}
