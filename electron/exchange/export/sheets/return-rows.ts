/** The Returns sheet: discounting, then for each view its metrics followed by the flows that they come from. */
import type { Book } from '../book.ts';
import type { Row, TimeSheet } from '../sheet-model.ts';
import { discountRows } from './discount-rows.ts';
import { flowRows } from './flow-rows.ts';
import { metricRows } from './metric-rows.ts';
import { returnViews } from './return-view.ts';

/** Rows kept free at the top for the chart. */
export const CHART_ROWS = 18;

export function returnSheet(book: Book): TimeSheet {
  const blank: Row = { label: '', look: 'line', number: 'text' };
  return {
    key: 'returns',
    title: book.words.sheets.returns,
    rows: [
      ...Array.from({ length: CHART_ROWS }, () => blank),
      ...discountRows(book),
      ...returnViews(book).flatMap((view) => [
        { label: view.title, look: 'heading', number: 'text' } as const,
        ...metricRows(book, view),
        ...flowRows(book, view),
      ]),
    ],
  };
}
