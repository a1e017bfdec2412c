/**
 * Distributions against scipy 1.17 (moments and quantiles to 1e-10 relative), round trips of the inverse, and what a
 * parameter that can't be used gets.
 */
import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../../scenarios/simulation/distribution.ts';
import { createDistribution, type DistributionSpec } from '../../../scenarios/simulation/entry/spec.ts';

type Reference = {
  readonly name: string;
  readonly spec: DistributionSpec;
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly quantiles: readonly (readonly [number, number])[];
};

// scipy.stats, stats(moments='mvs') and ppf.
const SCIPY: readonly Reference[] = [
  {
    name: 'uniform',
    spec: { type: 'uniform', min: -2, max: 5 },
    mean: 1.5,
    variance: 4.083333333333333,
    skewness: 0,
    quantiles: [
      [0.001, -1.993],
      [0.1, -1.2999999999999998],
      [0.5, 1.5],
      [0.9, 4.3],
      [0.999, 4.993],
    ],
  },
  {
    name: 'triangular',
    spec: { type: 'triangular', min: 80, mode: 100, max: 150 },
    mean: 110,
    variance: 216.66666666666669,
    skewness: 0.37626436826958876,
    quantiles: [
      [0.001, 81.18321595661992],
      [0.1, 91.83215956619924],
      [0.5, 108.16699867329622],
      [0.9, 131.29171306613028],
      [0.999, 148.12917130661305],
    ],
  },
  {
    name: 'pert',
    spec: { type: 'pert', min: 10, mode: 12, max: 30 },
    mean: 14.666666666666666,
    variance: 10.222222222222221,
    skewness: 0.834057656228299,
    quantiles: [
      [0.001, 10.0351643309587],
      [0.1, 11.015855513319254],
      [0.5, 14.053297007229324],
      [0.9, 19.246594999229327],
      [0.999, 26.189553044823462],
    ],
  },
  {
    name: 'normal',
    spec: { type: 'normal', mean: 100, sd: 15 },
    mean: 100,
    variance: 225,
    skewness: 0,
    quantiles: [
      [0.001, 53.6465154074828],
      [0.1, 80.77672651683099],
      [0.5, 100],
      [0.9, 119.22327348316901],
      [0.999, 146.3534845925172],
    ],
  },
  {
    name: 'truncated-normal',
    spec: { type: 'truncated-normal', mean: 1, sd: 2, min: 0, max: 4 },
    mean: 1.7125457683541194,
    variance: 1.1209926006049002,
    skewness: 0.2842606673302547,
    quantiles: [
      [0.001, 0.0035469478439892344],
      [0.1, 0.3416042511668591],
      [0.5, 1.6155076422979913],
      [0.9, 3.2596714362576424],
      [0.999, 3.990388811931716],
    ],
  },
  {
    name: 'truncated far',
    spec: { type: 'truncated-normal', mean: 0, sd: 1, min: 5 },
    mean: 5.1865039671258515,
    variance: 0.03269643461706184,
    skewness: 1.8310827833900976,
    quantiles: [
      [0.001, 5.000192901103099],
      [0.1, 5.020276020964654],
      [0.5, 5.132018332044298],
      [0.9, 5.426934003050024],
      [0.999, 6.197600822936092],
    ],
  },
  {
    name: 'lognormal',
    spec: { type: 'lognormal', mu: 0.5, sigma: 0.4, shift: 10 },
    mean: 11.786038430750073,
    variance: 0.5534881011446782,
    skewness: 1.3219144053987633,
    quantiles: [
      [0.001, 10.478981682961095],
      [0.1, 10.987458679903662],
      [0.5, 11.648721270700129],
      [0.9, 12.75280564521874],
      [0.999, 15.675126889309125],
    ],
  },
  {
    name: 'beta',
    spec: { type: 'beta', alpha: 0.5, beta: 3 },
    mean: 0.14285714285714285,
    variance: 0.027210884353741496,
    skewness: 1.5745916432444338,
    quantiles: [
      [0.001, 2.8444455232269607e-7],
      [0.1, 0.0028552950848807716],
      [0.5, 0.07903276707617297],
      [0.9, 0.38624888180536926],
      [0.999, 0.855447776691985],
    ],
  },
  {
    name: 'gamma',
    spec: { type: 'gamma', shape: 2.5, scale: 4 },
    mean: 10,
    variance: 40,
    skewness: 1.2649110640673518,
    quantiles: [
      [0.001, 0.4204252052584384],
      [0.1, 3.2206159739246454],
      [0.5, 8.702920382191053],
      [0.9, 18.472713799562246],
      [0.999, 41.030011304865745],
    ],
  },
  {
    name: 'exponential',
    spec: { type: 'exponential', mean: 7 },
    mean: 7,
    variance: 49,
    skewness: 2,
    quantiles: [
      [0.001, 0.007003502335084734],
      [0.1, 0.7375236096047841],
      [0.5, 4.852030263919617],
      [0.9, 16.11809565095832],
      [0.999, 48.35428695287495],
    ],
  },
  {
    name: 'weibull',
    spec: { type: 'weibull', shape: 1.7, scale: 100 },
    mean: 89.2244502499324,
    variance: 2918.5482724585377,
    skewness: 0.8650234422644058,
    quantiles: [
      [0.001, 1.719578096550458],
      [0.1, 26.613662169674633],
      [0.5, 80.60610171859209],
      [0.9, 163.33078605318138],
      [0.999, 311.693405337744],
    ],
  },
  {
    name: 'student-t',
    spec: { type: 'student-t', df: 5, location: 2, scale: 3 },
    mean: 2,
    variance: 15,
    skewness: 0,
    quantiles: [
      [0.001, -15.680288594068028],
      [0.1, -2.427652146473444],
      [0.5, 2],
      [0.9, 6.427652146473445],
      [0.999, 19.680288594068028],
    ],
  },
  {
    name: 'poisson',
    spec: { type: 'poisson', mean: 3.7 },
    mean: 3.7,
    variance: 3.7,
    skewness: 0.5198752449100363,
    quantiles: [
      [0.001, 0],
      [0.1, 1],
      [0.5, 4],
      [0.9, 6],
      [0.999, 11],
    ],
  },
  {
    name: 'poisson large',
    spec: { type: 'poisson', mean: 1000 },
    mean: 1000,
    variance: 1000,
    skewness: 0.03162277660168379,
    quantiles: [
      [0.001, 904],
      [0.1, 960],
      [0.5, 1000],
      [0.9, 1041],
      [0.999, 1099],
    ],
  },
];

