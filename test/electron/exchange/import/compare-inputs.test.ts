// What was changed in Excel beside what the plan holds now. NPV effects are recomputed here by appraising both plans.
import { describe, expect, it } from 'vitest';
import { compareInputs } from '../../../../electron/exchange/import-own/compare-inputs.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Entry, Plan } from '../../../../models/plan/schema.ts';

function planWith(price: number, sales: readonly number[]): Plan {
  const lines: readonly (readonly [string, 'driver' | 'revenue', Entry])[] = [
    ['price', 'driver', { type: 'constant', value: price }],
    ['volume', 'driver', { type: 'series', values: [...sales] }],
    ['sales', 'revenue', { type: 'formula', formula: 'price * volume' }],
  ];
  return {
    ...blankPlan('p', 'Plan', '2026-01'),
    timeline: { start: '2026-01', periodicity: 'year', periods: 2, fiscalYearStart: 1 },
    lines: lines.map(([code, kind, entry]) => ({ ...blankLine(code, code, code, kind), entry })),
  };
}

const change = (target: string, column: number | null, from: number | null, to: number | null) => ({
  place: `Budget!${target}`,
  target,
  column,
  from,
  to,
});

describe('compareInputs', () => {
  const present = planWith(10, [5, 6]);
  const compared = compareInputs(
    present,
    [
      change('price', null, 10, 12),
      change('volume', 1, 4, 9),
      change('volume', 2, 3, 6),
      change('gone', null, 1, 2),
    ],
    () => 0,
  );

  it('tells what is ready, what has moved here too, what is the same and what is no input any more', () => {
    expect(
      compared.changes.map(({ target, column, present: now, state }) => [target, column, now, state]),
    ).toEqual([
      ['price', null, 10, 'ready'],
      ['volume', 1, 5, 'conflict'],
      ['volume', 2, 6, 'same'],
      ['gone', null, null, 'gone'],
    ]);
  });

  it('says what each change alone does to the net present value', () => {
    const npv = (plan: Plan): number => appraise(plan).returns.postTax.withTerminal.npv ?? Number.NaN;
    expect(compared.npv).toBe(npv(present));
    expect(compared.changes[0]?.effect).toBeCloseTo(npv(planWith(12, [5, 6])) - npv(present), 9);
    expect(compared.changes[1]?.effect).toBeCloseTo(npv(planWith(10, [9, 6])) - npv(present), 9);
    expect(compared.changes.slice(2).map(({ effect }) => effect)).toEqual([0, null]);
  });

  it('stops working out effects when its time is up, and lists the changes all the same', () => {
    let now = 0;
    const many = Array.from({ length: 1200 }, () => change('price', null, 10, 12));
    const slow = compareInputs(present, many, () => {
      now += 600;
      return now;
    });
    expect(slow.changes.length).toBe(1000);
    expect(slow.more).toBe(200);
    expect(slow.changes.filter(({ effect }) => effect !== null).length).toBe(2);
  });
});
