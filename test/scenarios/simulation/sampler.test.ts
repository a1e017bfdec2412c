/**
 * The sampler and the runner: the same bits for every split over workers, streams by name, correlation, moments of a
 * million draws within four standard errors, and field problems for what can't be drawn.
 */
import { describe, expect, it } from 'vitest';
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel } from '../../../models/formula/compile.ts';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution } from '../../../scenarios/simulation/distribution.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import { collectResults, createRunner, driversOfTrial } from '../../../scenarios/simulation/run.ts';
import { createSampler, type Sampler, type SamplingSetup } from '../../../scenarios/simulation/sampler.ts';
import { createSeries } from '../../../scenarios/simulation/series/series.ts';
import { momentsOf, sampleVariance } from '../../../scenarios/simulation/summary/moments.ts';
import { tabulatedQuantile } from '../../../scenarios/simulation/tabulated-quantile.ts';
import { spearman } from '../../../scenarios/simulation/variance-shares/ranks.ts';

function make(spec: DistributionSpec): Distribution {
  const made = createDistribution(spec);
  if (!made.ok) throw new Error('the test needs good parameters');
  return made.value;
}

function sampler(setup: SamplingSetup): Sampler {
  const made = createSampler(setup);
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('; '));
  return made.value;
}

const NORMAL = make({ type: 'normal', mean: 10, sd: 2 });
const PERT = make({ type: 'pert', min: 0, mode: 1, max: 5 });
const SETUP: SamplingSetup = {
  drivers: [
    { code: 'price', distribution: NORMAL },
    { code: 'volume', distribution: PERT },
  ],
  correlation: [
    [1, 0.5],
    [0.5, 1],
  ],
  method: 'latin-hypercube',
  trials: 5000,
  seed: 9,
};

function column(made: Sampler, driver: number): Float64Array {
  const all = new Float64Array(made.trials);
  const out = made.codes.map(() => new Float64Array(made.blockSize));
  for (let block = 0; block < made.blocks; block += 1) {
    const count = made.fill(block, out);
    all.set(out[driver]?.subarray(0, count) ?? [], block * made.blockSize);
  }
  return all;
}

