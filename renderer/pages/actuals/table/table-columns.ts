/**
 * The columns of the table of actuals: names, unit and total that stay in sight, then a bucket of days each; and which
 * days a table covers. Pure.
 */
import {
  type Bucket,
  type Calendar,
  firstDayOf,
  fiscalYearFirst,
  fiscalYearOf,
  monthIndex,
} from '../../../../models/tracking/calendar/bucket.ts';
import type { Day } from '../../../../models/tracking/calendar/day.ts';
import type { GridColumn } from '../../../grid/grid-source.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { bucketWords } from '../day-words.ts';

export const TABLE_GRAINS = ['day', 'week', 'month', 'quarter', 'year-to-date'] as const;
export type TableGrain = (typeof TABLE_GRAINS)[number];
export type Span = { readonly from: Day; readonly to: Day };
export type TableColumn = GridColumn & { readonly bucket: Bucket | null; readonly at: number };

/** A table of days over a whole project would be wide beyond use: it holds a year. */
const WIDE: ReadonlySet<TableGrain> = new Set(['day']);
const WIDTHS = { day: 112, week: 104, month: 96, quarter: 112, 'year-to-date': 112 } as const;

export function tableColumns(
  buckets: readonly Bucket[],
  grain: TableGrain,
  calendar: Calendar,
  closed: Day | null,
  { t, language }: Texts,
): readonly TableColumn[] {
  const fixed = (key: string, kind: GridColumn['kind'], title: string, width: number): TableColumn => ({
    key,
    kind,
    title,
    width,
    frozen: true,
    align: kind === 'total' ? 'right' : 'left',
    bucket: null,
    at: -1,
  });
  return [
    fixed('label', 'label', t('actuals.line'), 248),
    fixed('unit', 'text', t('grid.unit'), 84),
    // Years to date overlap: their sum would count the same days again and again.
    ...(grain === 'year-to-date' ? [] : [fixed('total', 'total', t('grid.total'), 116)]),
    ...buckets.map((bucket, at): TableColumn => {
      const title = bucketWords(bucket, grain, calendar, language);
      const open = closed === null || bucket.to > closed;
      return {
        key: `b${bucket.index}`,
        kind: 'period',
        title,
        ...(open ? { name: t('actuals.openColumn', { title }) } : {}),
        width: WIDTHS[grain],
        frozen: false,
        align: 'right',
        bucket,
        at,
      };
    }),
  ];
}

/** Newest first, named by the calendar year in which each starts. */
export function fiscalYears({ from, to }: Span, calendar: Calendar): readonly number[] {
  const first = fiscalYearOf(monthIndex(from), calendar.fiscalYearStart);
  const last = fiscalYearOf(monthIndex(to), calendar.fiscalYearStart);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** The days of a fiscal year. */
export function daysOfYear(year: number, { fiscalYearStart }: Calendar): Span {
  const first = fiscalYearFirst((year - 1970) * 12 + (fiscalYearStart - 1), fiscalYearStart);
  return { from: firstDayOf(first), to: firstDayOf(first + 12) - 1 };
}

/** Whether all years fit into one table of this grain. */
export function holdsAllYears(grain: TableGrain): boolean {
  return !WIDE.has(grain);
}

/** What the table covers: the chosen year as far as there are entries, or all of it; for days the newest year. */
export function shownSpan(span: Span, year: number | null, grain: TableGrain, calendar: Calendar): Span {
  const years = fiscalYears(span, calendar);
  const chosen = year !== null && years.includes(year) ? year : holdsAllYears(grain) ? null : years[0];
  if (chosen === null || chosen === undefined) return span;
  const whole = daysOfYear(chosen, calendar);
  return { from: Math.max(span.from, whole.from), to: Math.min(span.to, whole.to) };
}
