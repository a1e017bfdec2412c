/**
 * The worked examples of cases/published.json that are about single criteria: NPV, IRR, payback, inflation,
 * equivalent annual cost, WACC, break-even, DuPont, depreciation. Sources (book, chapter, page) stand in the file.
 * The kinds that need a whole plan or an engine are tested where those live.
 */
import { describe, expect, it } from 'vitest';
import {
  breakEvenRevenue,
  breakEvenUnits,
  contributionRatio,
  marginOfSafety,
  operatingLeverage,
  unitsForNetProfit,
  unitsForProfit,
} from '../../models/returns/break-even.ts';
import { npv } from '../../models/returns/discount.ts';
import { dupont } from '../../models/returns/dupont.ts';
import { ddb, syd } from '../../models/returns/excel/asset.ts';
import { irr, irrRates } from '../../models/returns/irr.ts';
import { payback } from '../../models/returns/payback.ts';
import { equivalentAnnualValue } from '../../models/returns/profitability.ts';
import { inflateFlows, realRate, weightedCost } from '../../models/returns/wacc.ts';
import { depreciationSchedule, type TimeBasedMethod } from '../../models/statements/depreciation.ts';
import { macrsMethod } from '../../models/statements/macrs.ts';
import { expectClose, type GoldenCase, numberOf, numbersOf, readCases } from './case-file.ts';

const ELSEWHERE = ['project_appraisal', 'sensitivity', 'variance', 'capital_rationing'];

const RUNNERS: Readonly<Record<string, (item: GoldenCase) => void>> = {
  investment_criteria: criteria,
  inflation,
  equivalent_annual: equivalentAnnual,
  wacc: capitalCost,
  break_even: breakEven,
  dupont: decomposition,
  depreciation_schedule: depreciation,
};

const cases = readCases('published.json');

describe('published.json, single criteria', () => {
  it('knows every kind in the file', () => {
    expect(
      cases.map(({ kind }) => kind).filter((kind) => !(kind in RUNNERS) && !ELSEWHERE.includes(kind)),
    ).toEqual([]);
  });

  for (const item of cases) {
    const run = RUNNERS[item.kind];
    if (run !== undefined) it(`${item.kind} ${item.id} gives the published figures`, () => run(item));
  }
});

function criteria({ inputs, expected, tolerance }: GoldenCase): void {
  const flows = numbersOf(inputs.flows);
  const rates = irrRates(irr(flows));
  const roots = numbersOf(expected.all_roots);
  expect(rates.length).toBe(expected.n_roots_exact);
  roots.forEach((root, k) => {
    expectClose(rates[k], root, { abs: 1e-9, rel: 1e-9 }, `root ${k}`);
  });
  if ('npv' in expected) expectClose(npv(numberOf(inputs.rate), flows), expected.npv, tolerance, 'npv');
  // Amounts and rates share one tolerance in the file; a rate is held to its printed digits.
  const printed = { abs: 5e-4, rel: tolerance.rel };
  if ('irr' in expected) expectClose(rates[0], expected.irr, printed, 'irr');
  if ('irrs' in expected) {
    numbersOf(expected.irrs).forEach((rate, k) => {
      expectClose(rates[k], rate, tolerance, `irr ${k}`);
    });
  }
  if ('payback_end_of_period' in expected) {
    const result = payback(flows);
    expect(result.kind === 'reached' ? result.wholePeriods : result.kind).toBe(
      expected.payback_end_of_period,
    );
  }
}

function inflation({ inputs, expected, tolerance }: GoldenCase): void {
  const real = numbersOf(inputs.real_flows);
  const nominalDiscount = numberOf(inputs.nominal_rate);
  const rise = numberOf(inputs.inflation);
  const nominal = inflateFlows(real, rise);
  numbersOf(expected.nominal_flows).forEach((flow, k) => {
    expectClose(nominal[k], flow, tolerance, `nominal flow ${k}`);
  });
  expectClose(realRate(nominalDiscount, rise), expected.real_rate, { abs: 5e-4, rel: 0 }, 'real rate');
  expectClose(npv(nominalDiscount, nominal), expected.npv, tolerance, 'npv of nominal flows');
  expectClose(npv(realRate(nominalDiscount, rise), real), expected.npv, tolerance, 'npv of real flows');
}

