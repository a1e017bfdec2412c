/**
 * Distributions with their true moments and quantiles, none of them from our own output: scipy for the families with
 * parameters, hand arithmetic for lists and for those described by moments or percentiles.
 */
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution } from '../../../scenarios/simulation/distribution.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';

export function makeDistribution(spec: DistributionSpec): Distribution {
  const made = createDistribution(spec);
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('; '));
  return made.value;
}

export type Reference = {
  readonly name: string;
  readonly spec: DistributionSpec;
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly quantiles: readonly (readonly [number, number])[];
};

/** scipy.stats 1.17: stats(moments='mvs') and ppf. */
export const SCIPY: readonly Reference[] = [
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

/** A coefficient of variation of 1/4 in a lognormal: skewness (cv^2 + 3) cv, median mean / sqrt(1 + cv^2). */
const CV = 0.25;
/** The P90 of the standard normal (tables: 1.2816). */
const Z90 = 1.2815515655446004;

/** By hand. */
export const BY_HAND: readonly Reference[] = [
  {
    name: 'discrete',
    spec: {
      type: 'discrete',
      outcomes: [
        { value: 10, weight: 2 },
        { value: 0, weight: 6 },
        { value: 20, weight: 2 },
      ],
    },
    mean: 6, // 0.2 x 10 + 0.2 x 20
    variance: 64, // 0.6 x 36 + 0.2 x 16 + 0.2 x 196
    skewness: 432 / 512, // (-0.6 x 216 + 0.2 x 64 + 0.2 x 2744) / 8^3
    quantiles: [
      [0.3, 0],
      [0.7, 10],
      [0.9, 20],
    ],
  },
  {
    name: 'bernoulli',
    spec: { type: 'bernoulli', probability: 0.2, impact: -50 },
    mean: -10,
    variance: 400, // 0.2 x 0.8 x 50^2
    skewness: -1.5, // -(1 - 2 x 0.2) / sqrt(0.2 x 0.8)
    quantiles: [
      [0.1, -50],
      [0.5, 0],
    ],
  },
  {
    name: 'empirical, resampled',
    spec: { type: 'empirical', data: [4, 1, 3, 2], method: 'resampled' },
    mean: 2.5,
    variance: 1.25,
    skewness: 0,
    quantiles: [
      [0.1, 1],
      [0.4, 2],
      [0.6, 3],
      [0.9, 4],
    ],
  },
  {
    // Half uniform on 0..1, half on 1..3: E x^2 = 7/3, E x^3 = 5.125.
    name: 'empirical, smoothed',
    spec: { type: 'empirical', data: [3, 0, 1], method: 'smoothed' },
    mean: 1.25,
    variance: 37 / 48,
    skewness: 0.28125 / (37 / 48) ** 1.5,
    quantiles: [
      [0.1, 0.2],
      [0.25, 0.5],
      [0.5, 1],
      [0.9, 2.6],
    ],
  },
  {
    name: 'lognormal by its moments',
    spec: { type: 'moments', family: 'lognormal', mean: 120, sd: 120 * CV },
    mean: 120,
    variance: (120 * CV) ** 2,
    skewness: (CV ** 2 + 3) * CV,
    quantiles: [[0.5, 120 / Math.sqrt(1 + CV ** 2)]],
  },
  {
    name: 'normal by P10 and P90',
    spec: { type: 'percentiles', family: 'normal', p10: 80, p90: 150 },
    mean: 115,
    variance: (35 / Z90) ** 2,
    skewness: 0,
    quantiles: [
      [0.1, 80],
      [0.5, 115],
      [0.9, 150],
    ],
  },
];
