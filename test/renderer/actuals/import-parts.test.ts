/** The pure parts of importing, placing and ruling: columns, time left, the queue's choices, rules, lines by name. */
import { describe, expect, it } from 'vitest';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Line } from '../../../models/plan/schema.ts';
import { fieldOf, missingColumns, withField } from '../../../renderer/pages/actuals/import/edit-columns.ts';
import { secondsLeft, shareDone } from '../../../renderer/pages/actuals/import/time-left.ts';
import { lineNamed, linesLike } from '../../../renderer/pages/actuals/line-words.ts';
import { assignmentsOf, withChoice } from '../../../renderer/pages/actuals/queue/queue-rows.ts';
import {
  draftsOfRules,
  emptyRule,
  rivalsOf,
  rulesOf,
  ruleTroubles,
} from '../../../renderer/pages/actuals/rules/rule-drafts.ts';
import type { QueueAccount } from '../../../renderer/pages/actuals/use-actuals.ts';

const line = (id: string, label: string, group = ''): Line => ({
  ...blankLine(id, `code_${id}`, label, 'fixed-cost'),
  group,
});
const LINES = [
  line('l1', 'Rent'),
  line('l2', 'Office rent', 'House'),
  line('l3', '房租'),
  line('l4', 'Rent'),
];

describe('which column is what', () => {
  it('a column has one meaning', () => {
    const columns = withField({ date: 0, amount: 1, memo: 2 }, 2, 'account');
    expect(columns).toEqual({ date: 0, amount: 1, account: 2 });
    expect(fieldOf(columns, 2)).toBe('account');
    expect(fieldOf(columns, 5)).toBeNull();
  });

  it('an amount is one column, or two sides, never both', () => {
    const sides = withField(withField({ date: 0, amount: 1 }, 2, 'debit'), 3, 'credit');
    expect(sides).toEqual({ date: 0, debit: 2, credit: 3 });
    expect(withField(sides, 1, 'amount')).toEqual({ date: 0, amount: 1 });
    // The side of an amount in one column stays with it.
    expect(withField({ date: 0, side: 2 }, 1, 'amount')).toEqual({ date: 0, side: 2, amount: 1 });
  });

  it('a column that is left out is told when it was needed', () => {
    expect(missingColumns(withField({ date: 0, amount: 1 }, 1, null))).toEqual(['amount']);
    expect(missingColumns({ credit: 3 })).toEqual(['date']);
  });
});

describe('the time left', () => {
  const point = (done: number, at: number, phase = 'reading') => ({ phase, done, total: 100, at });

  it('goes on at the speed of the phase so far', () => {
    // 30 in 3 s from 10 to 40: the 60 that are left take 6 s.
    expect(secondsLeft(point(10, 1000), point(40, 4000))).toBe(6);
  });

  it('is not guessed before a second has passed, nor across phases, nor without progress', () => {
    expect(secondsLeft(point(10, 1000), point(40, 1900))).toBeNull();
    expect(secondsLeft(point(10, 1000), point(40, 4000, 'saving'))).toBeNull();
    expect(secondsLeft(point(10, 1000), point(10, 4000))).toBeNull();
  });

  it('has no share while the whole is not known', () => {
    expect(shareDone({ done: 5, total: 0 })).toBeNull();
    expect(shareDone({ done: 25, total: 100 })).toBe(0.25);
  });
});

describe('lines by what is typed', () => {
  it('are named by code or by a label that only one has, whatever width and case', () => {
    expect(lineNamed(LINES, ' ＯＦＦＩＣＥ rent ')?.id).toBe('l2');
    expect(lineNamed(LINES, 'CODE_L3')?.id).toBe('l3');
    expect(lineNamed(LINES, 'Rent')).toBeNull();
    expect(lineNamed(LINES, '')).toBeNull();
  });

  it('are offered beginning first, then inside, then by group', () => {
    expect(linesLike(LINES, 'rent').map(({ id }) => id)).toEqual(['l1', 'l4', 'l2']);
    expect(linesLike(LINES, 'hou').map(({ id }) => id)).toEqual(['l2']);
    expect(linesLike(LINES, '')).toHaveLength(4);
  });

  it('are offered with quantities and rates behind what is booked in money', () => {
    const driver = { ...line('l5', 'Rent per desk'), kind: 'driver' as const };
    expect(linesLike([driver, ...LINES], 'rent').map(({ id }) => id)).toEqual(['l1', 'l4', 'l5', 'l2']);
  });
});

describe('the choices of the queue', () => {
  const account = (name: string, lineId: string | null = null): QueueAccount => ({
    account: name,
    lineId,
    reason: lineId === null ? 'no-rule' : 'line-deleted',
    lineIds: [],
    entries: 1,
    minor: 100,
    firstDay: 0,
    lastDay: 0,
  });
  const accounts = [account('6602'), account('6602', 'gone'), account('')];

  it('are sent for the accounts that have a line, with where they come from', () => {
    const choices = withChoice(new Map(), accounts.slice(0, 2), {
      lineId: 'l2',
      text: 'Office rent',
      sign: -1,
    });
    expect(assignmentsOf(accounts, choices, LINES, true)).toEqual([
      { account: '6602', from: null, to: 'l2', sign: -1, remember: true },
      { account: '6602', from: 'gone', to: 'l2', sign: -1, remember: true },
    ]);
  });

  it('make no rule of entries without an account', () => {
    const choices = withChoice(new Map(), [account('')], { lineId: 'l2' });
    expect(assignmentsOf(accounts, choices, LINES, true)).toMatchObject([{ account: '', remember: false }]);
  });
});

describe('account rules being edited', () => {
  const rule = { id: 'r1', match: 'equals', account: '6602', lineId: 'l2', sign: 1 } as const;

  it('come back as they were', () => {
    expect(rulesOf(draftsOfRules([rule], LINES), LINES)).toEqual([rule]);
  });

  it('are not saved while one lacks its account or its line', () => {
    const drafts = [...draftsOfRules([rule], LINES), emptyRule('r2')];
    expect(rulesOf(drafts, LINES)).toBeNull();
    expect(ruleTroubles(emptyRule('r2'), LINES)).toEqual(['account', 'line']);
  });

  it('ask for another line where theirs was deleted', () => {
    const [draft] = draftsOfRules([{ ...rule, lineId: 'gone' }], LINES);
    expect(draft && ruleTroubles(draft, LINES)).toEqual(['line']);
  });

  it('are told apart from rules that claim the very same account for another line, wherever they stand', () => {
    const rival = { ...rule, id: 'r2', account: ' ６６０２ ', lineId: 'l1' };
    const same = { ...rule, id: 'r3' };
    const longer = { ...rule, id: 'r4', match: 'starts' as const, lineId: 'l1' };
    const drafts = draftsOfRules([rule, rival, same, longer], LINES);
    // Width and blanks do not count (accountKey); one of the same line agrees; one of another kind is weaker.
    expect(drafts.map((_, index) => rivalsOf(drafts, index, LINES))).toEqual([[1], [0, 2], [1], []]);
    const reversed = drafts.toReversed();
    expect(reversed.map((_, index) => rivalsOf(reversed, index, LINES))).toEqual([[], [2], [1, 3], [2]]);
    expect(rivalsOf([emptyRule('a'), emptyRule('b')], 0, LINES)).toEqual([]);
  });
});
