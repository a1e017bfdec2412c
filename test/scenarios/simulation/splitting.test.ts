/**
 * A simulation split over workers: any partition of its blocks, run in any order by runners of their own, gives the
 * same bits, for every way of sampling, with correlated drivers and one that walks from period to period.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel } from '../../../models/formula/compile.ts';
import { SAMPLING_METHODS } from '../../../scenarios/simulation/random/column.ts';
import { type BlockResult, collectResults, createRunner } from '../../../scenarios/simulation/run.ts';
import { createSampler, type Sampler } from '../../../scenarios/simulation/sampler.ts';
import { createSeries } from '../../../scenarios/simulation/series/series.ts';
import { summarise } from '../../../scenarios/simulation/summary/summarise.ts';
import { makeDistribution } from './references.ts';

const TRIALS = 350;
const BLOCK = 32;
const PERIODS = 3;
const timeline = { start: '2026-01', periodicity: 'year', periods: PERIODS, fiscalYearStart: 1 } as const;
const model = compileModel(timeline, [
  { code: 'price', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
  { code: 'volume', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
  { code: 'cost', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
  { code: 'index', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
  {
    code: 'profit',
    entry: { type: 'formula', formula: 'price * volume * index - cost + prev(profit, 0)' },
    holdsAtOpening: false,
  },
]);

type Method = (typeof SAMPLING_METHODS)[number];

function setUp(method: Method): Sampler {
  const made = createSampler({
    drivers: [
      { code: 'price', distribution: makeDistribution({ type: 'pert', min: 5, mode: 9, max: 20 }) },
      { code: 'volume', distribution: makeDistribution({ type: 'lognormal', mu: 3, sigma: 0.3 }) },
      { code: 'cost', distribution: makeDistribution({ type: 'normal', mean: 120, sd: 30 }) },
    ],
    correlation: [
      [1, -0.5, 0.2],
      [-0.5, 1, 0.4],
      [0.2, 0.4, 1],
    ],
    method,
    trials: TRIALS,
    seed: 11,
    blockSize: BLOCK,
  });
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('; '));
  return made.value;
}

/** What one worker sends back for its blocks, in the order it was given. */
function worker(method: Method, blocks: readonly number[]): readonly BlockResult[] {
  const spec = { type: 'geometric-walk', start: 1, growth: 0.02, sd: 0.1 } as const;
  const path = createSeries({
    code: 'index',
    spec,
    periods: PERIODS,
    method,
    trials: TRIALS,
    seed: 11,
    dimension: 3,
  });
  if (!path.ok) throw new Error('the test needs good parameters');
  const { run } = createRunner(
    setUp(method),
    (size) => createBlock(model, size, { targets: ['profit'] }),
    PERIODS,
    (block, count, out) => {
      const values = block.values('profit');
      out.forEach((metric, t) => {
        metric.set(values.subarray((t + 1) * block.size, (t + 1) * block.size + count));
      });
    },
    [{ code: 'index', fill: path.value }],
  );
  return blocks.map(run);
}

const bitsOf = (results: readonly BlockResult[], method: Method): readonly (readonly number[])[] =>
  collectResults(setUp(method), PERIODS, results).map((metric) => [...metric]);

describe.each(SAMPLING_METHODS)('a simulation by %s sampling', (method) => {
  const all = Array.from({ length: Math.ceil(TRIALS / BLOCK) }, (_, block) => block);
  const whole = bitsOf(worker(method, all), method);

  it('gives the same bits on 1, 2 and 7 workers', () => {
    expect(whole.every((metric) => metric.every(Number.isFinite))).toBe(true);
    for (const workers of [1, 2, 7]) {
      const parts = Array.from({ length: workers }, (_, own) =>
        worker(
          method,
          all.filter((block) => block % workers === own),
        ),
      );
      expect(bitsOf(parts.toReversed().flat(), method)).toEqual(whole);
    }
  });

  it('gives the same bits however the blocks are dealt out', () => {
    const dealt = fc.tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: all.length, maxLength: all.length }),
    );
    fc.assert(
      fc.property(dealt, ([order, owners]) => {
        const workers = [...new Set(owners)];
        const parts = workers.map((own) =>
          worker(
            method,
            order.filter((block) => owners[block] === own),
          ),
        );
        expect(bitsOf(parts.flat(), method)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('has the same summary, since it is made from the whole by trial', () => {
    const again = bitsOf(worker(method, all.toReversed()), method);
    const [first = []] = whole;
    const [second = []] = again;
    const options = { limit: 0 };
    expect(summarise(Float64Array.from(second), options)).toEqual(
      summarise(Float64Array.from(first), options),
    );
  });
});
