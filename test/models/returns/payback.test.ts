/**
 * Payback: textbook tables, interpolation by algebra, and the answers that are no number.
 * Times are in periods from the opening.
 */
import { describe, expect, it } from 'vitest';
import { discountFactors } from '../../../models/returns/discount.ts';
import { payback } from '../../../models/returns/payback.ts';

describe('payback', () => {
  it('interpolates within the period of the crossing', () => {
    // Brealey/Myers/Allen ch. 5, project B: -2000, 500, 1800; by algebra 1 + 1500 / 1800.
    expect(payback([-2000, 500, 1800, 0])).toEqual({
      kind: 'reached',
      periods: expect.closeTo(1 + 1500 / 1800, 14),
      wholePeriods: 2,
      recrosses: false,
      lastingPeriods: expect.closeTo(1 + 1500 / 1800, 14),
    });
  });

  it('falls on the end of a period that brings the total to exactly zero', () => {
    expect(payback([-100, 50, 50, 10])).toMatchObject({ kind: 'reached', periods: 2, wholePeriods: 2 });
  });

  it('is not missed by rounding', () => {
    // Algebra: ten times 0.1 is 1, but added to -1 in float64 they leave -1.4e-16.
    const result = payback([-1, ...new Array<number>(10).fill(0.1)]);
    expect(result).toMatchObject({ kind: 'reached', wholePeriods: 10, recrosses: false });
    expect(result.kind === 'reached' && result.periods).toBeCloseTo(10, 12);
  });

  it('takes discounted flows for the dynamic figure', () => {
    // Algebra at 10 %: 110 / 1.1 = 100 and 60.5 / 1.21 = 50, so 1 + (120 - 100) / 50.
    const factors = discountFactors({ ratesPerPeriod: [0.1, 0.1], timing: 'end' });
    const flows = [-120, 110, 60.5].map((flow, t) => flow * (factors[t] ?? 0));
    expect(payback(flows)).toMatchObject({ kind: 'reached', periods: expect.closeTo(1.4, 12) });
  });

  it('counts from the opening also when the outlay comes later', () => {
    // Algebra: spent in period 1, back halfway through period 3.
    expect(payback([0, -100, 50, 100])).toMatchObject({ kind: 'reached', periods: 2.5, wholePeriods: 3 });
  });

  it('reports the first crossing and that the total turns negative again', () => {
    expect(payback([-100, 150, -80, 40])).toMatchObject({ kind: 'reached', recrosses: true });
    expect(payback([-100, 150, -80, 40])).toMatchObject({ periods: expect.closeTo(2 / 3, 14) });
  });

  it('says never and immediate', () => {
    expect(payback([-100, 40, 40])).toEqual({ kind: 'never' });
    expect(payback([0, 10, 20])).toEqual({ kind: 'immediate' });
    expect(payback([])).toEqual({ kind: 'immediate' });
  });
});
