/**
 * Full appraisal tables of textbooks, every printed number: the plan is built from the inputs of the case and
 * each expected row is compared with the statement row of the same meaning, within the case's own tolerance.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { baldwin, guano, otobai, pinks } from './project-plans.ts';

type Case = {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: { readonly abs: number; readonly rel: number; readonly npv?: number };
};

const file = new URL('./cases/published.json', import.meta.url);
const cases = (JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] }).cases;

function caseOf(id: string): Case {
  const found = cases.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}

function near(actual: number, expected: number, tolerance: Case['tolerance'], what: string): void {
  const allowed = Math.max(tolerance.abs, tolerance.rel * Math.max(Math.abs(actual), Math.abs(expected)));
  expect(Math.abs(actual - expected), `${what}: ${actual} against ${expected}`).toBeLessThanOrEqual(allowed);
}

function nearAll(
  actual: ArrayLike<number>,
  expected: unknown,
  tolerance: Case['tolerance'],
  what: string,
): void {
  const values = (expected as number[]).map(Number);
  expect(actual.length, `${what}: number of columns`).toBe(values.length);
  values.forEach((value, index) => {
    near(actual[index] ?? Number.NaN, value, tolerance, `${what}[${index}]`);
  });
}

const row = (appraisal: Appraisal, code: string): Float64Array => appraisal.evaluation.values(code);
const periods = (appraisal: Appraisal, code: string): Float64Array => row(appraisal, code).subarray(1);
const npvOf = (appraisal: Appraisal): number => appraisal.returns.postTax.withoutTerminal.npv ?? Number.NaN;

describe('published project appraisals', () => {
  it('bma-guano-sl: net cash flow, depreciation and NPV as printed', () => {
    const { inputs, expected, tolerance } = caseOf('bma-guano-sl');
    const appraisal = appraise(guano(inputs));
    nearAll(row(appraisal, '$fcf'), expected['net_cash_flow'], tolerance, 'net cash flow');
    near(npvOf(appraisal), Number(expected['npv']), tolerance, 'NPV');
    near(
      row(appraisal, '$depreciation')[1] ?? 0,
      Number(expected['annual_depreciation']),
      tolerance,
      'depreciation',
    );
    expect(appraisal.checks.every((check) => check.ok)).toBe(true);
  });

  it('rwj-baldwin: sales, costs, depreciation, working capital, investment flows as printed', () => {
    const { inputs, expected, tolerance } = caseOf('rwj-baldwin');
    const appraisal = appraise(baldwin(inputs, 0.1));
    nearAll(periods(appraisal, '$revenue'), expected['sales'], tolerance, 'sales');
    nearAll(periods(appraisal, '$variable_cost'), expected['operating_costs'], tolerance, 'operating costs');
    nearAll(periods(appraisal, '$depreciation'), expected['depreciation'], tolerance, 'depreciation');
    nearAll(row(appraisal, '$working_capital'), expected['nwc'], tolerance, 'net working capital');
    const taxRate = Number(inputs['tax_rate']);
    const gain = row(appraisal, '$disposal_proceeds').map(
      (value, column) => value - (row(appraisal, '$tax_disposals')[column] ?? 0),
    );
    const investmentFlow = row(appraisal, '$investment').map(
      (outlay, column) =>
        -outlay -
        (row(appraisal, '$working_capital_change')[column] ?? 0) +
        (row(appraisal, '$disposal_proceeds')[column] ?? 0) -
        taxRate * (gain[column] ?? 0),
    );
    nearAll(investmentFlow, expected['total_investment_cash_flow'], tolerance, 'investment cash flow');
    const machine = (row(appraisal, '$proceeds__machine')[5] ?? 0) - taxRate * (gain[5] ?? 0);
    near(
      machine,
      Number(expected['machine_after_tax_proceeds']),
      tolerance,
      'after-tax proceeds of the machine',
    );
  });

  it('rwj-baldwin: NPV at each printed rate and IRR', () => {
    const { inputs, expected, tolerance } = caseOf('rwj-baldwin');
    for (const [rate, npv] of Object.entries(expected['npv'] as Record<string, number>)) {
      near(npvOf(appraise(baldwin(inputs, Number(rate)))), npv, tolerance, `NPV at ${rate}`);
    }
    const { irr } = appraise(baldwin(inputs, 0.1)).headline;
    expect(irr.kind).toBe('unique');
    // The textbook prints 15.67 % from a table whose lines are rounded to $10; the unrounded flows give 15.677 %.
    if (irr.kind === 'unique') near(irr.rate, Number(expected['irr']), { abs: 0.0001, rel: 0 }, 'IRR');
  });

  it('acca-pinks: inflated rows, tax, allowances, net cash flow and NPV as printed', () => {
    const { inputs, expected, tolerance } = caseOf('acca-pinks');
    const appraisal = appraise(pinks(inputs));
    nearAll(periods(appraisal, '$revenue'), expected['revenue'], tolerance, 'revenue');
    nearAll(periods(appraisal, '$variable_cost'), expected['variable_cost'], tolerance, 'variable cost');
    nearAll(periods(appraisal, '$fixed_cost'), expected['fixed_cost'], tolerance, 'fixed cost');
    nearAll(periods(appraisal, '$ebitda'), expected['operating_cash_flow'], tolerance, 'operating cash flow');
    const taxRate = Number(inputs['tax_rate']);
    const tax = periods(appraisal, '$ebitda').map((value) => value * taxRate);
    nearAll(tax, expected['tax'], tolerance, 'tax before allowances');
    const benefit = tax.map((value, index) => value - (periods(appraisal, '$tax_paid')[index] ?? 0));
    nearAll(benefit, expected['tad_tax_benefit'], tolerance, 'tax benefit of allowances');
    nearAll(row(appraisal, '$fcf'), expected['net_cash_flow'], tolerance, 'net cash flow');
    near(npvOf(appraisal), Number(expected['npv_exact']), tolerance, 'NPV');
    near(
      npvOf(appraisal),
      Number(expected['npv_3dp_factors']),
      { abs: tolerance.npv ?? 0, rel: 0 },
      'printed NPV',
    );
  });

  it('otobai-variant-rows: the rows of a year as printed', () => {
    const { inputs, expected, tolerance } = caseOf('otobai-variant-rows');
    const appraisal = appraise(otobai(inputs));
    near(row(appraisal, '$revenue')[1] ?? 0, Number(expected['revenue']), tolerance, 'revenue');
    near(
      row(appraisal, '$depreciation')[1] ?? 0,
      Number(expected['depreciation']),
      tolerance,
      'depreciation',
    );
    near(row(appraisal, '$ebit')[1] ?? 0, Number(expected['pretax_profit']), tolerance, 'pre-tax profit');
    near(row(appraisal, '$tax_charge')[1] ?? 0, Number(expected['tax']), tolerance, 'tax');
    near(
      row(appraisal, '$operating_profit_after_tax')[1] ?? 0,
      Number(expected['net_profit']),
      tolerance,
      'net profit',
    );
  });
});
