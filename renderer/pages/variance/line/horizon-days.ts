/** Months and horizons of the report as days. Pure; months are YYYY-MM. */
import type { VarianceReport } from '../../../../electron/contract/tracking/variance-calls.ts';
import { firstDayOf, monthIndexOf } from '../../../../models/tracking/calendar/bucket.ts';
import type { Day } from '../../../../models/tracking/calendar/day.ts';
import type { Horizon } from '../choice.ts';

export type Days = { readonly from: Day; readonly to: Day };

/** Months since January 1970. */
export function indexOfMonth(month: string): number {
  return monthIndexOf({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });
}

export function monthOfIndex(index: number): string {
  const year = 1970 + Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** The days whose entries a horizon is made of; of the full year those up to its last month. null: no month is shown. */
export function daysOf(
  { month, yearFrom, yearTo }: Pick<VarianceReport, 'month' | 'yearFrom' | 'yearTo'>,
  horizon: Horizon,
): Days | null {
  if (month === null) return null;
  const first = horizon === 'month' ? month : (yearFrom ?? month);
  const last = horizon === 'fullYear' ? (yearTo ?? month) : month;
  return { from: firstDayOf(indexOfMonth(first)), to: firstDayOf(indexOfMonth(last) + 1) - 1 };
}
