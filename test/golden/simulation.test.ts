/**
 * Every case of cases/simulation.json: closed forms to their printed digits, simulated ones within the sampling error
 * that the case itself allows. A kind without a check fails.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { distributionSchema } from '../../models/plan/what-if/distribution-schema.ts';
import {
  kendallOfNormal,
  lognormalCorrelation,
  spearmanOfNormal,
} from '../../scenarios/simulation/correlation/identities.ts';
import type { Distribution } from '../../scenarios/simulation/distribution.ts';
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import { fillWords, seedKey } from '../../scenarios/simulation/random/split-mix.ts';
import { createSampler, type SamplingSetup } from '../../scenarios/simulation/sampler.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../scenarios/simulation/special/normal.ts';
import { momentsOf, sampleVariance, standardError } from '../../scenarios/simulation/summary/moments.ts';
import { percentileExclusive, percentileInclusive } from '../../scenarios/simulation/summary/percentiles.ts';
import { spearman } from '../../scenarios/simulation/variance-shares/ranks.ts';
import { sobolIndices } from '../../scenarios/simulation/variance-shares/sobol-indices.ts';
import { expectClose, type GoldenCase, numberOf, numbersOf, type Tolerance } from './case-file.ts';

const { cases }: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL('cases/simulation.json', import.meta.url), 'utf8'),
);

const FINE: Tolerance = { abs: 1e-9, rel: 1e-9 };

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('the case file should hold an object');
  return Object.fromEntries(Object.entries(value));
}

function rowsOf(value: unknown): readonly (readonly number[])[] {
  if (!Array.isArray(value)) throw new Error('the case file should hold rows');
  return value.map(numbersOf);
}

function made(spec: unknown): Distribution {
  const result = createDistribution(distributionSchema.parse(spec));
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('; '));
  return result.value;
}

const normal = (mean: number, sd: number): Distribution => made({ type: 'normal', mean, sd });

/** The values of all drivers, by driver and trial. */
function drawn(
  distributions: readonly Distribution[],
  trials: number,
  options: Partial<SamplingSetup> = {},
): readonly Float64Array[] {
  const drivers = distributions.map((distribution, i) => ({ code: `x${i}`, distribution }));
  const sampler = createSampler({ drivers, method: 'plain', trials, seed: 2026, ...options });
  if (!sampler.ok) throw new Error(sampler.error.map(({ message }) => message).join('; '));
  const all = drivers.map(() => new Float64Array(trials));
  const size = sampler.value.blockSize;
  for (let block = 0; block < sampler.value.blocks; block += 1) {
    sampler.value.fill(
      block,
      all.map((values) => values.subarray(block * size, (block + 1) * size)),
    );
  }
  return all;
}

function sums(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, t) =>
    columns.reduce((sum, column, i) => sum + (weights[i] ?? 0) * (column[t] ?? 0), 0),
  );
}

const empty = new Float64Array();

