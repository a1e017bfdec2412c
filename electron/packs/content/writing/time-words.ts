/** How columns of the time axis are called in a pack: periods, fiscal years. The same words as on the pages. Pure. */
import type { Timeline } from '../../../../models/plan/schema.ts';
import { columnMonth } from '../../../../models/plan/timeline.ts';

export type Span = { readonly title: string; readonly from: number; readonly to: number };

/** Periods that can be told apart in a chart; of a longer plan its fiscal years are drawn. */
export const MOST_POINTS = 60;

export function singlePeriods(timeline: Timeline): readonly Span[] {
  return Array.from({ length: timeline.periods }, (_, index) => {
    const column = index + 1;
    return { title: columnTitle(timeline, column), from: column, to: column };
  });
}

/** Columns at which a balance is drawn: every period, or the ends of the fiscal years of a long plan. */
export function drawnColumns(timeline: Timeline, opening: string): readonly Span[] {
  const spans = timeline.periods > MOST_POINTS ? fiscalYears(timeline) : singlePeriods(timeline);
  return [{ title: opening, from: 0, to: 0 }, ...spans];
}

export function fiscalYears(timeline: Timeline): readonly Span[] {
  const years: Span[] = [];
  let from = 1;
  for (let column = 1; column <= timeline.periods; column += 1) {
    const year = fiscalYear(timeline, column);
    if (column < timeline.periods && fiscalYear(timeline, column + 1) === year) continue;
    years.push({ title: yearTitle(timeline, year), from, to: column });
    from = column + 1;
  }
  return years;
}

/** The first day after a column: '2030-01-01'. */
export function dayAfter(timeline: Timeline, column: number): string {
  const { year, month } = columnMonth(timeline, column + 1);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** The calendar year in which the fiscal year of a column begins. */
export function fiscalYear(timeline: Timeline, column: number): number {
  const { year, month } = columnMonth(timeline, column);
  return month >= timeline.fiscalYearStart ? year : year - 1;
}

/** A fiscal year that does not begin in January carries both calendar years. */
export function yearTitle({ fiscalYearStart }: Timeline, year: number): string {
  return fiscalYearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** '2026-03' for a month, '2026 Q2', '2026'. */
export function columnTitle(timeline: Timeline, column: number): string {
  const { year, month } = columnMonth(timeline, column);
  if (timeline.periodicity === 'year') {
    return timeline.start.endsWith('-01')
      ? String(year)
      : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
  }
  if (timeline.periodicity === 'quarter' && (month - 1) % 3 === 0) return `${year} Q${Math.ceil(month / 3)}`;
  return `${year}-${String(month).padStart(2, '0')}`;
}
