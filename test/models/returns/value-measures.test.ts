/**
 * Profitability index, equivalent annual value, accounting return, funding, remaining value, modified rate.
 * Expected values by algebra, definition or a printed example, named beside each.
 */
import { describe, expect, it } from 'vitest';
import { discountFactors, npv, presentValue } from '../../../models/returns/discount.ts';
import { cumulativeFlows, peakFunding, remainingValues } from '../../../models/returns/funding.ts';
import { mirr } from '../../../models/returns/mirr.ts';
import {
  accountingReturn,
  annuityFactor,
  equivalentAnnualValue,
  profitabilityIndex,
  profitabilityIndexStaged,
} from '../../../models/returns/profitability.ts';

describe('profitability index', () => {
  const flows = [-100, 55, 60.5];
  const factors = discountFactors({ ratesPerPeriod: [0.1, 0.1], timing: 'end' });

  it('divides what comes back by the outlay at the opening', () => {
    // Algebra: 50 + 50 for 100.
    expect(profitabilityIndex(flows, factors)).toBeCloseTo(1, 14);
    expect(profitabilityIndex([-50, 55, 60.5], factors)).toBeCloseTo(2, 14);
  });

  it('is the same when staged with one outlay, and counts later outlays at their present value', () => {
    expect(profitabilityIndexStaged(presentValue(flows, factors), [100, 0, 0], factors)).toBeCloseTo(1, 14);
    // Algebra: outlays 100 and 110 / 1.1, NPV 50: 1 + 50 / 200.
    expect(profitabilityIndexStaged(50, [100, 110, 0], factors)).toBeCloseTo(1.25, 14);
  });

  it('has no meaning without an outlay', () => {
    expect(profitabilityIndex([10, 20], [1, 1])).toBe(null);
    expect(profitabilityIndexStaged(10, [0, 0], [1, 1])).toBe(null);
  });
});

describe('equivalent annual value', () => {
  it('spreads a value over years so that their worth is the value', () => {
    // Algebra: three payments of 10.61... at 6 % are worth 28.37 (Brealey/Myers/Allen ch. 6 prints 10.61).
    const annual = equivalentAnnualValue(28.365, 0.06, 3) ?? Number.NaN;
    expect(npv(0.06, [0, annual, annual, annual])).toBeCloseTo(28.365, 12);
  });

  it('divides by the years at a rate of zero and has no meaning without years', () => {
    expect(equivalentAnnualValue(30, 0, 3)).toBe(10);
    expect(equivalentAnnualValue(30, 0.1, 0)).toBe(null);
    expect(annuityFactor(1e-12, 10)).toBeCloseTo(10, 9);
  });
});

describe('accounting return', () => {
  it('relates average profit to the initial and to the average investment', () => {
    // ACCA FM, ROCE: average investment is (initial + residual) / 2; 20 of 100 and of (100 + 20) / 2.
    const result = accountingReturn({ averageAnnualProfit: 20, initialInvestment: 100, residualValue: 20 });
    expect(result.onInitial).toBe(0.2);
    expect(result.onAverage).toBeCloseTo(1 / 3, 15);
  });

  it('has no meaning without an investment', () => {
    expect(accountingReturn({ averageAnnualProfit: 20, initialInvestment: 0 })).toEqual({
      onInitial: null,
      onAverage: null,
    });
  });
});

describe('funding', () => {
  it('peaks where the cumulative flow is lowest, at its first such column', () => {
    const flows = [-100, -50, 30, -30, 200];
    expect([...cumulativeFlows(flows)]).toEqual([-100, -150, -120, -150, 50]);
    expect(peakFunding(flows)).toEqual({ amount: 150, column: 1 });
    expect(peakFunding([10, -5])).toEqual({ amount: 0, column: null });
  });
});

describe('remaining value', () => {
  const flows = [-100, 30, 40, 60];
  const rates = [0.1, 0.2, 0.05];

  it.each(['end', 'mid', 'start'] as const)(
    'at the opening is the NPV without the opening flow (%s)',
    (timing) => {
      // Definition: value at 0 of the flows after it, by the factors of the same timing.
      const factors = discountFactors({ ratesPerPeriod: rates, timing });
      const values = remainingValues(flows, rates, timing);
      expect(values[0]).toBeCloseTo(presentValue(flows, factors) + 100, 11);
      expect(values[3]).toBe(0);
    },
  );

  it('in the middle is what the later flows are worth then', () => {
    // Algebra: 60 one period later at 5 %.
    expect(remainingValues(flows, rates, 'end')[2]).toBeCloseTo(60 / 1.05, 12);
  });
});

describe('modified internal rate of return', () => {
  it('gives 12.61 % for the example of Excel', () => {
    // Microsoft, MIRR function: -120000, 39000, 30000, 21000, 37000, 46000 at 10 % and 12 % is 12.61 %.
    const result = mirr([-120000, 39000, 30000, 21000, 37000, 46000], {
      financeRate: 0.1,
      reinvestRate: 0.12,
    });
    expect(result).toEqual({ kind: 'unique', rate: expect.closeTo(0.1261, 4) });
  });

  it('equals the rate at which both sides are financed and reinvested', () => {
    // Algebra: at the internal rate itself, the modified rate is the internal rate (here 10 %).
    const result = mirr([-100, 55, 60.5], { financeRate: 0.1, reinvestRate: 0.1 });
    expect(result).toEqual({ kind: 'unique', rate: expect.closeTo(0.1, 14) });
  });

  it('loses everything when nothing comes back, and has no meaning without an outflow', () => {
    const rates = { financeRate: 0.1, reinvestRate: 0.1 };
    expect(mirr([-100, -1], rates)).toEqual({ kind: 'unique', rate: -1 });
    expect(mirr([100, 1], rates)).toEqual({ kind: 'none', reason: 'all-inflows' });
    expect(mirr([0, 0], rates)).toEqual({ kind: 'none', reason: 'no-flows' });
    expect(mirr([-5], rates)).toEqual({ kind: 'none', reason: 'too-short' });
    expect(mirr([-5, Number.NaN], rates)).toEqual({ kind: 'none', reason: 'not-finite' });
  });
});
