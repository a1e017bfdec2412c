/**
 * Discounting: factors by algebra, values by published examples, conversions by their own inverse.
 * No expected value comes from the program itself.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualise,
  discountFactors,
  flowTimes,
  npv,
  periodRates,
  presentValue,
  ratePerPeriodOf,
} from '../../../models/returns/discount.ts';

describe('discount factors', () => {
  // Algebra: rates of 10 % then 20 %, so the end of period 2 is 1 / (1.1 x 1.2).
  const ratesPerPeriod = [0.1, 0.2];

  it('at the end of periods are the product of all growth so far', () => {
    const factors = discountFactors({ ratesPerPeriod, timing: 'end' });
    expect([...factors]).toEqual([1, expect.closeTo(1 / 1.1, 15), expect.closeTo(1 / 1.32, 15)]);
  });

  it('in the middle of periods take half of the growth of the period itself', () => {
    const factors = discountFactors({ ratesPerPeriod, timing: 'mid' });
    expect(factors[1]).toBeCloseTo(1.1 ** -0.5, 15);
    expect(factors[2]).toBeCloseTo((1 / 1.1) * 1.2 ** -0.5, 15);
  });

  it('at the start of periods are the end factors of the period before', () => {
    const factors = discountFactors({ ratesPerPeriod, timing: 'start' });
    expect([...factors]).toEqual([1, 1, expect.closeTo(1 / 1.1, 15)]);
  });

  it('are all 1 at a rate of zero, whatever the timing', () => {
    for (const timing of ['end', 'mid', 'start'] as const) {
      expect([...discountFactors({ ratesPerPeriod: [0, 0], timing })]).toEqual([1, 1, 1]);
    }
  });
});

describe('rates per period', () => {
  it('turn 12.682503 % a year into 1 % a month', () => {
    // Algebra: 1.01^12 = 1.126825030131969720661201.
    expect(ratePerPeriodOf(0.12682503013196972, 12)).toBeCloseTo(0.01, 15);
    expect(annualise(0.01, 12)).toBeCloseTo(0.12682503013196972, 15);
  });

  it('are the inverse of annualising', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.95, max: 50, noNaN: true }),
        fc.constantFrom(1, 4, 12),
        (rate, perYear) => {
          expect(annualise(ratePerPeriodOf(rate, perYear), perYear)).toBeCloseTo(rate, 9);
        },
      ),
    );
  });

  it('use the rate of the period where one is given and the general one elsewhere', () => {
    const rates = periodRates({ annualRate: 0.1, byPeriod: [null, 0.21], periods: 3, periodsPerYear: 1 });
    expect([...rates]).toEqual([0.1, 0.21, 0.1]);
  });

  it('have no annual equal at a loss of more than everything', () => {
    expect(annualise(-1.5, 12)).toBeNaN();
  });
});

describe('net present value', () => {
  it('leaves the first flow undiscounted, or starts one period later as Excel does', () => {
    // Brealey/Myers/Allen ch. 5, project C: -2000, 1800, 500 at 10 % is worth 50; by algebra 20500 / 410 = 49.586777.
    const flows = [-2000, 1800, 500];
    expect(npv(0.1, flows)).toBeCloseTo(-2000 + 1800 / 1.1 + 500 / 1.21, 12);
    expect(npv(0.1, flows, { firstPeriod: 1 })).toBeCloseTo(npv(0.1, flows) / 1.1, 12);
  });

  it('does not lose small flows beside large ones', () => {
    // Algebra: 1 is left of 1e16 + 1 - 1e16, which plain summation makes 0.
    expect(presentValue([1e16, 1, -1e16], [1, 1, 1])).toBe(1);
  });

  it('agrees with factors times flows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: -0.5, max: 2, noNaN: true }),
        (flows, rate) => {
          const factors = discountFactors({ ratesPerPeriod: flows.slice(1).map(() => rate), timing: 'end' });
          const direct = npv(rate, flows);
          expect(Math.abs(presentValue(flows, factors) - direct)).toBeLessThanOrEqual(
            1e-11 * flows.reduce((sum, flow, t) => sum + Math.abs(flow) * (1 + rate) ** -t, 1),
          );
        },
      ),
    );
  });
});

describe('flow times', () => {
  it('keep the opening at 0 and move the periods by the timing', () => {
    expect([...flowTimes(3, 'end')]).toEqual([0, 1, 2]);
    expect([...flowTimes(3, 'mid')]).toEqual([0, 0.5, 1.5]);
    expect([...flowTimes(3, 'start')]).toEqual([0, 0, 1]);
  });
});
