/**
 * The time axis: columns, their months, and how many of them make a year.
 * Column 0 is the opening, columns 1..periods are the periods. No clock and no Date with a time zone.
 */
import type { Month, Periodicity, Timeline } from './schema.ts';

export const PERIODS_PER_YEAR = { month: 12, quarter: 4, year: 1 } as const satisfies Record<
  Periodicity,
  number
>;

export function periodsPerYear(timeline: Timeline): number {
  return PERIODS_PER_YEAR[timeline.periodicity];
}

/** Number of columns including the opening. */
export function columnCount(timeline: Timeline): number {
  return timeline.periods + 1;
}

export type CalendarMonth = { readonly year: number; readonly month: number };

/** The first calendar month of a column; the opening shares the first month of period 1. */
export function columnMonth(timeline: Timeline, column: number): CalendarMonth {
  const months = (Math.max(column, 1) - 1) * (12 / periodsPerYear(timeline));
  return addMonths(timeline.start, months);
}

export function addMonths(start: Month, months: number): CalendarMonth {
  const [year = 0, month = 1] = start.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** The period in which the project ends: the last one, unless periods follow in which only tax is paid. */
export function lastOperatingPeriod(timeline: Timeline): number {
  return Math.min(timeline.operatingPeriods ?? timeline.periods, timeline.periods);
}

/**
 * 'YYYY-MM-DD' of the end of a column: the last day of a period, and for the opening the day before period 1, so that
 * a year of periods is a year of days.
 */
export function columnDate(timeline: Timeline, column: number): string {
  const length = 12 / periodsPerYear(timeline);
  const last = addMonths(timeline.start, column * length - 1);
  return isoDate(last.year, last.month, daysInMonth(last.year, last.month));
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Annual effective rate to the rate of one period: (1 + r)^(1 / periods per year) - 1. */
export function ratePerPeriod(annual: number, timeline: Timeline): number {
  const perYear = periodsPerYear(timeline);
  return perYear === 1 ? annual : (1 + annual) ** (1 / perYear) - 1;
}
