// Columns of figures that no period takes, on sheets typed here cell by cell. Expected: the cell and the words of each header.
import { describe, expect, it } from 'vitest';
import type { Sheet, SheetCell } from '../../../../electron/contract/import/sheet.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { recogniseSheet } from '../../../../electron/exchange/recognise-sheet.ts';
import { buildBook } from '../zip-builder.ts';

type Typed = string | number | null;

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

function sheetOf(rows: readonly (readonly Typed[])[]): Sheet | undefined {
  const xml = rows.map((row, r) => {
    const cells = row.map((value, c) => {
      const place = `${columnName(c)}${r + 1}`;
      if (value === null) return '';
      return typeof value === 'number'
        ? `<c r="${place}"><v>${value}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const read = readSpreadsheet(
    buildBook([{ name: 'S', xml: `<sheetData>${xml.join('')}</sheetData>` }]),
    'a.xlsx',
  );
  return read.ok ? read.value.sheets[0] : undefined;
}

function unread(rows: readonly (readonly Typed[])[]): unknown {
  const sheet = sheetOf(rows);
  const read = sheet && recogniseSheet(sheet, 0);
  if (!read?.ok) return 'refused';
  const found = read.value.notices.find(({ code }) => code === 'columns-unread');
  return found && { places: found.places, count: found.params?.count };
}

describe('columns of figures without a period', () => {
  it('are named by the cell and the words of their header', () => {
    const rows = [
      ['Item', '2027', '2028', '2029', 'Oops', '2031'],
      ['Revenue', 1, 2, 3, 4, 5],
    ];
    expect(unread(rows)).toEqual({ places: ['E1 “Oops”'], count: 1 });
  });

  it('are named within the axis where the header is empty, but not beside it', () => {
    const rows = [
      ['Item', '2027', '2028', null, '2030', null, null],
      ['Revenue', 1, 2, 3, 4, null, 77],
    ];
    expect(unread(rows)).toEqual({ places: ['D1'], count: 1 });
  });

  it('are counted, and named by their ends where years run beyond 2199', () => {
    const years = Array.from({ length: 300 }, (_, at) => String(2000 + at));
    const rows = [
      ['Item', ...years],
      ['Revenue', ...years.map(() => 1)],
    ];
    // 2000 stands in column B, the 2nd; 2200 in the 202nd (GT), 2299 in the 301st (KO).
    expect(unread(rows)).toEqual({ places: ['GT1 “2200” – KO1 “2299”'], count: 100 });
  });

  it('are not totals, changes, remarks, numbers of accounts or spacers', () => {
    const rows = [
      ['Code', 'Item', 'Unit', '2027', '2028', 'Total', 'Change', null, 'Remark'],
      [4000, 'Revenue', 'USD', 1, 2, 3, 1, null, 'as agreed'],
      [5000, 'Rent', 'USD', 2, 3, 5, 1, null, 'to 2030'],
    ];
    expect(unread(rows)).toBeUndefined();
  });

  it('are not quarters and years that add up months', () => {
    const rows = [
      ['Item', '2027-01', '2027-02', '2027-03', 'Q1 2027', '2027'],
      ['Revenue', 1, 2, 3, 6, 6],
    ];
    expect(unread(rows)).toBeUndefined();
  });
});

// The cells of a typed sheet have to be the cells that the reader sees, or the expectations above say nothing.
it('types the cells where they are read', () => {
  const cells: readonly SheetCell[] | undefined = sheetOf([['a', null, 7]])?.rows[0]?.cells;
  expect(cells?.map(({ c, v }) => [c, v])).toEqual([
    [0, 'a'],
    [2, 7],
  ]);
});
