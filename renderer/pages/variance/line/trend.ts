/**
 * Actual against plan month by month, for a row of the report: sums of its lines, each with its sign. Pure. A month
 * without entries has no actual; sums of actuals are whole minor units.
 */

import { firstDayOf } from '../../../../models/tracking/calendar/bucket.ts';
import {
  type Planned,
  plannedBetween,
  toMinor,
} from '../../../../models/tracking/planned/planned-amounts.ts';
import type { Part } from '../report/report-layout.ts';
import { indexOfMonth, monthOfIndex } from './horizon-days.ts';

export type TrendPoint = {
  /** YYYY-MM. */
  readonly month: string;
  /** Minor units. */
  readonly actual: number | null;
  readonly plan: number | null;
};

/** As the call actuals.table answers with the grain month. */
export type MonthTable = {
  readonly buckets: readonly { readonly index: number }[];
  readonly rows: readonly { readonly lineId: string; readonly minor: readonly (number | null)[] }[];
};

const MONTHS_SHOWN = 12;

/** The months that lead to the one shown, at most a year of them, none before the first of the plan. */
export function trendMonths(first: string | null, month: string): readonly string[] {
  const last = indexOfMonth(month);
  const from = Math.max(first === null ? last : indexOfMonth(first), last - MONTHS_SHOWN + 1);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, place) => monthOfIndex(from + place));
}

export function trendPoints(
  parts: readonly Part[],
  table: MonthTable,
  planned: Planned,
  months: readonly string[],
): readonly TrendPoint[] {
  const rows = new Map(table.rows.map((row) => [row.lineId, row.minor]));
  const places = new Map(table.buckets.map(({ index }, place) => [index, place]));
  return months.map((month) => {
    const index = indexOfMonth(month);
    const place = places.get(index) ?? -1;
    const actuals = parts.flatMap(({ lineId, sign }) => {
      const minor = rows.get(lineId)?.[place];
      return minor == null ? [] : [sign * minor];
    });
    const [from, to] = [firstDayOf(index), firstDayOf(index + 1) - 1];
    const plan = parts.reduce((sum, { lineId, code, sign }) => {
      const known = planned.byId(lineId) ? lineId : planned.byCode(code) ? code : null;
      // A line that the reference does not have is not planned there.
      return known === null ? sum : sum + sign * plannedBetween(planned, known, from, to);
    }, 0);
    return {
      month,
      actual: actuals.length === 0 ? null : actuals.reduce((sum, minor) => sum + minor, 0),
      plan: Number.isFinite(plan) ? toMinor(plan) : null,
    };
  });
}
