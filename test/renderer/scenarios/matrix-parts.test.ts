/** The parts of the matrix: whose override holds, which inputs have a row, never against a number, cells for Excel. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import { inputRows } from '../../../renderer/pages/scenarios/matrix/input-rows.ts';
import { matrixCells } from '../../../renderer/pages/scenarios/matrix/matrix-cells.ts';
import { columnOf, matrixView } from '../../../renderer/pages/scenarios/matrix/matrix-view.ts';
import { originOf, orphansOf, overridableInputs } from '../../../renderer/pages/scenarios/override-origin.ts';
import { withMetric } from '../../../renderer/pages/scenarios/shown-metrics.ts';
import { yearlyPlan } from '../sample-plan.ts';

const onPrice = (value: number): Override => ({
  target: 'line',
  lineId: 'l1',
  label: 'Price',
  change: { type: 'replace', value },
});
const GONE: Override = { target: 'line', lineId: 'gone', label: 'Old', change: { type: 'scale', factor: 2 } };
const RATE: Override = {
  target: 'setting',
  setting: 'discountRate',
  change: { type: 'replace', value: 0.2 },
};
const PARENT: Scenario = { id: 'p', name: 'Parent', parentId: null, overrides: [onPrice(5), GONE] };
const CHILD: Scenario = { id: 'c', name: 'Child', parentId: 'p', overrides: [RATE], probability: 0.25 };
const OTHER: Scenario = { id: 'o', name: 'Other', parentId: null, overrides: [], probability: 0.75 };
const PLAN: Plan = { ...yearlyPlan(), scenarios: [PARENT, CHILD, OTHER] };
const ALL = [PARENT, CHILD, OTHER];
const PRICE = { kind: 'line', lineId: 'l1' } as const;

describe('an override in a scenario', () => {
  it('is its own, inherited, or nobody’s', () => {
    expect(originOf(ALL, PARENT, PRICE)).toMatchObject({ own: true, owner: PARENT });
    expect(originOf(ALL, CHILD, PRICE)).toMatchObject({ own: false, owner: PARENT });
    expect(originOf(ALL, OTHER, PRICE)).toBeNull();
  });

  it('may be that of a whole section of settings', () => {
    const tax: Override = {
      target: 'section',
      value: { section: 'tax', settings: { ...PLAN.settings.tax, rate: 0.3 } },
    };
    const own = { ...OTHER, overrides: [tax] };
    expect(originOf([own], own, { kind: 'setting', setting: 'taxRate' })?.override).toBe(tax);
    expect(originOf([own], own, { kind: 'setting', setting: 'discountRate' })).toBeNull();
  });

  it('of a deleted line is an orphan of the scenario that holds it', () => {
    expect(orphansOf(PLAN, PARENT)).toEqual([GONE]);
    expect(orphansOf(PLAN, CHILD)).toEqual([]);
  });

  it('cannot be made of a setting the plan does not have', () => {
    const inputs = overridableInputs(PLAN);
    expect(inputs).toContainEqual({ kind: 'setting', setting: 'discountRate' });
    expect(inputs).not.toContainEqual({ kind: 'setting', setting: 'terminalGrowth' });
    expect(inputs.filter(({ kind }) => kind === 'line')).toHaveLength(3);
  });
});

describe('the matrix', () => {
  const view = matrixView({ plan: PLAN, metrics: ['npv', 'payback'] });

  it('says never where a payback is not reached, and counts that as the worst', () => {
    // 1,000 at first; 600 a year pays back in 1 2/3 years, 300 a year over three years never.
    const payback = view.rows.find(({ metric }) => metric.id === 'payback');
    expect(payback?.absent).toEqual([null, 'never', 'never', null]);
    expect(payback?.cells[0]?.value).toBeCloseTo(5 / 3, 12);
    expect(payback?.worst).toEqual([1, 2]);
    expect(payback?.best).toEqual([0, 3]);
  });

  it('has a row for each input that differs and for each one asked for, each once', () => {
    const keys = (pins: Parameters<typeof inputRows>[2]) => inputRows(PLAN, view, pins).map(({ key }) => key);
    expect(keys([])).toEqual(['line:l1', 'setting:discountRate']);
    expect(keys([PRICE, { kind: 'setting', setting: 'taxRate' }])).toEqual([
      'line:l1',
      'setting:discountRate',
      'setting:taxRate',
    ]);
    const without = { ...PLAN, lines: PLAN.lines.filter(({ id }) => id !== 'l1') };
    expect(inputRows(without, view, []).map(({ key }) => key)).toEqual(['setting:discountRate']);
  });

  it('shows a premium as an input although no plan holds it', () => {
    const premium: Override = {
      target: 'setting',
      setting: 'ratePremium',
      change: { type: 'replace', value: 0.02 },
    };
    const plan = { ...PLAN, scenarios: [{ ...OTHER, overrides: [premium] }] };
    const rows = inputRows(plan, matrixView({ plan, metrics: ['npv'] }), []);
    expect(rows.map(({ key }) => key)).toEqual(['setting:discountRate', 'setting:ratePremium']);
  });

  it('becomes cells with names, probabilities and full numbers', () => {
    const words = {
      plan: 'Plan',
      expected: 'Expected',
      probability: 'Probability',
      inputs: 'Inputs',
      metric: (id: string) => id,
    };
    const cells = matrixCells(ALL, view, ['npv'], [{ name: 'Price', cells: [10, 5, 5, 10] }], words);
    expect(cells[0]).toEqual(['', 'Plan', 'Parent', 'Child', 'Other', 'Expected']);
    expect(cells[1]).toEqual(['Probability', null, null, 0.25, 0.75, null]);
    // NPV by hand: 600/1.1 + 600/1.21 + 600/1.331 - 1000; with 300; with 300 at 20 %.
    const annuity = (rate: number) => 1 / (1 + rate) + 1 / (1 + rate) ** 2 + 1 / (1 + rate) ** 3;
    const [plan, parent, child] = [600 * annuity(0.1), 300 * annuity(0.1), 300 * annuity(0.2)].map(
      (v) => v - 1000,
    );
    const [name, ...values] = cells[2] ?? [];
    expect(name).toBe('npv');
    [plan, parent, child, plan, 0.25 * (child ?? 0) + 0.75 * (plan ?? 0)].forEach((value, index) => {
      expect(values[index]).toBeCloseTo(value ?? Number.NaN, 9);
    });
    expect(cells[3]).toEqual(['Inputs', null, null, null, null, null]);
    expect(cells[4]).toEqual(['Price', 10, 5, 5, 10, null]);
  });

  it('puts no number where the scenarios have no mean', () => {
    // All pay back: the plan and Other after 1 2/3 years, a price of 8 after two and more.
    const scenarios = [{ ...CHILD, parentId: null, overrides: [onPrice(8)] }, OTHER];
    const plan = { ...PLAN, scenarios };
    const cells = matrixCells(scenarios, matrixView({ plan, metrics: ['payback'] }), ['payback'], [], {
      plan: 'Plan',
      expected: 'Expected',
      probability: 'Probability',
      inputs: 'Inputs',
      metric: (id) => id,
    });
    const [, ...values] = cells[2] ?? [];
    expect(values.slice(0, 3).map((value) => typeof value)).toEqual(['number', 'number', 'number']);
    expect(values[3]).toBeNull();
  });

  it('finds a column by its scenario, not by its place', () => {
    expect(columnOf(view, null)).toBe(0);
    expect(columnOf(view, 'o')).toBe(3);
    expect(columnOf(view, 'new')).toBe(-1);
    expect(columnOf(null, 'o')).toBe(-1);
  });

  it('keeps the metrics in one order and never shows none', () => {
    expect(withMetric(['npv', 'payback'], 'irr', true)).toEqual(['npv', 'irr', 'payback']);
    expect(withMetric(['npv'], 'npv', false)).toEqual(['npv']);
  });
});
