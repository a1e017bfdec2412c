/**
 * The outlook of a plan: actuals up to the cut-over and a forecast after it, as a plan value on the plan's own timeline,
 * which every engine of the program can appraise, simulate and change. Lines without actuals stay as planned; formulas
 * that read lines with actuals compute anew. A rolling forecast beyond the plan's end is kept apart: it is not part of
 * the project's returns.
 */
import { appraise } from '../../appraisal/appraise.ts';
import { LIMITS } from '../../plan/limits.ts';
import { err, ok } from '../../plan/result.ts';
import type { Line, Plan } from '../../plan/schema.ts';
import type { ForecastMethod, OutlookSettings } from '../../plan/tracking/course-schema.ts';
import type { DaySums } from '../actuals/day-sums.ts';
import { firstDayOf } from '../calendar/bucket.ts';
import { forecastLine } from '../forecast/forecast-line.ts';
import { type Spread, spreadOf } from '../planned/spread.ts';
import { cutOverOf } from './cut-over.ts';
import { columnOfMonth, type Frame, frameOf, lastMonthOf } from './frame.ts';
import { actualBetween } from './line-actuals.ts';
import { outlookEntry } from './outlook-entry.ts';
import { outlookNotes } from './outlook-notes.ts';
import {
  type ColumnState,
  DEFAULT_OUTLOOK,
  type Outlook,
  type OutlookInput,
  type Settled,
} from './outlook-types.ts';
import { monthlyForecast, plannedMonth, type SettleInput, settleLine } from './settle-line.ts';

/** Working capital is computed from other lines; actuals on it are not used. */
export function canBeTracked({ kind }: Pick<Line, 'kind'>): boolean {
  return kind !== 'working-capital';
}

export function outlookOf(input: OutlookInput): Outlook {
  const { plan, sums } = input;
  const frame = frameOf(plan.timeline);
  const { cutOver, notes } = cutOverOf(input, frame);
  const { month } = cutOver;
  if (month === null) {
    const columns = new Array<ColumnState>(frame.periods + 1).fill('planned');
    const settled = new Map<string, Settled>();
    const memos = new Map<string, string>();
    return { plan, frame, cutOver, columns, closedColumn: 0, openingClosed: false, settled, memos, notes };
  }
  const { windowEnd, lastColumn } = windowOf(input.settings, frame, month);
  const facts = factsOf(input, frame, month);
  const settled = new Map<string, Settled>();
  for (const line of plan.lines) {
    const found = facts(line);
    const done = found ? settleLine(found) : null;
    if (done) settled.set(line.id, done);
  }
  const closedColumn = Math.max(0, Math.min(frame.periods, columnOfMonth(frame, month + 1) - 1));
  const outlook = {
    ...withSettled(input, settled),
    frame,
    cutOver,
    columns: Array.from({ length: lastColumn + 1 }, (_, column) => stateOf(column, frame, month, windowEnd)),
    closedColumn,
    openingClosed: month >= frame.start,
    settled,
    notes,
  };
  return { ...outlook, notes: [...notes, ...outlookNotes(input, outlook, sums)] };
}

/** As `outlookOf`, appraising the plan itself: the outlook as a plan value. */
export function outlookPlan(
  plan: Plan,
  sums: DaySums,
  settings: OutlookSettings = plan.outlook ?? DEFAULT_OUTLOOK,
): Plan {
  const { evaluation } = appraise(plan);
  return outlookOf({ plan, values: evaluation.values, sums, settings, today: null }).plan;
}

