/**
 * How far the targets of a plan are reached: baseline, target and challenge against the outlook of the target's year,
 * and against what has happened so far. An attainment below 80 % calls for a change of plan.
 */
import type { Appraisal } from '../../appraisal/types.ts';
import type { Target } from '../../plan/tracking/course-schema.ts';
import { columnOfMonth, daysOfMonths, firstMonthOf, lastMonthOf } from '../outlook/frame.ts';
import type { Outlook } from '../outlook/outlook-types.ts';
import { outlookToDate } from '../outlook/to-date.ts';
import { countsAtOpening, spreadOf } from '../planned/spread.ts';

/** Below this share of the target the plan is to be changed. */
export const CHANGE_PLAN_BELOW = 0.8;

export type TargetMeasure = 'sum' | 'mean' | 'last';
export type Reached = 'none' | 'baseline' | 'target' | 'challenge';

export type Attainment = {
  readonly target: Target;
  readonly measure: TargetMeasure;
  readonly actualToDate: number | null;
  /** Actuals and forecast of the target's year together. */
  readonly outlook: number | null;
  readonly closed: boolean;
  readonly reached: Reached | null;
  readonly reachedToDate: Reached | null;
  readonly attainment: number | null;
  readonly flag: 'change-plan' | 'no-line' | 'no-value' | 'outside-plan' | null;
};

export function attainmentOf(target: Target, outlook: Outlook, appraisal: Appraisal): Attainment {
  const nothing = {
    target,
    measure: 'sum',
    actualToDate: null,
    outlook: null,
    closed: false,
    reached: null,
    reachedToDate: null,
    attainment: null,
  } as const;
  if (!appraisal.evaluation.has(target.code)) return { ...nothing, flag: 'no-line' };
  const range = columnsOf(target, outlook, appraisal.plan.timeline.fiscalYearStart);
  if (!range) return { ...nothing, flag: 'outside-plan' };
  const measure = measureOf(target.code, appraisal);
  const value = over(outlook, appraisal, target.code, measure, range.from, range.to);
  const actualToDate = toDate(outlook, appraisal, target.code, measure, range);
  const attainment = value === null ? null : attained(target, value);
  return {
    target,
    measure,
    actualToDate,
    outlook: value,
    closed: outlook.cutOver.month !== null && range.to <= outlook.closedColumn,
    reached: value === null ? null : stepReached(target, value),
    reachedToDate: actualToDate === null ? null : stepReached(target, actualToDate),
    attainment,
    flag:
      value === null
        ? 'no-value'
        : attainment !== null && attainment < CHANGE_PLAN_BELOW
          ? 'change-plan'
          : null,
  };
}

/**
 * More is better: value / target. Less is better: target / value. Null where the target is not positive, or less is
 * better and the value is not: a share of it says nothing.
 */
export function attained(
  { better, target }: Pick<Target, 'better' | 'target'>,
  value: number,
): number | null {
  if (target <= 0) return null;
  if (better === 'more') return value / target;
  return value > 0 ? target / value : null;
}

/** The highest of the three values that is reached; reaching is touching. */
export function stepReached(
  { better, baseline, target, challenge }: Pick<Target, 'better' | 'baseline' | 'target' | 'challenge'>,
  value: number,
): Reached {
  const reaches = (step: number): boolean => (better === 'more' ? value >= step : value <= step);
  if (reaches(challenge)) return 'challenge';
  if (reaches(target)) return 'target';
  return reaches(baseline) ? 'baseline' : 'none';
}

type Range = { readonly from: number; readonly to: number };

/** The columns of a fiscal year, named by the calendar year in which it starts; the opening counts with period 1. */
function columnsOf({ year }: Target, { frame }: Outlook, fiscalYearStart: number): Range | null {
  if (year === null) return { from: 0, to: frame.periods };
  const first = (year - 1970) * 12 + fiscalYearStart - 1;
  // A period belongs to the year in which it begins.
  const from = columnOfMonth(frame, first + frame.step - 1);
  const to = Math.min(frame.periods, columnOfMonth(frame, first + 11));
  if (to < 1 || from > frame.periods || to < from) return null;
  return { from: from <= 1 ? 0 : from, to };
}

function measureOf(code: string, { plan, rows }: Appraisal): TargetMeasure {
  const line = plan.lines.find((other) => other.code === code);
  if (line) return line.kind === 'working-capital' ? 'last' : spreadOf(line) === 'sum' ? 'sum' : 'mean';
  const style = rows.find((row) => row.code === code)?.style;
  return style === 'balance' ? 'last' : style === 'rate' ? 'mean' : 'sum';
}

/** sum: of the columns. mean: of the periods, by their days. last: of the last column. */
function over(
  { frame }: Outlook,
  { evaluation, plan }: Appraisal,
  code: string,
  measure: TargetMeasure,
  from: number,
  to: number,
): number | null {
  const values = evaluation.values(code);
  if (measure === 'last') return finite(values[to] ?? Number.NaN);
  const opening = countsAtOpening(plan.lines.find((line) => line.code === code));
  let sum = measure === 'sum' && from === 0 && opening ? (values[0] ?? 0) : 0;
  let days = 0;
  for (let column = Math.max(1, from); column <= to; column += 1) {
    const length =
      measure === 'sum' ? 1 : daysOfMonths(firstMonthOf(frame, column), lastMonthOf(frame, column));
    sum += (values[column] ?? 0) * length;
    days += length;
  }
  return finite(measure === 'sum' ? sum : sum / days);
}

function toDate(
  outlook: Outlook,
  appraisal: Appraisal,
  code: string,
  measure: TargetMeasure,
  { from, to }: Range,
): number | null {
  if (outlook.settled.size === 0) return null;
  const line = appraisal.plan.lines.find((other) => other.code === code);
  if (line && line.kind !== 'working-capital' && !outlook.settled.has(line.id)) return null;
  if (measure === 'sum') return finite(outlookToDate(outlook, appraisal.evaluation.values, code, from, to));
  const last = Math.min(to, outlook.closedColumn);
  return last < Math.max(1, from) ? null : over(outlook, appraisal, code, measure, from, last);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
