/** How the sheets of actuals and variances are laid out and marked. */
import type { Book } from '../book.ts';
import { cellName } from '../columns.ts';
import type { PlacedCell } from '../sheet-model.ts';
import type { Mark, SheetSetUp } from '../workbook-model.ts';
import { ACTUAL_HEADER, type ActualPlaces } from './actual-cells.ts';
import { VARIANCE_HEADER } from './variance-cells.ts';

const VARIANCE_COLUMNS = 17;

export function trackingSetUps({ moreWords }: Book, { title, width }: ActualPlaces): readonly SheetSetUp[] {
  return [
    {
      title,
      widths: [
        [1, 1, 36],
        [2, 2, 12],
        [3, width, 14],
      ],
      freeze: { columns: 2, rows: ACTUAL_HEADER },
      titleRows: [1, ACTUAL_HEADER],
      titleColumns: [1, 2],
    },
    {
      title: moreWords.sheets.variance,
      widths: [
        [1, 1, 36],
        [2, 2, 12],
        [3, VARIANCE_COLUMNS, 13],
      ],
      freeze: { columns: 2, rows: VARIANCE_HEADER },
      titleRows: [1, VARIANCE_HEADER],
      titleColumns: [1, 2],
    },
  ];
}

/** F and A have colours beside their letters. */
export function varianceMarks({ moreWords }: Book, cells: readonly PlacedCell[]): readonly Mark[] {
  const { favourable, adverse } = moreWords.variance;
  const effects = cells.filter(({ look }) => look.number === 'effect');
  const last = Math.max(...effects.map(({ row }) => row));
  return [...new Set(effects.map(({ column }) => column))].flatMap((column): readonly Mark[] => {
    const shared = {
      sheet: moreWords.sheets.variance,
      range: `${cellName(column, VARIANCE_HEADER + 1)}:${cellName(column, last)}`,
    };
    return [
      { ...shared, look: 'good', when: { kind: 'text', text: favourable } },
      { ...shared, look: 'low', when: { kind: 'text', text: adverse } },
    ];
  });
}