/** What each line is settled from; null for a line without actuals. */
export function factsOf(
  { plan, values, sums, settings }: OutlookInput,
  frame: Frame,
  cutOver: number,
): (line: Line) => SettleInput | null {
  const { windowEnd, lastColumn } = windowOf(settings, frame, cutOver);
  const methods = new Map(settings.methods.map(({ lineId, method }) => [lineId, method]));
  const byCode = new Map(plan.lines.map((line) => [line.code, line]));

  function of(line: Line): SettleInput | null {
    const own = sums.get(line.id);
    if (!own || !canBeTracked(line)) return null;
    return {
      line,
      measure: spreadOf(line),
      sums: own,
      frame,
      cutOver,
      windowEnd,
      lastColumn,
      planned: values(line.code),
      method: methods.get(line.id) ?? { type: 'plan' },
      driver: (code, from, to) =>
        code === line.code ? err('formula-of-itself') : driverMonths(code, from, to),
    };
  }

  /** Actual where it has actuals, ahead its own forecast or the plan. */
  function driverMonths(code: string, from: number, to: number): ReturnType<SettleInput['driver']> {
    const line = byCode.get(code);
    if (!line) return err('no-driver');
    const measure = spreadOf(line);
    const planned = values(line.code);
    const given = of(line);
    const ahead = given ? ownForecast(given) : null;
    return ok(
      Array.from({ length: to - from + 1 }, (_, place) => {
        const month = from + place;
        if (month > cutOver)
          return ahead?.[month - cutOver - 1] ?? plannedMonth(frame, planned, measure, month);
        return given ? readingOf(given, month) : plannedMonth(frame, planned, measure, month);
      }),
    );
  }
  return of;
}

/** A driver that is itself a regression goes on as planned: two lines that wait for each other have no answer. */
function ownForecast(given: SettleInput): readonly (number | null)[] | null {
  const method: ForecastMethod = given.method.type === 'regression' ? { type: 'plan' } : given.method;
  const monthly = monthlyForecast(given);
  const found = monthly ? forecastLine(method, monthly.input) : null;
  return found?.ok ? found.value.forecast : null;
}

/** Null before the line's first month: what was not counted yet is not 0. */
function readingOf({ sums, measure }: SettleInput, month: number): number | null {
  const first = sums.days[0];
  if (first === undefined || first >= firstDayOf(month + 1)) return null;
  return actualBetween(sums, measure as Spread, firstDayOf(month), firstDayOf(month + 1) - 1);
}

function windowOf(settings: OutlookSettings, frame: Frame, cutOver: number) {
  const asked = settings.months === null ? frame.end : cutOver + settings.months;
  // Whole periods: half a period cannot be compared with anything.
  const windowEnd = lastMonthOf(frame, Math.max(1, columnOfMonth(frame, asked)));
  return { windowEnd, lastColumn: Math.max(frame.periods, columnOfMonth(frame, windowEnd)) };
}

function stateOf(column: number, frame: Frame, cutOver: number, windowEnd: number): ColumnState {
  if (column > frame.periods) return 'beyond';
  if (column === 0) return cutOver >= frame.start ? 'actual' : 'planned';
  const last = lastMonthOf(frame, column);
  if (last <= cutOver) return 'actual';
  if (last - frame.step + 1 <= cutOver) return 'mixed';
  return last <= windowEnd ? 'forecast' : 'planned';
}

function withSettled(
  { plan, values }: OutlookInput,
  settled: ReadonlyMap<string, Settled>,
): Pick<Outlook, 'plan' | 'memos'> {
  const codes = new Set(plan.lines.map(({ code }) => code));
  const ids = new Set(plan.lines.map(({ id }) => id));
  const memos: Line[] = [];
  const memoCodes = new Map<string, string>();
  const lines = plan.lines.map((line, place): Line => {
    const found = settled.get(line.id);
    if (!found) return line;
    let memoId = `known-${place}`;
    while (ids.has(memoId)) memoId = `${memoId}-`;
    const { entry, memo } = outlookEntry({
      settled: found,
      planned: values(line.code),
      periods: plan.timeline.periods,
      codes,
      memoId,
      room: plan.lines.length + memos.length < LIMITS.lines,
    });
    if (memo) {
      codes.add(memo.code);
      ids.add(memo.id);
      memos.push(memo);
      memoCodes.set(line.id, memo.code);
    }
    return { ...line, entry };
  });
  return { plan: { ...plan, lines: [...lines, ...memos] }, memos: memoCodes };
}
