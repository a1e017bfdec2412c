/**
 * What the timeline of the outlook draws, from the report: one bar a period (or a fiscal year where they are many), solid
 * as far as it has happened, hatched where it is forecast, the approved value outlined behind it. Pure.
 */
import type { OutlookColumn, OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Timeline } from '../../../../models/plan/schema.ts';
import { fiscalYearOf } from '../../../../models/tracking/calendar/bucket.ts';
import { daysOfMonths, monthNumber } from '../../../../models/tracking/outlook/frame.ts';
import { columnGroups } from '../../../charts/column-groups.ts';

export type Series = Pick<OutlookReport['totals'][number], 'values' | 'low' | 'high' | 'reference'>;
/** How periods come together: their sum, the last of them, or their mean by days. */
export type Moment = 'flow' | 'balance' | 'mean';

export type Bar = {
  readonly key: string;
  /** Place of its first and last column in the report. */
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly reference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The part of the value that has happened, 0 to 1: what of the bar is solid. */
  readonly happened: number;
};

/** More periods than this are drawn as fiscal years. */
const MOST_BARS = 40;

export function timelineBars(
  report: Pick<OutlookReport, 'columns'>,
  series: Series,
  timeline: Timeline,
  measure: Moment,
): readonly Bar[] {
  const { columns } = report;
  const groups =
    columns.length > MOST_BARS
      ? yearsOf(columns, timeline)
      : columns.map((_, at) => ({ key: String(at), from: at, to: at }));
  return groups.map(({ key, from, to }) => barOf(columns, series, key, from, to, measure));
}

type Group = { readonly key: string; readonly from: number; readonly to: number };

/** The opening, the fiscal years of the plan, and those of a rolling forecast that goes on after it. */
function yearsOf(columns: readonly OutlookColumn[], timeline: Timeline): readonly Group[] {
  const groups: Group[] = columnGroups(timeline, 'years')
    .filter(({ kind, from }) => kind !== 'total' && from < columns.length)
    .map(({ key, from, to }) => ({ key, from, to: Math.min(to, columns.length - 1) }));
  columns.slice(timeline.periods + 1).forEach(({ from }, index) => {
    const at = timeline.periods + 1 + index;
    const key = `y${fiscalYearOf(monthNumber(from), timeline.fiscalYearStart)}`;
    const last = groups.at(-1);
    if (last?.key === key) groups[groups.length - 1] = { ...last, to: at };
    else groups.push({ key, from: at, to: at });
  });
  return groups;
}

function barOf(
  columns: readonly OutlookColumn[],
  { values, low, high, reference }: Series,
  key: string,
  from: number,
  to: number,
  measure: Moment,
): Bar {
  const of = (list: readonly (number | null)[]): number | null => {
    const part = list.slice(from, to + 1).filter((value) => value !== null);
    if (part.length === 0) return null;
    if (measure === 'balance') return part.at(-1) ?? null;
    return measure === 'mean'
      ? meanByDays(columns, list, from, to)
      : part.reduce((sum, value) => sum + value, 0);
  };
  // What the errors of several periods have in common is not known here: a band of their sum would be a guess.
  const banded = from === to || measure === 'balance';
  const states = columns.slice(from, to + 1).map(({ state }) => state);
  const done = states.filter((state) => state === 'actual').length;
  const begun = states.filter((state) => state === 'mixed').length;
  return {
    key,
    from,
    to,
    value: of(values),
    reference: of(reference),
    low: banded ? of(low) : null,
    high: banded ? of(high) : null,
    happened: (done + begun / 2) / Math.max(1, states.length),
  };
}

/** Of a rate or price over some periods, each by its days; periods without a value do not count. */
export function meanByDays(
  columns: readonly OutlookColumn[],
  values: readonly (number | null)[],
  from: number,
  to: number,
): number | null {
  let sum = 0;
  let days = 0;
  for (let place = from; place <= to; place += 1) {
    const [column, value] = [columns[place], values[place] ?? null];
    if (!column || value === null) continue;
    const length = column.column === 0 ? 0 : daysOfMonths(monthNumber(column.from), monthNumber(column.to));
    sum += value * length;
    days += length;
  }
  return days === 0 ? (values[from] ?? null) : sum / days;
}

/** Place of the last column that has happened, with the half of one that is under way; -1 before the first. */
export function cutPlace(columns: readonly OutlookColumn[]): number {
  const last = columns.findLastIndex(({ state }) => state === 'actual' || state === 'mixed');
  return columns[last]?.state === 'mixed' ? last - 0.5 : last;
}
