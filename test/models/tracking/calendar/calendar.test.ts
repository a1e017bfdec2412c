/** Days, ISO weeks and buckets: beside JavaScript's own calendar, Python's isocalendar, and by their definition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAINS } from '../../../../models/plan/tracking/warning-schema.ts';
import {
  bucketAfter,
  bucketOf,
  type Calendar,
  fiscalYearOf,
  isoWeekOf,
  monthIndexOf,
} from '../../../../models/tracking/calendar/bucket.ts';
import { civilOf, dayOf, dayText, parseDay, weekdayOf } from '../../../../models/tracking/calendar/day.ts';

const anyDay = fc.integer({ min: -300_000, max: 500_000 });
const calendars: fc.Arbitrary<Calendar> = fc.record({
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
  start: fc.constant(-400_000),
});

describe('days', () => {
  it('are those of the proleptic Gregorian calendar of JavaScript', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilOf(day)).toEqual(civil);
        expect(dayOf(civil)).toBe(day);
        expect((weekdayOf(day) + 1) % 7).toBe(date.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });
  it('are written and read as YYYY-MM-DD, and a day that does not exist is none', () => {
    expect(dayText(0)).toBe('1970-01-01');
    expect(parseDay('2024-02-29')).toBe(dayOf({ year: 2024, month: 2, day: 29 }));
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', ''])
      expect(parseDay(text)).toBeNull();
  });
});

describe('ISO weeks', () => {
  // datetime.date.isocalendar of Python 3.
  it.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
    ['2026-01-01', 2026, 1],
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
  ])('%s lies in %d-W%d', (text, year, week) => {
    expect(isoWeekOf(parseDay(text) ?? 0)).toEqual({ year, week });
  });
  it('follow each other without a gap over the end of a year', () => {
    const calendar = { fiscalYearStart: 1, start: 0 };
    const last = bucketOf(parseDay('2026-12-31') ?? 0, 'week', calendar);
    const next = bucketOf(parseDay('2027-01-04') ?? 0, 'week', calendar);
    expect(next.index - last.index).toBe(1);
    expect([dayText(last.from), dayText(last.to)]).toEqual(['2026-12-28', '2027-01-03']);
  });
});

describe.each(GRAINS)('buckets of %s', (grain) => {
  it('hold their day, and are followed by the bucket of the next index', () => {
    fc.assert(
      fc.property(anyDay, calendars, (day, calendar) => {
        const bucket = bucketOf(day, grain, calendar);
        expect(bucket.from).toBeLessThanOrEqual(day);
        expect(bucket.to).toBeGreaterThanOrEqual(day);
        const next = bucketAfter(bucket, 1, grain, calendar);
        expect(next.index).toBe(bucket.index + 1);
        expect(bucketOf(bucket.to + 1, grain, calendar)).toEqual(next);
        expect(bucketAfter(next, -1, grain, calendar)).toEqual(bucket);
      }),
    );
  });
});

describe('fiscal years', () => {
  it.each([
    [2026, 3, 4, 2025],
    [2026, 4, 4, 2026],
    [2026, 1, 1, 2026],
    [2026, 12, 1, 2026],
    [2027, 1, 7, 2026],
  ])('month %d-%d with a year from month %d on lies in %d', (year, month, start, fiscal) => {
    expect(fiscalYearOf(monthIndexOf({ year, month }), start)).toBe(fiscal);
  });
  it('give year-to-date its first day and quarters their months', () => {
    const calendar = { fiscalYearStart: 4, start: 0 };
    const day = parseDay('2026-02-10') ?? 0;
    expect(dayText(bucketOf(day, 'year-to-date', calendar).from)).toBe('2025-04-01');
    const quarter = bucketOf(day, 'quarter', calendar);
    expect([dayText(quarter.from), dayText(quarter.to)]).toEqual(['2026-01-01', '2026-03-31']);
  });
});