function make(spec: DistributionSpec): Distribution {
  const made = createDistribution(spec);
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('; '));
  return made.value;
}

function problems(spec: DistributionSpec): readonly string[] {
  const made = createDistribution(spec);
  return made.ok ? [] : made.error.map(({ field, code }) => `${field}: ${code}`);
}

function expectNear(actual: number, expected: number, relative = 1e-10): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));
}

describe.each(SCIPY)('$name', ({ spec, mean, variance, skewness, quantiles }) => {
  const made = make(spec);
  it('has the moments of scipy', () => {
    expectNear(made.mean, mean);
    expectNear(made.variance, variance);
    expectNear(made.skewness, skewness, 1e-6);
  });
  it('has the quantiles of scipy', () => {
    for (const [p, x] of quantiles) expectNear(made.quantile(p), x);
  });
  it('comes back from its inverse', () => {
    for (let i = 1; i < 200; i += 1) {
      const p = i / 200;
      const back = made.cdf(made.quantile(p));
      if (made.discrete) {
        expect(back).toBeGreaterThanOrEqual(p);
        expect(made.cdf(made.quantile(p) - 1)).toBeLessThan(p);
      } else expectNear(back, p);
    }
  });
});

describe('distributions of lists', () => {
  it('resampled data take each value with the same probability', () => {
    const made = make({ type: 'empirical', data: [4, 1, 3, 2], method: 'resampled' });
    expect([0.1, 0.25, 0.26, 0.5, 0.75, 0.76].map(made.quantile)).toEqual([1, 1, 2, 2, 3, 4]);
    expect(made.mean).toBe(2.5);
    expect(made.variance).toBe(1.25); // ((1.5^2 + 0.5^2) * 2) / 4
    expect(made.cdf(2)).toBe(0.5);
  });
  it('smoothed data have the quantiles of Excel PERCENTILE.INC', () => {
    const made = make({ type: 'empirical', data: [1, 2, 3, 4], method: 'smoothed' });
    expect(made.quantile(0.25)).toBe(1.75); // Microsoft's own example
    expect(made.cdf(1.75)).toBe(0.25);
    expectNear(made.variance, 0.75); // a uniform on 1..4: 9 / 12
  });
  it('a discrete distribution weighs its values', () => {
    const outcomes = [
      { value: 10, weight: 2 },
      { value: 0, weight: 6 },
      { value: 20, weight: 2 },
    ];
    const made = make({ type: 'discrete', outcomes });
    expectNear(made.mean, 6); // 0.2 * 10 + 0.2 * 20
    expectNear(made.variance, 64); // 0.2 * 100 + 0.2 * 400 - 36
    expect([0.59, 0.61, 0.81].map(made.quantile)).toEqual([0, 10, 20]);
  });
  it('an event with a loss has it with its probability', () => {
    const made = make({ type: 'bernoulli', probability: 0.2, impact: -50 });
    expect(made.mean).toBe(-10);
    expectNear(made.variance, 400); // 0.2 * 0.8 * 50^2
    expect([0.1, 0.3].map(made.quantile)).toEqual([-50, 0]);
    expectNear(made.skewness, -1.5); // -(1 - 0.4) / 0.4
  });
});

