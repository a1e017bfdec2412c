// Workbooks of every format and the files that only claim to be one. Expected: what was written into the bytes.
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Sheet } from '../../../electron/contract/import/sheet.ts';
import { workbookSchema } from '../../../electron/contract/import/sheet.ts';
import { readSpreadsheet } from '../../../electron/exchange/read-workbook.ts';
import { buildBook, buildZip } from './zip-builder.ts';

function verdict(bytes: Uint8Array, name = 'plan.xlsx'): string {
  const read = readSpreadsheet(bytes, name);
  return read.ok ? read.value.format : read.error.code;
}

function firstSheet(bytes: Uint8Array): Sheet {
  const read = readSpreadsheet(bytes, 'plan.xlsx');
  const sheet = read.ok ? read.value.sheets[0] : undefined;
  if (!sheet) throw new Error(`not read: ${JSON.stringify(read)}`);
  return sheet;
}

function values(sheet: Sheet): unknown[][] {
  return sheet.rows.map((row) => row.cells.map(({ v }) => v));
}

function written(bookType: XLSX.BookType): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Rent', 2026],
      ['Fees', 1.5],
    ]),
    'Plan',
  );
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }));
}

describe('readSpreadsheet', () => {
  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'biff5', 'biff2', 'ods', 'xlml', 'html', 'csv', 'txt'] as const)(
    'reads %s by its content, under any name',
    (bookType) => {
      const text = bookType === 'html' || bookType === 'csv' || bookType === 'txt';
      const expected = text
        ? [
            ['Rent', '2026'],
            ['Fees', '1.5'],
          ]
        : [
            ['Rent', 2026],
            ['Fees', 1.5],
          ];
      expect(values(firstSheet(written(bookType)))).toEqual(expected);
    },
  );

  it('keeps kinds of cells apart and keeps formulas as text', () => {
    const sheet = firstSheet(
      buildBook([
        {
          name: 'Plan',
          xml: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" s="1"><v>46096</v></c><c r="F1"><v>junk</v></c></row></sheetData>',
        },
      ]),
    );
    expect(sheet.rows[0]?.cells).toMatchObject([
      { c: 0, t: 's', v: '=1+1' },
      { c: 1, t: 'n', v: 2, f: '1+1' },
      { c: 2, t: 'e', v: '#DIV/0!' },
      { c: 3, t: 'b', v: true },
      { c: 4, t: 'n', v: 46096, z: 'mmm-yy' },
      { c: 5, t: 'e', v: '#NUM!' },
    ]);
    expect(sheet.rows[0]?.cells[0]).not.toHaveProperty('f');
  });

  it('lists a formula that was saved without a value instead of taking it for 0', () => {
    const read = readSpreadsheet(
      buildBook([{ name: 'Plan', xml: '<sheetData><row r="3"><c r="C3"><f>1+1</f></c></row></sheetData>' }]),
      'a.xlsx',
    );
    // The formula is known, its figure is not: the cell is empty, never a number.
    expect(read.ok && read.value.sheets[0]?.rows).toEqual([
      { r: 2, cells: [{ c: 2, t: 's', v: '', f: '1+1' }] },
    ]);
    expect(read.ok && read.value.notices).toContainEqual(
      expect.objectContaining({ code: 'formula-without-value', places: ['Plan!C3'] }),
    );
  });

  it('marks hidden sheets, rows and columns', () => {
    const xml =
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>';
    const read = readSpreadsheet(
      buildBook([
        { name: 'A', xml },
        { name: 'B', xml, state: 'hidden' },
        { name: 'C', xml, state: 'veryHidden' },
      ]),
      'a.xlsx',
    );
    expect(read.ok && read.value.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['A', 'no'],
      ['B', 'hidden'],
      ['C', 'very'],
    ]);
    expect(read.ok && read.value.sheets[0]).toMatchObject({
      hiddenColumns: [1, 2],
      rows: [{ r: 0 }, { r: 1, hidden: true }],
    });
  });

  it('gives a value that the wire schema accepts', () => {
    const read = readSpreadsheet(written('xlsx'), 'a.xlsx');
    expect(read.ok && workbookSchema.safeParse(JSON.parse(JSON.stringify(read.value))).success).toBe(true);
  });

  it('is not slowed by a million formatted empty rows', () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, at) => `<row r="${at + 1}" s="1" customFormat="1"><c r="A${at + 1}" s="1"/></row>`,
    ).join('');
    const bytes = buildBook([{ name: 'Plan', xml: `<sheetData>${rows}</sheetData>` }]);
    expect(firstSheet(bytes).rows).toEqual([]);
  }, 60_000);

  it('reads Chinese labels of an Excel 95 file in its code page', () => {
    // 租金 is D7 E2 BD F0 in GBK (code page 936); the writer has no Chinese code page, so its label is replaced.
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['abcd', 1]]), 'Plan');
    const bytes = Buffer.from(XLSX.write(book, { type: 'array', bookType: 'biff5' }));
    const label = bytes.indexOf('abcd');
    Buffer.from([0xd7, 0xe2, 0xbd, 0xf0]).copy(bytes, label);
    // The CodePage record (0042h, 2 bytes) says which code page: [MS-XLS] 2.4.52.
    const record = bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00]));
    bytes.writeUInt16LE(936, record + 4);
    expect(values(firstSheet(new Uint8Array(bytes)))).toEqual([['租金', 1]]);
  });
});

describe('readSpreadsheet refuses by name', () => {
  const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('pictures, documents, archives and empty files called .xlsx', () => {
    expect(
      readSpreadsheet(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'budget.xlsx'),
    ).toMatchObject({
      error: { code: 'not-a-spreadsheet', params: { what: 'a PNG picture' } },
    });
    expect(verdict(ascii('%PDF-1.7'))).toBe('not-a-spreadsheet');
    expect(verdict(new Uint8Array())).toBe('empty-file');
    expect(verdict(ascii('PK\u0003\u0004 cut off'))).toBe('truncated');
    expect(verdict(ascii('<html><body>no table</body></html>'))).toBe('not-a-spreadsheet');
    expect(verdict(ascii('<?xml version="1.0"?><rss></rss>'))).toBe('not-a-spreadsheet');
    expect(
      verdict(ascii('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook>&a;</Workbook>')),
    ).toBe('xml-entities');
    expect(verdict(buildZip([{ name: 'word/document.xml', data: '<w/>' }]))).toBe('not-a-spreadsheet');
  });

  it('a workbook with a password, and an old Word document', () => {
    const container = (stream: string): Uint8Array => {
      const file = XLSX.CFB.utils.cfb_new();
      XLSX.CFB.utils.cfb_add(file, `/${stream}`, Buffer.from('x'.repeat(5000)));
      return new Uint8Array(XLSX.CFB.write(file, { type: 'buffer' }));
    };
    expect(verdict(container('EncryptedPackage'))).toBe('encrypted');
    expect(verdict(container('WordDocument'))).toBe('not-a-spreadsheet');
    expect(verdict(container('Workbook'))).toBe('unreadable');
  });

  it('random bytes, without throwing', () => {
    let state = 12345;
    for (let round = 0; round < 60; round += 1) {
      const bytes = Uint8Array.from({ length: 300 }, () => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return state >>> 16;
      });
      if (round % 3 === 1) bytes.set([0x50, 0x4b, 3, 4]);
      if (round % 3 === 2) bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      expect(typeof verdict(bytes)).toBe('string');
    }
  });
});
