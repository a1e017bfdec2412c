/**
 * Internal rate of return: known polynomials, every reason for none, and what must not change the answer.
 * Expected rates come from the algebra of the flows; random flows are in irr-roots.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irr, irrAt, irrRates, nearestRate } from '../../../models/returns/irr.ts';

/** Flows whose rates are the given ones: the product of (growth - (1 + rate)), times a scale. */
function flowsWithRates(rates: readonly number[], scale = 1): readonly number[] {
  let flows = [scale];
  for (const rate of rates) {
    const longer = flows.concat(0);
    flows = longer.map((flow, t) => flow - (longer[t - 1] ?? 0) * (1 + rate));
  }
  return flows;
}

describe('internal rate of return', () => {
  it('is the one rate of an outlay and what it returns', () => {
    expect(irr([-1000, 1500])).toEqual({ kind: 'unique', rate: expect.closeTo(0.5, 15) });
  });

  it('reports both rates of the oil pump', () => {
    // Lorie and Savage 1955: -1600, 10000, -10000 has 25 % and 400 %.
    expect(irr([-1600, 10000, -10000])).toEqual({
      kind: 'multiple',
      rates: [expect.closeTo(0.25, 13), expect.closeTo(4, 13)],
    });
  });

  it.each([
    { rates: [-0.9993, 0.1, 4] },
    { rates: [-0.5, -0.25, 0, 0.25, 0.5] },
    { rates: [1e6] },
    { rates: [0.1, 1e6] },
    { rates: [-0.999999, 3] },
    { rates: [0.1, 0.1001] },
  ])('finds the rates $rates that a polynomial was made of', ({ rates }) => {
    // Algebra: the flows are the expanded product of the root factors.
    const found = irrRates(irr(flowsWithRates(rates, -1000)));
    expect(found.length).toBe(rates.length);
    rates.forEach((rate, k) => {
      expect(Math.abs((found[k] ?? 0) - rate)).toBeLessThan(1e-9 * (1 + Math.abs(rate)));
    });
  });

  it('finds a rate at which the value only touches zero, once', () => {
    // Algebra: (growth - 1.1)^2.
    expect(irr([-1, 2.2, -1.21])).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 7) });
    expect(irr(flowsWithRates([0.1, 0.1, 0.4, 0.4], 7)).kind).toBe('multiple');
  });

  it('passes over leading, inner and trailing zeros', () => {
    // Algebra: 100 becomes 121 in two periods, whenever they start.
    expect(irr([0, 0, -100, 0, 121, 0, 0])).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 14) });
  });

  it('does not take what rounding leaves behind for a flow', () => {
    // Algebra: 60.5 and 55 for 100 is 10 %; 1e-14 is what float64 makes of a zero among such flows. On the dates of
    // xirr the same: 0.1 + 0.2 - 0.3 is 5.6e-17.
    expect(irr([-100, 55, 60.5, -1e-14])).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 13) });
    expect(irrAt([0, 1, 2, 2, 2], [-1, 1.1, 0.1, 0.2, -0.3])).toEqual({
      kind: 'unique',
      rate: expect.closeTo(0.1, 13),
    });
    // But a return of a 1e-20th part after 60 periods is a rate: algebra, 1e-20^(1/60) - 1.
    const tiny = [-1e20, ...new Array<number>(59).fill(0), 1];
    expect(irr(tiny)).toEqual({ kind: 'unique', rate: expect.closeTo(1e-20 ** (1 / 60) - 1, 13) });
  });

  it.each([
    { flows: [], reason: 'no-flows' },
    { flows: [0, 0, 0], reason: 'no-flows' },
    { flows: [0, 5, 3], reason: 'all-inflows' },
    { flows: [-5, 0, -3], reason: 'all-outflows' },
    { flows: [100, -300, 250], reason: 'no-root' },
    { flows: [-1, Number.NaN, 2], reason: 'not-finite' },
    { flows: [-1, Number.POSITIVE_INFINITY], reason: 'not-finite' },
  ] as const)('says $reason for $flows', ({ flows, reason }) => {
    expect(irr(flows)).toEqual({ kind: 'none', reason });
  });

  it('shortens the time by half a period for flows in the middle of theirs', () => {
    // Algebra: one inflow of 121 after half a period, so growth^0.5 = 1.21 and the rate is 0.4641.
    expect(irr([-100, 121], 'mid')).toEqual({ kind: 'unique', rate: expect.closeTo(0.4641, 13) });
    // At the start of period 2, one period after the opening.
    expect(irr([-100, 0, 110], 'start')).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 14) });
  });

  it('solves 600 months of a level payment', () => {
    // Algebra: payment = annuity of 1 % a month over 600 months for 1,000,000.
    const payment = (1e6 * 0.01) / (1 - 1.01 ** -600);
    const result = irr([-1e6, ...new Array<number>(600).fill(payment)]);
    expect(result).toEqual({ kind: 'unique', rate: expect.closeTo(0.01, 13) });
  });

  it('answers for 600 noisy months with hundreds of sign changes', () => {
    // Algebra: the flows are (month + 1) mod 7 - 3, closed so that 2 % a month is a rate.
    const flows = Array.from({ length: 600 }, (_, t) => ((t * 5 + 1) % 7) - 3);
    const value = flows.reduce((sum, flow, t) => sum + flow * 1.02 ** -t, 0);
    const rates = irrRates(irr([...flows, -value * 1.02 ** 600]));
    expect(rates.some((rate) => Math.abs(rate - 0.02) < 1e-10)).toBe(true);
  });

  it('does not depend on the unit of money or the sign of the whole', () => {
    const flow = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(
        fc.array(flow, { minLength: 2, maxLength: 8 }),
        fc.constantFrom(-1, 1e-9, 1e9, -1e150),
        (flows, unit) => {
          const before = irrRates(irr(flows));
          const after = irrRates(irr(flows.map((amount) => amount * unit)));
          expect(after.length).toBe(before.length);
          before.forEach((rate, k) => {
            // Two rates that nearly meet move by the square root of the rounding.
            expect(Math.abs((after[k] ?? 0) - rate)).toBeLessThan(1e-6 * (1 + Math.abs(rate)));
          });
        },
      ),
    );
  });

  it('takes times in any order and adds flows of one moment', () => {
    expect(irrAt([2, 0, 0], [121, -40, -60])).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 14) });
  });

  it('gives the rate nearest to a guess only when asked', () => {
    const result = irr([-1600, 10000, -10000]);
    expect(nearestRate(result)).toBeCloseTo(0.25, 12);
    expect(nearestRate(result, 3)).toBeCloseTo(4, 12);
    expect(nearestRate(irr([1, 1]))).toBe(undefined);
  });
});
