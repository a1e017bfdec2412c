/** Scenarios: inheritance, what equals the plan changes nothing, orphans, and the matrix against hand arithmetic. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import {
  type LineChange,
  type Override,
  type Scenario,
  scenarioSchema,
} from '../../../models/plan/what-if/scenario-schema.ts';
import { scenarioMatrix } from '../../../scenarios/matrix.ts';
import { headlineMetric, METRIC_IDS, METRICS, type MetricId } from '../../../scenarios/metrics.ts';
import { applyOverrides, applyScenario } from '../../../scenarios/overrides/apply.ts';
import { inheritOverrides } from '../../../scenarios/overrides/inherit.ts';
import { row } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const onLine = (lineId: string, change: LineChange): Override => ({
  target: 'line',
  lineId,
  label: lineId,
  change,
});
const scenario = (id: string, parentId: string | null, ...overrides: Override[]): Scenario => ({
  id,
  name: id.toUpperCase(),
  parentId,
  overrides,
});

const SAME: readonly Override[] = [
  onLine('price', { type: 'replace', value: 12 }),
  onLine('growth', { type: 'scale', factor: 1 }),
  onLine('units', {
    type: 'series',
    opening: 0,
    values: Array.from({ length: 24 }, (_, index) => 90 + 7 * index),
  }),
  onLine('sales', { type: 'formula', formula: 'units * price' }),
  onLine('subscriptions', { type: 'scale', factor: 1 }),
  onLine('rent', { type: 'shift', by: 0 }),
  { target: 'setting', setting: 'discountRate', change: { type: 'replace', value: 0.1 } },
  { target: 'setting', setting: 'ratePremium', change: { type: 'shift', by: 0 } },
  { target: 'setting', setting: 'taxRate', change: { type: 'scale', factor: 1 } },
  { target: 'setting', setting: 'periods', change: { type: 'replace', value: 24 } },
  { target: 'timing', value: 'end' },
  { target: 'losses', value: 'carry-forward' },
];

const CHANGES: readonly Override[] = [
  onLine('price', { type: 'shift', by: 1 }),
  onLine('units', { type: 'scale', factor: 1.2 }),
  onLine('subscriptions', { type: 'scale', factor: 0.5 }),
  onLine('rent', { type: 'series', values: [100, 200] }),
  { target: 'setting', setting: 'discountRate', change: { type: 'replace', value: 0.08 } },
  { target: 'setting', setting: 'ratePremium', change: { type: 'shift', by: 0.03 } },
  { target: 'setting', setting: 'periods', change: { type: 'replace', value: 12 } },
  { target: 'timing', value: 'mid' },
];

describe('overrides', () => {
  it('that equal the plan give back the very plan, alone and together', () => {
    const plan = variedPlan();
    for (const override of SAME) expect(applyOverrides(plan, [override]).plan).toBe(plan);
    expect(applyOverrides(plan, SAME)).toEqual({ plan, orphans: [], refused: [] });
  });

  it('do the same in any order', () => {
    const plan = variedPlan();
    const expected = applyOverrides(plan, CHANGES).plan;
    fc.assert(
      fc.property(fc.shuffledSubarray([...CHANGES], { minLength: CHANGES.length }), (shuffled) => {
        expect(applyOverrides(plan, shuffled).plan).toEqual(expected);
      }),
    );
    // 8 % and a premium of 3 points, by hand.
    expect(appraise(expected).discountRates[0]).toBeCloseTo(0.11, 12);
    expect(expected.timeline.periods).toBe(12);
  });

  it('scale a formula that grows on itself by the same factor in every period', () => {
    const plan = variedPlan();
    const planned = row(appraise(plan), 'subscriptions');
    const scaled = appraise(
      applyOverrides(plan, [onLine('subscriptions', { type: 'scale', factor: 1.5 })]).plan,
    );
    expect(scaled.ok).toBe(true);
    expect(row(scaled, 'subscriptions')).toEqual(planned.map((value) => value * 1.5));
  });

  it('shift every period, empty ones too, and the opening only where it has a number', () => {
    const plan = otobai();
    const shifted = appraise(applyOverrides(plan, [onLine('plant', { type: 'shift', by: 1 })]).plan);
    expect(row(shifted, 'plant')).toEqual([16, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const rent = appraise(applyOverrides(variedPlan(), [onLine('rent', { type: 'shift', by: -50 })]).plan);
    expect(row(rent, 'rent').slice(0, 3)).toEqual([0, 250, 250]);
  });

  it('of a deleted line are kept and listed, those of a setting the plan lacks are refused', () => {
    const orphan = onLine('deleted', { type: 'scale', factor: 2 });
    const growth: Override = {
      target: 'setting',
      setting: 'terminalGrowth',
      change: { type: 'replace', value: 0.01 },
    };
    const tax: Override = { target: 'setting', setting: 'taxRate', change: { type: 'replace', value: 7 } };
    const plan = variedPlan();
    expect(applyOverrides(plan, [orphan, growth, tax])).toEqual({
      plan,
      orphans: [orphan],
      refused: [growth, tax].toSorted((a) => (a === tax ? -1 : 1)),
    });
  });
});

describe('inheritance', () => {
  const list = [
    scenario(
      'a',
      null,
      onLine('price', { type: 'scale', factor: 2 }),
      onLine('rent', { type: 'replace', value: 1 }),
    ),
    scenario('b', 'a', onLine('price', { type: 'replace', value: 5 })),
    scenario('c', 'b', onLine('rent', { type: 'planned' })),
  ];

  it('lets a child take the place of its parent, and go back to the plan', () => {
    const made = applyScenario(variedPlan(), list, 'c');
    const entries = made.ok ? made.value.plan.lines.map((line) => line.entry) : [];
    expect(entries[0]).toEqual({ type: 'constant', value: 5 });
    expect(entries[6]).toEqual({ type: 'constant', value: 300 });
  });

  it('refuses a scenario that is its own ancestor, with the names', () => {
    const loop = [scenario('a', 'c'), scenario('b', 'a'), scenario('c', 'b'), scenario('d', 'b')];
    expect(inheritOverrides(loop, 'd')).toEqual({
      ok: false,
      error: { code: 'cycle', names: ['B', 'A', 'C', 'B'] },
    });
    expect(inheritOverrides([scenario('a', 'a')], 'a')).toEqual({
      ok: false,
      error: { code: 'cycle', names: ['A', 'A'] },
    });
  });

  it('names a parent that is missing', () => {
    const error = { code: 'no-such-parent', id: 'a', name: 'A', parentId: 'x' };
    expect(inheritOverrides([scenario('a', 'x')], 'a')).toEqual({ ok: false, error });
    expect(inheritOverrides([], 'a')).toEqual({ ok: false, error: { code: 'no-such-scenario', id: 'a' } });
  });

  it('refuses a line that is overridden twice in one scenario', () => {
    const twice = [onLine('price', { type: 'scale', factor: 2 }), onLine('price', { type: 'shift', by: 2 })];
    expect(scenarioSchema.safeParse(scenario('a', null, ...twice)).success).toBe(false);
    expect(scenarioSchema.safeParse(scenario('a', null, ...twice.slice(1))).success).toBe(true);
  });
});

/** Amounts that do not add up over cases. */
const PEAKS: readonly MetricId[] = ['peakFunding', 'breakEvenRevenue'];

