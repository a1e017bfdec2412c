// Account rules: the truth table of their strength, as their file states it.
import { describe, expect, it } from 'vitest';
import {
  type AccountRule,
  clashes,
  matchAccount,
} from '../../../../../models/tracking/actuals/import/account-rules.ts';

const rule = (
  match: AccountRule['match'],
  account: string,
  lineId: string,
  sign: 1 | -1 = 1,
): AccountRule => ({
  match,
  account,
  lineId,
  sign,
});

describe('matchAccount', () => {
  it.each([
    ['equals goes before starts', [rule('starts', '6601', 'a'), rule('equals', '6601', 'b')], '6601', 'b'],
    [
      'starts goes before contains',
      [rule('contains', '6601.01', 'a'), rule('starts', '66', 'b')],
      '6601.01',
      'b',
    ],
    ['the longer text is stronger', [rule('starts', '66', 'a'), rule('starts', '6601', 'b')], '6601.01', 'b'],
    ['case does not count', [rule('equals', 'rent', 'a')], 'RENT', 'a'],
    ['width does not count', [rule('equals', 'Ｒｅｎｔ ６６', 'a')], 'rent 66', 'a'],
    ['doubled blanks do not count', [rule('equals', 'office rent', 'a')], ' Office   rent ', 'a'],
    ['a part is enough for contains', [rule('contains', '物流', 'a')], '销售费用-物流费', 'a'],
    ['a part is not enough for starts', [rule('starts', '物流', 'a')], '销售费用-物流费', undefined],
    ['an empty rule fits nothing', [rule('contains', ' ', 'a')], 'rent', undefined],
    ['an empty account fits nothing', [rule('contains', 'a', 'a')], '', undefined],
    ['no rule, no line', [], 'rent', undefined],
    [
      'equally strong rules for one line agree',
      [rule('contains', 'ab', 'a'), rule('contains', 'bc', 'a')],
      'abc',
      'a',
    ],
    [
      'equally strong rules for two lines give none',
      [rule('contains', 'ab', 'a'), rule('contains', 'bc', 'b')],
      'abc',
      undefined,
    ],
    [
      'a stronger rule settles a clash',
      [rule('contains', 'ab', 'a'), rule('contains', 'bc', 'b'), rule('equals', 'abc', 'c')],
      'abc',
      'c',
    ],
  ])('%s', (_, rules, account, expected) => {
    expect(matchAccount(account, rules)?.lineId).toBe(expected);
  });

  it('keeps the sign of the rule', () => {
    expect(matchAccount('x', [rule('equals', 'x', 'a', -1)])).toEqual({ lineId: 'a', sign: -1 });
  });
});

describe('clashes', () => {
  it('names the rules that disagree about line or sign, and none where the strongest agree', () => {
    const a = rule('contains', 'ab', 'a');
    const b = rule('contains', 'bc', 'b');
    expect(clashes([a, b], 'abc')).toEqual([a, b]);
    expect(clashes([a, rule('equals', 'abc', 'b')], 'abc')).toEqual([]);
    expect(clashes([a, rule('contains', 'bc', 'a', -1)], 'abc')).toHaveLength(2);
    expect(clashes([a, b], 'ab')).toEqual([]);
  });
});
