/**
 * Summaries against Excel's definitions and hand arithmetic; merging in any grouping; intervals against published ones.
 */
import { describe, expect, it } from 'vitest';
import { fillUniforms } from '../../../scenarios/simulation/random/uniform.ts';
import { confidenceOfMean, confidenceOfShare } from '../../../scenarios/simulation/summary/confidence.ts';
import { histogramOf } from '../../../scenarios/simulation/summary/histogram.ts';
import {
  excessKurtosis,
  mergeMoments,
  momentsOf,
  sampleVariance,
  skewness,
} from '../../../scenarios/simulation/summary/moments.ts';
import {
  expectedShortfall,
  percentileExclusive,
  percentileInclusive,
  shareBelow,
  valueAtRisk,
} from '../../../scenarios/simulation/summary/percentiles.ts';
import { summarise } from '../../../scenarios/simulation/summary/summarise.ts';

const list = (...values: number[]): Float64Array => Float64Array.from(values);

describe('moments', () => {
  it('of numbers with a large level keep their digits (NIST StRD NumAcc1)', () => {
    const moments = momentsOf([10_000_001, 10_000_003, 10_000_002]);
    expect(moments.mean).toBe(10_000_002);
    expect(sampleVariance(moments)).toBe(1);
  });
  it('are those of hand arithmetic', () => {
    // 2, 4, 4, 10: mean 5; distances -3, -1, -1, 5; squares 36, cubes 96, fourths 708.
    const moments = momentsOf([2, Number.NaN, 4, 4, 10]);
    expect(moments).toEqual({ count: 4, mean: 5, m2: 36, m3: 96, m4: 708 });
    expect(skewness(moments)).toBeCloseTo((2 * 96) / 216, 14);
    expect(excessKurtosis(moments)).toBeCloseTo((4 * 708) / 1296 - 3, 14);
  });
  it('merge to those of the whole', () => {
    const values = new Float64Array(1000);
    fillUniforms({ hi: 1, lo: 2 }, 0, values);
    const whole = momentsOf(values);
    const parts = [
      [0, 137],
      [137, 140],
      [140, 1000],
    ].map(([from, to]) => momentsOf(values.subarray(from, to)));
    const merged = parts.reduce(mergeMoments);
    for (const field of ['count', 'mean', 'm2', 'm3', 'm4'] as const)
      expect(Math.abs(merged[field] - whole[field])).toBeLessThan(1e-11);
  });
});

describe('percentiles', () => {
  it('are those of Excel (Microsoft documentation of PERCENTILE.INC and PERCENTILE.EXC)', () => {
    expect(percentileInclusive(list(1, 2, 3, 4), 0.3)).toBeCloseTo(1.9, 14);
    const data = list(1, 2, 3, 6, 6, 6, 7, 8, 9);
    expect(percentileExclusive(data, 0.25)).toBe(2.5);
    expect(percentileExclusive(data, 0.01)).toBeNaN();
    expect(percentileInclusive(data, 1.5)).toBeNaN();
    expect(percentileInclusive(list(), 0.5)).toBeNaN();
  });
  it('tail measures by hand', () => {
    // Ten results -5..4: the worst 20 % are -5 and -4; of 25 % also half of -3.
    const sorted = list(-5, -4, -3, -2, -1, 0, 1, 2, 3, 4);
    expect(shareBelow(sorted, 0)).toBe(0.5);
    expect(expectedShortfall(sorted, 0.8)).toBeCloseTo(4.5, 12);
    expect(expectedShortfall(sorted, 0.75)).toBeCloseTo(10.5 / 2.5, 12);
    // PERCENTILE.INC at 0.2 stands at place 1.8: -4 + 0.8.
    expect(valueAtRisk(sorted, 0.8)).toBeCloseTo(3.2, 12);
    expect(valueAtRisk(sorted, 0.8, -0.5)).toBeCloseTo(2.7, 12);
  });
});

describe('histograms', () => {
  it('have round edges, one of them the limit, and count every result once', () => {
    const values = new Float64Array(5000);
    fillUniforms({ hi: 3, lo: 4 }, 0, values);
    const { edges, counts } = histogramOf(values.map((u) => 100 * u - 30).sort(), 20, 7);
    expect(edges).toContain(7);
    expect((edges[1] ?? 0) - (edges[0] ?? 0)).toBe(5);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    const below = values.filter((u) => 100 * u - 30 < 7).length;
    expect(counts.slice(0, edges.indexOf(7)).reduce((sum, count) => sum + count, 0)).toBe(below);
  });
  it('of equal results is one bar', () => {
    expect(histogramOf(list(2, 2), 10)).toEqual({ edges: [2, 2], counts: [2] });
    expect(histogramOf(list(), 10)).toEqual({ edges: [], counts: [] });
  });
});

describe('whether more trials would change the verdict', () => {
  it('a share has the interval of Wilson (Newcombe 1998, table I: 81 of 263)', () => {
    const { low, high } = confidenceOfShare(81 / 263, 263, 0.5);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
  it('a mean far from its limit is settled, a near one tells the trials that it needs', () => {
    // sd 1 and n = 100: the reach is 0.196; at a distance of 0.098 four times the trials are needed.
    const moments = { count: 100, mean: 0.098, m2: 99, m3: 0, m4: 0 };
    const near = confidenceOfMean(moments, 0);
    expect(near.settled).toBe(false);
    expect(near.trialsNeeded).toBe(400);
    expect(confidenceOfMean(moments, -1).settled).toBe(true);
  });
});

describe('the summary', () => {
  it('counts what has no number', () => {
    const summary = summarise(list(1, Number.NaN, 3), { limit: 2 });
    expect([summary.count, summary.missing, summary.mean, summary.shareBelowLimit]).toEqual([2, 1, 2, 0.5]);
  });
});
