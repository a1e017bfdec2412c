/**
 * What a plan says about any stretch of days, read off its appraisal in constant time. Amounts and quantities of a
 * period spread evenly over its days, the opening stands on the first day of period 1; rates and balances hold.
 * Answers are in units of the currency (float64); round to minor units once, at the end, never in between.
 */
import type { Appraisal } from '../../appraisal/types.ts';
import { canonicalCode } from '../../formula/names.ts';
import type { Kind, Timeline } from '../../plan/schema.ts';
import { columnMonth, periodsPerYear } from '../../plan/timeline.ts';
import { MINOR } from '../actuals/day-sums.ts';
import { firstDayOf, monthIndex, monthIndexOf } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';
import { type RunningSum, runningSum, sumOfColumns } from './running-sum.ts';
import { countsAtOpening, type Spread, spreadOf } from './spread.ts';

export type PlannedLine = {
  /** Null for a figure of the statements ($revenue). */
  readonly id: string | null;
  readonly code: string;
  readonly kind: Kind | null;
  readonly unit: string;
  readonly spread: Spread;
  /** By column, 0 the opening. Must not be written to. */
  readonly values: Float64Array;
  /** What stands on the first day of period 1; 0 for a driver, whose value at the opening is no amount. */
  readonly opening: number;
  /** Of the values where the line spreads, of value x days where it holds. */
  readonly running: RunningSum;
};

/** The amounts without the appraisal they come from: enough for lines that were only evaluated. */
export type PlannedValues = {
  readonly timeline: Timeline;
  /** First day of period 1 and last day of the last period. */
  readonly start: Day;
  readonly end: Day;
  /** First day of each period, [1] to [periods]; [periods + 1] is the day after the plan. */
  readonly firstDays: Int32Array;
  readonly byId: (id: string) => PlannedLine | undefined;
  /** A line's code or a figure of the statements ($revenue). */
  readonly byCode: (code: string) => PlannedLine | undefined;
};

export type Planned = PlannedValues & { readonly appraisal: Appraisal };

/** What the amounts are read from; an appraisal is one. */
export type PlannedSource = Pick<Appraisal, 'plan' | 'evaluation' | 'rows'>;

/** Figures of the statements that are balances, rates or checks do not add up over time. */
const HOLDING_STYLES = new Set(['balance', 'rate', 'check']);

const made = new WeakMap<Appraisal, Planned>();

/** The planned amounts of an appraisal; the same object for the same appraisal. Lines are summed up when first asked for. */
export function plannedAmounts(appraisal: Appraisal): Planned {
  const known = made.get(appraisal);
  if (known) return known;
  const planned = { ...plannedValues(appraisal), appraisal };
  made.set(appraisal, planned);
  return planned;
}

/** As plannedAmounts, kept by nobody. */
export function plannedValues({ plan, evaluation, rows }: PlannedSource): PlannedValues {
  const { timeline } = plan;
  const firstDays = new Int32Array(timeline.periods + 2);
  for (let column = 1; column < firstDays.length; column += 1)
    firstDays[column] = firstDayOf(monthIndexOf(columnMonth(timeline, column)));
  const codeOf = new Map(plan.lines.map((line) => [line.id, line.code]));
  const lineOf = new Map(plan.lines.map((line) => [line.code, line]));
  const styleOf = new Map(rows.map((row) => [row.code, row.style]));
  const ready = new Map<string, PlannedLine | undefined>();

  function read(code: string): PlannedLine | undefined {
    if (!evaluation.has(code)) return undefined;
    const line = lineOf.get(code);
    const values = evaluation.values(code);
    const spread = line ? spreadOf(line) : HOLDING_STYLES.has(styleOf.get(code) ?? 'line') ? 'hold' : 'sum';
    const running =
      spread === 'sum'
        ? runningSum(values.length, (column) => values[column] as number)
        : // The opening is a moment: no day of the plan has its value.
          runningSum(values.length, (column) =>
            column === 0 ? 0 : (values[column] as number) * daysOf(firstDays, column),
          );
    return {
      id: line?.id ?? null,
      code,
      kind: line?.kind ?? null,
      unit: line?.unit ?? '',
      spread,
      values,
      opening: spread === 'sum' && countsAtOpening(line) ? (values[0] as number) : 0,
      running,
    };
  }

  function byCode(text: string): PlannedLine | undefined {
    const code = lineOf.has(text) ? text : canonicalCode(text);
    if (!ready.has(code)) ready.set(code, read(code));
    return ready.get(code);
  }

  return {
    timeline,
    start: firstDays[1] as number,
    end: (firstDays[timeline.periods + 1] as number) - 1,
    firstDays,
    byCode,
    byId: (id) => {
      const code = codeOf.get(id);
      return code === undefined ? undefined : byCode(code);
    },
  };
}

