/**
 * Figures that relate a value to the money put in: profitability index, equivalent annual value, accounting return.
 * Promises a number or null where the figure has no meaning; must not guess what counts as investment.
 */
import { presentValue } from './discount.ts';

/**
 * Profitability index of an outlay at the opening.
 * Formula: present value of the flows after the opening / -flow[0]. 1 is break-even. Unit: times.
 * null when the opening is not an outlay. Source: Brealey/Myers/Allen ch. 5 (there NPV / investment, this minus 1).
 */
export function profitabilityIndex(
  flows: readonly number[] | Float64Array,
  factors: readonly number[] | Float64Array,
): number | null {
  const opening = flows[0] ?? 0;
  return opening < 0 ? (presentValue(flows, factors) - opening) / -opening : null;
}

/**
 * Profitability index of a staged investment.
 * Formula: 1 + NPV / present value of the outlays. `outlays` are entered positive, a column each, the opening included.
 * Equals `profitabilityIndex` when the opening is the only outlay. null when nothing is invested.
 */
export function profitabilityIndexStaged(
  netPresentValue: number,
  outlays: readonly number[] | Float64Array,
  factors: readonly number[] | Float64Array,
): number | null {
  const invested = presentValue(outlays, factors);
  return invested > 0 ? 1 + netPresentValue / invested : null;
}

/**
 * Value of 1 at the end of each of n years. Formula: (1 - (1 + r)^-n) / r, n when r is 0. Unit: years.
 * Source: Brealey/Myers/Allen ch. 2, annuity factor.
 */
export function annuityFactor(rate: number, years: number): number {
  return rate === 0 ? years : -Math.expm1(-years * Math.log1p(rate)) / rate;
}

/**
 * Equivalent annual value: the level year-end amount over n years that is worth the NPV; sign as the NPV.
 * Formula: NPV / annuity factor (rate, n). null when n is not positive. Unit: money a year.
 * Source: Brealey/Myers/Allen ch. 6, equivalent annual cash flow; 等额年金.
 */
export function equivalentAnnualValue(
  netPresentValue: number,
  annualRate: number,
  years: number,
): number | null {
  return years > 0 && annualRate > -1 ? netPresentValue / annuityFactor(annualRate, years) : null;
}

export type AccountingReturn = { readonly onInitial: number | null; readonly onAverage: number | null };

/**
 * Accounting rate of return, on the initial and on the average investment.
 * Formula: average annual profit / initial, and / ((initial + residual) / 2). Profit after depreciation, the tax
 * basis is the caller's. Investment positive. Unit: fraction a year; null when the divisor is not positive.
 * Source: ACCA FM, return on capital employed; Drury, Management and Cost Accounting, ch. 13.
 */
export function accountingReturn(input: {
  readonly averageAnnualProfit: number;
  readonly initialInvestment: number;
  readonly residualValue?: number | undefined;
}): AccountingReturn {
  const average = (input.initialInvestment + (input.residualValue ?? 0)) / 2;
  return {
    onInitial: input.initialInvestment > 0 ? input.averageAnnualProfit / input.initialInvestment : null,
    onAverage: average > 0 ? input.averageAnnualProfit / average : null,
  };
}
