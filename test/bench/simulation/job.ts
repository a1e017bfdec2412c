/**
 * The simulation that ../simulation.bench.ts times: the model and drivers of engine.ts, triangular distributions, rank
 * correlation, NPV and IRR of each trial, block by block as the application runs it. Also the work of one thread of
 * several (worker.ts). Seeded; prints nothing.
 */
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel } from '../../../models/formula/compile.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import type { SamplingMethod } from '../../../scenarios/simulation/random/column.ts';
import { type BlockRun, createRunner } from '../../../scenarios/simulation/run.ts';
import { createSampler, type Sampler } from '../../../scenarios/simulation/sampler.ts';
import { DRIVERS, flowReturns, MEANS, simulationModel, TIMELINE } from '../engine.ts';

export const TRIALS = 100_000;
const SEED = 20_261_121;

export function createJobSampler(method: SamplingMethod = 'plain', seed = SEED): Sampler {
  const drivers = DRIVERS.map((code, index) => {
    const mean = MEANS[index] ?? 0;
    const spec = { type: 'triangular', min: 0.8 * mean, mode: mean, max: 1.2 * mean } as const;
    const distribution = createDistribution(spec);
    if (!distribution.ok) throw new Error('the bench needs good parameters');
    return { code, distribution: distribution.value };
  });
  const correlation = DRIVERS.map((_, i) => DRIVERS.map((_other, j) => 0.7 ** Math.abs(i - j)));
  const sampler = createSampler({ drivers, correlation, method, trials: TRIALS, seed });
  if (!sampler.ok) throw new Error('the bench needs a good set-up');
  return sampler.value;
}

/** NPV and IRR of each trial of a block. */
export function createJob(sampler: Sampler): BlockRun {
  const model = compileModel(TIMELINE, simulationModel());
  return createRunner(
    sampler,
    (size) => createBlock(model, size, { targets: ['fcf'] }),
    2,
    (block, count, [npv, irr]) => {
      if (npv && irr) flowReturns(block, count, npv, irr);
    },
  );
}
