/**
 * What of a figure lies behind the cut-over: in the outlook (actuals, and for lines without any the plan), and in a plan
 * that is compared with it. Periods that are closed as a whole count whole; of the period of the cut-over its closed
 * months, where they can be told apart.
 */
import type { Plan } from '../../plan/schema.ts';
import { countsAtOpening } from '../planned/spread.ts';
import { columnOfMonth, daysOfMonths, type Frame, firstMonthOf, frameOf, lastMonthOf } from './frame.ts';
import type { Outlook } from './outlook-types.ts';

type Values = (code: string) => Float64Array;

/** Totals that are sums of lines by kind, with the sign each kind has in them. */
export const SUMS_OF_KINDS: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>> = {
  $revenue: { revenue: 1 },
  $variable_cost: { 'variable-cost': 1 },
  $contribution: { revenue: 1, 'variable-cost': -1 },
  $fixed_cost: { 'fixed-cost': 1 },
  $ebitda: { revenue: 1, 'variable-cost': -1, 'fixed-cost': -1 },
  $investment: { investment: 1 },
};

/**
 * Of a line or total of the outlook, over the columns given. Other figures of the statements count by whole periods.
 * `values` are those of the outlook plan.
 */
export function outlookToDate(
  outlook: Outlook,
  values: Values,
  code: string,
  from = 0,
  to = outlook.frame.periods,
): number {
  const { closedColumn, openingClosed, frame, cutOver, plan } = outlook;
  const own = values(code);
  const line = plan.lines.find((other) => other.code === code);
  let sum = from === 0 && openingClosed && countsAtOpening(line) ? (own[0] ?? 0) : 0;
  for (let column = Math.max(1, from); column <= Math.min(closedColumn, to); column += 1)
    sum += own[column] ?? 0;
  const mixed = closedColumn + 1;
  if (outlook.columns[mixed] !== 'mixed' || mixed < from || mixed > to) return sum;
  const share = closedShare(frame, mixed, cutOver.month ?? 0);
  const partOf = (line: Plan['lines'][number]): number => {
    const settled = outlook.settled.get(line.id);
    return settled ? (settled.mixedActual ?? 0) : (values(line.code)[mixed] ?? 0) * share;
  };
  if (line) return sum + partOf(line);
  const kinds = SUMS_OF_KINDS[code];
  if (!kinds) return sum;
  return plan.lines.reduce((total, other) => total + (kinds[other.kind] ?? 0) * partOf(other), sum);
}

/** Of a plan up to the end of a month since January 1970, periods that are not over by days. */
export function plannedToDate(plan: Plan, values: Values, code: string, month: number): number {
  const frame = frameOf(plan.timeline);
  const own = values(code);
  const line = plan.lines.find((other) => other.code === code);
  let sum = month >= frame.start && countsAtOpening(line) ? (own[0] ?? 0) : 0;
  const last = Math.min(frame.periods, columnOfMonth(frame, month));
  for (let column = 1; column <= last; column += 1)
    sum += (own[column] ?? 0) * closedShare(frame, column, month);
  return sum;
}

/** Share of a period's days that lie in months up to `month`. */
function closedShare(frame: Frame, column: number, month: number): number {
  const first = firstMonthOf(frame, column);
  const last = lastMonthOf(frame, column);
  return last <= month ? 1 : daysOfMonths(first, Math.min(last, month)) / daysOfMonths(first, last);
}
