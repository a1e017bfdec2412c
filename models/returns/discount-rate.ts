/**
 * The discount rate a plan asks for: given or from WACC, by period, and brought to the basis of the flows.
 * Rates are annual and effective. Fisher: 1 + nominal = (1 + real) x (1 + inflation).
 */
import type { Plan, Settings } from '../plan/schema.ts';
import { afterTaxCost, costOfEquity, nominalRate, realRate, weightedCost } from './wacc.ts';

/** The annual rate before any change of basis. */
export function statedDiscountRate(settings: Settings): number {
  const { rate } = settings.discounting;
  if (rate.mode === 'given') return rate.rate;
  const equityCost = statedCostOfEquity(rate);
  const sources = [
    { value: rate.equity, cost: equityCost },
    { value: rate.debt, cost: afterTaxCost(rate.costOfDebt, rate.taxRate) },
    ...(rate.preferred ? [rate.preferred] : []),
  ];
  // Without any capital to weigh, the project is all equity; a finding says so.
  return weightedCost(sources) ?? equityCost;
}

type Wacc = Extract<Settings['discounting']['rate'], { mode: 'wacc' }>;

/** The cost of equity that is given, else CAPM. */
export function statedCostOfEquity(rate: Wacc): number {
  if (rate.costOfEquity !== undefined) return rate.costOfEquity;
  const { riskFree, beta, marketPremium, extraPremium } = rate;
  return costOfEquity({ riskFree, beta, marketPremium, extraPremium });
}

/** A stated rate in the basis of the flows: nominal for nominal flows, real for real ones. */
export function inFlowBasis(annual: number, settings: Settings): number {
  const { rateBasis, flowBasis, inflation } = settings.discounting;
  if (rateBasis === flowBasis) return annual;
  return flowBasis === 'nominal' ? nominalRate(annual, inflation) : realRate(annual, inflation);
}

/**
 * The annual rate of each period 1..n (index 0 is period 1) in the basis of the flows. Flows before tax may have a
 * rate of their own (preTaxRate); without one both are discounted alike.
 */
export function discountRateByPeriod(plan: Plan, view: 'postTax' | 'preTax' = 'postTax'): Float64Array {
  const { rate, preTaxRate } = plan.settings.discounting;
  const own = view === 'preTax' ? (preTaxRate ?? null) : null;
  const stated = own ?? statedDiscountRate(plan.settings);
  const byPeriod = rate.mode === 'given' && own === null ? rate.byPeriod : undefined;
  return Float64Array.from({ length: plan.timeline.periods }, (_, index) =>
    inFlowBasis(byPeriod?.[index] ?? stated, plan.settings),
  );
}

/** The return to clear, in the basis of the flows; the discount rate of period 1 where none is set. */
export function hurdleRate(plan: Plan): number {
  const { hurdle } = plan.settings.discounting;
  const rate = hurdle ?? statedDiscountRate(plan.settings);
  return inFlowBasis(rate, plan.settings);
}