describe('the matrix', () => {
  const good = {
    ...scenario('good', null, onLine('price', { type: 'replace', value: 380 })),
    probability: 0.25,
  };
  const bad = {
    ...scenario('bad', null, onLine('price', { type: 'replace', value: 350 })),
    probability: 0.75,
  };
  const metrics = METRIC_IDS.map(headlineMetric);
  const annuity = (1 - 1.1 ** -10) / 0.1;

  it('has each metric of each scenario, the expected value, best and worst', () => {
    const { rows, columns, probabilitySum } = scenarioMatrix(otobai(), [good, bad], metrics, 'Plan');
    expect(columns.map(({ name }) => name)).toEqual(['Plan', 'GOOD', 'BAD']);
    expect(probabilitySum).toBe(1);
    // Yearly flow = (0.1 x (price - 300) - 3) / 2 + 1.5 / 2, less 15 at the opening.
    const npv = (price: number): number => ((0.1 * (price - 300) - 3) / 2 + 0.75) * annuity - 15;
    const [first] = rows;
    [375, 380, 350].forEach((price, index) => {
      expect(first?.cells[index]?.value).toBeCloseTo(npv(price), 9);
    });
    expect(first?.expected).toBeCloseTo(0.25 * npv(380) + 0.75 * npv(350), 9);
    expect([first?.best, first?.worst]).toEqual([[1], [2]]);
    const payback = rows.find(({ metric }) => metric.id === 'payback');
    // 15 / 3.25 years is the shortest; at 350 the flow of 1.75 pays back after 15 / 1.75.
    expect(payback?.cells[1]?.value).toBeCloseTo(15 / 3.25, 9);
    expect([payback?.best, payback?.worst]).toEqual([[1], [2]]);
  });

  it('expects amounts only: a mean of rates, ratios, paybacks, peaks or break-evens is that of no case', () => {
    const { rows } = scenarioMatrix(otobai(), [good, bad], metrics, 'Plan');
    const expected = new Map(rows.map((each) => [each.metric.id, each.expected]));
    // All flows stand in one annuity, so the expected amount a year is the expected NPV over it.
    expect(expected.get('equivalentAnnualValue')).toBeCloseTo((expected.get('npv') ?? 0) / annuity, 9);
    const without = METRIC_IDS.filter((id) => expected.get(id) === null);
    expect(without).toEqual(METRIC_IDS.filter((id) => METRICS[id].unit !== 'money' || PEAKS.includes(id)));
    const known = rows.filter(({ metric }) => without.includes(metric.id));
    // Each scenario has an internal rate, a payback and a peak of its own.
    for (const id of ['irr', 'payback', 'peakFunding'] as const) {
      const cells = known.find(({ metric }) => metric.id === id)?.cells ?? [];
      expect(cells.every(({ value }) => value !== null)).toBe(true);
    }
  });

  it('lists the inputs that differ, and only those', () => {
    const rate: Override = {
      target: 'setting',
      setting: 'discountRate',
      change: { type: 'replace', value: 0.12 },
    };
    const same = onLine('fixed', { type: 'replace', value: 3 });
    const { inputs } = scenarioMatrix(otobai(), [good, scenario('x', 'good', rate, same)], metrics, 'Plan');
    expect(inputs.map(({ input }) => (input.kind === 'line' ? input.code : input.setting))).toEqual([
      'price',
      'discountRate',
    ]);
    expect(inputs[0]?.cells.map(({ value }) => value)).toEqual([375, 380, 380]);
  });

  it('does not depend on the order of the scenarios', () => {
    const valuesOf = (plan: Plan, list: readonly Scenario[]) => {
      const { columns, rows } = scenarioMatrix(plan, list, metrics, 'Plan');
      return new Map(columns.map(({ name }, index) => [name, rows.map(({ cells }) => cells[index]?.value)]));
    };
    const list = [scenario('a', null, ...CHANGES), scenario('b', 'a', ...SAME), scenario('c', null, ...SAME)];
    const forward = valuesOf(variedPlan(), list);
    const backward = valuesOf(variedPlan(), list.toReversed());
    for (const name of ['Plan', 'A', 'B', 'C']) expect(backward.get(name)).toEqual(forward.get(name));
    expect(forward.get('C')).toEqual(forward.get('Plan'));
    expect(forward.get('A')).not.toEqual(forward.get('Plan'));
  });

  it('keeps a column for a scenario that cannot be made, and no expected value without it', () => {
    const loop = { ...scenario('loop', 'loop'), probability: 0.5 };
    const { columns, rows } = scenarioMatrix(
      otobai(),
      [loop, { ...good, probability: 0.5 }],
      metrics,
      'Plan',
    );
    expect(columns[1]?.error).toEqual({ code: 'cycle', names: ['LOOP', 'LOOP'] });
    expect(rows[0]?.cells[1]).toEqual({ value: null, several: false });
    expect(rows[0]?.expected).toBeNull();
  });
});
