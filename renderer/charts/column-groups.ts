/**
 * Which columns of the plan stand side by side on a statement: single periods, or fiscal years with the opening
 * before them. Pure; labels are data, the words are made by the page.
 */
import type { Timeline } from '../../models/plan/schema.ts';
import { columnMonth } from '../../models/plan/timeline.ts';

export type ColumnGroup = {
  readonly key: string;
  readonly kind: 'opening' | 'period' | 'year' | 'total';
  /** First and last plan column of the group. */
  readonly from: number;
  readonly to: number;
  /** For a year: the calendar year in which it begins and the one in which it ends. */
  readonly year: readonly [number, number];
  /** A fiscal year of which the plan holds only a part. */
  readonly partial: boolean;
};

export type Granularity = 'years' | 'periods';

export function columnGroups(timeline: Timeline, granularity: Granularity): readonly ColumnGroup[] {
  const opening = group('opening', 'opening', 0, 0, timeline);
  const total = group('total', 'total', 0, timeline.periods, timeline);
  const middle = granularity === 'years' ? yearGroups(timeline) : periodGroups(timeline);
  return [opening, ...middle, total];
}

function periodGroups(timeline: Timeline): readonly ColumnGroup[] {
  return Array.from({ length: timeline.periods }, (_, index) =>
    group(`p${index + 1}`, 'period', index + 1, index + 1, timeline),
  );
}

function yearGroups(timeline: Timeline): readonly ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  let from = 1;
  for (let column = 1; column <= timeline.periods; column += 1) {
    const last = column === timeline.periods;
    if (last || fiscalYear(timeline, column + 1) !== fiscalYear(timeline, column)) {
      groups.push(group(`y${fiscalYear(timeline, column)}`, 'year', from, column, timeline));
      from = column + 1;
    }
  }
  const full = { month: 12, quarter: 4, year: 1 }[timeline.periodicity];
  return groups.map((year) => ({ ...year, partial: year.to - year.from + 1 < full }));
}

/** The calendar year in which the fiscal year of a column begins. */
export function fiscalYear(timeline: Timeline, column: number): number {
  const { year, month } = columnMonth(timeline, column);
  return month >= timeline.fiscalYearStart ? year : year - 1;
}

function group(
  key: string,
  kind: ColumnGroup['kind'],
  from: number,
  to: number,
  timeline: Timeline,
): ColumnGroup {
  const start = fiscalYear(timeline, Math.max(1, from));
  return {
    key,
    kind,
    from,
    to,
    year: [start, timeline.fiscalYearStart === 1 ? start : start + 1],
    partial: false,
  };
}