const CHECKS: Readonly<Record<string, (golden: GoldenCase) => void>> = {
  'mc.convergence': ({ expected, tolerance }) => {
    const error = (n: number): number => standardError(momentsOf(drawn([normal(0, 1)], n)[0] ?? []));
    const ratio = error(100_000) / error(1000);
    expectClose(ratio, expected.se_ratio_n_100k_vs_1k, { abs: 0, rel: tolerance.rel });
  },
  'mc.copula': ({ inputs, expected, tolerance }) => {
    const rho = numberOf(inputs.normal_correlation);
    expectClose(spearmanOfNormal(rho), expected.spearman, tolerance);
    expectClose(kendallOfNormal(rho), expected.kendall, tolerance);
    expectClose(lognormalCorrelation(rho, 1, 0.5), expected.lognormal_pearson_sigma_1_05, tolerance);
    const rank = numberOf(expected.spearman);
    const correlation = [
      [1, rank],
      [rank, 1],
    ];
    const [x = empty, y = empty] = drawn([normal(0, 1), normal(0, 1)], 20_000, { correlation });
    expectClose(spearman(x, y), rank, { abs: 0.02, rel: 0 });
  },
  'mc.expected_positive_part': ({ inputs, expected, tolerance }) => {
    const [m, s] = [numberOf(inputs.mean), numberOf(inputs.sd)];
    expectClose(m * normalCdf(m / s) + s * normalDensity(m / s), expected.e_max0, tolerance);
    const positive = momentsOf((drawn([normal(m, s)], 100_000)[0] ?? empty).map((x) => Math.max(0, x)));
    expectClose(positive.mean, expected.e_max0, { abs: 4 * standardError(positive), rel: 0 });
  },
  'mc.iman_conover': ({ inputs, expected, tolerance }) => {
    const distributions = [
      made({ type: 'lognormal', mu: 0, sigma: 1 }),
      made({ type: 'triangular', min: 0, mode: 1, max: 4 }),
      made({ type: 'beta', alpha: 2, beta: 5 }),
    ];
    const trials = numberOf(inputs.n);
    const free = drawn(distributions, trials);
    const columns = drawn(distributions, trials, { correlation: rowsOf(inputs.target), blockSize: trials });
    expect(columns.map((column) => column.toSorted())).toEqual(free.map((column) => column.toSorted()));
    rowsOf(expected.rank_correlation_close_to).forEach((row, i) => {
      row.forEach((rho, j) => {
        const got = spearman(columns[i] ?? empty, columns[j] ?? empty);
        expectClose(got, rho, { abs: Math.min(tolerance.abs, 0.02), rel: 0 }, `${i}, ${j}`);
      });
    });
  },
  'mc.invalid': ({ inputs }) => {
    const parsed = distributionSchema.safeParse({ type: inputs.dist, ...recordOf(inputs.params) });
    const result = parsed.success ? createDistribution(parsed.data) : { ok: false };
    expect(result.ok).toBe(false);
  },
  'mc.lhs': ({ inputs, expected, tolerance }) => {
    const [n, d] = [numberOf(inputs.n), numberOf(inputs.d)];
    const uniforms = Array.from({ length: d }, () => made({ type: 'uniform', min: 0, max: 1 }));
    const ones = uniforms.map(() => 1);
    const meanOf = (method: 'plain' | 'latin-hypercube', seed: number): number => {
      const columns = drawn(uniforms, n, { method, seed });
      if (method === 'latin-hypercube') {
        for (const column of columns) expect(new Set([...column].map((u) => Math.floor(u * n))).size).toBe(n);
      }
      return momentsOf(sums(columns, ones)).mean;
    };
    // The variance of a variance over 200 repetitions is 10 %: the tolerance of 30 % is three of its errors.
    const spread = (method: 'plain' | 'latin-hypercube'): number =>
      sampleVariance(momentsOf(Array.from({ length: 200 }, (_, seed) => meanOf(method, seed))));
    const loose = { abs: 0, rel: tolerance.rel };
    expectClose(spread('latin-hypercube'), expected.var_of_mean_lhs, loose);
    expectClose(spread('plain'), expected.var_of_mean_mc, loose);
  },
  'mc.moments': ({ inputs, expected, tolerance }) => {
    const distribution = made({ type: inputs.dist, ...recordOf(inputs.params) });
    expectClose(distribution.mean, expected.mean, tolerance, 'mean');
    expectClose(distribution.variance, expected.variance, tolerance, 'variance');
    expectClose(Math.sqrt(distribution.variance), expected.sd, tolerance, 'sd');
    expectClose(distribution.skewness, expected.skewness, tolerance, 'skewness');
    for (const [p, x] of Object.entries(recordOf(expected.quantiles)))
      expectClose(distribution.quantile(Number(p)), x, tolerance, `quantile ${p}`);
    const moments = momentsOf(drawn([distribution], 100_000)[0] ?? []);
    expectClose(moments.mean, expected.mean, { abs: 4 * standardError(moments), rel: 0 }, 'simulated mean');
  },
  'mc.npv_normal': ({ inputs, expected, tolerance }) => {
    const means = numbersOf(inputs.means);
    const factors = means.map((_, t) => (1 + numberOf(inputs.rate)) ** -t);
    const distributions = numbersOf(inputs.sds).map((sd, t) => normal(means[t] ?? 0, sd));
    expect(inputs.correlation).toBe('perfect');
    const correlation = means.map(() => means.map(() => 1));
    const npvs = sums(drawn(distributions, 100_000, { correlation, method: 'sobol' }), factors);
    const moments = momentsOf(npvs);
    expectClose(moments.mean, expected.mean, { abs: 4 * standardError(moments), rel: 0 }, 'mean');
    expectClose(Math.sqrt(sampleVariance(moments)), expected.sd, { abs: 0, rel: 0.01 }, 'sd');
    const below = npvs.filter((npv) => npv < 0).length / npvs.length;
    const chance = numberOf(expected.prob_negative);
    const error = 4 * Math.sqrt((chance * (1 - chance)) / npvs.length);
    expectClose(below, chance, { abs: error, rel: 0 }, 'P(NPV < 0)');
    expectClose(normalCdf(-numberOf(expected.mean) / numberOf(expected.sd)), chance, tolerance);
  },
  'mc.product': ({ inputs, expected }) => {
    if (!Array.isArray(inputs.factors)) throw new Error('the case file should hold factors');
    const factors = inputs.factors.map((factor) => recordOf(factor));
    const product = made({
      type: 'lognormal',
      mu: factors.reduce((sum, { mu }) => sum + numberOf(mu), 0),
      sigma: Math.hypot(...factors.map(({ sigma }) => numberOf(sigma))),
    });
    expectClose(product.mean, expected.mean, FINE, 'mean');
    expectClose(Math.sqrt(product.variance), expected.sd, FINE, 'sd');
    for (const [name, p] of [
      ['p10', 0.1],
      ['p50', 0.5],
      ['p90', 0.9],
    ] as const)
      expectClose(product.quantile(p), expected[name], FINE, name);
    const columns = drawn(
      factors.map((factor) => made({ type: 'lognormal', ...factor })),
      100_000,
    );
    const moments = momentsOf(
      Float64Array.from({ length: 100_000 }, (_, t) =>
        columns.reduce((all, column) => all * (column[t] ?? 0), 1),
      ),
    );
    expectClose(moments.mean, expected.mean, { abs: 4 * standardError(moments), rel: 0 }, 'simulated mean');
  },
  'mc.reproducibility': () => {
    const run = (seed: number): readonly Float64Array[] =>
      drawn([normal(0, 1), normal(5, 2)], 3000, { seed });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
    expect(drawn([normal(0, 1), normal(7, 3)], 3000, { seed: 1 })[0]).toEqual(run(1)[0]);
  },
  'mc.sobol': ({ inputs, expected }) => {
    const a = numbersOf(inputs.a);
    const result = sobolIndices(
      (p, out, count) => {
        for (let k = 0; k < count; k += 1) {
          out[k] = a.reduce((all, ai, i) => (all * (Math.abs(4 * (p[i]?.[k] ?? 0) - 2) + ai)) / (1 + ai), 1);
        }
      },
      a.length,
      2 ** 14,
      3,
    );
    const loose = { abs: 0.01, rel: 0 };
    expectClose(result.mean, expected.mean, loose, 'mean');
    expectClose(result.variance, expected.variance, loose, 'variance');
    numbersOf(expected.S).forEach((s, i) => void expectClose(result.firstOrder[i], s, loose, `S${i + 1}`));
    numbersOf(expected.ST).forEach((s, i) => void expectClose(result.total[i], s, loose, `ST${i + 1}`));
  },
  'mc.sum': ({ inputs, expected }) => {
    const means = numbersOf(inputs.means);
    const rank = spearmanOfNormal(numberOf(inputs.correlation));
    const correlation = [
      [1, rank],
      [rank, 1],
    ];
    const distributions = numbersOf(inputs.sds).map((sd, i) => normal(means[i] ?? 0, sd));
    const moments = momentsOf(sums(drawn(distributions, 100_000, { correlation }), [1, 1]));
    expectClose(moments.mean, expected.mean, { abs: 4 * standardError(moments), rel: 0 }, 'mean');
    // Four standard errors of a normal's sample variance: sqrt(2 / n).
    expectClose(sampleVariance(moments), expected.variance, { abs: 0, rel: 4 * Math.sqrt(2e-5) }, 'variance');
  },
  prng: ({ inputs, expected }) => {
    if (!Array.isArray(expected.values)) throw new Error('the case file should hold values');
    const words = new Uint32Array(2 * expected.values.length);
    fillWords(seedKey(numberOf(inputs.seed)), 0, words, expected.values.length);
    const read = expected.values.map((_, i) =>
      String((BigInt(words[2 * i] ?? 0) << 32n) | BigInt(words[2 * i + 1] ?? 0)),
    );
    expect(read).toEqual(expected.values);
  },
  'stats.mean_sd': ({ inputs, expected, tolerance }) => {
    const moments = momentsOf([numberOf(inputs.first), ...numbersOf(inputs.pair)]);
    const { rel_mean, rel_sd } = recordOf(tolerance);
    expectClose(moments.mean, expected.mean, { abs: 0, rel: numberOf(rel_mean) }, 'mean');
    expectClose(Math.sqrt(sampleVariance(moments)), expected.sd, { abs: 0, rel: numberOf(rel_sd) }, 'sd');
  },
  'stats.norm_ppf': ({ inputs, expected, tolerance }) => {
    expectClose(normalQuantile(numberOf(inputs.p)), expected.z, tolerance);
  },
  'stats.percentile': ({ inputs, expected, tolerance }) => {
    const sorted = Float64Array.from(numbersOf(inputs.data)).sort();
    const exclusive = String(inputs.method).startsWith('exclusive');
    const percentile = exclusive ? percentileExclusive : percentileInclusive;
    expectClose(percentile(sorted, numberOf(inputs.p)), expected.value, { abs: tolerance.abs, rel: 0 });
  },
};

describe('simulation cases with known answers', () => {
  it.each(cases.map((golden) => [golden.id, golden] as const))('%s', (_id, golden) => {
    const check = CHECKS[golden.kind];
    if (!check) throw new Error(`no check for cases of kind ${golden.kind}`);
    check(golden);
  });
});
