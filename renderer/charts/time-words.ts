/**
 * The words of the time axis: 'Mar 2026', 'Q1 2026', '2026/27', 'Opening', short enough for an axis or in full.
 * A fiscal year that does not begin in January carries both calendar years.
 */
import type { Timeline } from '../../models/plan/schema.ts';
import { columnMonth } from '../../models/plan/timeline.ts';
import type { TextKey } from '../i18n/text-keys.ts';
import type { Texts } from '../i18n/use-text.ts';
import { type ColumnGroup, fiscalYear } from './column-groups.ts';

type Words = Pick<Texts, 't'>;

export function columnWords({ t }: Words, timeline: Timeline, column: number): string {
  if (column === 0) return t('charts.time.opening');
  if (timeline.periodicity === 'year') return yearWords(timeline, column);
  const { year, month } = columnMonth(timeline, column);
  if (timeline.periodicity === 'quarter' && month % 3 === 1) {
    return t('charts.time.quarter', { year, quarter: (month + 2) / 3 });
  }
  return t('charts.time.month', { year, month: t(`charts.months.${month}` as TextKey) });
}

/** As columnWords, for an axis: two digits of the year. */
export function shortColumnWords(texts: Words, timeline: Timeline, column: number): string {
  const { t } = texts;
  if (column === 0 || timeline.periodicity === 'year') return columnWords(texts, timeline, column);
  const { year, month } = columnMonth(timeline, column);
  const two = String(year % 100).padStart(2, '0');
  if (timeline.periodicity === 'quarter' && month % 3 === 1) {
    return t('charts.time.quarterShort', { year: two, quarter: (month + 2) / 3 });
  }
  return t('charts.time.monthShort', { year: two, month: t(`charts.months.${month}` as TextKey) });
}

export function groupWords(texts: Words, timeline: Timeline, group: ColumnGroup): string {
  switch (group.kind) {
    case 'opening':
      return texts.t('charts.time.opening');
    case 'total':
      return texts.t('charts.time.total');
    case 'period':
      return columnWords(texts, timeline, group.to);
    case 'year':
      return yearWords(timeline, group.to);
  }
}

function yearWords(timeline: Timeline, column: number): string {
  const year = fiscalYear(timeline, column);
  return timeline.fiscalYearStart === 1
    ? String(year)
    : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
