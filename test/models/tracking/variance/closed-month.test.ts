/** Which month counts as closed: by its entries, by the calendar, over the ends of months and years. */
import { describe, expect, it } from 'vitest';
import { monthIndex } from '../../../../models/tracking/calendar/bucket.ts';
import {
  bookedSpan,
  entrySpan,
  isClosed,
  lastClosedMonth,
} from '../../../../models/tracking/variance/closed-month.ts';
import { day, sumsOf } from '../tracked-case.ts';

const month = (text: string) => monthIndex(day(`${text}-01`));
const spanTo = (last: string, first = '2026-01-05') =>
  entrySpan(sumsOf({ sales: [[first, 1]], rent: first === last ? [] : [[last, 1]] }));

describe('the last closed month', () => {
  it('is the newest month whose last day has an entry', () => {
    expect(lastClosedMonth(spanTo('2026-03-31'), null)).toBe(month('2026-03'));
  });

  it('leaves out a month that the entries reach only in part', () => {
    expect(lastClosedMonth(spanTo('2026-03-30'), null)).toBe(month('2026-02'));
  });

  it('takes a month that is over today, whatever day its last entry has', () => {
    expect(lastClosedMonth(spanTo('2026-03-12'), day('2026-04-01'))).toBe(month('2026-03'));
    expect(lastClosedMonth(spanTo('2026-03-12'), day('2026-03-31'))).toBe(month('2026-02'));
  });

  it('goes over the end of a year, and knows the last day of February', () => {
    expect(lastClosedMonth(spanTo('2027-01-03', '2026-12-01'), null)).toBe(month('2026-12'));
    expect(lastClosedMonth(spanTo('2028-02-28', '2028-01-01'), null)).toBe(month('2028-01'));
    expect(lastClosedMonth(spanTo('2028-02-29', '2028-01-01'), null)).toBe(month('2028-02'));
  });

  it('is none without entries, and while the first month runs', () => {
    expect(lastClosedMonth(entrySpan(new Map()), day('2026-04-01'))).toBeNull();
    expect(lastClosedMonth(spanTo('2026-01-20'), day('2026-01-25'))).toBeNull();
  });

  it('counts a month before the newest entry as closed', () => {
    const span = spanTo('2026-03-12');
    expect(span && isClosed(month('2026-01'), span, null)).toBe(true);
    expect(span && isClosed(month('2026-03'), span, null)).toBe(false);
  });
});

/** Whoever types 2029 for 2027 must not close two years of months that nobody has booked. */
describe('how far the actuals go', () => {
  const booked = (days: readonly string[], today: string | null) => {
    const [first = '', ...rest] = days;
    const sums = sumsOf({ sales: [[first, 1]], rent: rest.map((text) => [text, 1] as const) });
    return bookedSpan(sums, today === null ? null : day(today));
  };

  it('does not reach a lone entry of the future, far ahead of the others', () => {
    const span = booked(['2027-01-05', '2027-03-31', '2029-06-30'], '2027-04-02');
    expect(span).toEqual({ first: day('2027-01-05'), last: day('2027-03-31'), ahead: day('2029-06-30') });
    expect(lastClosedMonth(span, day('2027-04-02'))).toBe(month('2027-03'));
  });

  it('reaches days to come that follow each other, as in a plan that was only tried', () => {
    const span = booked(['2027-01-05', '2027-04-02', '2027-06-30'], '2026-11-22');
    expect(span).toEqual({ first: day('2027-01-05'), last: day('2027-06-30'), ahead: null });
  });

  it('reaches what is booked by the year, as long as it is not in the future', () => {
    const span = booked(['2024-12-31', '2025-12-31', '2026-12-31'], '2027-01-04');
    expect(span?.last).toBe(day('2026-12-31'));
  });

  it('takes 92 days without entries for a pause, 93 for a slip of the pen', () => {
    const before = ['2026-12-30', '2027-01-01'];
    expect(booked([...before, '2027-04-04'], '2026-11-22')?.ahead).toBeNull();
    expect(booked([...before, '2027-04-05'], '2026-11-22')?.ahead).toBe(day('2027-04-05'));
  });

  it('is not cut short by an entry of a year too early', () => {
    const span = booked(['2026-02-13', '2027-01-05', '2027-01-31'], '2026-11-22');
    expect(span?.last).toBe(day('2027-01-31'));
  });

  it('reaches every entry where no day is today, and is none without entries', () => {
    expect(booked(['2027-01-05', '2029-06-30'], null)?.last).toBe(day('2029-06-30'));
    expect(bookedSpan(new Map(), day('2027-01-01'))).toBeNull();
  });
});
