/** The planned number and its own range: a plan that was changed without its range says so. Expected values by hand. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { offMostLikely } from '../../../models/plan/what-if/off-most-likely.ts';
import { agency } from '../../../models/templates/agency.ts';
import { furniture } from '../../../models/templates/furniture.ts';
import { premiumStore } from '../../../models/templates/premium-store.ts';

const pert = { type: 'pert', min: 270, mode: 300, max: 330 } as const;
const once = (distribution: Extract<Line['uncertainty'], { type: 'once' }>['distribution']) =>
  ({ type: 'once', measure: 'value', distribution }) as const;

describe('a planned number and its range', () => {
  it.each([
    [once(pert), { planned: 280, likely: 300 }],
    [once({ type: 'triangular', min: 200, mode: 280, max: 300 }), null],
    [once({ type: 'normal', mean: 250, sd: 10 }), { planned: 280, likely: 250 }],
    [once({ type: 'uniform', min: 0, max: 1 }), null],
    [{ ...once(pert), measure: 'factor' as const }, null],
  ])('are compared where the range has one most likely value (%#)', (uncertainty, expected) => {
    expect(offMostLikely({ entry: { type: 'constant', value: 280 }, uncertainty })).toEqual(expected);
  });

  it('have nothing to compare where the plan holds a series', () => {
    expect(offMostLikely({ entry: { type: 'series', values: [280] }, uncertainty: once(pert) })).toBeNull();
  });

  it('are a finding of the plan with both numbers; the samples have none', () => {
    const plan = premiumStore('p', 'en');
    const codes = (of: Plan) => appraise(of).findings.filter(({ code }) => code === 'uncertainty-off-plan');
    for (const sample of [plan, furniture('f', 'en'), agency('a', 'en')]) expect(codes(sample)).toEqual([]);
    const lines = plan.lines.map((line) =>
      line.code === 'order_value' ? { ...line, entry: { type: 'constant' as const, value: 280 } } : line,
    );
    expect(codes({ ...plan, lines })).toMatchObject([
      { severity: 'warning', lineCode: 'order_value', params: { planned: '280', likely: '300' } },
    ]);
  });
});
