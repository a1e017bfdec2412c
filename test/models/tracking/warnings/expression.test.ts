/** What a rule's expression may say, what is refused where, and what would be right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../models/tracking/warnings/expression/parse-expression.ts';
import { amountsIn } from '../../../../models/tracking/warnings/expression/rule-ast.ts';

function amounts(text: string): readonly string[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return amountsIn(parsed.value).map(
    ({ amount, start, end }) =>
      `${amount.fn} ${amount.over} ${amount.code ?? 'IT'} -${amount.earlier} '${text.slice(start, end)}'`,
  );
}

function refusal(text: string): readonly unknown[] {
  const parsed = parseExpression(text);
  if (parsed.ok) throw new Error(`${text} was read`);
  const { code, params, start = 0, end = 0 } = parsed.error;
  return [code, text.slice(start, end), params.suggestion ?? params.hint];
}

describe('what is read', () => {
  it('amounts of lines, of totals and of the lines of the scope, with their places', () => {
    expect(amounts('actual(it) / plan($revenue) - 人工 (人工)'.replace('人工 (人工)', 'plan(人工)'))).toEqual(
      [
        "actual bucket IT -0 'actual(it)'",
        "plan bucket $revenue -0 'plan($revenue)'",
        "plan bucket 人工 -0 'plan(人工)'",
      ],
    );
  });

  it('over which time: cumulative, total, previous', () => {
    expect(
      amounts(
        'cumulative(actual(a)) / total(plan(a)) + previous(outlook(b)) + previous(cumulative(plan(a)), 12)',
      ),
    ).toEqual([
      "actual cumulative a -0 'cumulative(actual(a))'",
      "plan total a -0 'total(plan(a))'",
      "outlook bucket b -1 'previous(outlook(b))'",
      "plan cumulative a -12 'previous(cumulative(plan(a)), 12)'",
    ]);
  });

  it('arithmetic with abs, min, max, days and full-width signs', () => {
    expect(amounts('abs(（actual(a)）) × 2 / max(days(), 1, min(plan(a), 3))')).toEqual([
      "actual bucket a -0 'actual(a)'",
      "plan bucket a -0 'plan(a)'",
    ]);
  });

  it('a line that has the name of a function', () => {
    expect(amounts('actual(plan) / plan(actual)')).toEqual([
      "actual bucket plan -0 'actual(plan)'",
      "plan bucket actual -0 'plan(actual)'",
    ]);
  });
});

describe('what is refused', () => {
  it.each([
    ['marketing / plan(marketing)', 'ambiguous', 'marketing', 'actual(marketing)'],
    ['actual(a) > 3', 'not-allowed', 'actual(a) > 3', expect.stringContaining('thresholds')],
    ['actul(a)', 'unknown-function', 'actul', 'actual'],
    ['average(a)', 'unknown-function', 'average', undefined],
    ['actual(a + b)', 'wrong-arguments', 'actual(a + b)', 'actual(line)'],
    ['actual(3)', 'wrong-arguments', 'actual(3)', 'actual(line)'],
    ['actual()', 'wrong-arguments', 'actual()', 'actual(line)'],
    ['actual', 'wrong-arguments', 'actual', 'actual(line)'],
    ['cumulative(3)', 'wrong-arguments', 'cumulative(3)', 'cumulative(actual(line))'],
    [
      'cumulative(actual(a) - plan(a))',
      'wrong-arguments',
      'cumulative(actual(a) - plan(a))',
      'cumulative(actual(line))',
    ],
    [
      'cumulative(cumulative(plan(a)))',
      'wrong-arguments',
      'cumulative(cumulative(plan(a)))',
      'cumulative(actual(line))',
    ],
    ['total(actual(a))', 'wrong-arguments', 'total(actual(a))', 'total(plan(line))'],
    [
      'previous(actual(a), 0)',
      'wrong-arguments',
      'previous(actual(a), 0)',
      'previous(actual(line), buckets = 1)',
    ],
    [
      'previous(actual(a), 1.5)',
      'wrong-arguments',
      'previous(actual(a), 1.5)',
      'previous(actual(line), buckets = 1)',
    ],
    ['actual(a) mod 2', 'not-allowed', 'actual(a) mod 2', expect.stringContaining('mod')],
    ['actual(a', 'syntax', '(', undefined],
    ['', 'empty', '', undefined],
    ['1 ? actual(a) : 2', 'not-allowed', expect.any(String), expect.any(String)],
  ])('%s', (text, code, place, hint) => {
    expect(refusal(text)).toEqual([code, place, hint]);
  });

  it('never throws, whatever is typed', () => {
    const words = fc.constantFrom(
      'actual(',
      'plan(',
      'it',
      ')',
      '+',
      '/',
      '-',
      ',',
      '1',
      'previous(',
      'days()',
      ' ',
      'x',
      '[',
      '?',
      ':',
      '人',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 15 }), (parts) => {
        expect(typeof parseExpression(parts.join('')).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
