/** Cells put one by one, for sheets that do not stand on the columns of time. Empty texts are no cells. */
import type { CellLook, Content, PlacedCell } from './sheet-model.ts';

export type SheetWriter = {
  readonly cells: readonly PlacedCell[];
  readonly put: (
    row: number,
    column: number,
    content: Content,
    look?: Partial<CellLook>,
    more?: Extra,
  ) => void;
  readonly text: (row: number, column: number, text: string, look?: Partial<CellLook>, more?: Extra) => void;
  /** A row of words over the whole width, as a heading. */
  readonly heading: (row: number, titles: readonly string[]) => void;
};

type Extra = { readonly link?: string; readonly comment?: string; readonly span?: number };

export function sheetWriter(sheet: string): SheetWriter {
  const cells: PlacedCell[] = [];
  const put: SheetWriter['put'] = (row, column, content, look = {}, more = {}) => {
    if (content.kind === 'text' && content.text === '') return;
    const role = content.kind === 'input' ? 'input' : content.kind === 'text' ? 'text' : 'formula';
    cells.push({
      sheet,
      row,
      column,
      content,
      look: { role, row: 'line', number: 'text', ...look },
      ...more,
    });
  };
  const text: SheetWriter['text'] = (row, column, words, look, more) =>
    put(row, column, { kind: 'text', text: words }, look, more);
  return {
    cells,
    put,
    text,
    heading: (row, titles) => {
      titles.forEach((title, at) => {
        // Titles of figures stand to the right, as the figures do.
        text(row, at + 1, title === '' ? ' ' : title, {
          row: 'heading',
          number: at === 0 ? 'text' : 'integer',
        });
      });
    },
  };
}
