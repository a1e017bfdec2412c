/**
 * The normal distribution cut off below min and above max; mean and sd are those before the cut.
 * Computed from the nearer tail, so that a cut far from the mean keeps its digits. Moments: Johnson/Kotz vol. 1, ch. 13.
 */
import type { TruncatedNormal } from '../../../models/plan/what-if/distribution-schema.ts';
import { badRange, type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { normalCdf, normalDensity, normalQuantile } from '../special/normal.ts';

/** Below this share of the uncut normal nothing sensible is left to draw from. */
const LEAST_SHARE = 1e-12;

export function checkTruncatedNormal(spec: TruncatedNormal): readonly FieldProblem[] {
  const { mean, sd, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  const problems: readonly FieldProblem[] = [
    ...notFinite({ mean }),
    ...notPositive({ sd }),
    ...(Number.isNaN(min) ? notFinite({ min }) : []),
    ...(Number.isNaN(max) ? notFinite({ max }) : []),
    ...badRange(min, max),
  ];
  if (problems.length > 0 || shareWithin((min - mean) / sd, (max - mean) / sd) > LEAST_SHARE) return problems;
  const field = min > mean ? 'min' : 'max';
  return [
    {
      field,
      code: 'impossible',
      message: 'almost nothing of this normal distribution lies within min and max',
    },
  ];
}

function shareWithin(low: number, high: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
}

export function createTruncatedNormal(spec: TruncatedNormal): Distribution {
  const { mean: mu, sd, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  const low = (min - mu) / sd;
  const high = (max - mu) / sd;
  const share = shareWithin(low, high);
  const mirrored = low > 0;
  const base = mirrored ? normalCdf(-high) : normalCdf(low);
  // The pull of the two cuts on the k-th moment: low^k phi(low) - high^k phi(high), nothing where there is no cut.
  const edge = (power: number): number => (pull(low, power) - pull(high, power)) / share;
  const first = edge(0);
  const second = 1 + edge(1);
  const third = 2 * first + edge(2);
  const variance = second - first * first;
  return {
    quantile: (p) => {
      const z = mirrored ? -normalQuantile(base + (1 - p) * share) : normalQuantile(base + p * share);
      return Math.min(max, Math.max(min, mu + sd * z));
    },
    cdf: (x) => {
      if (x <= min) return 0;
      if (x >= max) return 1;
      return shareWithin(low, (x - mu) / sd) / share;
    },
    mean: mu + sd * first,
    variance: sd * sd * variance,
    skewness: (third - 3 * first * second + 2 * first ** 3) / variance ** 1.5,
    discrete: false,
  };
}

function pull(at: number, power: number): number {
  return Number.isFinite(at) ? at ** power * normalDensity(at) : 0;
}
