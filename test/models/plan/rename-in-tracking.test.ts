/** A line's new code reaches what the plan is tracked by, and undo brings back the very plan it was. */
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';

const rule = (id: string, when: string, of: string | null = null) =>
  warningRuleSchema.parse({
    id,
    name: id,
    when,
    grain: 'week',
    direction: 'above',
    floor: of === null ? null : { of, atLeast: 10 },
  });

const plan: Plan = {
  ...blankPlan('p', 'Plan', '2026-01'),
  lines: [blankLine('l-1', 'ads', 'Ads', 'variable-cost'), blankLine('l-2', 'sales', 'Sales', 'revenue')],
  warnings: [
    rule('a', 'actual(ads) / plan( ads )', 'plan(ads)'),
    rule('b', 'actual(it) / actual($revenue)'),
    rule('c', 'actual(adsense) + actual(sales)'),
  ],
  milestones: [
    {
      id: 'm',
      name: 'Gate',
      due: '2026-06-30',
      condition: { when: 'cumulative(actual(ads))', is: 'at-most', value: 5 },
      fallback: 'Stop ads',
      reached: null,
      owner: '',
      note: '',
    },
  ],
  targets: [
    {
      id: 't',
      name: 'Ads',
      code: 'ads',
      year: null,
      better: 'less',
      baseline: 3,
      target: 2,
      challenge: 1,
      owner: '',
    },
  ],
  outlook: {
    cutOver: null,
    months: null,
    methods: [
      { lineId: 'l-2', method: { type: 'regression', driver: 'ads' } },
      { lineId: 'l-1', method: { type: 'trend' } },
    ],
  },
};

function applied(before: Plan, change: Change): { readonly plan: Plan; readonly inverse: Change } {
  const result = applyChange(before, change);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('renaming a code', () => {
  const renamed = applied(plan, { type: 'rename-code', lineId: 'l-1', code: 'advertising' });

  it('reaches rules, floors, gates, targets and forecast drivers, and nothing that only looks alike', () => {
    expect(renamed.plan.warnings?.map(({ when, floor }) => [when, floor?.of ?? null])).toEqual([
      ['actual(advertising) / plan( advertising )', 'plan(advertising)'],
      ['actual(it) / actual($revenue)', null],
      ['actual(adsense) + actual(sales)', null],
    ]);
    expect(renamed.plan.milestones?.[0]?.condition?.when).toBe('cumulative(actual(advertising))');
    expect(renamed.plan.milestones?.[0]?.fallback).toBe('Stop ads');
    expect(renamed.plan.targets?.[0]?.code).toBe('advertising');
    expect(renamed.plan.outlook?.methods[0]?.method).toEqual({ type: 'regression', driver: 'advertising' });
  });

  it('leaves parts that do not name the line the same objects', () => {
    expect(renamed.plan.warnings?.[1]).toBe(plan.warnings?.[1]);
    expect(renamed.plan.warnings?.[2]).toBe(plan.warnings?.[2]);
    const other = applied(plan, { type: 'rename-code', lineId: 'l-2', code: 'turnover' });
    expect(other.plan.outlook).toBe(plan.outlook);
  });

  it('is taken back by undo', () => {
    const undone = applied(renamed.plan, renamed.inverse);
    expect(undone.plan).toEqual(plan);
    expect(applied(undone.plan, undone.inverse).plan).toEqual(renamed.plan);
  });

  it('leaves it alone, which is no code in a rule', () => {
    const odd = {
      ...plan,
      lines: plan.lines.map((each) => (each.id === 'l-1' ? { ...each, code: 'it' } : each)),
    };
    const next = applied(odd, { type: 'rename-code', lineId: 'l-1', code: 'x' }).plan;
    expect(next.warnings?.[1]?.when).toBe('actual(it) / actual($revenue)');
  });

  it('adds no list that the plan did not have', () => {
    const { warnings: _w, milestones: _m, targets: _t, outlook: _o, ...bare } = plan;
    const next = applied(bare, { type: 'rename-code', lineId: 'l-1', code: 'x' }).plan;
    expect(Object.keys(next).toSorted()).toEqual(Object.keys(bare).toSorted());
  });
});
