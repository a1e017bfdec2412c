// Formulas that Excel writes once for many cells, or by the names of a table's columns. Expected: what each cell computes.
import { describe, expect, it } from 'vitest';
import type { Workbook } from '../../../../electron/contract/import/sheet.ts';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { withCellReferences } from '../../../../electron/exchange/sheets/structured-references.ts';
import { bookOf, sheetWriter } from '../../../fixtures/ugly/book-writer.ts';
import { buildBook } from '../zip-builder.ts';

function formulasOf(book: Workbook): Readonly<Record<string, string>> {
  const { mapping } = previewImport(book, 'model.xlsx');
  if (!mapping) throw new Error('nothing was recognised');
  const imported = importTables(book, [mapping]);
  if (!imported.ok) throw new Error(imported.error.message);
  return Object.fromEntries(
    imported.value.lines.flatMap(({ label, entry }) =>
      entry.type === 'formula' ? [[label, entry.formula]] : [],
    ),
  );
}

function opened(bytes: Uint8Array): Workbook {
  const book = readSpreadsheet(bytes, 'model.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  return book.value;
}

const text = (place: string, words: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (place: string, value: number, f = ''): string => `<c r="${place}">${f}<v>${value}</v></c>`;

/** Units and prices of three months and a row below them. */
function withRow(cells: string): Workbook {
  const rows = [
    text('B1', 'Jan 2026') + text('C1', 'Feb 2026') + text('D1', 'Mar 2026'),
    text('A2', 'Units sold') + number('B2', 10) + number('C2', 12) + number('D2', 15),
    text('A3', 'Unit price') + number('B3', 5) + number('C3', 5.5) + number('D3', 6),
    text('A4', 'Sales') + cells,
  ];
  const xml = rows.map((row, at) => `<row r="${at + 1}">${row}</row>`).join('');
  return opened(buildBook([{ name: 'S', xml: `<sheetData>${xml}</sheetData>` }]));
}

const array = (formula: string): string => `<f t="array" ref="B4:D4">${formula}</f>`;

describe('an array formula over a row', () => {
  it('is the formula of each of its cells', () => {
    const cells = number('B4', 50, array('B2:D2*B3:D3')) + number('C4', 66) + number('D4', 90);
    expect(formulasOf(withRow(cells))).toEqual({ Sales: 'units_sold * unit_price' });
  });

  it('comes in as figures where it adds up what it reads', () => {
    const cells = number('B4', 206, array('SUM(B2:D2*B3:D3)')) + number('C4', 206) + number('D4', 206);
    expect(formulasOf(withRow(cells))).toEqual({});
  });
});

describe('a reference into a table of Excel', () => {
  it.each([
    ['Sales[[#This Row],[Units sold]]*Sales[[#This Row],[Unit price]]'],
    ['[@[Units sold]]*Sales[@[Unit price]]'],
  ])('%s is the cell of that column in the same row', (formula) => {
    const sheet = sheetWriter('T');
    ['Month', 'Units sold', 'Unit price', 'Sales'].forEach((title, at) => {
      sheet.put(0, at, title);
    });
    ['2026-01', '2026-02', '2026-03', '2026-04'].forEach((month, at) => {
      sheet.put(1 + at, 0, month);
      sheet.put(1 + at, 1, 10 + at);
      sheet.put(1 + at, 2, 5 + at * 2);
      sheet.put(1 + at, 3, (10 + at) * (5 + at * 2), 'plain', formula);
    });
    expect(formulasOf(opened(bookOf([sheet])))).toEqual({ Sales: 'units_sold * unit_price' });
  });

  it('stays as it is where no column has the name', () => {
    const rows = [{ r: 4, cells: [{ c: 1, t: 'n' as const, v: 1, f: '[@Missing]*2' }] }];
    expect(withCellReferences(rows)).toEqual(rows);
  });
});
