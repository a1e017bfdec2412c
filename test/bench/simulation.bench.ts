/**
 * The figures of simulation for `npm run bench`: drawing the samples by each method; the whole of it beside numpy (or,
 * without numpy, beside the hand-written loop) on one thread and on two workers; 1,000 trials of a large plan at a key
 * press; and how much steadier the mean is than under plain sampling. The model alone is timed in engine.bench.ts.
 */

import { availableParallelism, loadavg } from 'node:os';
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import type { SamplingMethod } from '../../scenarios/simulation/random/column.ts';
import { createSampler } from '../../scenarios/simulation/sampler.ts';

import { timeBesideNumpy } from './simulation/beside-numpy.ts';
import { timeTyping } from './simulation/typing.ts';
import { varianceOfMeans } from './simulation/variance.ts';

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

type Measured = { readonly figures: Record<string, number>; readonly limits: Record<string, number> };

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
  {
    name: '100,000 trials x 10 periods, 10 correlated drivers, 8 lines, with sampling, NPV and IRR of each',
    run: async () => {
      const { one, two, peer, numpy, apart, differing } = await timeBesideNumpy();
      const beside = numpy ? 'beside numpy' : 'beside the hand-written loop';
      // By the clock two workers need two idle cores; on a busy machine only the time on the processor says something.
      const busy = (loadavg()[0] ?? 0) > availableParallelism();
      const names = (by: string) => [`one thread ${beside}${by}`, `two workers ${beside}${by}`] as const;
      const [oneByClock, twoByClock] = names(', ratio');
      const [oneByCpu, twoByCpu] = names(', processor time, ratio');
      const [oneLimit, twoLimit] = numpy ? [1, 0.6] : [1.5, 0.9];
      const result: Measured = {
        figures: {
          'one thread, ms': one.ms,
          'two workers, ms': two.ms,
          [numpy ? 'numpy, ms' : 'hand-written loop, ms']: peer.ms,
          [oneByClock]: one.ms / peer.ms,
          [twoByClock]: two.ms / peer.ms,
          [oneByCpu]: one.cpuRatio,
          [twoByCpu]: two.cpuRatio,
          'results that differ with two workers': differing,
          'mean NPV apart, standard errors': apart,
        },
        limits: {
          [oneByCpu]: oneLimit,
          [busy ? twoByCpu : twoByClock]: twoLimit,
          'results that differ with two workers': 0,
          'mean NPV apart, standard errors': 5,
        },
      };
      const note =
        'The machine was busy: the limit of two workers is held by processor time instead of the clock.';
      return busy ? { ...result, note } : result;
    },
  },
  {
    name: '1,000 trials of 200 lines x 120 months at a key press, all in one thread',
    run: async () => {
      const { firstMs, editMs } = timeTyping();
      return {
        figures: { 'first time, ms': firstMs, 'after an edit, ms': editMs },
        limits: { 'after an edit, ms': 300 },
      };
    },
  },
  {
    name: 'variance of the mean of an additive model, beside plain sampling',
    run: async () => {
      const variance = varianceOfMeans();
      const latin = 'Latin hypercube, ratio';
      return {
        figures: {
          [latin]: variance['latin-hypercube'] / variance.plain,
          "scrambled Sobol', ratio": variance.sobol / variance.plain,
        },
        limits: { [latin]: 0.1 },
      };
    },
  },
];
