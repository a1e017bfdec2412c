/**
 * Series of periods: means and variances by algebra within four standard errors, the same bits in pieces, and checks.
 */
import { describe, expect, it } from 'vitest';
import type { SeriesSpec } from '../../../models/plan/what-if/uncertainty-schema.ts';
import {
  createSeries,
  type FillSeries,
  type SeriesSetup,
} from '../../../scenarios/simulation/series/series.ts';
import { momentsOf, sampleVariance, standardError } from '../../../scenarios/simulation/summary/moments.ts';

const TRIALS = 20_000;
const PERIODS = 12;

function fillOf(spec: SeriesSpec, change: Partial<SeriesSetup> = {}): FillSeries {
  const made = createSeries({
    code: 'price',
    spec,
    periods: PERIODS,
    method: 'plain',
    trials: TRIALS,
    seed: 4,
    dimension: 3,
    ...change,
  });
  if (!made.ok) throw new Error('the test needs good parameters');
  return made.value;
}

function columnOf(spec: SeriesSpec, period: number): Float64Array {
  const out = new Float64Array((PERIODS + 1) * TRIALS);
  fillOf(spec)(0, TRIALS, out, TRIALS);
  return out.subarray(period * TRIALS, (period + 1) * TRIALS);
}

function expectMoments(values: Float64Array, mean: number, variance: number, kurtosis = 3): void {
  const moments = momentsOf(values);
  expect(Math.abs(moments.mean - mean)).toBeLessThan(4 * standardError(moments));
  const error = variance * Math.sqrt((kurtosis - 1) / TRIALS);
  expect(Math.abs(sampleVariance(moments) - variance)).toBeLessThan(4 * error);
}

const REVERTING: SeriesSpec = { type: 'mean-reversion', start: 80, level: 100, speed: 0.3, sd: 5 };

describe('series', () => {
  it('a random walk has mean start + drift t and variance sd^2 t', () => {
    expectMoments(columnOf({ type: 'random-walk', start: 10, drift: 0.5, sd: 2 }, 9), 14.5, 36);
  });
  it('a geometric walk grows by its rate on average', () => {
    const spec: SeriesSpec = { type: 'geometric-walk', start: 100, growth: 0.02, sd: 0.05 };
    const mean = 100 * 1.02 ** 12;
    // Lognormal: mean^2 (exp(12 sd^2) - 1); its kurtosis is below 3.6 at this sigma of 0.17.
    expectMoments(columnOf(spec, 12), mean, mean ** 2 * Math.expm1(12 * 0.05 ** 2), 3.6);
  });
  it('mean reversion closes the gap by its speed and settles its variance', () => {
    // sd^2 (1 - 0.7^(2t)) / (1 - 0.7^2) at t = 12.
    expectMoments(columnOf(REVERTING, 12), 100 - 20 * 0.7 ** 12, (25 * (1 - 0.7 ** 24)) / (1 - 0.49));
  });
  it.each(['plain', 'latin-hypercube', 'sobol'] as const)('is the same in pieces as in one, %s', (method) => {
    const whole = new Float64Array((PERIODS + 1) * 2048);
    fillOf(REVERTING, { method, trials: 2048 })(0, 2048, whole, 2048);
    const piece = new Float64Array((PERIODS + 1) * 512);
    fillOf(REVERTING, { method, trials: 2048 })(1000, 300, piece, 512);
    for (let column = 0; column <= PERIODS; column += 1) {
      expect([...piece.subarray(column * 512, column * 512 + 300)]).toEqual([
        ...whole.subarray(column * 2048 + 1000, column * 2048 + 1300),
      ]);
    }
  });
  it.each<readonly [SeriesSpec, string]>([
    [{ type: 'random-walk', start: 1, drift: 0, sd: 0 }, 'sd'],
    [{ type: 'geometric-walk', start: 1, growth: -1, sd: 0.1 }, 'growth'],
    [{ type: 'mean-reversion', start: 1, level: 2, speed: 1.5, sd: 0.1 }, 'speed'],
  ])('%j is refused at its field', (spec, field) => {
    const setup = { code: 'x', periods: 3, method: 'plain', trials: 10, seed: 1, dimension: 0 } as const;
    const made = createSeries({ ...setup, spec });
    expect(made.ok ? undefined : made.error[0]?.field).toBe(field);
  });
});