describe('described by moments', () => {
  it.each(['uniform', 'normal', 'lognormal', 'gamma', 'weibull'] as const)('%s has them', (family) => {
    const made = make({ type: 'moments', family, mean: 120, sd: 30 });
    expectNear(made.mean, 120);
    expectNear(Math.sqrt(made.variance), 30);
  });
  it('a beta within its ends has them', () => {
    const made = make({ type: 'moments', family: 'beta', mean: 12, sd: 2, min: 10, max: 20 });
    expectNear(made.mean, 12);
    expectNear(made.variance, 4);
  });
  it('an sd that no beta can have is refused at its field', () => {
    expect(problems({ type: 'moments', family: 'beta', mean: 0.5, sd: 0.6 })).toEqual(['sd: impossible']);
  });
});

describe('described by percentiles', () => {
  it.each(['uniform', 'normal', 'lognormal', 'weibull'] as const)('%s meets P10 and P90', (family) => {
    const made = make({ type: 'percentiles', family, p10: 80, p90: 150 });
    expectNear(made.quantile(0.1), 80);
    expectNear(made.quantile(0.9), 150);
  });
  it.each(['triangular', 'pert', 'lognormal'] as const)('%s meets P10, P50 and P90', (family) => {
    const made = make({ type: 'percentiles', family, p10: 80, p50: 110, p90: 150 });
    expectNear(made.quantile(0.1), 80);
    expectNear(made.quantile(0.5), 110);
    expectNear(made.quantile(0.9), 150);
  });
  it('a P50 out of reach is refused with the reach in words', () => {
    const made = createDistribution({ type: 'percentiles', family: 'triangular', p10: 0, p50: 95, p90: 100 });
    expect(made.ok ? '' : made.error[0]?.message).toMatch(/between 38\.2 % and 61\.8 %/);
  });
});

describe('parameters that cannot be used', () => {
  it.each<readonly [DistributionSpec, readonly string[]]>([
    [{ type: 'uniform', min: 2, max: 1 }, ['min: order']],
    [{ type: 'triangular', min: 10, mode: 5, max: 20 }, ['mode: order']],
    [{ type: 'pert', min: 1, mode: 1, max: 1 }, ['max: no-spread']],
    [{ type: 'normal', mean: 1, sd: 0 }, ['sd: no-spread']],
    [{ type: 'normal', mean: Number.NaN, sd: -1 }, ['mean: not-finite', 'sd: out-of-range']],
    [{ type: 'truncated-normal', mean: 0, sd: 1, min: 40 }, ['min: impossible']],
    [{ type: 'truncated-normal', mean: 0, sd: 1, min: 2, max: 1 }, ['min: order']],
    [{ type: 'gamma', shape: -1, scale: 1 }, ['shape: out-of-range']],
    [{ type: 'discrete', outcomes: [] }, ['outcomes: empty']],
    [{ type: 'discrete', outcomes: [{ value: 1, weight: -1 }] }, ['outcomes.0.weight: out-of-range']],
    [{ type: 'bernoulli', probability: 1.2 }, ['probability: out-of-range']],
    [{ type: 'poisson', mean: 0 }, ['mean: no-spread']],
    [{ type: 'empirical', data: [1, 1], method: 'smoothed' }, ['data: no-spread']],
    [{ type: 'percentiles', family: 'normal', p10: 3, p90: 2 }, ['p10: order']],
  ])('%j', (spec, expected) => {
    expect(problems(spec)).toEqual(expected);
  });
});
