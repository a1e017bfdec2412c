// Rows to entries, problems and rows left out. Expected values are stated by the rows themselves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  EntryColumns,
  ImportCell,
  ImportRow,
  ImportSettings,
} from '../../../../../models/tracking/actuals/import/import-types.ts';
import { readEntries } from '../../../../../models/tracking/actuals/import/read-entries.ts';
import { dayText, parseDay } from '../../../../../models/tracking/calendar/day.ts';

const SETTINGS: ImportSettings = {
  currency: 'CNY',
  decimal: '.',
  scale: 1,
  date1904: false,
  fillDown: false,
  keepPlaces: [],
};
const COLUMNS: EntryColumns = { date: 0, account: 1, amount: 2, memo: 3 };

const rowsOf = (...cells: ImportCell[][]): ImportRow[] =>
  cells.map((row, at) => ({ place: at + 2, cells: row }));
const read = (
  cells: ImportCell[][],
  settings: Partial<ImportSettings> = {},
  columns: EntryColumns = COLUMNS,
  header?: ImportRow,
) => readEntries(rowsOf(...cells), columns, { ...SETTINGS, ...settings }, header);
const problems = (result: ReturnType<typeof read>): string[] =>
  result.problems.map(({ place, field, code }) => `${place} ${field} ${code}`);
const days = (result: ReturnType<typeof read>): string[] => result.entries.map(({ day }) => dayText(day));

