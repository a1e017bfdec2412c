// The reader of .xlsx against the parser of workbooks: the same cells from the same bytes, and what only XML can show.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSource } from '../../../../electron/exchange/actuals/sources/file-source.ts';
import { workbookSource } from '../../../../electron/exchange/actuals/sources/workbook-source.ts';
import { xlsxSource } from '../../../../electron/exchange/actuals/sources/xlsx-source.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import type { ImportRow } from '../../../../models/tracking/actuals/import/import-types.ts';
import { bookParts, buildBook, buildZip } from '../zip-builder.ts';
import { type Cell, writeBook } from './workbooks.ts';

function rowsOf(source: FileSource, sheet = 0): ImportRow[] {
  const rows: ImportRow[] = [];
  source.sheets[sheet]?.read((row) => {
    rows.push(row);
    return true;
  });
  return rows;
}

/** Rows by this reader; null where it leaves the file to the parser. */
function own(bytes: Uint8Array, sheet = 0): ImportRow[] | null {
  const source = xlsxSource(bytes);
  if (source === undefined) return null;
  if (!source.ok) throw new Error(source.error.message);
  return rowsOf(source.value, sheet);
}

function byParser(bytes: Uint8Array, sheet = 0): ImportRow[] {
  const book = readSpreadsheet(bytes, 'x.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  return rowsOf(workbookSource(book.value), sheet);
}

const sheetOf = (data: string): Uint8Array =>
  buildBook([{ name: 'A', xml: `<sheetData>${data}</sheetData>` }]);
const cellsOf = (data: string) => own(sheetOf(`<row r="1">${data}</row>`))?.[0]?.cells;

describe('xlsxSource', () => {
  const cell = fc.oneof(
    fc.constant<Cell>(null),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom<Cell>(
      'a & b',
      '<t>x</t>',
      '"quoted"',
      '长文本',
      '_x000D_',
      '</c>',
      ' blank ',
      '二〇二六',
    ),
  );

  it('gives the cells that the parser gives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('General', 'yyyy-mm-dd', '0.0%', '[$€-407]0.00', '#,##0.00'),
        (rows, sharedStrings, date1904, format) => {
          const bytes = writeBook(
            { A: [['x'], ...rows] },
            { sharedStrings, date1904, formats: { 0: format, 2: format } },
          );
          expect(own(bytes)).toEqual(byParser(bytes));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes an entity out once, where the parser takes it out twice', () => {
    const bytes = writeBook({ A: [['&amp;', '&lt;b&gt;']] }, { sharedStrings: false });
    expect(own(bytes)).toEqual([{ place: 1, cells: ['&amp;', '&lt;b&gt;'] }]);
  });

  it('reads every kind of cell as ECMA-376 18.18.11 names it', () => {
    expect(
      cellsOf(
        '<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve">line </t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>' +
          '<c r="B1" t="str"><f>A1&amp;"x"</f><v>a &amp; b</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c>' +
          '<c r="E1"><v>1.5E3</v></c><c r="F1" t="n"><f>1+1</f><v>2</v></c><c r="G1"><f>1+1</f></c><c r="H1" s="1"/>' +
          '<c r="I1" t="d"><v>2026-03-05</v></c><c r="J1" s="1"><v>46096</v></c><c r="K1"><v></v></c>',
      ),
    ).toEqual([
      'inline ',
      'a & b',
      true,
      { kind: 'error', text: '#REF!' },
      1500,
      2,
      null,
      null,
      '2026-03-05',
      // 46096 is 2026-03-15, which is day 20527 since 1970 (date -u -d 2026-03-15 +%s divided by 86400).
      { kind: 'day', day: 20_527 },
    ]);
  });

  it('puts cells without an address behind the one before, and rows without a number below', () => {
    expect(
      own(
        sheetOf(
          '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row/><row r="9"><c><v>4</v></c></row><row><c><v>5</v></c></row>',
        ),
      ),
    ).toEqual([
      { place: 1, cells: [1, null, null, 2, 3] },
      { place: 9, cells: [4] },
      { place: 10, cells: [5] },
    ]);
  });

  it('leaves out columns beyond the 256th', () => {
    expect(cellsOf('<c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c>')).toEqual([1]);
  });

  it('reads attributes in single quotes', () => {
    expect(cellsOf("<c r='B1' t='b'><v>1</v></c>")).toEqual([null, true]);
  });

  it('leaves XML that it does not know to the parser', () => {
    expect(own(sheetOf('<!-- <row r="1"><c r="A1"><v>1</v></c></row> -->'))).toBe(null);
    expect(own(sheetOf('<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>'))).toBe(null);
    const prefixed = bookParts([{ name: 'A', xml: '' }]).map((part) =>
      part.name.startsWith('xl/worksheets/')
        ? {
            ...part,
            data: '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData/></x:worksheet>',
          }
        : part,
    );
    expect(own(buildZip(prefixed))).toBe(null);
  });

  it('reads a long row of empty cells and a sheet of inline text in a time that grows with its size', () => {
    const row = (r: number): string =>
      `<row r="${r}">${'<c s="1"></c>'.repeat(20)}<c t="inlineStr"><is><t>x${r}</t></is></c></row>`;
    const bytes = sheetOf(Array.from({ length: 20_000 }, (_, at) => row(at + 1)).join(''));
    // A search to the end of the sheet for each cell would take minutes, more than a test may.
    expect(own(bytes)).toHaveLength(20_000);
  });

  it('gives an answer for XML that is broken in any place', () => {
    const whole =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" s="1"><v>46096</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData>';
    const breaks = fc.tuple(
      fc.nat(whole.length),
      fc.nat(12),
      fc.constantFrom(
        '',
        '<',
        '>',
        '"',
        '</c>',
        '<row',
        '<c r="',
        '&#99999999;',
        ' r="99999999999999"',
        'r="ZZZZZZ9"',
      ),
    );
    fc.assert(
      fc.property(breaks, ([at, cut, put]) => {
        const xml = whole.slice(0, at) + put + whole.slice(at + cut);
        const rows = own(buildBook([{ name: 'A', xml }])) ?? [];
        expect(
          rows.every(({ place, cells }) => place >= 1 && place <= 1_048_576 && cells.length <= 256),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
