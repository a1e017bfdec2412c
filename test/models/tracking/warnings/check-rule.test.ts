/** Rules that cannot be evaluated: every problem with its field, its place and what would be right; and rules in words. */
import { describe, expect, it } from 'vitest';
import { checkRule } from '../../../../models/tracking/warnings/check-rule.ts';
import { parseExpression } from '../../../../models/tracking/warnings/expression/parse-expression.ts';
import { describeRule } from '../../../../models/tracking/warnings/rule-description.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';
import { inputsOf, rule } from './rule-case.ts';

const plan = planOf([
  line('variable-cost', 'marketing', 100, { label: 'Marketing' }),
  line('revenue', 'sales', 100),
]);
const inputs = inputsOf(plan, sumsOf({}));

function problems(more: Parameters<typeof rule>[0], of = inputs): readonly unknown[] {
  const draft = rule({ when: 'actual(marketing)', ...more });
  const checked = checkRule(draft, of);
  if (checked.ok) return [];
  return checked.error.map(({ field, code, params, start, end }) => {
    const text = field === 'floor' ? (draft.floor?.of ?? '') : draft.when;
    return [field, code, start === null ? null : text.slice(start, end ?? 0), params.suggestion ?? null];
  });
}

describe('a rule that cannot be evaluated', () => {
  it('says which name is not known, and the nearest', () => {
    expect(problems({ when: 'actual(marketng) / plan($revenu)' })).toEqual([
      ['when', 'unknown-name', 'marketng', 'marketing'],
      ['when', 'unknown-name', '$revenu', '$revenue'],
    ]);
  });

  it('says that a total cannot be added up from actuals, while it can be planned', () => {
    expect(problems({ when: 'actual($fcf)' })).toEqual([['when', 'not-in-actuals', '$fcf', null]]);
    expect(problems({ when: 'plan($fcf)' })).toEqual([]);
  });

  it('wants a line by name where the plan as a whole is watched', () => {
    expect(problems({ when: 'actual(it)' })).toEqual([['when', 'no-scope', 'it', null]]);
    expect(problems({ when: 'actual(it)', scope: { type: 'kind', kind: 'revenue' } })).toEqual([]);
  });

  it('says what is not there: outlook, flexed plan, band, lines of the scope', () => {
    expect(problems({ when: 'outlook(sales)' })).toEqual([['when', 'no-outlook', 'outlook(sales)', null]]);
    expect(problems({ when: 'flexed(sales)' })).toEqual([['when', 'no-flexed', 'flexed(sales)', null]]);
    expect(problems({ when: 'p10(sales)' })).toEqual([['when', 'no-band', 'p10(sales)', null]]);
    expect(problems({ when: 'p10(sales)', grain: 'week' })).toEqual([
      ['when', 'band-grain', 'p10(sales)', null],
    ]);
    expect(problems({ scope: { type: 'group', group: 'gone' } })).toEqual([
      ['scope', 'empty-scope', null, null],
    ]);
  });

  it('tells the floor from the number that is watched', () => {
    expect(problems({ floor: { of: 'plan(sale)', atLeast: 1 } })).toEqual([
      ['floor', 'unknown-name', 'sale', 'sales'],
    ]);
    expect(problems({ floor: { of: 'sales', atLeast: 1 } })).toEqual([
      ['floor', 'ambiguous', 'sales', 'actual(sales)'],
    ]);
  });

  it.each([
    [{ red: null }, 'lines', 'no-lines'],
    [{ yellow: { value: 1.3, run: 1 } }, 'lines', 'red-before-yellow'],
    [{ yellow: { value: 1.2, run: 2 } }, 'lines', 'red-before-yellow'],
    [{ direction: 'below', yellow: { value: 1.1, run: 1 } }, 'lines', 'red-before-yellow'],
    [{ backAt: 1.21 }, 'backAt', 'back-not-behind'],
    [{ direction: 'below', backAt: 1.1 }, 'backAt', 'back-not-behind'],
  ] as const)('wants its lines in order: %j', (more, field, code) => {
    expect(problems(more)).toEqual([[field, code, null, null]]);
  });

  it('takes red at the line of yellow with a longer run, and a return at the line itself', () => {
    expect(problems({ yellow: { value: 1.2, run: 1 }, red: { value: 1.2, run: 2 }, backAt: 1.2 })).toEqual(
      [],
    );
  });
});

describe('a rule in words', () => {
  function said(when: string) {
    const parsed = parseExpression(when);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const { pattern, terms } = describeRule(plan, rule({ when }), parsed.value, null);
    return [
      pattern,
      terms.map(({ fn, over, earlier, of }) => `${fn} ${over} ${earlier} ${of?.label ?? 'IT'}`),
    ];
  }

  it.each([
    ['actual(it)', 'amount', ['actual bucket 0 IT']],
    [
      'actual(marketing) / plan(marketing)',
      'share',
      ['actual bucket 0 Marketing', 'plan bucket 0 Marketing'],
    ],
    ['actual(it) / plan(it) - 1', 'excess', ['actual bucket 0 IT', 'plan bucket 0 IT']],
    [
      '(actual(it) - plan(it)) / plan(it)',
      'excess',
      ['actual bucket 0 IT', 'plan bucket 0 IT', 'plan bucket 0 IT'],
    ],
    ['actual(it) - previous(actual(it))', 'difference', ['actual bucket 0 IT', 'actual bucket 1 IT']],
    ['cumulative(actual(it)) / total(plan(it))', 'share', ['actual cumulative 0 IT', 'plan total 0 IT']],
    [
      '(actual(it) - plan(it)) / actual(it)',
      'other',
      ['actual bucket 0 IT', 'plan bucket 0 IT', 'actual bucket 0 IT'],
    ],
  ])('%s', (when, pattern, terms) => {
    expect(said(when)).toEqual([pattern, terms]);
  });

  it('names the lines of its scope as they are now', () => {
    const parsed = parseExpression('actual(it)');
    if (!parsed.ok) throw new Error(parsed.error.message);
    const scoped = rule({ scope: { type: 'kind', kind: 'variable-cost' } });
    expect(describeRule(plan, scoped, parsed.value, null).lines).toEqual([
      { lineId: 'id-marketing', label: 'Marketing' },
    ]);
  });
});