function equivalentAnnual({ inputs, expected, tolerance }: GoldenCase): void {
  const rate = numberOf(inputs.rate);
  const value = npv(rate, numbersOf(inputs.costs));
  expectClose(value, expected.pv, tolerance, 'present value');
  expectClose(
    equivalentAnnualValue(value, rate, numberOf(inputs.life)),
    expected.equivalent_annual_cost,
    tolerance,
    'a year',
  );
}

function capitalCost({ inputs, expected, tolerance }: GoldenCase): void {
  if (!Array.isArray(inputs.components)) throw new Error('the case should hold components');
  const components = inputs.components.map(
    (component: { readonly value: number; readonly cost: number }) => ({
      value: component.value,
      cost: component.cost,
    }),
  );
  expectClose(weightedCost(components), expected.wacc, tolerance, 'wacc');
}

function breakEven({ inputs, expected, tolerance }: GoldenCase): void {
  const product = {
    price: numberOf(inputs.price),
    unitVariableCost: numberOf(inputs.unit_variable),
    fixedCost: numberOf(inputs.fixed),
  };
  const ratio = contributionRatio(product.price, product.unitVariableCost);
  const units = breakEvenUnits(product);
  expectClose(units, expected.bep_units, tolerance, 'break-even units');
  expectClose(
    breakEvenRevenue(product.fixedCost, ratio),
    expected.bep_revenue,
    tolerance,
    'break-even revenue',
  );
  expectClose(
    unitsForProfit(product, numberOf(inputs.target_operating_income)),
    expected.units_for_target_operating,
    tolerance,
  );
  expectClose(
    unitsForNetProfit(product, numberOf(inputs.target_net_income), numberOf(inputs.tax)),
    expected.units_for_target_net,
    tolerance,
  );
  const at40: Readonly<Record<string, unknown>> = Object(expected.at_40_units);
  const contribution = 40 * (product.price - product.unitVariableCost);
  expectClose(contribution - product.fixedCost, at40.operating_income, tolerance, 'operating income');
  expectClose(
    marginOfSafety(40, units ?? Number.NaN).amount,
    at40.margin_of_safety_units,
    tolerance,
    'margin',
  );
  expectClose(operatingLeverage(contribution, product.fixedCost), at40.dol, tolerance, 'leverage');
}

function decomposition({ inputs, expected, tolerance }: GoldenCase): void {
  const result = dupont({
    netIncome: numberOf(inputs.net_income),
    sales: numberOf(inputs.sales),
    assets: numberOf(inputs.assets),
    equity: numberOf(inputs.equity),
  });
  expectClose(result?.margin, expected.margin, tolerance, 'margin');
  expectClose(result?.turnover, expected.turnover, tolerance, 'turnover');
  expectClose(result?.leverage, expected.leverage, tolerance, 'leverage');
  expectClose(result?.returnOnEquity, expected.roe, tolerance, 'return on equity');
  expectClose(result?.returnOnAssets, expected.roa, tolerance, 'return on assets');
}

function depreciation({ id, inputs, expected, tolerance }: GoldenCase): void {
  const cost = numberOf(inputs.cost);
  const life = numberOf(inputs.life);
  const salvage = typeof inputs.salvage === 'number' ? inputs.salvage : 0;
  const schedule = numbersOf(expected.schedule);
  const amounts = depreciationSchedule(cost, methodOf(id, life, salvage / cost), schedule.length);
  schedule.forEach((amount, k) => {
    expectClose(amounts[k], amount, tolerance, `year ${k + 1}`);
    if (inputs.method === 'SYD')
      expectClose(syd(cost, salvage, life, k + 1), amount, tolerance, `SYD ${k + 1}`);
    if (inputs.method === 'DDB')
      expectClose(ddb(cost, salvage, life, k + 1), amount, tolerance, `DDB ${k + 1}`);
  });
  expectClose(
    amounts.reduce((sum, amount) => sum + amount, 0),
    expected.total,
    tolerance,
    'total',
  );
}

function methodOf(id: string, life: number, residualShare: number): TimeBasedMethod {
  if (id === 'ms-syd') return { method: 'sum-of-years-digits', life, residualShare };
  if (id === 'ms-ddb') {
    return { method: 'declining-balance', life, factor: 2, switchToStraightLine: false, residualShare };
  }
  if (id === 'macrs-5') return macrsMethod(5);
  throw new Error(`no method for ${id}`);
}
