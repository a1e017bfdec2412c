/**
 * Runs a model over the blocks of a simulation. Knows nothing of plans: the caller gives the block of the evaluator
 * and says which numbers to take from it. Any worker may run any blocks; put together by their number the results
 * are the same bits.
 */
import type { Block } from '../../models/formula/block.ts';
import type { Sampler } from './sampler.ts';
import type { FillSeries } from './series/series.ts';

export type Measure = (block: Block, count: number, metrics: readonly Float64Array[]) => void;

/** A driver that is drawn for every period. */
export type RunSeries = { readonly code: string; readonly fill: FillSeries };

export type BlockRun = {
  /** Runs one block; the metrics are new arrays with one number a trial. */
  readonly run: (block: number) => BlockResult;
};

export type BlockResult = { readonly block: number; readonly metrics: readonly Float64Array[] };

/**
 * A runner with its own evaluator block, one a worker. `measure` writes `metrics` numbers of each of the first
 * `count` trials, as irrBlock does: NaN where there is none.
 */
export function createRunner(
  sampler: Sampler,
  createBlock: (size: number) => Block,
  metrics: number,
  measure: Measure,
  series: readonly RunSeries[] = [],
): BlockRun {
  const block = createBlock(sampler.blockSize);
  const values = sampler.codes.map(() => new Float64Array(sampler.blockSize));
  const path = new Float64Array(series.length > 0 ? block.columns * sampler.blockSize : 0);
  return {
    run: (index) => {
      const count = sampler.fill(index, values);
      sampler.codes.forEach((code, i) => {
        const drawn = values[i];
        if (drawn) block.set(code, drawn);
      });
      for (const { code, fill } of series) {
        fill(index * sampler.blockSize, count, path, sampler.blockSize);
        block.set(code, path);
      }
      block.run(count);
      const out = Array.from({ length: metrics }, () => new Float64Array(count));
      measure(block, count, out);
      return { block: index, metrics: out };
    },
  };
}

/** Puts block results, in any order, into one array a metric, by trial. Trials of missing blocks are NaN. */
export function collectResults(
  sampler: Sampler,
  metrics: number,
  results: Iterable<BlockResult>,
): readonly Float64Array[] {
  const all = Array.from({ length: metrics }, () => new Float64Array(sampler.trials).fill(Number.NaN));
  for (const result of results) {
    result.metrics.forEach((values, i) => void all[i]?.set(values, result.block * sampler.blockSize));
  }
  return all;
}

/** The drivers of one trial, to open it as a plan of its own. */
export function driversOfTrial(sampler: Sampler, trial: number): ReadonlyMap<string, number> {
  const values = sampler.codes.map(() => new Float64Array(sampler.blockSize));
  sampler.fill(Math.floor(trial / sampler.blockSize), values);
  const place = trial % sampler.blockSize;
  return new Map(sampler.codes.map((code, i) => [code, values[i]?.[place] ?? Number.NaN]));
}
