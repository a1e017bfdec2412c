/**
 * The months of a plan's columns, as months since January 1970. Column 0 has none of its own: it is the moment at the
 * start of period 1. Columns after the plan's last one go on in the same step.
 */
import type { Timeline } from '../../plan/schema.ts';
import { columnMonth, periodsPerYear } from '../../plan/timeline.ts';
import { firstDayOf, monthIndexOf } from '../calendar/bucket.ts';

export type Frame = {
  readonly periods: number;
  /** Months of a period: 1, 3 or 12. */
  readonly step: number;
  /** First month of period 1 and last month of the last period. */
  readonly start: number;
  readonly end: number;
};

export function frameOf(timeline: Timeline): Frame {
  const step = 12 / periodsPerYear(timeline);
  const start = monthIndexOf(columnMonth(timeline, 1));
  return { periods: timeline.periods, step, start, end: start + step * timeline.periods - 1 };
}

export function firstMonthOf({ start, step }: Frame, column: number): number {
  return start + (Math.max(column, 1) - 1) * step;
}

/** Of the opening the first month of period 1. */
export function lastMonthOf(frame: Frame, column: number): number {
  return column === 0 ? frame.start : firstMonthOf(frame, column) + frame.step - 1;
}

/** The period in which a month lies, also before the plan (0 and less) and after it. */
export function columnOfMonth({ start, step }: Frame, month: number): number {
  return Math.floor((month - start) / step) + 1;
}

export function daysOfMonths(from: number, to: number): number {
  return to < from ? 0 : firstDayOf(to + 1) - firstDayOf(from);
}

/** 'YYYY-MM' of a month since January 1970. */
export function monthText(month: number): string {
  const year = 1970 + Math.floor(month / 12);
  const ofYear = (((month % 12) + 12) % 12) + 1;
  return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}`;
}

/** Of a text YYYY-MM. */
export function monthNumber(text: string): number {
  const [year = 1970, month = 1] = text.split('-').map(Number);
  return monthIndexOf({ year, month });
}
