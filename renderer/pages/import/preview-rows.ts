/** The rows that the page shows: those of the preview, and lines that lie below it. Pure. */
import type { ImportPreview, LineMapping, SheetMapping } from '../../../electron/contract/import.ts';

export type SheetRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly header: boolean;
  readonly line: LineMapping | null;
  readonly hidden: boolean;
  readonly formulas: ReadonlySet<number>;
  readonly blue: ReadonlySet<number>;
};

const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Every row of the preview, and the lines that lie below it. */
export function rowsOf(preview: ImportPreview, mapping: SheetMapping): readonly SheetRow[] {
  const lines = new Map(mapping.lines.map((line) => [line.row, line]));
  const headers = new Set(mapping.headerRows);
  const shown = preview.grid.map(({ row, cells, hidden, formulas, blue }) => ({
    row,
    cells,
    header: headers.has(row),
    line: lines.get(row) ?? null,
    hidden: hidden === true,
    formulas: formulas ? new Set(formulas) : NO_COLUMNS,
    blue: blue ? new Set(blue) : NO_COLUMNS,
  }));
  const seen = new Set(shown.map(({ row }) => row));
  const below = mapping.lines
    .filter((line) => !seen.has(line.row))
    .map((line) => ({
      row: line.row,
      cells: [line.label],
      header: false,
      line,
      hidden: false,
      formulas: NO_COLUMNS,
      blue: NO_COLUMNS,
    }));
  return [...shown, ...below];
}
