/**
 * Break-even, cost of capital, Fisher, DuPont: identities, and the answers where a figure has no meaning.
 * The worked examples of textbooks are in golden/published-criteria.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakEvenRevenue,
  breakEvenUnits,
  contributionRatio,
  marginOfSafety,
  operatingLeverage,
  unitsForNetProfit,
} from '../../../models/returns/break-even.ts';
import { dupont, dupontFive } from '../../../models/returns/dupont.ts';
import {
  afterTaxCost,
  costOfEquity,
  inflateFlows,
  nominalRate,
  realRate,
  weightedCost,
  weightedCostOfCapital,
} from '../../../models/returns/wacc.ts';

describe('break-even', () => {
  it('leaves no profit at its own volume', () => {
    const amount = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (unitVariableCost, markup, fixedCost) => {
        const price = unitVariableCost + markup;
        const units = breakEvenUnits({ price, unitVariableCost, fixedCost }) ?? Number.NaN;
        expect(Math.abs(units * (price - unitVariableCost) - fixedCost)).toBeLessThan(1e-9 * fixedCost);
        const ratio = contributionRatio(price, unitVariableCost);
        const revenue = breakEvenRevenue(fixedCost, ratio) ?? Number.NaN;
        expect(Math.abs(revenue - units * price)).toBeLessThan(1e-9 * revenue);
      }),
    );
  });

  it('does not exist where a unit contributes nothing', () => {
    expect(breakEvenUnits({ price: 10, unitVariableCost: 10, fixedCost: 5 })).toBe(null);
    expect(breakEvenRevenue(5, -0.1)).toBe(null);
    expect(breakEvenRevenue(5, contributionRatio(0, 0))).toBe(null);
    expect(unitsForNetProfit({ price: 10, unitVariableCost: 5, fixedCost: 5 }, 5, 1)).toBe(null);
  });

  it('is further away the higher the plan, negative below', () => {
    expect(marginOfSafety(40, 25)).toEqual({ amount: 15, ratio: 0.375 });
    expect(marginOfSafety(20, 25)).toEqual({ amount: -5, ratio: -0.25 });
    expect(marginOfSafety(0, 25).ratio).toBe(null);
    expect(operatingLeverage(100, 100)).toBe(null);
  });
});

describe('cost of capital', () => {
  it('adds beta times the premium to the risk-free rate', () => {
    // Algebra: 3 % + 1.2 x 5 % + 1 %.
    const cost = costOfEquity({ riskFree: 0.03, beta: 1.2, marketPremium: 0.05, extraPremium: 0.01 });
    expect(cost).toBeCloseTo(0.1, 15);
  });

  it('weighs equity and debt after tax, whatever the unit of the values', () => {
    // Brealey/Myers/Allen ch. 19, Sangria: D 500, E 750, 6 % debt, 12.4 % equity, 35 % tax: WACC 9.0 %.
    const sangria = { equity: 750, debt: 500, costOfEquity: 0.124, costOfDebt: 0.06, taxRate: 0.35 };
    expect(weightedCostOfCapital(sangria)).toBeCloseTo(0.09, 4);
    expect(weightedCostOfCapital({ ...sangria, equity: 0.6, debt: 0.4 })).toBeCloseTo(0.09, 4);
    expect(afterTaxCost(0.06, 0.35)).toBeCloseTo(0.039, 15);
  });

  it('is the cost of equity where there is nothing to weigh', () => {
    const empty = { equity: 0, debt: 0, costOfEquity: 0.12, costOfDebt: 0.06, taxRate: 0.25 };
    expect(weightedCostOfCapital(empty)).toBe(0.12);
    expect(weightedCost([])).toBe(null);
  });
});

describe('real and nominal', () => {
  it('are linked by Fisher and undo each other', () => {
    // Algebra: 1.05 x 1.1 = 1.155.
    expect(nominalRate(0.05, 0.1)).toBeCloseTo(0.155, 15);
    expect(realRate(0.155, 0.1)).toBeCloseTo(0.05, 15);
    expect([...inflateFlows([-100, 35, 50], 0.1)]).toEqual([-100, 38.5, expect.closeTo(60.5, 12)]);
  });
});

describe('DuPont', () => {
  it('has factors whose product is the return on equity, in three and in five steps', () => {
    const accounts = { netIncome: 60, preTaxIncome: 80, ebit: 100, sales: 1000, assets: 800, equity: 400 };
    const three = dupont(accounts);
    const five = dupontFive(accounts);
    // Algebra: 60 / 400.
    expect((three?.margin ?? 0) * (three?.turnover ?? 0) * (three?.leverage ?? 0)).toBeCloseTo(0.15, 15);
    expect(
      (five?.taxBurden ?? 0) *
        (five?.interestBurden ?? 0) *
        (five?.operatingMargin ?? 0) *
        (five?.turnover ?? 0) *
        (five?.leverage ?? 0),
    ).toBeCloseTo(0.15, 15);
    expect(dupont({ ...accounts, equity: 0 })).toBe(null);
    expect(dupontFive({ ...accounts, ebit: 0 })).toBe(null);
  });
});
