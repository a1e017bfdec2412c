/** Milestones: by hand and by condition, before, on and after the due day. Sales are planned and judged in round numbers. */
import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../../models/plan/tracking/course-schema.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { milestoneState } from '../../../../models/tracking/milestones/milestone-state.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../tracked-case.ts';
import { inputsOf } from '../warnings/rule-case.ts';

const plan = planOf([line('revenue', 'sales', 100)]);
const sums = sumsOf({
  sales: [
    ['2026-01-31', 80],
    ['2026-02-28', 120],
    ['2026-03-31', 100],
  ],
});
const inputs = inputsOf(plan, sums, { outlook: plannedOf(plan) });

function milestone(due: string, condition: Milestone['condition'], reached: string | null = null): Milestone {
  return { id: 'm', name: 'Gate', due, condition, fallback: '', reached, owner: '', note: '' };
}

function state(of: Milestone, today: string) {
  const { state: found, reachedOn, late, condition } = milestoneState(of, inputs, day(today));
  return [found, reachedOn === null ? null : dayText(reachedOn), late, condition?.value ?? null];
}

const atLeast = (value: number): Milestone['condition'] => ({ when: 'actual(sales)', is: 'at-least', value });

describe('a milestone that a person ticks', () => {
  it.each([
    ['2026-06-30', null, '2026-05-30', 'on-the-way'],
    ['2026-06-30', null, '2026-05-31', 'due-soon'],
    ['2026-06-30', null, '2026-06-30', 'due-soon'],
    ['2026-06-30', null, '2026-07-01', 'missed'],
    ['2026-06-30', '2026-06-01', '2026-07-01', 'reached'],
  ])('due %s, reached %s, seen on %s: %s', (due, reached, today, expected) => {
    expect(state(milestone(due, null, reached), today)[0]).toBe(expected);
  });

  it('is late when it was ticked after the due day', () => {
    expect(state(milestone('2026-06-30', null, '2026-07-02'), '2026-08-01')).toEqual([
      'reached',
      '2026-07-02',
      true,
      null,
    ]);
  });
});

describe('a gate with a condition', () => {
  it('is reached from the end of the month on in which it holds', () => {
    // 80, then 200, then 300 so far.
    expect(state(milestone('2026-06-30', atLeast(200)), '2026-04-02')).toEqual([
      'reached',
      '2026-02-28',
      false,
      300,
    ]);
  });

  it('is on the way, due soon, then missed while it does not hold', () => {
    const gate = milestone('2026-06-30', atLeast(600));
    expect(state(gate, '2026-04-02')).toEqual(['on-the-way', null, false, 300]);
    expect(state(gate, '2026-06-15')).toEqual(['due-soon', null, false, 300]);
    expect(state(gate, '2026-07-01')).toEqual(['missed', null, false, 300]);
  });

  it('is judged on the due day, in the middle of a month too, and reached late after it', () => {
    // 80 by 2026-02-15, 200 by the end of February.
    expect(state(milestone('2026-02-15', atLeast(80)), '2026-04-02')).toEqual([
      'reached',
      '2026-01-31',
      false,
      80,
    ]);
    expect(state(milestone('2026-02-15', atLeast(200)), '2026-04-02')).toEqual([
      'reached',
      '2026-02-28',
      true,
      80,
    ]);
    expect(state(milestone('2026-02-15', atLeast(301)), '2026-04-02')).toEqual(['missed', null, false, 80]);
  });

  it('that asks for at most something is judged on its day only', () => {
    const atMost: Milestone['condition'] = { when: 'actual(sales)', is: 'at-most', value: 300 };
    expect(state(milestone('2026-05-31', atMost), '2026-04-02')[0]).toBe('on-the-way');
    expect(state(milestone('2026-03-31', atMost), '2026-04-02')).toEqual([
      'reached',
      '2026-03-31',
      false,
      300,
    ]);
    expect(state(milestone('2026-03-31', { ...atMost, value: 299 }), '2026-04-02')[0]).toBe('missed');
  });

  it('says what is expected on the due day, and how far it is', () => {
    // 300 so far and the plan of April to June, 300: 600 of 800.
    const { condition } = milestoneState(milestone('2026-06-30', atLeast(800)), inputs, day('2026-04-02'));
    expect(condition?.expected).toBeCloseTo(600, 9);
    expect(condition?.progress).toBe(300 / 800);
  });

  it('says what is wrong with its condition', () => {
    const broken = milestone('2026-06-30', { when: 'actual(sale)', is: 'at-least', value: 1 });
    const { state: found, condition } = milestoneState(broken, inputs, day('2026-04-02'));
    expect(found).toBe('on-the-way');
    expect(condition?.problems).toMatchObject([{ code: 'unknown-name', params: { suggestion: 'sales' } }]);
  });
});