describe('a simulation', () => {
  const timeline = { start: '2026-01', periodicity: 'year', periods: 2, fiscalYearStart: 1 } as const;
  const model = compileModel(timeline, [
    { code: 'price', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
    { code: 'volume', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
    { code: 'revenue', entry: { type: 'formula', formula: 'price * volume' }, holdsAtOpening: false },
  ]);
  const runOn = (workers: number): Float64Array => {
    const results = Array.from({ length: workers }, (_, worker) => {
      const made = sampler(SETUP);
      const { run } = createRunner(
        made,
        (size) => createBlock(model, size, { targets: ['revenue'] }),
        1,
        (block, count, [out]) => out?.set(block.values('revenue').subarray(block.size, block.size + count)),
      );
      const mine = Array.from({ length: made.blocks }, (_b, b) => b).filter((b) => b % workers === worker);
      return mine.reverse().map(run);
    });
    return collectResults(sampler(SETUP), 1, results.reverse().flat())[0] ?? new Float64Array();
  };
  it('has the same bits on 1, 2 and 7 workers', () => {
    const one = runOn(1);
    expect(one.every((value) => Number.isFinite(value))).toBe(true);
    expect([...runOn(2)]).toEqual([...one]);
    expect([...runOn(7)]).toEqual([...one]);
  });
  it('opens any trial with the drivers that it had', () => {
    const revenue = runOn(1);
    for (const trial of [0, 1023, 1024, 4999]) {
      const drivers = driversOfTrial(sampler(SETUP), trial);
      expect((drivers.get('price') ?? 0) * (drivers.get('volume') ?? 0)).toBe(revenue[trial]);
    }
  });
});

describe('a driver drawn for every period', () => {
  it('reaches the model as its path', () => {
    const timeline = { start: '2026-01', periodicity: 'year', periods: 2, fiscalYearStart: 1 } as const;
    const model = compileModel(timeline, [
      { code: 'rate', entry: { type: 'constant', value: 1 }, holdsAtOpening: true },
      { code: 'double', entry: { type: 'formula', formula: 'rate * 2' }, holdsAtOpening: false },
    ]);
    const made = sampler({ drivers: [], method: 'plain', trials: 100, seed: 1 });
    const spec = { type: 'random-walk', start: 5, drift: 1, sd: 0.5 } as const;
    const path = createSeries({
      code: 'rate',
      spec,
      periods: 2,
      method: 'plain',
      trials: 100,
      seed: 1,
      dimension: 0,
    });
    if (!path.ok) throw new Error('the test needs good parameters');
    const { run } = createRunner(
      made,
      (size) => createBlock(model, size, { targets: ['double'] }),
      1,
      (block, count, [out]) =>
        out?.set(block.values('double').subarray(2 * block.size, 2 * block.size + count)),
      [{ code: 'rate', fill: path.value }],
    );
    const drawn = new Float64Array(300);
    path.value(0, 100, drawn, 100);
    expect([...(run(0).metrics[0] ?? [])]).toEqual([...drawn.subarray(200)].map((rate) => rate * 2));
  });
});

describe('the sampler', () => {
  it('keeps the draws of a driver when another changes', () => {
    const { correlation: _, ...plain } = { ...SETUP, method: 'plain' as const };
    const changed = { ...plain, drivers: [{ code: 'other', distribution: PERT }, ...plain.drivers] };
    expect([...column(sampler(changed), 1)]).toEqual([...column(sampler(plain), 0)]);
    expect([...column(sampler({ ...plain, seed: 10 }), 0)]).not.toEqual([...column(sampler(plain), 0)]);
  });
  it.each(['plain', 'latin-hypercube', 'sobol'] as const)('reaches the rank correlation, %s', (method) => {
    const made = sampler({ ...SETUP, method });
    expect(Math.abs(spearman(column(made, 0), column(made, 1)) - 0.5)).toBeLessThan(0.02);
  });
  it('keeps the strata of a Latin hypercube under correlation', () => {
    const strata = new Set(
      [...column(sampler(SETUP), 0)].map((x) => Math.floor(NORMAL.cdf(x) * 5000 + 1e-7)),
    );
    expect(strata.size).toBeGreaterThan(4995);
  });
  it('Latin hypercube has a variance of the mean at least 10 times lower than plain, additive model', () => {
    const means = (method: 'plain' | 'latin-hypercube'): Float64Array =>
      Float64Array.from({ length: 40 }, (_, seed) => {
        const made = sampler({ drivers: SETUP.drivers, method, trials: 500, seed });
        return momentsOf(column(made, 0)).mean + momentsOf(column(made, 1)).mean;
      });
    const ratio =
      sampleVariance(momentsOf(means('plain'))) / sampleVariance(momentsOf(means('latin-hypercube')));
    expect(ratio).toBeGreaterThan(10);
  });
  it.each<readonly [Partial<SamplingSetup>, string]>([
    [{ trials: 0 }, 'trials'],
    [{ trials: 1e9 }, 'trials'],
    [{ seed: -1 }, 'seed'],
    [{ correlation: [[1]] }, 'correlation'],
    [{ drivers: [...SETUP.drivers, ...SETUP.drivers] }, 'drivers'],
  ])('refuses %j at its field', (change, field) => {
    const made = createSampler({ ...SETUP, ...change });
    expect(made.ok ? undefined : made.error[0]?.field).toBe(field);
  });
});

const MILLION: readonly DistributionSpec[] = [
  { type: 'uniform', min: 1, max: 3 },
  { type: 'triangular', min: 80, mode: 100, max: 150 },
  { type: 'pert', min: 80, mode: 100, max: 150 },
  { type: 'normal', mean: 5, sd: 2 },
  { type: 'truncated-normal', mean: 0, sd: 1, min: 1 },
  { type: 'lognormal', mu: 0, sigma: 0.5 },
  { type: 'beta', alpha: 0.8, beta: 2 },
  { type: 'gamma', shape: 2, scale: 3 },
  { type: 'exponential', mean: 4 },
  { type: 'weibull', shape: 1.5, scale: 2 },
  { type: 'student-t', df: 8 },
  { type: 'bernoulli', probability: 0.1, impact: -20 },
  { type: 'poisson', mean: 6 },
];

describe('a million plain draws', () => {
  it.each(MILLION)('of $type have mean and variance within 4 standard errors', (spec) => {
    const distribution = make(spec);
    const trials = 1_000_000;
    const made = sampler({ drivers: [{ code: 'x', distribution }], method: 'plain', trials, seed: 20 });
    const moments = momentsOf(column(made, 0));
    const sd = Math.sqrt(distribution.variance);
    expect(Math.abs(moments.mean - distribution.mean)).toBeLessThan((4 * sd) / Math.sqrt(trials));
    // The error of the variance from the fourth moment of the draws themselves.
    const fourth = moments.m4 / trials;
    const error = Math.sqrt((fourth - distribution.variance ** 2) / trials);
    expect(Math.abs(sampleVariance(moments) - distribution.variance)).toBeLessThan(4 * error);
  });
});

describe('the table of a quantile', () => {
  it.each<DistributionSpec>([
    { type: 'pert', min: 80, mode: 100, max: 150 },
    { type: 'gamma', shape: 0.7, scale: 3 },
    { type: 'student-t', df: 3 },
    { type: 'beta', alpha: 0.1, beta: 0.2 },
  ])('of $type agrees with the exact one to 1e-9 of the spread', (spec) => {
    const distribution = make(spec);
    const fast = tabulatedQuantile(distribution);
    for (let i = 1; i < 2000; i += 1) {
      const p = (i - 0.37) / 2000;
      const error = Math.abs(fast(p) - distribution.quantile(p));
      expect(error).toBeLessThan(1e-9 * Math.sqrt(distribution.variance));
    }
  });
});
