/**
 * Draws the drivers of a simulation block by block: sampling, rank correlation, then each distribution's quantile.
 * Promises the same bits for a block whoever asks and in whatever order; a driver's stream depends on the seed and its
 * code only. Checks what a person can get wrong and answers with field problems.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';
import { type CheckedCorrelation, checkCorrelation } from './correlation/check-correlation.ts';
import { createReorder, type Reorder } from './correlation/iman-conover.ts';
import type { Matrix } from './correlation/matrix.ts';
import { type Distribution, type FieldProblem, shapeBy } from './distribution.ts';
import { createColumn, type SamplingMethod } from './random/column.ts';
import { childKey, seedKey } from './random/split-mix.ts';
import { tabulatedQuantile } from './tabulated-quantile.ts';

export const BLOCK_SIZE = 1024;
export const MOST_TRIALS = 100_000_000;

export type SimulatedDriver = { readonly code: string; readonly distribution: Distribution };

export type SamplingSetup = {
  readonly drivers: readonly SimulatedDriver[];
  /** Rank correlations in the order of the drivers; none when absent. */
  readonly correlation?: Matrix;
  readonly method: SamplingMethod;
  readonly trials: number;
  readonly seed: number;
  /** Part of the result: correlation is made block by block. */
  readonly blockSize?: number;
};

export type Sampler = {
  readonly codes: readonly string[];
  readonly trials: number;
  readonly blockSize: number;
  readonly blocks: number;
  /** What was done to the correlations; absent without any. */
  readonly correlation?: CheckedCorrelation;
  /** How many trials a block has: the last may have fewer. */
  readonly countOf: (block: number) => number;
  /** Writes the values of each driver in trials block x blockSize and on to the front of `out`; returns how many. */
  readonly fill: (block: number, out: readonly Float64Array[]) => number;
};

export function createSampler(setup: SamplingSetup): Result<Sampler, readonly FieldProblem[]> {
  const { drivers, method, trials, seed, blockSize = BLOCK_SIZE } = setup;
  const problems = badSetup(setup);
  if (problems.length > 0) return err(problems);
  const correlation = setup.correlation ? checkCorrelation(setup.correlation, drivers.length) : undefined;
  if (correlation && !correlation.ok) return correlation;
  const root = seedKey(seed);
  const columns = drivers.map(({ code }, i) => createColumn(method, childKey(root, code), i, trials));
  const shapes = drivers.map(
    ({ distribution }) => distribution.shape ?? shapeBy(tabulatedQuantile(distribution)),
  );
  const linked = correlation ? linkedDrivers(correlation.value.scores) : [];
  const reorder = correlation ? reorderOf(correlation.value.scores, linked, blockSize) : undefined;
  // The reordering shapes them too.
  const shaped = new Set(reorder ? linked : []);
  const words = new Uint32Array(2 * blockSize);
  const blocks = Math.ceil(trials / blockSize);
  const countOf = (block: number): number => Math.min(blockSize, trials - block * blockSize);
  return ok({
    codes: drivers.map(({ code }) => code),
    trials,
    blockSize,
    blocks,
    ...(correlation ? { correlation: correlation.value } : {}),
    countOf,
    fill: (block, out) => {
      if (!(Number.isInteger(block) && block >= 0 && block < blocks))
        throw new RangeError(`there are blocks 0 to ${blocks - 1}, not ${block}`);
      const count = countOf(block);
      const views = out.map((values) => values.subarray(0, count));
      views.forEach((view, i) => void columns[i]?.(block * blockSize, view, words));
      // Ranks of the probabilities are the ranks of the values: correlated before the quantiles, ties can't matter.
      reorder?.(
        linked.flatMap((i) => views[i] ?? []),
        linked.flatMap((i) => shapes[i] ?? []),
      );
      views.forEach((view, d) => {
        if (!shaped.has(d)) shapes[d]?.(view);
      });
      return count;
    },
  });
}

function badSetup({ drivers, trials, seed, blockSize }: SamplingSetup): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, message: string): void =>
    void problems.push({ field, code: 'out-of-range', message });
  if (!(Number.isInteger(trials) && trials >= 1 && trials <= MOST_TRIALS))
    wrong('trials', `trials must be a whole number from 1 to ${MOST_TRIALS.toLocaleString('en')}`);
  if (!(Number.isSafeInteger(seed) && seed >= 0)) wrong('seed', 'the seed must be a whole number from 0 on');
  if (blockSize !== undefined && !(Number.isInteger(blockSize) && blockSize >= 1 && blockSize <= 65_536))
    wrong('blockSize', 'a block has 1 to 65,536 trials');
  const codes = new Set(drivers.map(({ code }) => code));
  if (codes.size < drivers.length)
    problems.push({ field: 'drivers', code: 'impossible', message: 'a driver is named twice' });
  return problems;
}

/** The drivers that are correlated with any other; the rest keep their order, and their stratification. */
function linkedDrivers(scores: Matrix): readonly number[] {
  return scores.flatMap((row, i) => (row.some((rho, j) => i !== j && rho !== 0) ? [i] : []));
}

function reorderOf(scores: Matrix, linked: readonly number[], size: number): Reorder | undefined {
  if (linked.length === 0) return undefined;
  return createReorder(
    linked.map((i) => linked.map((j) => scores[i]?.[j] ?? 0)),
    size,
  );
}
