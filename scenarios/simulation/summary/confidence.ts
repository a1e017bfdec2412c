/**
 * Whether more trials would change the verdict: the interval around a mean or a share against its limit.
 * The errors are those of plain sampling, hence on the careful side for Latin hypercube and Sobol' sampling.
 */
import { normalQuantile } from '../special/normal.ts';
import { type Moments, standardError } from './moments.ts';

export type Confidence = {
  readonly low: number;
  readonly high: number;
  /** True when the limit lies outside the interval: more trials would not turn the verdict. */
  readonly settled: boolean;
  /** About how many trials would settle it at the distance seen; Infinity when it stands right at the limit. */
  readonly trialsNeeded: number;
};

/** The mean against a limit: mean +- z standard errors. Confidence 0.95 by default. */
export function confidenceOfMean(moments: Moments, limit: number, confidence = 0.95): Confidence {
  const reach = normalQuantile((1 + confidence) / 2) * standardError(moments);
  const distance = Math.abs(moments.mean - limit);
  return {
    low: moments.mean - reach,
    high: moments.mean + reach,
    settled: distance > reach,
    trialsNeeded: needed(moments.count, reach, distance),
  };
}

/** A share of trials against a limit, by Wilson's interval (JASA 22, 1927), which holds near 0 and 1 too. */
export function confidenceOfShare(
  share: number,
  count: number,
  limit: number,
  confidence = 0.95,
): Confidence {
  const z = normalQuantile((1 + confidence) / 2);
  const grown = 1 + (z * z) / count;
  const middle = (share + (z * z) / (2 * count)) / grown;
  const reach = (z / grown) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const [low, high] = [Math.max(0, middle - reach), Math.min(1, middle + reach)];
  const distance = Math.abs(share - limit);
  return {
    low,
    high,
    settled: limit < low || limit > high,
    trialsNeeded: needed(count, z * Math.sqrt((share * (1 - share)) / count), distance),
  };
}

/** The error falls as one over the root of the trials. */
function needed(count: number, reach: number, distance: number): number {
  if (reach === 0) return count;
  return distance === 0 ? Number.POSITIVE_INFINITY : Math.ceil(count * (reach / distance) ** 2);
}
