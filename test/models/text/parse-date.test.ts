// Periods as people write them in headers. Expected: the calendar and the plain meaning of the words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriodText, periodKey } from '../../../models/text/parse-date.ts';

function keyOf(text: string): string {
  const read = parsePeriodText(text);
  if (read.kind === 'none') return 'none';
  if (read.kind === 'ambiguous') return read.reason;
  return read.kind === 'relative' ? `${read.unit} ${read.index}` : periodKey(read);
}

describe('parsePeriodText reads days, months, quarters and years', () => {
  it.each([
    ['2026年3月15日', '2026-03-15'],
    ['2026/3/1 0:00:00', '2026-03-01'],
    ['2026-03-15T00:00:00Z', '2026-03-15'],
    ['20260315', '2026-03-15'],
    ['3/15/2026', '2026-03-15'],
    ['15/3/2026', '2026-03-15'],
    ['15 Mar 2026', '2026-03-15'],
    ['March 15, 2026', '2026-03-15'],
    ['2024-02-29', '2024-02-29'],
    ['2026 年 3 月', '2026-03'],
    ['２０２６年３月', '2026-03'],
    ['二〇二六年十二月', '2026-12'],
    ['2026.10', '2026-10'],
    ['202603', '2026-03'],
    ['03/2026', '2026-03'],
    ['Sept 2026', '2026-09'],
    ["Mar '26", '2026-03'],
    ['Q1 2026', '2026-Q1'],
    ['1Q26', '2026-Q1'],
    ['FY26 Q1', '2026-Q1'],
    ['2026年1季度', '2026-Q1'],
    ['2026年第四季', '2026-Q4'],
    ['2026', '2026'],
    ['2026年度', '2026'],
    ['FY26', '2026'],
    ['2026E', '2026'],
    ['Year 1', 'year 1'],
    ['Y0', 'year 0'],
    ['第3个月', 'month 3'],
    ['第13个月', 'month 13'],
  ])('%s', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });

  it('marks a fiscal year as one', () => {
    expect(parsePeriodText('FY26')).toEqual({ kind: 'year', year: 2026, fiscal: true });
  });
});

describe('parsePeriodText refuses to choose', () => {
  it.each([
    ['2026年13月', 'no-such-month'],
    ['2026-02-30', 'no-such-day'],
    ['2023-02-29', 'no-such-day'],
    ['2026Q5', 'no-such-quarter'],
    ['3月', 'year-missing'],
    ['Q1', 'year-missing'],
    ['3/4/2026', 'day-or-month'],
    ['3/4/26', 'two-digit-year'],
    ['26/3/1', 'two-digit-year'],
    ['Mar-26', 'day-or-year'],
    ['2026.1', 'month-1-or-10'],
    ['2026H1', 'half-year'],
    ['2026W05', 'week'],
    ['2026年1-3月', 'range'],
    ['2025/26', 'range'],
    ['令和8年3月', 'era'],
    ['合计', 'none'],
    ['46096', 'none'],
    ['mayor', 'none'],
    ['', 'none'],
  ])('%s is %s', (text, outcome) => {
    expect(keyOf(text)).toBe(outcome);
  });

  it('gives the likely reading for a row of headers to confirm', () => {
    expect(parsePeriodText('Mar-26')).toMatchObject({ likely: { kind: 'month', month: '2026-03' } });
    expect(parsePeriodText('3月')).toMatchObject({ month: 3 });
  });
});

describe('parsePeriodText, as properties', () => {
  it('reads every day of the calendar in every common notation', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          // The runtime's own calendar in UTC is the independent source.
          const iso = date.toISOString().slice(0, 10);
          const [year = '', month = '', day = ''] = iso.split('-');
          expect(keyOf(iso)).toBe(iso);
          expect(keyOf(`${year}年${Number(month)}月${Number(day)}日`)).toBe(iso);
          expect(keyOf(`${year}.${month}.${day}`)).toBe(iso);
          expect(keyOf(`${year}${month}${day}`)).toBe(iso);
          expect(keyOf(`${year}/${Number(month)}`)).toBe(iso.slice(0, 7));
        },
      ),
    );
  });
});
