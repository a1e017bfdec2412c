/**
 * The fast rate for simulation: the same answer from any guess, NaN for none and for several.
 * That it agrees with irr.ts on random flows is in irr-roots.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irrUnique } from '../../../models/returns/irr-fast.ts';

describe('the fast internal rate of return', () => {
  it('finds the rate of an annuity from any guess', () => {
    // Algebra: 100 for 5 payments at 10 % is worth 100 (1 - 1.1^-5) / 0.1.
    const price = (100 * (1 - 1.1 ** -5)) / 0.1;
    const flows = Float64Array.of(-price, 100, 100, 100, 100, 100);
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -0.99, max: 1e6 }), (guess) => {
        expect(irrUnique(flows, guess)).toBeCloseTo(0.1, 12);
      }),
    );
    expect(irrUnique(flows, Number.NaN)).toBeCloseTo(0.1, 12);
    expect(irrUnique(flows, -5)).toBeCloseTo(0.1, 12);
  });

  it('is NaN where there is none, where there are several, and for flows that are no numbers', () => {
    expect(irrUnique(Float64Array.of(1, 2, 3))).toBeNaN();
    expect(irrUnique(Float64Array.of(-1600, 10000, -10000))).toBeNaN();
    expect(irrUnique(Float64Array.of(-1, Number.NaN, 2))).toBeNaN();
    expect(irrUnique(Float64Array.of(0, 0))).toBeNaN();
  });

  it('reads only the length that it is told', () => {
    // Algebra: the first two flows alone return 10 %.
    expect(irrUnique(Float64Array.of(-100, 110, -999), 0.1, 2)).toBeCloseTo(0.1, 14);
  });

  it('finds rates near -100 % and far above 100 %', () => {
    // Algebra: one inflow after one period.
    expect(irrUnique(Float64Array.of(-1000, 1))).toBeCloseTo(-0.999, 14);
    expect(irrUnique(Float64Array.of(-1, 1e6))).toBeCloseTo(999_999, 4);
  });

  it('solves 360 months without a guess, and 50 years of monthly losses', () => {
    // Algebra: the price of the annuity at 0.5 % and at -0.5 % a month.
    for (const [months, rate] of [
      [360, 0.005],
      [600, -0.005],
    ] as const) {
      const flows = new Float64Array(months + 1).fill(1);
      flows[0] = -(1 - (1 + rate) ** -months) / rate;
      expect(irrUnique(flows)).toBeCloseTo(rate, 12);
    }
  });
});
