/**
 * The discount rate a plan asks for: given or from WACC, by period, and brought to the basis of the flows.
 * Rates are annual and effective. Fisher: 1 + nominal = (1 + real) x (1 + inflation).
 */
import type { Plan, Settings } from '../plan/schema.ts';
import { costOfEquity, nominalRate, realRate, weightedCostOfCapital } from './wacc.ts';

/** The annual rate before any change of basis. */
export function statedDiscountRate(settings: Settings): number {
  const { rate } = settings.discounting;
  if (rate.mode === 'given') return rate.rate;
  const equityCost = costOfEquity({
    riskFree: rate.riskFree,
    beta: rate.beta,
    marketPremium: rate.marketPremium,
    extraPremium: rate.extraPremium,
  });
  return weightedCostOfCapital({
    equity: rate.equity,
    debt: rate.debt,
    costOfEquity: equityCost,
    costOfDebt: rate.costOfDebt,
    taxRate: rate.taxRate,
  });
}

/** A stated rate in the basis of the flows: nominal for nominal flows, real for real ones. */
export function inFlowBasis(annual: number, settings: Settings): number {
  const { rateBasis, flowBasis, inflation } = settings.discounting;
  if (rateBasis === flowBasis) return annual;
  return flowBasis === 'nominal' ? nominalRate(annual, inflation) : realRate(annual, inflation);
}

/** The annual rate of each period 1..n (index 0 is period 1) in the basis of the flows. */
export function discountRateByPeriod(plan: Plan): Float64Array {
  const { rate } = plan.settings.discounting;
  const stated = statedDiscountRate(plan.settings);
  const byPeriod = rate.mode === 'given' ? rate.byPeriod : undefined;
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
