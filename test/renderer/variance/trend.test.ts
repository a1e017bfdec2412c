// Months and horizons as days, and actual against plan month by month; planned amounts by hand from a small plan.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { plannedAmounts } from '../../../models/tracking/planned/planned-amounts.ts';
import { daysOf, indexOfMonth, monthOfIndex } from '../../../renderer/pages/variance/line/horizon-days.ts';
import { trendMonths, trendPoints } from '../../../renderer/pages/variance/line/trend.ts';
import { yearlyPlan } from '../sample-plan.ts';

describe('a horizon as days', () => {
  const shown = { month: '2024-02', yearFrom: '2023-07', yearTo: '2024-06' };
  const day = (year: number, month: number, ofMonth: number) => dayOf({ year, month, day: ofMonth });

  it('is the whole month, a leap day included', () => {
    expect(daysOf(shown, 'month')).toEqual({ from: day(2024, 2, 1), to: day(2024, 2, 29) });
  });

  it('begins with the fiscal year and ends with the month, or with the year', () => {
    expect(daysOf(shown, 'yearToDate')).toEqual({ from: day(2023, 7, 1), to: day(2024, 2, 29) });
    expect(daysOf(shown, 'fullYear')).toEqual({ from: day(2023, 7, 1), to: day(2024, 6, 30) });
  });

  it('is none while no month is shown', () => {
    expect(daysOf({ month: null, yearFrom: null, yearTo: null }, 'month')).toBeNull();
  });

  it('names months by whole numbers and back', () => {
    // 1970-01 is 0.
    expect(indexOfMonth('1970-01')).toBe(0);
    expect(indexOfMonth('2026-03')).toBe(56 * 12 + 2);
    expect(monthOfIndex(indexOfMonth('1969-12'))).toBe('1969-12');
  });
});

describe('actual against plan month by month', () => {
  // Sales of 600 a year, spread evenly over its 365 days: January 600 x 31 / 365, February 600 x 28 / 365.
  const planned = plannedAmounts(appraise(yearlyPlan()));
  const part = { lineId: 'l2', code: 'sales', sign: 1 } as const;
  const buckets = [{ index: indexOfMonth('2026-01') }, { index: indexOfMonth('2026-02') }];

  it('puts the sums of the entries beside what is planned for the same days', () => {
    const table = { buckets, rows: [{ lineId: 'l2', minor: [5100, null] }] };
    expect(trendPoints([part], table, planned, ['2026-01', '2026-02'])).toEqual([
      { month: '2026-01', actual: 5100, plan: 5096 },
      { month: '2026-02', actual: null, plan: 4603 },
    ]);
  });

  it('adds lines with their signs, and takes a line the reference does not have as not planned', () => {
    const table = {
      buckets,
      rows: [
        { lineId: 'l2', minor: [5100, 100] },
        { lineId: 'new', minor: [600, null] },
      ],
    };
    const points = trendPoints([part, { lineId: 'new', code: 'new', sign: -1 }], table, planned, [
      '2026-01',
      '2026-02',
    ]);
    expect(points.map(({ actual, plan }) => [actual, plan])).toEqual([
      [4500, 5096],
      [100, 4603],
    ]);
  });

  it('leads up to the month shown, at most a year long, not before the plan', () => {
    expect(trendMonths('2025-12', '2026-02')).toEqual(['2025-12', '2026-01', '2026-02']);
    const year = trendMonths('2020-01', '2026-02');
    expect([year.length, year[0], year.at(-1)]).toEqual([12, '2025-03', '2026-02']);
  });
});
