// The downloadable list of problems, and the tables that carry entries and problems between threads.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entryAt,
  entryTable,
  problemAt,
  problemsOf,
  problemTable,
} from '../../../../../models/tracking/actuals/import/entry-table.ts';
import type { RowProblem } from '../../../../../models/tracking/actuals/import/import-types.ts';
import { problemsCsv } from '../../../../../models/tracking/actuals/import/problems-csv.ts';

const problem = (place: number, value: string, more: Partial<RowProblem> = {}): RowProblem => ({
  place,
  field: 'amount',
  code: 'not-a-number',
  value,
  params: {},
  ...more,
});

describe('problemsCsv', () => {
  it('is UTF-8 with a mark, in the order of the rows, with what was left out among them', () => {
    const text = problemsCsv(
      [
        problem(9, 'x'),
        problem(3, '$5', { code: 'other-currency', params: { found: '$', expected: 'CNY' } }),
      ],
      'en',
      [{ place: 5, reason: 'total-word', value: 'Total', minor: 1 }],
    );
    expect(text.split('\r\n')).toEqual([
      '\ufeffRow,Result,Field,Value,Problem,Code',
      '3,not imported,Amount,$5,"The amount is in $, the plan in CNY.",other-currency',
      '5,left out,Row,Total,A total of other rows,total-word',
      '9,not imported,Amount,x,This is not an amount.,not-a-number',
      '',
    ]);
  });

  it.each(['=1+1', '+cmd|calc', '@SUM(1)', '-2+3', '＝1+1', '\t=1+1', '%0A=1+1'])(
    'keeps %j from being run as a formula',
    (value) => {
      const line = problemsCsv([problem(2, value)]).split('\r\n')[1] ?? '';
      expect(line).toMatch(/^2,not imported,Amount,"?'/);
    },
  );

  it('leaves a negative amount as it is', () => {
    expect(problemsCsv([problem(2, '-0.5万')], 'zh')).toContain(
      '2,未导入,金额,-0.5万,这不是金额。,not-a-number',
    );
  });
});

describe('the tables', () => {
  it('give every problem back', () => {
    const problems = [
      problem(2, 'a'),
      problem(3, 'a'),
      problem(4, 'b', { code: 'other-currency', params: { found: 'USD' } }),
    ];
    const table = problemTable(problems);
    expect(problemsOf(table)).toEqual(problems);
    expect(problemsOf(table, 1, 1)).toEqual([problems[1]]);
    expect(problemAt(table, 3)).toBe(undefined);
    expect(table.kinds).toHaveLength(2);
  });

  it('give every entry back', () => {
    const text = fc.constantFrom('', 'a', 'b', '__proto__', '长');
    const entry = fc.record(
      {
        day: fc.integer({ min: -30_000, max: 100_000 }),
        account: text,
        minor: fc.maxSafeInteger(),
        memo: text,
        place: fc.integer({ min: 1, max: 1_048_576 }),
        batch: text,
      },
      { requiredKeys: ['day', 'account', 'minor', 'memo', 'place'] },
    );
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const table = entryTable(entries);
        expect(entries.map((_, at) => entryAt(table, at))).toEqual(entries);
        expect(new Set(table.accountNames).size).toBe(table.accountNames.length);
      }),
    );
  });
});
