/**
 * Fits against scipy 1.17 (fit with loc 0, kstest, and the Anderson-Darling sum over its cdf).
 */
import { describe, expect, it } from 'vitest';
import { fitHistory } from '../../../scenarios/simulation/entry/fit.ts';

const HISTORY = [12.1, 15.3, 9.8, 22.4, 18, 14.2, 11.7, 30.5, 16.6, 13.9, 19.3, 25.1, 10.4, 17.2, 21];

// Parameters, Kolmogorov-Smirnov, Anderson-Darling. scipy's optimiser stops at about 1e-5 for gamma and Weibull.
const SCIPY: Readonly<Record<string, readonly [Readonly<Record<string, number>>, number, number]>> = {
  normal: [{ mean: 17.1666666667, sd: 5.5793269208 }, 0.1073010950601403, 0.27849491380024816],
  lognormal: [{ mu: Math.log(16.3233325966), sigma: 0.3155602425 }, 0.09529463131083715, 0.11823778940583196],
  exponential: [{ mean: 17.1666666667 }, 0.43496849391481607, 3.2846143306629187],
  gamma: [{ shape: 10.0895584665, scale: 1.7014289301 }, 0.09352886286912176, 0.1427974739360529],
  weibull: [{ shape: 3.2422874122, scale: 19.1549808954 }, 0.10825015371067814, 0.26667701409608746],
};

describe('fits to history', () => {
  const fitted = fitHistory(HISTORY);
  const fits = fitted.ok ? fitted.value : [];

  it.each(Object.entries(SCIPY))('%s is that of scipy', (type, [parameters, distance, tails]) => {
    const fit = fits.find(({ spec }) => spec.type === type);
    const found = new Map<string, unknown>(Object.entries(fit?.spec ?? {}));
    for (const [name, value] of Object.entries(parameters))
      expect(Math.abs(Number(found.get(name)) / value - 1)).toBeLessThan(2e-5);
    expect(fit?.kolmogorovSmirnov).toBeCloseTo(distance, 4);
    expect(fit?.andersonDarling).toBeCloseTo(tails, 4);
  });
  it('come with the best first', () => {
    expect(fits[0]?.spec.type).toBe('lognormal');
    expect(fits.at(-1)?.spec.type).toBe('exponential');
  });
  it.each([1e-100, 1e6, 1e100])('of the same history in units of %d differ in their scale alone', (unit) => {
    const scaled = fitHistory(HISTORY.map((value) => value * unit));
    const byType = (list: typeof fits) => new Map(list.map((fit) => [fit.spec.type, fit]));
    const [small, large] = [byType(fits), byType(scaled.ok ? scaled.value : [])];
    expect([...large.keys()].sort()).toEqual([...small.keys()].sort());
    for (const [type, fit] of large) {
      const own = small.get(type);
      expect(fit.kolmogorovSmirnov).toBeCloseTo(own?.kolmogorovSmirnov ?? Number.NaN, 9);
      expect(fit.andersonDarling).toBeCloseTo(own?.andersonDarling ?? Number.NaN, 8);
      if (fit.spec.type === 'weibull' && own?.spec.type === 'weibull') {
        expect(fit.spec.shape).toBeCloseTo(own.spec.shape, 9);
        expect(fit.spec.scale / own.spec.scale / unit).toBeCloseTo(1, 12);
      }
    }
  });
  it('of data below zero leave out the families of positive numbers', () => {
    const result = fitHistory([-3, 1, 2, 5, 0.5, 4]);
    expect(result.ok ? result.value.map(({ spec }) => spec.type).sort() : []).toEqual(['normal', 'uniform']);
  });
  it.each([[[1, 2, 3]], [[2, 2, 2, 2, 2]], [[1, 2, Number.NaN, 4, 5]]])('%j cannot be fitted', (data) => {
    expect(fitHistory(data).ok).toBe(false);
  });
});
