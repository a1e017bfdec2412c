/**
 * Break-even over the whole plan: how far volume may fall before profit is gone, with prices, unit costs and
 * fixed costs as planned. contribution ratio = contribution / revenue; break-even revenue = (fixed cost +
 * depreciation) / ratio; margin of safety = 1 - break-even revenue / revenue (Horngren ch. 3).
 */
import { accountingReturn } from '../returns/profitability.ts';
import { total } from './shares.ts';
import type { AccountingReturn, BreakEven, PlanValues } from './types.ts';

export function breakEvenOf(evaluation: PlanValues): BreakEven {
  const revenue = total(evaluation.values('$revenue'));
  const contribution = total(evaluation.values('$contribution'));
  const fixed = total(evaluation.values('$fixed_cost'));
  const depreciation = total(evaluation.values('$depreciation'));
  const contributionRatio = ratio(contribution, revenue);
  const covers = contributionRatio !== null && contributionRatio > 0;
  const breakEvenRevenue = covers ? ratio(fixed + depreciation, contributionRatio) : null;
  const volumeShare = breakEvenRevenue === null ? null : ratio(breakEvenRevenue, revenue);
  return {
    contributionRatio,
    revenue: breakEvenRevenue,
    cashRevenue: covers ? ratio(fixed, contributionRatio) : null,
    volumeShare,
    marginOfSafety: volumeShare === null ? null : 1 - volumeShare,
    operatingLeverage: ratio(contribution, contribution - fixed - depreciation),
  };
}

/**
 * Accounting rate of return: average annual operating profit after tax / investment. The average investment is
 * (all that was invested + the book value at the end, before any disposal) / 2 (ACCA FM; Drury ch. 13).
 */
export function accountingReturnOf(evaluation: PlanValues, years: number): AccountingReturn {
  const bookValue = evaluation.values('$book_value');
  return accountingReturn({
    averageAnnualProfit: total(evaluation.values('$operating_profit_after_tax')) / years,
    initialInvestment: total(evaluation.values('$investment')),
    residualValue: (bookValue.at(-1) ?? 0) + total(evaluation.values('$book_disposals')),
  });
}

function ratio(numerator: number, denominator: number): number | null {
  const value = numerator / denominator;
  return Number.isFinite(value) ? value : null;
}
