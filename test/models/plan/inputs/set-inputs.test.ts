// Single inputs by name: what they hold, and one change for several of them that can be taken back whole.
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../../models/plan/apply-change.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import { inputOf, setInputs } from '../../../../models/plan/inputs/set-inputs.ts';
import type { Plan } from '../../../../models/plan/schema.ts';

const plan: Plan = {
  ...blankPlan('p', 'Plan', '2026-01'),
  timeline: { start: '2026-01', periodicity: 'year', periods: 3, fiscalYearStart: 1 },
  lines: [
    { ...blankLine('a', 'price', 'Price', 'driver'), entry: { type: 'constant', value: 10, opening: 2 } },
    { ...blankLine('b', 'sales', 'Sales', 'revenue'), entry: { type: 'series', values: [1, null, 3] } },
    { ...blankLine('c', 'cost', 'Cost', 'fixed-cost'), entry: { type: 'formula', formula: 'price * 2' } },
  ],
};

describe('an input by name', () => {
  it('is a constant, an opening, a cell of a series or a number of the settings', () => {
    expect(inputOf(plan, { target: 'price', column: null })).toBe(10);
    expect(inputOf(plan, { target: 'price', column: 0 })).toBe(2);
    expect(inputOf(plan, { target: 'sales', column: 2 })).toBeNull();
    expect(inputOf(plan, { target: 'sales', column: 3 })).toBe(3);
    expect(inputOf(plan, { target: 'settings.tax.rate', column: null })).toBe(0.25);
  });

  it('is nothing for formulas, other periods, unknown codes and names of JavaScript', () => {
    for (const target of [
      'cost',
      'none',
      'settings.tax.none',
      'settings.__proto__.x',
      'settings.tax',
      '__proto__',
    ])
      expect(inputOf(plan, { target, column: null })).toBeUndefined();
    expect(inputOf(plan, { target: 'sales', column: 4 })).toBeUndefined();
  });
});

describe('setInputs', () => {
  it('sets what is named and nothing else, and the inverse gives the plan back', () => {
    const change = setInputs(plan, [
      { target: 'price', column: null, value: 11 },
      { target: 'price', column: 0, value: null },
      { target: 'sales', column: 2, value: 7 },
      { target: 'sales', column: 0, value: 5 },
      { target: 'settings.tax.rate', column: null, value: 0.2 },
      { target: 'settings.discounting.inflation', column: null, value: 0.03 },
      { target: 'cost', column: null, value: 99 },
    ]);
    if (!change) throw new Error('a change was expected');
    const applied = applyChange(plan, change);
    if (!applied.ok) throw new Error(applied.error.message);
    const [price, sales, cost] = applied.value.plan.lines;
    // An opening that was emptied is none.
    expect(price?.entry).toEqual({ type: 'constant', value: 11 });
    expect(sales?.entry).toEqual({ type: 'series', values: [1, 7, 3], opening: 5 });
    expect(cost).toEqual(plan.lines[2]);
    expect(applied.value.plan.settings).toEqual({
      ...plan.settings,
      tax: { ...plan.settings.tax, rate: 0.2 },
      discounting: { ...plan.settings.discounting, inflation: 0.03 },
    });
    const back = applyChange(applied.value.plan, applied.value.inverse);
    expect(back.ok && back.value.plan).toEqual(plan);
  });

  it('is no change where the plan has none of the inputs', () => {
    expect(setInputs(plan, [{ target: 'cost', column: 1, value: 1 }])).toBeNull();
    expect(setInputs(plan, [])).toBeNull();
  });
});
