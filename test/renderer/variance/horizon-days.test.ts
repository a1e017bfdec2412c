// Months and horizons of the variance page as days, by the calendar.
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { daysOf, indexOfMonth, monthOfIndex } from '../../../renderer/pages/variance/line/horizon-days.ts';

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
