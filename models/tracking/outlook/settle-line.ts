/**
 * One line with actuals: what is known up to the cut-over, what its method says after it, column by column. The period in
 * which the cut-over lies is its closed months and the rest, so that no month counts twice and none is left out.
 */
import type { Line } from '../../plan/schema.ts';
import type { ForecastMethod } from '../../plan/tracking/course-schema.ts';
import type { LineSums } from '../actuals/day-sums.ts';
import { firstDayOf } from '../calendar/bucket.ts';
import { type ForecastInput, forecastLine } from '../forecast/forecast-line.ts';
import type { Fitted } from '../forecast/forecast-types.ts';
import type { Spread } from '../planned/spread.ts';
import { columnOfMonth, daysOfMonths, type Frame, firstMonthOf, lastMonthOf } from './frame.ts';
import { actualBetween, hasOpeningMoney, historyOf, lastOpeningDay } from './line-actuals.ts';
import type { Settled } from './outlook-types.ts';

export type SettleInput = {
  readonly line: Line;
  readonly measure: Spread;
  readonly sums: LineSums;
  readonly frame: Frame;
  readonly cutOver: number;
  /** Last month that methods other than the plan forecast; the end of a period. */
  readonly windowEnd: number;
  /** Last column of the outlook, at least the plan's last. */
  readonly lastColumn: number;
  readonly planned: Float64Array;
  readonly method: ForecastMethod;
  readonly driver: (code: string, from: number, to: number) => ReturnType<ForecastInput['driver']>;
};

export type MonthlyForecast = {
  /** First month of the history. */
  readonly from: number;
  readonly history: readonly number[];
  readonly input: ForecastInput;
};

const PLAN: ForecastMethod = { type: 'plan' };

/** The line's history and what its methods are given. Null where nothing happened up to the cut-over. */
export function monthlyForecast(given: SettleInput): MonthlyForecast | null {
  const { line, measure, sums, frame, cutOver, planned } = given;
  const openingUntil = hasOpeningMoney(line) ? lastOpeningDay(frame, line, planned) : null;
  const past = historyOf(sums, measure, cutOver, openingUntil);
  if (!past) return null;
  const last = Math.max(frame.end, lastMonthOf(frame, given.lastColumn));
  const horizon = Math.max(0, last - cutOver);
  const input: ForecastInput = {
    history: past.values,
    horizon,
    planned: Array.from({ length: past.values.length + horizon }, (_, place) =>
      plannedMonth(frame, planned, measure, past.from + place),
    ),
    driver: (code) => given.driver(code, past.from, last),
  };
  return { from: past.from, history: past.values, input };
}

/** Null where the line has no actual up to the cut-over. */
export function settleLine(given: SettleInput): Settled | null {
  const { line, measure, sums, frame, cutOver, planned, method, lastColumn } = given;
  const openingDay = lastOpeningDay(frame, line, planned);
  const firstDay = sums.days[0];
  if (firstDay === undefined || firstDay >= firstDayOf(cutOver + 1)) return null;
  // Last year's actuals alone say nothing of this plan's closed months; before it starts they are its history.
  if (!hasOpeningMoney(line) && cutOver >= frame.start && noneInPlan(sums, frame, cutOver)) return null;

  const monthly = monthlyForecast(given);
  const asked = monthly ? fittedOnce(sums, method, monthly.input) : null;
  const used = asked?.ok ? method : PLAN;
  const fitted = asked?.ok ? asked.value : monthly ? fittedAsPlanned(monthly) : null;

  const together = fitted ? sharedError(used, fitted.errors) : 1;
  // Outlays come in lumps: how far the plan missed the months of one says nothing of the months to come.
  const lumps = used.type === 'plan' && hasOpeningMoney(line);

  const known: (number | null)[] = new Array<null>(lastColumn + 1).fill(null);
  const width: (number | null)[] = new Array<null>(lastColumn + 1).fill(null);
  let part: Settled['part'] = null;
  let mixedActual: number | null = null;
  if (hasOpeningMoney(line) && cutOver >= frame.start)
    known[0] = actualBetween(sums, 'sum', Number.NEGATIVE_INFINITY, openingDay);

  for (let column = 1; column <= lastColumn; column += 1) {
    const first = firstMonthOf(frame, column);
    const last = lastMonthOf(frame, column);
    const closedTo = Math.min(last, cutOver);
    const days = daysOfMonths(first, last);
    const closedDays = daysOfMonths(first, closedTo);
    // Money of the opening that was paid within the first month is not money of that month.
    const from = hasOpeningMoney(line) ? Math.max(firstDayOf(first), openingDay + 1) : firstDayOf(first);
    const actual = closedDays === 0 ? null : actualBetween(sums, measure, from, firstDayOf(closedTo + 1) - 1);
    if (closedDays === days) {
      known[column] = actual;
      continue;
    }
    if (closedDays > 0) mixedActual = actual;
    const restShare = (days - closedDays) / days;
    const months = { first: closedTo < first ? first : closedTo + 1, last };
    const ahead = fitted ? aheadOf(fitted, measure, months, cutOver, together) : null;
    const byMethod = used.type !== 'plan' && last <= given.windowEnd;
    // The rate of the closed days counts for them; where they have no reading the rest speaks for the whole.
    const weight = measure === 'hold' ? (actual === null ? 1 : restShare) : 1;
    const closedPart = measure === 'hold' ? (actual ?? 0) * (1 - weight) : (actual ?? 0);
    if (byMethod && ahead) {
      known[column] = closedPart + ahead.value * weight;
      width[column] = ahead.width === null ? null : ahead.width * weight;
    } else if (column <= frame.periods) {
      if (closedDays > 0)
        part = { column, actual: closedPart, share: measure === 'hold' ? weight : restShare };
      if (used.type === 'plan' && ahead && !lumps)
        width[column] = ahead.width === null ? null : ahead.width * weight;
    }
  }
  return {
    line,
    measure,
    method,
    used,
    unfit: asked && !asked.ok ? asked.error : null,
    tested: monthly && asked?.ok ? { method, input: monthly.input } : null,
    known,
    part,
    mixedActual,
    width,
    together,
  };
}

