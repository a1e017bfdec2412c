/** The table of actuals: rows by kind, exact sums over lines, what an empty cell and a dash mean, columns and years. */
import { describe, expect, it } from 'vitest';
import { blankLine, DEFAULT_SETTINGS } from '../../../models/plan/blank.ts';
import type { Kind, Line, Settings } from '../../../models/plan/schema.ts';
import { bucketOf, firstDayOf } from '../../../models/tracking/calendar/bucket.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { bucketWords, daysWords, dayWords, yearWords } from '../../../renderer/pages/actuals/day-words.ts';
import { drillOf } from '../../../renderer/pages/actuals/entries/drill.ts';
import { fiscalYears, shownSpan, tableColumns } from '../../../renderer/pages/actuals/table/table-columns.ts';
import { tableRows } from '../../../renderer/pages/actuals/table/table-rows.ts';
import { createTableSource } from '../../../renderer/pages/actuals/table/table-source.ts';

const line = (id: string, kind: Kind, patch: Partial<Line> = {}): Line => ({
  ...blankLine(id, id, id, kind),
  ...patch,
});
const LINES = [
  line('sales', 'revenue'),
  line('returns', 'revenue'),
  line('ads', 'variable-cost', { group: 'Marketing' }),
  line('fees', 'variable-cost', { group: 'Marketing' }),
  line('rent', 'fixed-cost'),
  line('visits', 'driver', { unit: 'visits' }),
  line('rate', 'driver', { unit: '%' }),
];
const SETTINGS: Settings = { ...DEFAULT_SETTINGS, displayUnit: 'one' };
const CALENDAR = { fiscalYearStart: 1, start: firstDayOf(672) };
const texts = {
  t: (key: string) => key,
  dynamic: (_area: string, key: string) => key,
  language: 'en' as const,
};
// January and February 2026.
const BUCKETS = [672, 673].map((month) => bucketOf(firstDayOf(month), 'month', CALENDAR));
const closed = firstDayOf(673) - 1;
const CELLS = new Map<string, readonly (number | null)[]>([
  ['sales', [10_005, 20_000]],
  ['returns', [-5, null]],
  ['ads', [3000, null]],
  ['fees', [0, null]],
  ['rent', [null, 7000]],
  ['visits', [120_000, 130_000]],
]);

function sourceOf(folded: ReadonlySet<string> = new Set()) {
  const rows = tableRows(LINES, new Set(CELLS.keys()), folded);
  const columns = tableColumns(BUCKETS, 'month', CALENDAR, closed, texts);
  return {
    rows,
    columns,
    source: createTableSource({ rows, columns, cells: CELLS, settings: SETTINGS, closed, texts }),
  };
}

describe('the rows', () => {
  it('stand by kind with their groups; a driver only where something came in for it', () => {
    expect(sourceOf().rows.map(({ key }) => key)).toEqual([
      'actuals:revenue',
      'sales',
      'returns',
      'actuals:variable-cost',
      'actuals:variable-cost:Marketing',
      'ads',
      'fees',
      'actuals:fixed-cost',
      'rent',
      'result',
      'actuals:driver',
      'visits',
    ]);
  });

  it('fold', () => {
    const keys = sourceOf(new Set(['actuals:revenue', 'actuals:variable-cost:Marketing'])).rows.map(
      ({ key }) => key,
    );
    expect(keys).not.toContain('sales');
    expect(keys).not.toContain('ads');
    expect(keys).toContain('actuals:variable-cost:Marketing');
  });
});

