/**
 * Buckets of days: the day itself, the ISO week (Monday to Sunday), the month, the quarter, and the two that begin at a
 * fixed day and end with a month (year to date, whole project). A bucket is named by whole numbers that follow each
 * other without a gap, so that "two weeks in a row" holds over the end of a month and of a year.
 */
import type { Grain } from '../../plan/tracking/warning-schema.ts';
import { type CivilDate, civilOf, type Day, dayOf, weekdayOf } from './day.ts';

/** From its first to its last day, both included. */
export type Bucket = { readonly index: number; readonly from: Day; readonly to: Day };

export type Calendar = {
  /** 1 = January. */
  readonly fiscalYearStart: number;
  /** The first day of the plan: what `project` counts from. */
  readonly start: Day;
};

/** The bucket in which a day lies; for year-to-date and project the one that ends with the day's month. */
export function bucketOf(day: Day, grain: Grain, calendar: Calendar): Bucket {
  switch (grain) {
    case 'day':
      return { index: day, from: day, to: day };
    case 'week': {
      const from = day - weekdayOf(day);
      // 1970-01-01 was a Thursday: the Monday of its week is day -3.
      return { index: (from + 3) / 7, from, to: from + 6 };
    }
    case 'month':
      return monthBucket(monthIndex(day));
    case 'quarter': {
      // Quarters of the fiscal year.
      const months = monthIndex(day) - (calendar.fiscalYearStart - 1);
      const index = Math.floor(months / 3);
      const first = index * 3 + (calendar.fiscalYearStart - 1);
      return { index, from: firstDayOf(first), to: firstDayOf(first + 3) - 1 };
    }
    case 'year-to-date': {
      const month = monthIndex(day);
      return { ...monthBucket(month), from: firstDayOf(fiscalYearFirst(month, calendar.fiscalYearStart)) };
    }
    case 'project':
      return { ...monthBucket(monthIndex(day)), from: calendar.start };
  }
}

/** The bucket so many places later; earlier for a negative number. */
export function bucketAfter(bucket: Bucket, by: number, grain: Grain, calendar: Calendar): Bucket {
  switch (grain) {
    case 'day':
      return bucketOf(bucket.from + by, grain, calendar);
    case 'week':
      return bucketOf(bucket.from + 7 * by, grain, calendar);
    case 'quarter':
      return bucketOf(firstDayOf((bucket.index + by) * 3 + (calendar.fiscalYearStart - 1)), grain, calendar);
    default:
      return bucketOf(firstDayOf(bucket.index + by), grain, calendar);
  }
}

/** Months since January 1970. */
export function monthIndex(day: Day): number {
  const { year, month } = civilOf(day);
  return (year - 1970) * 12 + month - 1;
}

export function monthIndexOf({ year, month }: Pick<CivilDate, 'year' | 'month'>): number {
  return (year - 1970) * 12 + month - 1;
}

export function firstDayOf(month: number): Day {
  return dayOf({ year: 1970 + Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1, day: 1 });
}

/** The first month of the fiscal year in which a month lies. */
export function fiscalYearFirst(month: number, fiscalYearStart: number): number {
  return month - ((((month - (fiscalYearStart - 1)) % 12) + 12) % 12);
}

/** The fiscal year of a month, named by the calendar year in which it starts. */
export function fiscalYearOf(month: number, fiscalYearStart: number): number {
  return 1970 + Math.floor(fiscalYearFirst(month, fiscalYearStart) / 12);
}

/** ISO 8601: the week's year is that of its Thursday. */
export function isoWeekOf(day: Day): { readonly year: number; readonly week: number } {
  const thursday = day - weekdayOf(day) + 3;
  const { year } = civilOf(thursday);
  return { year, week: 1 + Math.floor((thursday - dayOf({ year, month: 1, day: 1 })) / 7) };
}

function monthBucket(month: number): Bucket {
  return { index: month, from: firstDayOf(month), to: firstDayOf(month + 1) - 1 };
}
