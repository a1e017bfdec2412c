/**
 * How the discount rate comes about, ingredient by ingredient: CAPM, weights, Fisher. Pure. Promises that the last
 * row is the rate the appraisal uses, and that nothing is shown which does not enter it.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { inFlowBasis, statedDiscountRate } from '../../../models/returns/discount-rate.ts';
import { afterTaxCost, costOfEquity } from '../../../models/returns/wacc.ts';

export type BuildUpRow = {
  readonly key:
    | 'riskFree'
    | 'beta'
    | 'marketPremium'
    | 'extraPremium'
    | 'costOfEquity'
    | 'equityGiven'
    | 'preferredCost'
    | 'preferredShare'
    | 'preTax'
    | 'costOfDebt'
    | 'taxRate'
    | 'afterTaxDebt'
    | 'equityShare'
    | 'debtShare'
    | 'wacc'
    | 'given'
    | 'inflation'
    | 'inBasis'
    | 'hurdle';
  readonly value: number;
  readonly form: 'rate' | 'number';
  readonly style: 'input' | 'result';
};

export function rateBuildUp(plan: Plan): readonly BuildUpRow[] {
  const { discounting } = plan.settings;
  const stated = statedDiscountRate(plan.settings);
  const rows: BuildUpRow[] = [];
  const add = (
    key: BuildUpRow['key'],
    value: number,
    style: BuildUpRow['style'],
    form: BuildUpRow['form'] = 'rate',
  ) => {
    rows.push({ key, value, style, form });
  };
  const { rate } = discounting;
  if (rate.mode === 'given') add('given', rate.rate, 'input');
  else {
    const capital = rate.equity + rate.debt + (rate.preferred?.value ?? 0);
    if (rate.costOfEquity === undefined) {
      add('riskFree', rate.riskFree, 'input');
      add('beta', rate.beta, 'input', 'number');
      add('marketPremium', rate.marketPremium, 'input');
      if (rate.extraPremium !== 0) add('extraPremium', rate.extraPremium, 'input');
      add('costOfEquity', costOfEquity(rate), 'result');
    } else add('equityGiven', rate.costOfEquity, 'input');
    add('costOfDebt', rate.costOfDebt, 'input');
    add('taxRate', rate.taxRate, 'input');
    add('afterTaxDebt', afterTaxCost(rate.costOfDebt, rate.taxRate), 'result');
    add('equityShare', capital > 0 ? rate.equity / capital : Number.NaN, 'input');
    add('debtShare', capital > 0 ? rate.debt / capital : Number.NaN, 'input');
    if (rate.preferred) {
      add('preferredCost', rate.preferred.cost, 'input');
      add('preferredShare', capital > 0 ? rate.preferred.value / capital : Number.NaN, 'input');
    }
    add('wacc', stated, 'result');
  }
  if (discounting.rateBasis !== discounting.flowBasis) {
    add('inflation', discounting.inflation, 'input');
    add('inBasis', inFlowBasis(stated, plan.settings), 'result');
  }
  const { preTaxRate } = discounting;
  if (preTaxRate !== null && preTaxRate !== undefined)
    add('preTax', inFlowBasis(preTaxRate, plan.settings), 'input');
  if (discounting.hurdle !== null) add('hurdle', inFlowBasis(discounting.hurdle, plan.settings), 'input');
  return rows;
}
