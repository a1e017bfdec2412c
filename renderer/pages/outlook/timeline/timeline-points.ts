/**
 * What the timeline of the outlook draws, from the report: one bar a period (or a fiscal year where they are many), solid
 * as far as it has happened, hatched where it is forecast, the approved value outlined behind it. Pure.
 */
import type { OutlookColumn, OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Timeline } from '../../../../models/plan/schema.ts';
import { columnGroups } from '../../../charts/column-groups.ts';

export type Series = Pick<OutlookReport['totals'][number], 'values' | 'low' | 'high' | 'reference'>;
export type Moment = 'flow' | 'balance';

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
      ? columnGroups(timeline, 'years').map(({ key, from, to }) => ({ key, from, to }))
      : columns.map((_, at) => ({ key: String(at), from: at, to: at }));
  return groups
    .filter(({ from }) => from < columns.length)
    .map(({ key, from, to }) => barOf(columns, series, key, from, Math.min(to, columns.length - 1), measure));
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
    return measure === 'balance' ? (part.at(-1) ?? null) : part.reduce((sum, value) => sum + value, 0);
  };
  const states = columns.slice(from, to + 1).map(({ state }) => state);
  const done = states.filter((state) => state === 'actual').length;
  const begun = states.filter((state) => state === 'mixed').length;
  return {
    key,
    from,
    to,
    value: of(values),
    reference: of(reference),
    low: of(low),
    high: of(high),
    happened: (done + begun / 2) / Math.max(1, states.length),
  };
}

/** Place of the last column that has happened, with the half of one that is under way; -1 before the first. */
export function cutPlace(columns: readonly OutlookColumn[]): number {
  const last = columns.findLastIndex(({ state }) => state === 'actual' || state === 'mixed');
  return columns[last]?.state === 'mixed' ? last - 0.5 : last;
}
