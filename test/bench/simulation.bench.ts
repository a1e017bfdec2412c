/**
 * The time of drawing a simulation's samples for `npm run bench`: 100,000 trials x 10 drivers, with rank correlation
 * and without, by each method. One thread; the model itself is timed in engine.bench.ts.
 */
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import type { SamplingMethod } from '../../scenarios/simulation/random/column.ts';
import { createSampler } from '../../scenarios/simulation/sampler.ts';

const TRIALS = 100_000;
const DRIVERS = 10;
const REPEATS = 7;

const correlated = Array.from({ length: DRIVERS }, (_, i) =>
  Array.from({ length: DRIVERS }, (_unused, j) => 0.7 ** Math.abs(i - j)),
);

function sampleMs(spec: DistributionSpec, method: SamplingMethod, correlate: boolean): number {
  const distribution = createDistribution(spec);
  if (!distribution.ok) throw new Error('the bench needs good parameters');
  const drivers = Array.from({ length: DRIVERS }, (_, i) => ({
    code: `driver${i}`,
    distribution: distribution.value,
  }));
  const times: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const started = performance.now();
    const setup = { drivers, method, trials: TRIALS, seed: repeat };
    const sampler = createSampler(correlate ? { ...setup, correlation: correlated } : setup);
    if (!sampler.ok) throw new Error('the bench needs a good set-up');
    const out = drivers.map(() => new Float64Array(sampler.value.blockSize));
    for (let block = 0; block < sampler.value.blocks; block += 1) sampler.value.fill(block, out);
    times.push(performance.now() - started);
  }
  // The fastest: whatever else the machine does can only add to a time.
  return Math.min(...times);
}

const TRIANGULAR: DistributionSpec = { type: 'triangular', min: 80, mode: 100, max: 150 };

export const benches = [
  {
    name: '100,000 trials x 10 drivers, drawing the samples',
    run: async () => ({
      figures: {
        'triangular, plain, ms': sampleMs(TRIANGULAR, 'plain', false),
        'triangular, plain, correlated, ms': sampleMs(TRIANGULAR, 'plain', true),
        'triangular, Latin hypercube, correlated, ms': sampleMs(TRIANGULAR, 'latin-hypercube', true),
        "triangular, Sobol', correlated, ms": sampleMs(TRIANGULAR, 'sobol', true),
        'normal, plain, correlated, ms': sampleMs({ type: 'normal', mean: 100, sd: 10 }, 'plain', true),
        'PERT, plain, correlated, ms': sampleMs(
          { type: 'pert', min: 80, mode: 100, max: 150 },
          'plain',
          true,
        ),
      },
    }),
  },
];
