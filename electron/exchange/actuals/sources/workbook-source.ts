/**
 * A workbook that the parser has read whole (.xls, .xlsb, .ods, a web page, an .xlsx of an unusual writer) as a source of
 * rows. Promises the same cells as xlsx-source.ts gives for the same workbook.
 */
import type { ImportCell } from '../../../../models/tracking/actuals/import/import-types.ts';
import type { Sheet, Workbook } from '../../../contract/import/sheet.ts';
import { type CellFormat, cellFormat, formattedNumbers } from './cell-format.ts';
import { type FileSource, MOST_COLUMNS, type SheetSource } from './file-source.ts';

export function workbookSource({ format, sheets, notices }: Workbook): FileSource {
  return { format, notices, sheets: sheets.map(sheetSource) };
}

function sheetSource(sheet: Sheet): SheetSource {
  const { name, hidden, rows, date1904, decimal } = sheet;
  return {
    name,
    hidden: hidden !== 'no',
    rows: rows.length,
    date1904,
    decimal,
    unit: 'rows',
    read: (take) => {
      const numbers = formattedNumbers(date1904);
      const formats = new Map<string | undefined, CellFormat>();
      for (const [at, row] of rows.entries()) {
        const cells: ImportCell[] = [];
        for (const cell of row.cells) {
          if (cell.c >= MOST_COLUMNS) continue;
          while (cells.length < cell.c) cells.push(null);
          if (cell.t === 'e') cells[cell.c] = { kind: 'error', text: String(cell.v) };
          else if (typeof cell.v !== 'number') cells[cell.c] = cell.v;
          else {
            let format = formats.get(cell.z);
            if (!format) {
              format = cellFormat(cell.z);
              formats.set(cell.z, format);
            }
            cells[cell.c] = numbers(cell.v, format);
          }
        }
        if (cells.length > 0 && !take({ place: row.r + 1, cells }, { done: at + 1, total: rows.length }))
          return;
      }
    },
  };
}
