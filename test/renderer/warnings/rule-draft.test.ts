/** A warning rule while it is written: what can be kept and what cannot. */
import { describe, expect, it } from 'vitest';
import { warningRuleSchema } from '../../../models/plan/tracking/warning-schema.ts';
import { draftProblems, newRule, tidied } from '../../../renderer/pages/warnings/editor/rule-draft.ts';

const rule = newRule('r1', 'Fixed costs');
const codes = (changed: Partial<typeof rule>) =>
  draftProblems({ ...rule, ...changed }).map(({ field, code }) => `${field} ${code}`);

describe('a new rule', () => {
  it('can be kept as it is offered', () => {
    expect(draftProblems(rule)).toEqual([]);
    expect(warningRuleSchema.safeParse(rule).success).toBe(true);
  });
});

describe('the lines of a rule', () => {
  it('are at least one', () => {
    expect(codes({ yellow: null, red: null })).toEqual(['lines no-lines']);
    expect(codes({ red: null })).toEqual([]);
    expect(codes({ yellow: null })).toEqual([]);
  });

  it('stand with red further out than yellow, on the bad side', () => {
    expect(codes({ yellow: { value: 1.2, run: 1 }, red: { value: 1.1, run: 1 } })).toEqual([
      'red red-before-yellow',
    ]);
    expect(
      codes({ direction: 'below', yellow: { value: 1.2, run: 1 }, red: { value: 1.1, run: 1 } }),
    ).toEqual([]);
  });

  it('may be the same number when red takes a longer run', () => {
    expect(codes({ yellow: { value: 1.1, run: 1 }, red: { value: 1.1, run: 2 } })).toEqual([]);
    expect(codes({ yellow: { value: 1.1, run: 2 }, red: { value: 1.1, run: 2 } })).toEqual([
      'red red-before-yellow',
    ]);
  });

  it('come back to green on the good side of the first line', () => {
    expect(codes({ backAt: 1.15 })).toEqual(['backAt back-not-behind']);
    expect(codes({ backAt: 1.1 })).toEqual([]);
    expect(codes({ backAt: 1.05 })).toEqual([]);
    expect(codes({ direction: 'below', yellow: null, red: { value: 0.8, run: 1 }, backAt: 0.7 })).toEqual([
      'backAt back-not-behind',
    ]);
  });
});

describe('a rule that is kept', () => {
  it('has a name', () => {
    expect(codes({ name: '  ' })).toEqual(['name no-name']);
  });

  it('has no blanks around its texts', () => {
    const typed = {
      ...rule,
      name: ' a ',
      when: ' actual(it) ',
      owner: ' b ',
      floor: { of: ' c ', atLeast: 1 },
    };
    expect(tidied(typed)).toMatchObject({ name: 'a', when: 'actual(it)', owner: 'b', floor: { of: 'c' } });
  });
});