describe('the cells', () => {
  const { rows, source } = sourceOf();
  const at = (key: string) => rows.findIndex((row) => row.key === key);
  // Columns: label, unit, total, January, February.
  it.each([
    // 100.05 - 0.05
    ['actuals:revenue', 3, 100],
    ['actuals:variable-cost:Marketing', 3, 30],
    // 100.00 - 30.00, and 200.00 - 70.00
    ['result', 3, 70],
    ['result', 4, 130],
    // 100.05 + 200.00
    ['sales', 2, 300.05],
    ['visits', 2, 2500],
  ])('%s in column %d is %d', (key, col, value) => {
    expect(source.value(at(key), col)).toBe(value);
  });

  it('are empty where nothing came in, and a dash where entries cancel out', () => {
    expect(source.cell(at('rent'), 3).text).toBe('');
    expect(source.cell(at('fees'), 3).text).toBe('-');
  });

  it('do not add quantities of several lines up', () => {
    expect(source.value(at('actuals:driver'), 3)).toBeNull();
  });

  it('are muted behind the last complete month', () => {
    expect(source.cell(at('sales'), 3).tone).toBe('formula');
    expect(source.cell(at('sales'), 4).tone).toBe('muted');
  });

  it('cannot be edited, whatever is pasted', () => {
    expect(source.editable(at('sales'), 3)).toBe(false);
    expect(source.commit([{ row: 1, col: 3, text: '1' }], 'paste')).toHaveLength(1);
  });

  it('leave the total out where the columns overlap', () => {
    const columns = tableColumns(BUCKETS, 'year-to-date', CALENDAR, closed, texts);
    expect(columns.map(({ kind }) => kind)).toEqual(['label', 'text', 'period', 'period']);
  });
});

describe('what a cell is made of', () => {
  const { rows, columns } = sourceOf();
  const span = { from: firstDayOf(672), to: firstDayOf(674) - 1 };
  const row = (key: string) => rows.find((known) => known.key === key);

  it('is the entries of a line in the days of the bucket', () => {
    expect(drillOf(row('sales'), columns[3], span)).toMatchObject({
      lines: [{ id: 'sales' }],
      span: { from: dayOf({ year: 2026, month: 1, day: 1 }), to: dayOf({ year: 2026, month: 1, day: 31 }) },
    });
  });

  it('is the lines of a section or group, and for a total all days on show', () => {
    const drill = drillOf(row('actuals:variable-cost:Marketing'), columns[2], span);
    expect(drill?.lines.map(({ id }) => id)).toEqual(['ads', 'fees']);
    expect(drill?.span).toEqual(span);
  });

  it('is nothing for names, and for quantities of several lines', () => {
    expect(drillOf(row('sales'), columns[0], span)).toBeNull();
    expect(drillOf(row('actuals:driver'), columns[3], span)).toBeNull();
  });
});

describe('the years', () => {
  const april = { fiscalYearStart: 4, start: 0 };
  const span = {
    from: dayOf({ year: 2025, month: 2, day: 10 }),
    to: dayOf({ year: 2026, month: 5, day: 20 }),
  };

  it('are fiscal years, newest first', () => {
    expect(fiscalYears(span, april)).toEqual([2026, 2025, 2024]);
    expect(yearWords(2025, april)).toBe('2025/26');
  });

  it('hold a table of days to the newest one, and any other to all days', () => {
    expect(shownSpan(span, null, 'day', april)).toEqual({
      from: dayOf({ year: 2026, month: 4, day: 1 }),
      to: span.to,
    });
    expect(shownSpan(span, null, 'month', april)).toEqual(span);
    expect(shownSpan(span, 2024, 'month', april)).toEqual({
      from: span.from,
      to: dayOf({ year: 2025, month: 3, day: 31 }),
    });
  });
});

describe('days in words', () => {
  const day = dayOf({ year: 2026, month: 3, day: 5 });

  it('are written as the language does', () => {
    expect(dayWords(day, 'en')).toBe('2026-03-05');
    expect(dayWords(day, 'zh')).toBe('2026年3月5日');
    expect(daysWords(day, day, 'en')).toBe('2026-03-05');
    expect(daysWords(day, day + 1, 'zh')).toBe('2026年3月5日至2026年3月6日');
  });

  it.each([
    // ISO 8601: 2026-03-05 is a Thursday of week 10 (first Thursday 2026-01-01 is of week 1).
    ['week', '2026 W10', '2026年第10周'],
    ['month', '2026-03', '2026年3月'],
    // Fiscal years from April: March 2026 is in the fourth quarter of 2025/26.
    ['quarter', '2025/26 Q4', '2025/26年第4季度'],
    ['year-to-date', 'to 2026-03', '至2026年3月'],
  ] as const)('a %s is %s', (grain, en, zh) => {
    const calendar = { fiscalYearStart: 4, start: 0 };
    const bucket = bucketOf(day, grain, calendar);
    expect(bucketWords(bucket, grain, calendar, 'en')).toBe(en);
    expect(bucketWords(bucket, grain, calendar, 'zh')).toBe(zh);
  });
});
