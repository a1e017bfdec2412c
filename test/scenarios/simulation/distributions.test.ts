/**
 * Distributions against scipy 1.17 (moments and quantiles to 1e-10 relative), round trips of the inverse, and what a
 * parameter that can't be used gets.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import { makeDistribution as make, SCIPY } from './references.ts';

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
    const tails = [1e-9, 1e-6, 1e-4, 1 - 1e-4, 1 - 1e-6, 1 - 1e-9];
    for (const p of [...tails, ...Array.from({ length: 199 }, (_, i) => (i + 1) / 200)]) {
      const back = made.cdf(made.quantile(p));
      if (made.discrete) {
        expect(back).toBeGreaterThanOrEqual(p);
        expect(made.cdf(made.quantile(p) - 1)).toBeLessThan(p);
      } else expectNear(back, p);
    }
  });
});

describe('closed forms', () => {
  const at = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
  const shapes = fc.tuple(at(-1000, 1000), at(0.01, 1000), at(0, 1));

  it('of the triangular: mean, variance, distribution function and its inverse (Evans et al., ch. 44)', () => {
    fc.assert(
      fc.property(shapes, at(0.001, 0.999), ([min, width, place], p) => {
        const [max, mode] = [min + width, Math.min(min + width, min + place * width)];
        const made = make({ type: 'triangular', min, mode, max });
        const scale = Math.max(1, Math.abs(min), Math.abs(max));
        expect(Math.abs(made.mean - (min + mode + max) / 3)).toBeLessThan(1e-12 * scale);
        const [a, b, c] = [0, width, mode - min];
        const variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
        expect(Math.abs(made.variance - variance)).toBeLessThan(1e-10 * Math.max(1, variance));
        const rising = min + Math.sqrt(p * width * (mode - min));
        const falling = max - Math.sqrt((1 - p) * width * (max - mode));
        const expected = p * width <= mode - min ? rising : falling;
        expect(Math.abs(made.quantile(p) - expected)).toBeLessThan(1e-9 * scale);
      }),
      { numRuns: 200 },
    );
  });

  it('of the PERT: mean (a + 4 m + b) / 6, variance (mean - a)(b - mean) / 7 (Vose, Risk Analysis, ch. 10)', () => {
    fc.assert(
      fc.property(shapes, ([min, width, place]) => {
        const [max, mode] = [min + width, Math.min(min + width, min + place * width)];
        const made = make({ type: 'pert', min, mode, max });
        const mean = (min + 4 * mode + max) / 6;
        const scale = Math.max(1, Math.abs(min), Math.abs(max));
        expect(Math.abs(made.mean - mean)).toBeLessThan(1e-12 * scale);
        const variance = ((mean - min) * (max - mean)) / 7;
        expect(Math.abs(made.variance - variance)).toBeLessThan(1e-10 * scale * Math.max(1, width));
      }),
      { numRuns: 200 },
    );
  });

  it('of the PERT with its mode in the middle: symmetric, and a polynomial (alpha = beta = 3)', () => {
    const made = make({ type: 'pert', min: 0, mode: 0.5, max: 1 });
    for (const p of [0.01, 0.2, 0.5, 0.8, 0.99]) {
      const x = made.quantile(p);
      // The distribution function of a beta (3, 3): 10 x^3 - 15 x^4 + 6 x^5.
      expectNear(10 * x ** 3 - 15 * x ** 4 + 6 * x ** 5, p);
    }
  });
});

describe('round trips of the inverse at any parameters', () => {
  const positive = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
  const level = positive(-100, 100);
  const families: readonly (readonly [string, fc.Arbitrary<DistributionSpec>])[] = [
    ['uniform', fc.record({ type: fc.constant('uniform' as const), min: level, max: positive(101, 1e4) })],
    ['normal', fc.record({ type: fc.constant('normal' as const), mean: level, sd: positive(0.01, 1e3) })],
    [
      'truncated-normal',
      fc.record({
        type: fc.constant('truncated-normal' as const),
        mean: positive(-3, 3),
        sd: positive(0.5, 2),
        min: positive(-6, -0.5),
        max: positive(0.5, 6),
      }),
    ],
    [
      'lognormal',
      fc.record({ type: fc.constant('lognormal' as const), mu: level, sigma: positive(0.01, 3) }),
    ],
    [
      'beta',
      fc.record({ type: fc.constant('beta' as const), alpha: positive(0.3, 50), beta: positive(0.3, 50) }),
    ],
    [
      'gamma',
      fc.record({
        type: fc.constant('gamma' as const),
        shape: positive(0.1, 500),
        scale: positive(0.01, 100),
      }),
    ],
    ['exponential', fc.record({ type: fc.constant('exponential' as const), mean: positive(0.01, 1e4) })],
    [
      'weibull',
      fc.record({
        type: fc.constant('weibull' as const),
        shape: positive(0.3, 20),
        scale: positive(0.1, 100),
      }),
    ],
    ['student-t', fc.record({ type: fc.constant('student-t' as const), df: positive(1, 200) })],
  ];
  it.each(families)('%s gives the probability back to 1e-10', (_, specs) => {
    fc.assert(
      fc.property(specs, positive(1e-4, 1 - 1e-4), (spec, p) => {
        const made = make(spec);
        const x = made.quantile(p);
        // Where the density has no bound (a beta at its end) one digit of x is worth more than 1e-10 of p.
        const digit = Number.EPSILON * Math.abs(x);
        const error = Math.abs(made.cdf(x) - p);
        expect(error).toBeLessThanOrEqual(Math.max(1e-10, made.cdf(x + digit) - made.cdf(x - digit)));
      }),
      { numRuns: 150 },
    );
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
