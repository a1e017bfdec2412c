/**
 * What rules are evaluated on, gathered by the caller: the plan, what it is compared with, the actuals and how far they
 * go, and, where there are any, the flexed plan, the outlook and the simulated band. Days are whole numbers since
 * 1970-01-01, amounts in units of the line. Types and two small readings; nothing is evaluated here.
 */
import type { DaySums } from '../actuals/day-sums.ts';
import { type Calendar, firstDayOf, monthIndex } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';
import type { Planned } from '../planned/planned-amounts.ts';
import { bookedSpan, isClosed } from '../variance/closed-month.ts';

/**
 * The P10 or P90 of the sum (of a rate: the mean) over whole columns of the approved plan's trials. NaN for a line that
 * the study does not know. A sum of percentiles is not the percentile of a sum, hence over a range.
 */
export type Band = (code: string, percentile: 0.1 | 0.9, firstColumn: number, lastColumn: number) => number;

export type RuleInputs = {
  /** The plan as it is now: names, scopes, what the lines are. */
  readonly plan: Planned;
  /** What `plan` reads: the approved baseline, or the plan itself. Lines are matched by id. */
  readonly reference: Planned;
  readonly sums: DaySums;
  readonly calendar: Calendar;
  /** The last day that the actuals cover; null: there are none. */
  readonly through: Day | null;
  /** Of a line (by id) over days; null: there is none. */
  readonly flexed: ((lineId: string, from: Day, to: Day) => number) | null;
  readonly outlook: Planned | null;
  readonly band: Band | null;
};

/**
 * The last day that the actuals cover: that of the newest entry, or the end of its month where the month is over by the
 * calendar. As in the variance report, a part month waits, and a lone entry far in the future reaches nothing. null: there
 * are no entries.
 */
export function coveredThrough(sums: DaySums, today: Day | null): Day | null {
  const span = bookedSpan(sums, today);
  if (!span) return null;
  const month = monthIndex(span.last);
  return isClosed(month, span, today) ? Math.max(span.last, firstDayOf(month + 1) - 1) : span.last;
}

/** The statement totals that actuals can be added up to: signs of the kinds of lines they are made of. */
export const ACTUAL_TOTALS = {
  $revenue: { revenue: 1 },
  $variable_cost: { 'variable-cost': 1 },
  $contribution: { revenue: 1, 'variable-cost': -1 },
  $fixed_cost: { 'fixed-cost': 1 },
  $ebitda: { revenue: 1, 'variable-cost': -1, 'fixed-cost': -1 },
  $investment: { investment: 1 },
} as const satisfies Record<string, Readonly<Partial<Record<string, 1 | -1>>>>;

export function isActualTotal(code: string): code is keyof typeof ACTUAL_TOTALS {
  return Object.hasOwn(ACTUAL_TOTALS, code);
}
