/**
 * From a metric, or its trials, to one number to be made better: the metric itself, its unfavourable percentile, or its
 * mean less a penalty on its spread. Less is better for some metrics; `scoreOf` turns those round, and back.
 */
import { betterDirection } from '../metrics.ts';
import { momentsOf, sampleVariance } from '../simulation/summary/moments.ts';
import { percentileInclusive } from '../simulation/summary/percentiles.ts';
import type { Measure, Objective } from './problem.ts';

/** 1 where more of the metric is better, -1 where less is. */
export function senseOf({ metric }: Objective): 1 | -1 {
  return betterDirection(metric) === 'high' ? 1 : -1;
}

/**
 * The measure of one point's trials, in the metric's unit; NaN where it cannot be told.
 * percentile: PERCENTILE.INC at p where more is better, at 1 - p where less is; a trial without the metric counts as
 * the worst, so that bad cases cannot hide. mean-risk: mean -/+ penalty x sample standard deviation; a trial without
 * the metric leaves the point without a value. Source: Markowitz (1952) with the deviation in place of the variance.
 */
export function measureOf(
  measure: Exclude<Measure, { kind: 'value' }>,
  sense: 1 | -1,
  trials: ArrayLike<number>,
): number {
  if (trials.length === 0) return Number.NaN;
  if (measure.kind === 'percentile') {
    const scores = Float64Array.from(trials, (value) =>
      Number.isFinite(value) ? sense * value : Number.NEGATIVE_INFINITY,
    ).sort();
    const score = percentileInclusive(scores, measure.p);
    return Number.isFinite(score) ? sense * score : Number.NaN;
  }
  const { mean, deviation } = meanAndDeviation(trials);
  return mean - sense * measure.penalty * deviation;
}

/** Mean and sample standard deviation of the trials; NaN where any trial is without the metric. */
export function meanAndDeviation(trials: ArrayLike<number>): {
  readonly mean: number;
  readonly deviation: number;
} {
  const moments = momentsOf(trials);
  if (trials.length === 0 || moments.count < trials.length)
    return { mean: Number.NaN, deviation: Number.NaN };
  const deviation = moments.count > 1 ? Math.sqrt(Math.max(0, sampleVariance(moments))) : 0;
  return { mean: moments.mean, deviation };
}
