/**
 * The words of the time axis: single periods as in the grids ('2026-03', '2026 Q1'), fiscal years ('2026', '2026/27'),
 * the opening, the total.
 */
import type { Timeline } from '../../models/plan/schema.ts';
import { columnTitle } from '../app/plan-format.ts';
import type { Texts } from '../i18n/use-text.ts';
import { type ColumnGroup, fiscalYear } from './column-groups.ts';

type Words = Pick<Texts, 't'>;

export function columnWords({ t }: Words, timeline: Timeline, column: number): string {
  return column === 0 ? t('charts.opening') : columnTitle(timeline, column);
}

export function groupWords(texts: Words, timeline: Timeline, group: ColumnGroup): string {
  switch (group.kind) {
    case 'opening':
      return texts.t('charts.opening');
    case 'total':
      return texts.t('charts.total');
    case 'period':
      return columnWords(texts, timeline, group.to);
    case 'year':
      return yearWords(timeline, group.to);
  }
}

/** A fiscal year that does not begin in January carries both calendar years. */
function yearWords(timeline: Timeline, column: number): string {
  const year = fiscalYear(timeline, column);
  return timeline.fiscalYearStart === 1
    ? String(year)
    : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
