/** A workbook as another program reads it (xlsx), and computed anew by the engine of the proof with cells changed. */
import * as XLSX from 'xlsx';
import { spreadsheetEngine } from '../../../../electron/exchange/export/proof/spreadsheet-engine.ts';
import type { PlacedCell } from '../../../../electron/exchange/export/sheet-model.ts';

export type ReadCell = string | number | null;

export type ReadBook = {
  readonly titles: readonly string[];
  /** The rows of a sheet that hold something, without their empty cells at the end. */
  readonly rows: (title: string) => readonly (readonly ReadCell[])[];
  readonly cells: readonly PlacedCell[];
  readonly book: XLSX.WorkBook;
};

export function readBook(file: Uint8Array): ReadBook {
  const book = XLSX.read(file, { type: 'array', cellFormula: true, cellStyles: false });
  return {
    book,
    titles: book.SheetNames,
    rows: (title) => {
      const sheet = book.Sheets[title];
      if (!sheet) throw new Error(`no sheet ${title}`);
      return XLSX.utils
        .sheet_to_json<ReadCell[]>(sheet, { header: 1, raw: true, defval: null })
        .map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1))
        .filter((row) => row.length > 0);
    },
    cells: book.SheetNames.flatMap((title) => placedCells(title, book.Sheets[title] ?? {})),
  };
}

function placedCells(title: string, sheet: XLSX.WorkSheet): readonly PlacedCell[] {
  return Object.entries(sheet).flatMap(([name, cell]: [string, XLSX.CellObject]): PlacedCell[] => {
    if (name.startsWith('!') || cell.v === undefined) return [];
    const { r, c } = XLSX.utils.decode_cell(name);
    const value = typeof cell.v === 'number' ? cell.v : String(cell.v);
    const content =
      cell.f !== undefined
        ? ({ kind: 'formula', formula: cell.f, value } as const)
        : typeof value === 'number'
          ? ({ kind: 'input', value } as const)
          : ({ kind: 'text', text: value } as const);
    const look = { role: 'formula', row: 'line', number: 'amount' } as const;
    return [{ sheet: title, row: r + 1, column: c + 1, content, look }];
  });
}

/** All cells by 'Sheet!A1' after a calculation of the whole workbook, with some cells put otherwise. */
export function recomputed(
  cells: readonly PlacedCell[],
  put: ReadonlyMap<string, string>,
): (place: string) => ReadCell {
  const titles = [...new Set(cells.map(({ sheet }) => sheet))];
  const widest = Math.max(...cells.map(({ column }) => column));
  const calculation = spreadsheetEngine(titles, widest)();
  for (const { sheet, row, column, content } of cells) {
    const at = titles.indexOf(sheet);
    const otherwise = put.get(placeOf(sheet, row, column));
    if (otherwise !== undefined) calculation.putText(at, row, column, otherwise);
    else if (content.kind === 'formula') calculation.putFormula(at, row, column, content.formula);
    else if (content.kind === 'text') calculation.putText(at, row, column, content.text);
    else calculation.putNumber(at, row, column, String(content.value));
  }
  calculation.compute();
  return (place) => {
    const [, sheet = '', cell = ''] = /^(.*)!([A-Z]+\d+)$/.exec(place) ?? [];
    const { r, c } = XLSX.utils.decode_cell(cell);
    const read = calculation.read(titles.indexOf(sheet), r + 1, c + 1);
    return read.kind === 'number' ? read.value : read.text;
  };
}

export function placeOf(sheet: string, row: number, column: number): string {
  return `${sheet}!${XLSX.utils.encode_cell({ r: row - 1, c: column - 1 })}`;
}
