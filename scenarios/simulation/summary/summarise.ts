/**
 * The summary of one metric of a simulation: everything the results page prints about its distribution.
 * Values come by trial; they are merged in blocks of fixed size, so that the bits do not depend on workers.
 */
import { type Confidence, confidenceOfMean, confidenceOfShare } from './confidence.ts';
import { type Histogram, histogramOf } from './histogram.ts';
import {
  excessKurtosis,
  mergeMoments,
  momentsOf,
  NO_MOMENTS,
  sampleVariance,
  skewness,
  standardError,
} from './moments.ts';
import {
  expectedShortfall,
  percentileInclusive,
  shareBelow,
  sortedFinite,
  valueAtRisk,
} from './percentiles.ts';

const BLOCK = 1024;
export const PERCENTILES = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

export type SummaryOptions = {
  /** 0 for NPV, the hurdle rate for IRR. */
  readonly limit: number;
  /** For value at risk and expected shortfall; 0.95 by default. */
  readonly confidence?: number;
  readonly bins?: number;
  /** The share of trials below the limit that one is willing to bear; 0.5 by default. */
  readonly bearableShare?: number;
};

export type MetricSummary = {
  /** Trials with a number, and those without, for example no or several IRRs. */
  readonly count: number;
  readonly missing: number;
  readonly mean: number;
  readonly sd: number;
  readonly standardError: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
  readonly least: number;
  readonly most: number;
  readonly percentiles: readonly { readonly p: number; readonly value: number }[];
  readonly shareBelowLimit: number;
  readonly valueAtRisk: number;
  readonly expectedShortfall: number;
  readonly meanAgainstLimit: Confidence;
  readonly shareAgainstBearable: Confidence;
  readonly histogram: Histogram;
};

export function summarise(values: Float64Array, options: SummaryOptions): MetricSummary {
  return summariseSorted(values, sortedFinite(values), options);
}

/** The same for who has sorted the values already, with `sortedFinite`. */
export function summariseSorted(
  values: Float64Array,
  sorted: Float64Array,
  options: SummaryOptions,
): MetricSummary {
  const { limit, confidence = 0.95, bins = 40, bearableShare = 0.5 } = options;
  let moments = NO_MOMENTS;
  for (let from = 0; from < values.length; from += BLOCK)
    moments = mergeMoments(moments, momentsOf(values.subarray(from, from + BLOCK)));
  const below = shareBelow(sorted, limit);
  return {
    count: moments.count,
    missing: values.length - moments.count,
    mean: moments.count > 0 ? moments.mean : Number.NaN,
    sd: Math.sqrt(sampleVariance(moments)),
    standardError: standardError(moments),
    skewness: skewness(moments),
    excessKurtosis: excessKurtosis(moments),
    least: sorted[0] ?? Number.NaN,
    most: sorted[sorted.length - 1] ?? Number.NaN,
    percentiles: PERCENTILES.map((p) => ({ p, value: percentileInclusive(sorted, p) })),
    shareBelowLimit: below,
    valueAtRisk: valueAtRisk(sorted, confidence),
    expectedShortfall: expectedShortfall(sorted, confidence),
    meanAgainstLimit: confidenceOfMean(moments, limit),
    shareAgainstBearable: confidenceOfShare(below, moments.count, bearableShare),
    histogram: histogramOf(sorted, bins, limit),
  };
}
