/**
 * A sheet of a pack while it is written: cells in the columns that are printed, texts that run over the rest of the row,
 * charts that are as wide as the page, and rows that belong together on paper. The numbers that charts draw stand beside
 * them, to the right of what is printed.
 */
import { columnName, sheetPrefix } from '../../../exchange/export/columns.ts';
import { type SheetWriter, sheetWriter } from '../../../exchange/export/plain-sheet.ts';
import type { CellLook } from '../../../exchange/export/sheet-model.ts';
import type { ChartSpec, Mark } from '../../../exchange/export/workbook-model.ts';

/** Placed once the width of the page is known. */
export type PageChart = Omit<ChartSpec, 'sheet' | 'cell' | 'width' | 'height'> & {
  readonly row: number;
  readonly rows: number;
};

export type PageWriter = {
  readonly title: string;
  readonly sheet: SheetWriter;
  /** The last column that is printed, at least 4. */
  readonly columns: number;
  /** Of the printed columns, where they are not as wide as what they hold. */
  readonly widths: readonly number[] | null;
  /** The first column of the numbers of charts, which stand beside what is printed. */
  readonly aside: number;
  /** The first row from `wanted` on that is free there, which the caller then takes with `rows`. */
  readonly asideRow: (wanted: number, rows: number) => number;
  readonly charts: PageChart[];
  readonly marks: Mark[];
  /** Rows that stand on one page where they fit on one. */
  readonly together: { readonly from: number; readonly to: number }[];
  /** Rows down to this one are repeated on every page in print. */
  readonly repeat: (row: number) => void;
  readonly repeated: () => number | null;
  /** A text from a column to the end of the page, over as many lines as it takes. */
  readonly wide: (row: number, column: number, text: string, look?: Partial<CellLook>, link?: string) => void;
  /** Titles of columns from one on, the first if none is told; those of figures stand to the right. */
  readonly heading: (row: number, titles: readonly HeadingCell[], from?: number) => void;
  /** "'3 Outlay'!$B$4:$B$9"; one cell where the rows are the same. */
  readonly range: (column: number, from: number, to?: number) => string;
};

export type HeadingCell = { readonly title: string; readonly align: 'left' | 'right' | 'middle' };

/** The look that puts a text there. */
export const ALIGNED = { left: 'text', right: 'integer', middle: 'effect' } as const;

const LEAST_COLUMNS = 4;

export function pageWriter(
  title: string,
  wanted: number,
  widths: readonly number[] | null = null,
): PageWriter {
  const sheet = sheetWriter(title);
  const columns = Math.max(LEAST_COLUMNS, wanted);
  let free = 1;
  let repeated: number | null = null;
  const prefix = sheetPrefix(title);
  return {
    title,
    sheet,
    columns,
    widths,
    aside: columns + 2,
    asideRow: (from, rows) => {
      const row = Math.max(from, free);
      free = row + rows + 1;
      return row;
    },
    repeat: (row) => {
      repeated ??= row;
    },
    repeated: () => repeated,
    charts: [],
    marks: [],
    together: [],
    wide: (row, column, text, look = {}, link) =>
      sheet.text(
        row,
        column,
        text,
        { role: 'note', isWrapped: true, ...look },
        { span: columns - column + 1, ...(link === undefined ? {} : { link }) },
      ),
    heading: (row, titles, from = 1) => {
      titles.forEach(({ title: text, align }, at) => {
        sheet.text(row, from + at, text === '' ? ' ' : text, {
          row: 'heading',
          number: ALIGNED[align],
          ...(at > 0 && align === 'left' ? { isSetOff: true } : {}),
          isWrapped: from === 1,
        });
      });
    },
    range: (column, from, to = from) => {
      const end = (row: number): string => `$${columnName(column)}$${row}`;
      return `${prefix}${end(from)}${to === from ? '' : `:${end(to)}`}`;
    },
  };
}
