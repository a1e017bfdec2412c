/** Which line an account means: one row a rule of the file's header comment, the expected line said in words beside it. */
import { describe, expect, it } from 'vitest';
import type { AccountRule } from '../../../../electron/contract/tracking/actuals-calls.ts';
import { createMapper, signFrom } from '../../../../electron/tracking/actuals/account-mapping.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Plan } from '../../../../models/plan/schema.ts';

const plan: Plan = {
  ...blankPlan('p', 'Plan', '2027-01'),
  lines: [
    blankLine('s', 'sales', 'Online sales', 'revenue'),
    blankLine('r', 'rent', 'Rent', 'fixed-cost'),
    blankLine('x', 'rent_2', 'Storage', 'fixed-cost'),
    blankLine('y', 'storage_2', 'storage', 'fixed-cost'),
  ],
};

const rule = (
  match: AccountRule['match'],
  account: string,
  lineId: string,
  sign: 1 | -1 = 1,
): AccountRule => ({
  id: `${match} ${account} ${lineId}`,
  match,
  account,
  lineId,
  sign,
});

describe('the line of an account', () => {
  it.each([
    ['the code of a line', 'sales', [], 's', 1],
    ['the label of a line, whatever the case and width', 'ＯＮＬＩＮＥ  Sales', [], 's', 1],
    ['an outright rule goes before a line of that name', 'Rent', [rule('equals', 'rent', 's', -1)], 's', -1],
    ['a line of that name goes before a rule of parts', 'Rent', [rule('starts', 're', 's')], 'r', 1],
    ['a rule by its beginning', '6601 Office rent', [rule('starts', '6601', 'r')], 'r', 1],
    [
      'the beginning goes before a part',
      '6601 rent',
      [rule('contains', 'rent', 's'), rule('starts', '66', 'r')],
      'r',
      1,
    ],
    [
      'a rule of a line that was deleted is left aside',
      '6601',
      [rule('equals', '6601', 'gone'), rule('starts', '66', 'r')],
      'r',
      1,
    ],
  ] as const)('%s', (_, account, rules, lineId, sign) => {
    const mapping = createMapper(plan, rules)(account);
    expect(mapping.line?.id).toBe(lineId);
    expect(mapping).toMatchObject({ sign });
  });

  it.each([
    ['nothing fits', '6601', [], 'no-rule', []],
    ['no account', ' ', [rule('contains', 'x', 'r')], 'no-account', []],
    ['two lines of that name', 'STORAGE', [], 'clash', ['x', 'y']],
    [
      'two rules of equal strength',
      '66',
      [rule('equals', '66', 'r'), rule('equals', '66', 's')],
      'clash',
      ['r', 's'],
    ],
  ] as const)('waits in the queue: %s', (_, account, rules, reason, lineIds) => {
    expect(createMapper(plan, rules)(account)).toEqual({ line: null, reason, lineIds });
  });
});

describe('the sign from file to line', () => {
  const [sales, rent] = [plan.lines[0], plan.lines[1]];
  if (!sales || !rent) throw new Error('the plan above has lines');
  // Bookkeeping: revenue is credited, a cost is debited; the file's figure is debit - credit or money in - money out.
  it.each([
    ['amount', sales, 1, 1],
    ['amount', rent, -1, -1],
    ['debit-credit', sales, 1, -1],
    ['debit-credit', rent, 1, 1],
    ['inflow-outflow', sales, 1, 1],
    ['inflow-outflow', rent, 1, -1],
    ['inflow-outflow', rent, -1, 1],
  ] as const)('%s on %o by a rule of sign %i is %i', (sides, line, ruleSign, expected) => {
    expect(signFrom(sides, line, ruleSign)).toBe(expected);
  });
});
