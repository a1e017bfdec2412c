// Date cells to days. Serial numbers after ECMA-376 part 1, 18.17.4.1; the rest is the calendar.
import { describe, expect, it } from 'vitest';
import { readDay } from '../../../../../../models/tracking/actuals/import/cells/day-cell.ts';
import type { ImportCell } from '../../../../../../models/tracking/actuals/import/import-types.ts';
import { dayText } from '../../../../../../models/tracking/calendar/day.ts';

const shown = (cell: ImportCell, dates: Parameters<typeof readDay>[1] = { date1904: false }): string => {
  const read = readDay(cell, dates);
  if (read.kind === 'day') return `${dayText(read.day)}${read.month ? ' month' : ''}`;
  if (read.kind === 'problem') return read.code;
  if (read.kind === 'empty') return 'empty';
  return `${read.dmy === null ? '-' : dayText(read.dmy)} or ${read.mdy === null ? '-' : dayText(read.mdy)}`;
};

describe('readDay', () => {
  it.each<[ImportCell, string]>([
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.03.05', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['05.03.2026', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['２０２６－０３－０５', '2026-03-05'],
    ['20260305', '2026-03-05'],
    [20_260_305, '2026-03-05'],
    ['2026-03-05 23:59:59', '2026-03-05'],
    ['2026-03-05T23:30:00Z', '2026-03-05'],
    ['5 Mar 2026', '2026-03-05'],
    ['14-Mar-26', '2026-03-14'],
    ['March 5, 2026', '2026-03-05'],
    ['3/3/2026', '2026-03-03'],
    ['29.2.2024', '2024-02-29'],
    // 46096 is 2026-03-15 in the 1900 system.
    [46_096, '2026-03-15'],
    [46_096.99, '2026-03-15'],
    ['2026年3月', '2026-03-01 month'],
    ['2026-03', '2026-03-01 month'],
    ['202603', '2026-03-01 month'],
    ['Mar 2026', '2026-03-01 month'],
    ['3/4/2026', '2026-04-03 or 2026-03-04'],
    ['13/4/2026', '2026-04-13 or -'],
    ['4-13-2026 10:00', '- or 2026-04-13'],
    ['', 'empty'],
    [null, 'empty'],
    ['2026-02-30', 'no-such-day'],
    ['29.2.2026', 'no-such-day'],
    ['30/2/2026', 'no-such-day'],
    ['2026-13-01', 'no-such-day'],
    ['3/14/26', 'two-digit-year'],
    ['14.03.26', 'two-digit-year'],
    ['3月5日', 'year-missing'],
    ['3/5', 'year-missing'],
    ['3月', 'year-missing'],
    ['2026', 'not-one-day'],
    ['2026Q1', 'not-one-day'],
    ['2026.1', 'unclear-date'],
    [2026.1, 'unclear-date'],
    ['Mar-26', 'unclear-date'],
    ['soon', 'not-a-date'],
    ['46096', 'not-a-date'],
    [true, 'not-a-date'],
    ['#REF!', 'error-value'],
    [{ kind: 'error', text: '#N/A' }, 'error-value'],
    [{ kind: 'percent', value: 0.5 }, 'not-a-date'],
  ])('reads %j as %s', (cell, expected) => {
    expect(shown(cell)).toBe(expected);
  });

  it('counts days from 1904 where the workbook does', () => {
    // 45000 in the 1904 system is 2027-03-16.
    expect(shown(45_000, { date1904: true })).toBe('2027-03-16');
  });

  it('takes the year that the user names for dates without one', () => {
    const dates = { date1904: false, year: 2026 };
    expect(shown('3月5日', dates)).toBe('2026-03-05');
    expect(shown('3月', dates)).toBe('2026-03-01 month');
    expect(shown('2月30日', dates)).toBe('no-such-day');
    // The year does not say whether 3/5 is in March or May.
    expect(shown('3/5', dates)).toBe('year-missing');
  });
});