/**
 * What is planned from day `from` to day `to`, both included, in units of the line; by code, or else by line id.
 * sum: the sum over these days, 0 outside the plan. hold: the mean over these days, NaN where none lies in the plan.
 * NaN where the line does not exist or has an error in a period that is touched.
 */
export function plannedBetween(planned: PlannedValues, lineCodeOrId: string, from: Day, to: Day): number {
  const line = planned.byCode(lineCodeOrId) ?? planned.byId(lineCodeOrId);
  return line ? amountBetween(planned, line, from, to) : Number.NaN;
}

/** As plannedBetween, of a line that was looked up before. */
export function amountBetween(planned: PlannedValues, line: PlannedLine, from: Day, to: Day): number {
  const first = Math.max(from, planned.start);
  const last = Math.min(to, planned.end);
  if (last < first) return line.spread === 'sum' ? 0 : Number.NaN;
  const firstColumn = columnOn(planned, first);
  const lastColumn = columnOn(planned, last);
  if (line.spread === 'hold' && firstColumn === lastColumn) return line.values[firstColumn] as number;
  // The opening stands on the first day, so a stretch that has this day has it whole.
  const opening = first === planned.start ? line.opening : 0;
  const sum = opening + sumOfDays(planned, line, first, last, firstColumn, lastColumn);
  return line.spread === 'sum' ? sum : sum / (last - first + 1);
}

/**
 * Units of the currency to whole minor units, halves away from zero. The nudge of one part in 2^52 undoes the error of
 * the multiplication, so that 0.285 is 29 and not 28. NaN stays NaN.
 */
export function toMinor(amount: number): number {
  const scaled = Math.round(Math.abs(amount) * MINOR * (1 + Number.EPSILON));
  return amount < 0 && scaled !== 0 ? -scaled : scaled;
}

/** The period in which a day of the plan lies. */
export function columnOn({ timeline, start }: PlannedValues, day: Day): number {
  const months = 12 / periodsPerYear(timeline);
  return Math.floor((monthIndex(day) - monthIndex(start)) / months) + 1;
}

function sumOfDays(
  { firstDays }: PlannedValues,
  line: PlannedLine,
  first: Day,
  last: Day,
  firstColumn: number,
  lastColumn: number,
): number {
  const perDay = line.spread === 'hold';
  const part = (column: number, days: number): number => {
    const value = line.values[column] as number;
    return perDay ? value * days : (value * days) / daysOf(firstDays, column);
  };
  if (firstColumn === lastColumn) {
    const days = last - first + 1;
    return days === daysOf(firstDays, firstColumn) && !perDay
      ? (line.values[firstColumn] as number)
      : part(firstColumn, days);
  }
  const head = (firstDays[firstColumn + 1] as number) - first;
  const tail = last - (firstDays[lastColumn] as number) + 1;
  const headIsWhole = head === daysOf(firstDays, firstColumn);
  const tailIsWhole = tail === daysOf(firstDays, lastColumn);
  const whole = sumOfColumns(
    line.running,
    headIsWhole ? firstColumn : firstColumn + 1,
    tailIsWhole ? lastColumn : lastColumn - 1,
  );
  return (headIsWhole ? 0 : part(firstColumn, head)) + whole + (tailIsWhole ? 0 : part(lastColumn, tail));
}

function daysOf(firstDays: Int32Array, column: number): number {
  return (firstDays[column + 1] as number) - (firstDays[column] as number);
}
