/**
 * The bare time names as arrays over columns 0..n: period, year, month and so on. The opening shares the calendar
 * month of period 1, is period 0, and belongs to plan year 0.
 */

import type { Timeline } from '../../plan/schema.ts';
import { columnCount, columnMonth, periodsPerYear } from '../../plan/timeline.ts';
import type { ClockName } from '../parse/ast.ts';

export type Clock = Readonly<Record<ClockName, Float64Array>>;

export function createClock(timeline: Timeline): Clock {
  const columns = columnCount(timeline);
  const perYear = periodsPerYear(timeline);
  const over = (value: (column: number) => number): Float64Array =>
    Float64Array.from({ length: columns }, (_, column) => value(column));
  return {
    period: over((column) => column),
    year: over((column) => columnMonth(timeline, column).year),
    month: over((column) => columnMonth(timeline, column).month),
    yearFraction: over(() => 1 / perYear),
    isOpening: over((column) => (column === 0 ? 1 : 0)),
    planYear: over((column) => Math.ceil(column / perYear)),
    periods: over(() => timeline.periods),
  };
}