const fits = new WeakMap<LineSums, Map<string, ReturnType<typeof forecastLine>>>();

/** A fit depends on the line's actuals alone, unless it reads the plan: it is made once while they stay as they are. */
function fittedOnce(
  sums: LineSums,
  method: ForecastMethod,
  input: ForecastInput,
): ReturnType<typeof forecastLine> {
  if (method.type === 'plan' || method.type === 'regression') return forecastLine(method, input);
  const known = fits.get(sums) ?? new Map<string, ReturnType<typeof forecastLine>>();
  fits.set(sums, known);
  const key = JSON.stringify([method, input.horizon, input.history]);
  const found = known.get(key) ?? forecastLine(method, input);
  known.set(key, found);
  return found;
}

/** A column's planned value in one of its months; null outside the plan. */
export function plannedMonth(
  frame: Frame,
  planned: Float64Array,
  measure: Spread,
  month: number,
): number | null {
  const column = columnOfMonth(frame, month);
  if (column < 1 || column > frame.periods) return null;
  const value = planned[column] ?? Number.NaN;
  if (!Number.isFinite(value)) return null;
  if (measure === 'hold' || frame.step === 1) return value;
  const days = daysOfMonths(firstMonthOf(frame, column), lastMonthOf(frame, column));
  return (value * daysOfMonths(month, month)) / days;
}

/**
 * What the months ahead have in common of their error. Around the plan or a mean, months miss on their own, except for
 * the bias so far: bias^2 / mean square. Where a trend, a season or a regression is off, it is off for all months.
 */
function sharedError({ type }: ForecastMethod, errors: readonly number[]): number {
  if (type !== 'plan' && type !== 'run-rate') return 1;
  const squares = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  return squares > 0 ? Math.min(1, (bias * bias) / squares) : 1;
}

/**
 * The forecast of some months together: flows add up, a rate is their mean over days. Of the widths the part that the
 * months have in common adds up, the rest as squares. Null where a month has no forecast.
 */
function aheadOf(
  { forecast, high }: Fitted,
  measure: Spread,
  months: { readonly first: number; readonly last: number },
  cutOver: number,
  together: number,
): { readonly value: number; readonly width: number | null } | null {
  const days = daysOfMonths(months.first, months.last);
  let value = 0;
  let banded = true;
  let common = 0;
  let own = 0;
  for (let month = months.first; month <= months.last; month += 1) {
    const place = month - cutOver - 1;
    const amount = forecast[place] ?? null;
    if (amount === null) return null;
    const top = high[place] ?? null;
    const weight = measure === 'hold' ? daysOfMonths(month, month) / days : 1;
    value += amount * weight;
    banded &&= top !== null;
    const half = ((top ?? amount) - amount) * weight;
    common += half;
    own += half * half;
  }
  return { value, width: banded ? Math.sqrt(together * common * common + (1 - together) * own) : null };
}

function fittedAsPlanned(monthly: MonthlyForecast): Fitted | null {
  const planned = forecastLine(PLAN, monthly.input);
  return planned.ok ? planned.value : null;
}

function noneInPlan({ days }: LineSums, frame: Frame, cutOver: number): boolean {
  const from = firstDayOf(frame.start);
  const to = firstDayOf(cutOver + 1) - 1;
  return !days.some((day) => day >= from && day <= to);
}