describe('readEntries', () => {
  it('gives day, account, minor units, memo and place', () => {
    const result = read([['2026-03-05', ' 物流费 ', '1,234.56', '顺丰\n三月']]);
    expect(result.entries).toEqual([
      { day: parseDay('2026-03-05'), account: '物流费', minor: 123_456, memo: '顺丰 三月', place: 2 },
    ]);
    expect(result.facts).toMatchObject({ rows: 1, entries: 1, faulty: 0, sum: 123_456 });
  });

  it('reports each fault of a row with its place, field and value, and keeps the good rows', () => {
    const result = read([
      ['2026-03-05', 'rent', '100'],
      ['2026-02-30', 'rent', '#REF!'],
      ['2026-03-06', 'rent', ''],
      ['', 'rent', '5'],
      ['2026-03-07', 'rent', '$12'],
      ['2026-03-08', { kind: 'error', text: '#N/A' }, '12'],
      ['2026-03-08', '#DIV/0!', '12'],
      ['', null, '  '],
      ['2026-03-09', 'rent', '200'],
    ]);
    expect(problems(result)).toEqual([
      '3 date no-such-day',
      '3 amount error-value',
      '4 amount amount-missing',
      '5 date date-missing',
      '6 amount other-currency',
      '7 account error-value',
      '8 account error-value',
    ]);
    expect(result.problems[4]).toMatchObject({ value: '$12', params: { found: '$', expected: 'CNY' } });
    expect(result.entries.map(({ minor }) => minor)).toEqual([10_000, 20_000]);
    expect(result.facts).toMatchObject({ rows: 8, entries: 2, faulty: 6 });
  });

  describe('two date orders in one column', () => {
    const dated = (texts: string[], settings: Partial<ImportSettings> = {}) =>
      read(
        texts.map((text) => [text, 'rent', '1']),
        settings,
      );

    it('lets one date that only fits day/month decide the ambiguous ones', () => {
      const result = dated(['3/4/2026', '13/4/2026']);
      expect(days(result)).toEqual(['2026-04-03', '2026-04-13']);
      expect(result.facts).toMatchObject({ dateOrder: 'dmy', orderedDates: 1 });
    });

    it('lets one date that only fits month/day decide the ambiguous ones', () => {
      expect(days(dated(['3/4/2026', '4/13/2026']))).toEqual(['2026-03-04', '2026-04-13']);
    });

    it('refuses the minority and every ambiguous row where both orders stand', () => {
      const result = dated(['13/4/2026', '14/4/2026', '4/13/2026', '3/4/2026', '5/5/2026', '2026-04-01']);
      expect(days(result)).toEqual(['2026-04-13', '2026-04-14', '2026-05-05', '2026-04-01']);
      expect(problems(result)).toEqual(['4 date mixed-date-order', '5 date mixed-date-order']);
      expect(result.facts.dateOrder).toBe('mixed');
    });

    it('takes neither side of a tie', () => {
      expect(problems(dated(['13/4/2026', '4/13/2026']))).toHaveLength(2);
    });

    it('asks where nothing decides, and takes the answer', () => {
      const texts = ['3/4/2026', '5/6/2026', '7/7/2026'];
      const open = dated(texts);
      expect(open.facts).toMatchObject({ dateOrder: 'ambiguous', orderedDates: 2, entries: 1 });
      expect(problems(open)).toEqual(['2 date date-order', '3 date date-order']);
      expect(days(dated(texts, { dateOrder: 'dmy' }))).toEqual(['2026-04-03', '2026-06-05', '2026-07-07']);
      expect(days(dated(texts, { dateOrder: 'mdy' }))).toEqual(['2026-03-04', '2026-05-06', '2026-07-07']);
    });

    it('reports the rows that do not fit the order that the user chose', () => {
      expect(problems(dated(['3/4/2026', '13/4/2026'], { dateOrder: 'mdy' }))).toEqual([
        '3 date against-date-order',
      ]);
    });

    it('hears the order from a row whose amount is faulty', () => {
      const result = read([
        ['3/4/2026', 'rent', '1'],
        ['13/4/2026', 'rent', '#REF!'],
      ]);
      expect(days(result)).toEqual(['2026-04-03']);
    });

    it('suspects real dates up to the 12th beside text dates above it', () => {
      const result = read([
        [{ kind: 'day', day: parseDay('2026-03-04') ?? 0 }, 'rent', '1'],
        [{ kind: 'day', day: parseDay('2026-12-11') ?? 0 }, 'rent', '1'],
        ['13/04/2026', 'rent', '1'],
      ]);
      expect(result.facts.maybeSwapped).toBe(2);
    });
  });

  describe('rows that are no entries', () => {
    const leftOut = (result: ReturnType<typeof read>): string[] =>
      result.leftOut.map(({ place, reason }) => `${place} ${reason}`);

    it.each([
      '合计',
      '小 计',
      '总计：',
      'Total',
      'SUBTOTAL',
      'Grand total',
      'Summe',
      '本月合计',
      '本年累计',
      '【合计】',
    ])('leaves out the total row %s wherever the word stands', (word) => {
      expect(
        leftOut(
          read([
            ['2026-03-05', 'rent', '10'],
            [word, '', '10'],
          ]),
        ),
      ).toEqual(['3 total-word']);
      expect(
        leftOut(
          read([
            ['2026-03-05', 'rent', '10'],
            ['', word, '99'],
          ]),
        ),
      ).toEqual(['3 total-word']);
      expect(
        leftOut(
          read([
            ['2026-03-05', 'rent', '10'],
            ['2026-03-31', 'rent', '99', word],
          ]),
        ),
      ).toEqual(['3 total-word']);
    });

    it('leaves out balances carried forward', () => {
      expect(leftOut(read([['2026-03-01', 'rent', '500', '期初余额']]))).toEqual(['2 balance-word']);
      expect(leftOut(read([['', 'Opening balance', '500']]))).toEqual(['2 balance-word']);
    });

    it('does not take a supplier or a memo with such a word for a total', () => {
      const result = read([
        ['2026-03-05', 'Total Energies', '10', '合计三笔'],
        ['2026-03-06', 'Total Energies', '25', 'subtotal of May invoice'],
        ['2026-03-07', '会计服务费', '5'],
      ]);
      expect(result.leftOut).toEqual([]);
      expect(result.entries).toHaveLength(3);
    });

    it('leaves out a part-worded total without a day, or with the sum of the rows above', () => {
      const rows: ImportCell[][] = [
        ['2026-03-05', 'rent', '10'],
        ['2026-03-06', 'rent', '5'],
      ];
      expect(leftOut(read([...rows, ['', 'Total rent', '15']]))).toEqual(['4 total-word']);
      expect(leftOut(read([...rows, ['2026-03-31', '房租合计', '15']]))).toEqual(['4 total-word']);
    });

    it('reports a supplier of such a name with a faulty date, and keeps one below a merged date', () => {
      const faulty = read([['2026-02-30', 'Total Energies', '10']]);
      expect(problems(faulty)).toEqual(['2 date no-such-day']);
      const merged = read(
        [
          ['2026-03-05', 'rent', '3'],
          ['', 'Total Energies', '10'],
        ],
        { fillDown: true },
      );
      expect(merged.entries).toHaveLength(2);
      expect(
        leftOut(
          read([
            ['2026-03-05', 'rent', '3'],
            ['3月合计', '', '9'],
          ]),
        ),
      ).toEqual(['3 total-word']);
    });

    it('leaves out the sum of the rows above that names no account', () => {
      const result = read([
        ['2026-03-05', 'rent', '10'],
        ['2026-03-06', 'rent', '5.5'],
        ['', '', '15.5'],
        ['2026-03-07', 'rent', '1'],
        ['2026-03-08', 'rent', '2'],
        ['', '', '3'],
        ['', '', '18.5'],
      ]);
      expect(leftOut(result)).toEqual(['4 sum-of-rows', '7 sum-of-rows', '8 sum-of-rows']);
      expect(result.facts).toMatchObject({ rows: 7, entries: 4, sum: 1850 });
    });

    it('keeps a row without an account that is no sum: it goes to the queue', () => {
      const result = read([
        ['2026-03-05', 'rent', '10'],
        ['2026-03-06', '', '10'],
      ]);
      expect(result.entries.map(({ account }) => account)).toEqual(['rent', '']);
      expect(result.facts.withoutAccount).toBe(1);
    });

    it('leaves out headings, footers and the header of the next page', () => {
      const header: ImportRow = { place: 1, cells: ['日期', '科目', '金额', '摘要'] };
      const result = read(
        [
          ['', '一、销售费用', ''],
          ['2026-03-05', 'rent', '10'],
          ['日期', '科目', '金额', '摘要'],
          ['', '', null, '制表人：张三'],
        ],
        {},
        COLUMNS,
        header,
      );
      expect(leftOut(result)).toEqual(['2 heading', '4 repeated-header', '5 heading']);
    });

    it('takes a row in that the user wants in', () => {
      const result = read([['2026-03-31', 'Total', '10']], { keepPlaces: [2] });
      expect(result.entries).toHaveLength(1);
      expect(result.leftOut).toEqual([]);
    });
  });

  it('fills dates and accounts of merged cells down only where it is told to', () => {
    const rows: ImportCell[][] = [
      ['2026-03-05', 'rent', '10'],
      ['', '', '7'],
    ];
    expect(problems(read(rows))).toEqual(['3 date date-missing']);
    const filled = read(rows, { fillDown: true });
    expect(filled.entries.map(({ account, minor }) => `${account} ${minor}`)).toEqual([
      'rent 1000',
      'rent 700',
    ]);
    expect(filled.facts.withoutDate).toBe(1);
    // The same amount again is a second booking there, not the sum of the first.
    expect(read([rows[0] ?? [], ['', '', '10']], { fillDown: true }).entries).toHaveLength(2);
  });

  it('takes debit minus credit, inflow minus outflow, and the side of a side column', () => {
    const two: EntryColumns = { date: 0, account: 1, debit: 2, credit: 3 };
    const rows: ImportCell[][] = [
      ['2026-03-05', 'a', '10', ''],
      ['2026-03-05', 'b', '', '4'],
      ['2026-03-05', 'c', '0.00', '5'],
      ['2026-03-05', 'd', '1', '2'],
      ['2026-03-05', 'e', '', ''],
      ['2026-03-05', 'f', '-3', ''],
    ];
    const result = read(rows, {}, two);
    expect(result.entries.map(({ minor }) => minor)).toEqual([1000, -400, -500, -300]);
    expect(problems(result)).toEqual(['5 amount both-sides', '6 amount amount-missing']);
    expect(result.facts.sides).toBe('debit-credit');
    const cash = read(rows.slice(0, 2), {}, { date: 0, account: 1, inflow: 2, outflow: 3 });
    expect(cash.facts.sides).toBe('inflow-outflow');
    expect(cash.entries.map(({ minor }) => minor)).toEqual([1000, -400]);
    const sided = read(
      [
        ['2026-03-05', 'a', '10', '借'],
        ['2026-03-05', 'a', '4', '贷'],
        ['2026-03-05', 'a', '4', '平'],
      ],
      {},
      { date: 0, account: 1, amount: 2, side: 3 },
    );
    expect(sided.entries.map(({ minor }) => minor)).toEqual([1000, -400]);
    expect(problems(sided)).toEqual(['4 side unknown-side']);
  });

  it('reports a row whose currency column names another currency', () => {
    const columns: EntryColumns = { date: 0, account: 1, amount: 2, currency: 3 };
    const row = (currency: string): ImportCell[] => ['2026-03-05', 'a', '1', currency];
    const result = read(['CNY', '人民币', 'RMB', '', '本位币', 'USD', '美元', 'xyz'].map(row), {}, columns);
    expect(result.entries).toHaveLength(5);
    expect(problems(result)).toEqual(['7', '8', '9'].map((place) => `${place} currency other-currency`));
  });

  it('counts months taken as their first day, and amounts that were rounded', () => {
    const result = read([
      ['2026年3月', 'rent', '1.005'],
      ['2026-04', 'rent', '2'],
    ]);
    expect(days(result)).toEqual(['2026-03-01', '2026-04-01']);
    expect(result.facts).toMatchObject({ monthsOnly: 2, rounded: 1, sum: 301 });
  });

  const entry = fc.record({
    day: fc.integer({ min: 18_000, max: 22_000 }),
    account: fc.constantFrom('a', 'b', 'c'),
    cents: fc.integer({ min: -1e14, max: 1e14 }),
  });

  it('has the same sums in any order of the rows', () => {
    fc.assert(
      fc.property(
        fc
          .array(entry, { maxLength: 60 })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          const sums = (list: typeof rows): unknown => {
            const result = read(
              list.map(({ day, account, cents }) => [dayText(day), account, (cents / 100).toFixed(2)]),
            );
            const byAccount = new Map<string, bigint>();
            for (const { account, minor } of result.entries)
              byAccount.set(account, (byAccount.get(account) ?? 0n) + BigInt(minor));
            return [result.facts.sum, [...byAccount].sort()];
          };
          expect(sums(shuffled)).toEqual(sums(rows));
          const exact = rows.reduce((sum, { cents }) => sum + BigInt(cents), 0n);
          if (exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER))
            expect(sums(rows)).toHaveProperty('0', Number(exact));
        },
      ),
    );
  });

  const anyCell = fc.oneof(
    fc.constantFrom<ImportCell>(
      '',
      null,
      '合计',
      '2026-03-05',
      '3/4/2026',
      '13/4/2026',
      '4/13/2026',
      '#REF!',
      '12',
      '(5)',
      '$3',
      '1万',
      'rent',
      true,
    ),
    fc.integer(),
    fc.double(),
    fc.string(),
    fc.constant<ImportCell>({ kind: 'error', text: '#REF!' }),
  );

  it('makes of every row exactly one of entry, faulty row and row left out, whatever the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 30 }), (cells) => {
        const result = read(cells);
        const { facts } = result;
        const filled = cells.filter((row) =>
          row.some((cell) => cell !== null && !(typeof cell === 'string' && cell.trim() === '')),
        );
        expect(facts.rows).toBe(filled.length);
        expect(facts.rows).toBe(result.entries.length + facts.faulty + result.leftOut.length);
        expect(new Set(result.problems.map(({ place }) => place)).size).toBe(facts.faulty);
        expect(
          result.entries.every(({ minor, day }) => Number.isSafeInteger(minor) && Number.isSafeInteger(day)),
        ).toBe(true);
      }),
    );
  });
});
