/**
 * How much steadier the mean is under Latin hypercube and scrambled Sobol' sampling than under plain: the variance of
 * the mean of an additive model (a sum of drivers of four families) over many seeds, as a ratio.
 */

import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import { SAMPLING_METHODS, type SamplingMethod } from '../../../scenarios/simulation/random/column.ts';
import { createSampler } from '../../../scenarios/simulation/sampler.ts';

const SPECS: readonly DistributionSpec[] = [
  { type: 'normal', mean: 10, sd: 2 },
  { type: 'triangular', min: 0, mode: 4, max: 10 },
  { type: 'uniform', min: -3, max: 3 },
  { type: 'lognormal', mu: 0, sigma: 0.5 },
];
const TRIALS = 1024;
const SEEDS = 100;

function meanOf(method: SamplingMethod, seed: number): number {
  const drivers = SPECS.map((spec, index) => {
    const made = createDistribution(spec);
    if (!made.ok) throw new Error('the bench needs good parameters');
    return { code: `x${index}`, distribution: made.value };
  });
  const sampler = createSampler({ drivers, method, trials: TRIALS, seed });
  if (!sampler.ok) throw new Error('the bench needs a good set-up');
  const out = drivers.map(() => new Float64Array(TRIALS));
  sampler.value.fill(0, out);
  return out.reduce((sum, values) => values.reduce((all, value) => all + value, sum), 0) / TRIALS;
}

/** Variance of the mean, by method. */
export function varianceOfMeans(): Readonly<Record<SamplingMethod, number>> {
  const of = (method: SamplingMethod): number => {
    const means = Array.from({ length: SEEDS }, (_, seed) => meanOf(method, seed));
    const mean = means.reduce((sum, value) => sum + value, 0) / SEEDS;
    return means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (SEEDS - 1);
  };
  const entries = SAMPLING_METHODS.map((method) => [method, of(method)] as const);
  return Object.fromEntries(entries) as Record<SamplingMethod, number>;
}
