/**
 * A million seeded draws of every distribution a plan can name: mean, variance, third moment and quantiles within four
 * standard errors of the true ones, which come from references.ts and not from the distribution under test.
 */
import { describe, expect, it } from 'vitest';
import { distributionSchema } from '../../../models/plan/what-if/distribution-schema.ts';
import { createSampler } from '../../../scenarios/simulation/sampler.ts';
import { BY_HAND, makeDistribution, type Reference, SCIPY } from './references.ts';

const TRIALS = 1_000_000;
const ERRORS = 4;
const ALL: readonly Reference[] = [...SCIPY, ...BY_HAND];

function draws({ spec }: Reference): Float64Array {
  const drivers = [{ code: 'x', distribution: makeDistribution(spec) }];
  const sampler = createSampler({ drivers, method: 'plain', trials: TRIALS, seed: 2026 });
  if (!sampler.ok) throw new Error(sampler.error.map(({ message }) => message).join('; '));
  const { blocks, blockSize, fill } = sampler.value;
  const all = new Float64Array(TRIALS);
  for (let block = 0; block < blocks; block += 1) {
    const from = block * blockSize;
    fill(block, [all.subarray(from, Math.min(TRIALS, from + blockSize))]);
  }
  return all;
}

/** The means of the first three powers of the distances from the true mean, each with its own standard error. */
function centralMoments(values: Float64Array, mean: number): readonly (readonly [number, number])[] {
  let [s1, s2, s3, s4, s6] = [0, 0, 0, 0, 0];
  for (const value of values) {
    const d = value - mean;
    const square = d * d;
    s1 += d;
    s2 += square;
    s3 += square * d;
    s4 += square * square;
    s6 += square * square * square;
  }
  const pair = (sum: number, squares: number): readonly [number, number] => {
    const average = sum / TRIALS;
    return [average, Math.sqrt((squares / TRIALS - average * average) / TRIALS)];
  };
  return [pair(s1, s2), pair(s2, s4), pair(s3, s6)];
}

describe('a million plain draws', () => {
  it('are of every type that a plan can hold', () => {
    const types = distributionSchema.options.map(({ shape }) => shape.type.value);
    expect(types.filter((type) => !ALL.some(({ spec }) => spec.type === type))).toEqual([]);
  });

  it.each(ALL)('of $name have the true moments and quantiles', (reference) => {
    const { mean, variance, skewness, quantiles } = reference;
    const values = draws(reference);
    const expected = [0, variance, skewness * variance ** 1.5];
    centralMoments(values, mean).forEach(([found, error], index) => {
      const moment = expected[index] ?? Number.NaN;
      expect(Math.abs(found - moment), `central moment ${index + 1}`).toBeLessThan(ERRORS * error);
    });
    for (const [p, x] of quantiles) {
      const slack = ERRORS * Math.sqrt((p * (1 - p)) / TRIALS);
      let [below, upTo] = [0, 0];
      for (const value of values) {
        if (value < x) below += 1;
        if (value <= x) upTo += 1;
      }
      // Fewer than p lie below the quantile and at least p up to it; of a continuous one both are p.
      expect(below / TRIALS, `share below the quantile ${p}`).toBeLessThanOrEqual(p + slack);
      expect(upTo / TRIALS, `share up to the quantile ${p}`).toBeGreaterThanOrEqual(p - slack);
    }
  });
});
