/** Sums by line and bucket for the grid. Calendar facts: 2027-01-01 is a Friday, 2027 has no leap day. */
import { describe, expect, it } from 'vitest';
import { actualsTable } from '../../../../electron/tracking/actuals/actuals-table.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { type DaySums, lineSums } from '../../../../models/tracking/actuals/day-sums.ts';
import { dayOf, dayText } from '../../../../models/tracking/calendar/day.ts';

const plan: Plan = {
  ...blankPlan('p', 'Plan', '2027-01'),
  lines: [blankLine('a', 'a', 'A', 'revenue'), blankLine('b', 'b', 'B', 'fixed-cost')],
};
const day = (month: number, date: number): number => dayOf({ year: 2027, month, day: date });
const sums: DaySums = new Map([
  ['deleted', lineSums([day(9, 1)], [99])],
  ['b', lineSums([day(1, 4)], [7])],
  ['a', lineSums([day(1, 1), day(1, 31), day(2, 1), day(4, 2)], [10, 20, -5, 0])],
]);

describe('the table of actuals', () => {
  it('has a column a month from the first to the last entry, lines as in the plan, and blanks where nothing was', () => {
    const { buckets, rows } = actualsTable(plan, sums, { grain: 'month' });
    expect(buckets.map(({ from, to }) => [dayText(from), dayText(to)])).toEqual([
      ['2027-01-01', '2027-01-31'],
      ['2027-02-01', '2027-02-28'],
      ['2027-03-01', '2027-03-31'],
      ['2027-04-01', '2027-04-30'],
    ]);
    expect(rows).toEqual([
      { lineId: 'a', minor: [30, -5, null, 0] },
      { lineId: 'b', minor: [7, null, null, null] },
    ]);
  });

  it('adds weeks from Monday to Sunday over the turn of the year', () => {
    const { buckets, rows } = actualsTable(plan, sums, { grain: 'week', from: day(1, 1), to: day(1, 10) });
    expect(buckets.map(({ from, to }) => [dayText(from), dayText(to)])).toEqual([
      ['2026-12-28', '2027-01-03'],
      ['2027-01-04', '2027-01-10'],
    ]);
    expect(rows).toEqual([
      { lineId: 'a', minor: [10, null] },
      { lineId: 'b', minor: [null, 7] },
    ]);
  });

  it('runs up the year to date', () => {
    const { rows } = actualsTable(plan, sums, { grain: 'year-to-date' });
    expect(rows).toEqual([
      { lineId: 'a', minor: [30, 25, 25, 25] },
      { lineId: 'b', minor: [7, 7, 7, 7] },
    ]);
  });

  it('is empty without entries of lines that are in the plan', () => {
    const deleted: DaySums = new Map([['deleted', lineSums([day(9, 1)], [99])]]);
    expect(actualsTable(plan, deleted, { grain: 'day' })).toEqual({ buckets: [], rows: [] });
  });

  it('shows the latest 1,200 days of a longer stretch', () => {
    const long: DaySums = new Map([['a', lineSums([day(1, 1), day(1, 1) + 5000], [1, 2])]]);
    const { buckets, rows } = actualsTable(plan, long, { grain: 'day' });
    expect(buckets).toHaveLength(1200);
    expect(buckets.at(-1)?.to).toBe(day(1, 1) + 5000);
    expect(rows[0]?.minor.at(-1)).toBe(2);
  });
});
