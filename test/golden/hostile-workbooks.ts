/**
 * One run for each workbook case of hostile.json, by the name of the case.
 * Books are written byte by byte or by the parser's writer; expected values are what was written.
 */
import { expect } from 'vitest';
import * as XLSX from 'xlsx';
import { readSpreadsheet } from '../../electron/exchange/read-workbook.ts';
import { buildBook, buildZip } from '../electron/exchange/zip-builder.ts';
import { importedFrom, noticeCodes, previewOf, seriesOf, sheetData } from './hostile-files.ts';

function olderBook(bookType: 'biff8' | 'biff5'): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Item', '2026-01', '2026-02'],
      ['Rent', 5, 6.5],
    ]),
    'Plan',
  );
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }));
}

export const WORKBOOK_CASES: ReadonlyMap<string, () => void> = new Map([
  [
    '1904',
    () => {
      // 2026-03-31 and 2026-06-30 are 46112 and 46203 in the 1900 system, each 1,462 less in the 1904 system.
      const xml = (shift: number): string =>
        `<sheetData><row r="1"><c r="B1" s="1"><v>${46112 - shift}</v></c><c r="C1" s="1"><v>${46203 - shift}</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Flow</t></is></c><c r="B2"><v>-100</v></c><c r="C2"><v>120</v></c></row></sheetData>`;
      const from1900 = previewOf(buildBook([{ name: 'Plan', xml: xml(0) }]));
      const from1904 = previewOf(buildBook([{ name: 'Plan', xml: xml(1462) }], { date1904: true }));
      expect(importedFrom(from1904)).toEqual(importedFrom(from1900));
      expect(from1904.preview.grid[0]?.cells).toEqual(['', '2026-03-31', '2026-06-30']);
      expect(importedFrom(from1904).timeline).toMatchObject({ start: '2026-01', periodicity: 'quarter' });
      expect(noticeCodes(from1904.preview)).toContain('date-system-1904');
    },
  ],
  [
    'two_row_header',
    () => {
      const xml = `${sheetData([
        [null, 2026, null, 2027, null],
        ['Item', '11月', '12月', '1月', '2月'],
        ['Rent', 1, 2, 3, 4],
      ])}<mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>`;
      const imported = importedFrom(previewOf([{ name: 'Plan', xml }]));
      expect(imported.timeline).toEqual({
        start: '2026-11',
        periodicity: 'month',
        periods: 4,
        fiscalYearStart: 1,
      });
      expect(seriesOf(imported)).toEqual({ Rent: [1, 2, 3, 4] });
    },
  ],
  [
    'hidden_sheet',
    () => {
      const plan = (value: number): string =>
        sheetData([
          ['Item', '2026-01'],
          ['Rent', value],
          ['Fees', value],
          ['Tax', value],
        ]);
      const now = sheetData([
        ['Item', '2026-01'],
        ['Rent', 3],
      ]);
      const { preview } = previewOf([
        { name: 'Last year', xml: plan(1), state: 'hidden' },
        { name: 'Older', xml: plan(2), state: 'veryHidden' },
        { name: 'Now', xml: now },
      ]);
      expect(preview.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
        ['Last year', 'hidden'],
        ['Older', 'very'],
        ['Now', 'no'],
      ]);
      expect(preview.mapping?.sheet).toBe(2);
      expect(preview.notices.filter(({ code }) => code === 'hidden-sheet').length).toBe(2);
    },
  ],
  [
    'stale_cache',
    () => {
      const xml = sheetData([
        ['Item', '2026-01'],
        ['Rent', 5],
      ]).replace('<c r="B2"><v>5</v></c>', '<c r="B2"><f>2+2</f><v>5</v></c>');
      const read = previewOf([{ name: 'Plan', xml }]);
      expect(seriesOf(importedFrom(read))).toEqual({ Rent: [5] });
      expect(noticeCodes(read.preview)).toContain('cached-values');
    },
  ],
  [
    'xls_biff8',
    () => expect(seriesOf(importedFrom(previewOf(olderBook('biff8'), 'a.xls')))).toEqual({ Rent: [5, 6.5] }),
  ],
  [
    'xls_biff5',
    () => expect(seriesOf(importedFrom(previewOf(olderBook('biff5'), 'a.xls')))).toEqual({ Rent: [5, 6.5] }),
  ],
  [
    'numbers',
    () => {
      const read = readSpreadsheet(
        buildZip([
          { name: 'Index/Document.iwa', data: 'x' },
          { name: 'preview.jpg', data: 'x' },
        ]),
        'plan.numbers',
      );
      expect(read).toMatchObject({ ok: false, error: { code: 'not-a-spreadsheet' } });
      expect(!read.ok && read.error.message).toContain('Apple Numbers');
    },
  ],
  [
    'header_unit',
    () => {
      const read = previewOf([
        {
          name: 'Plan',
          xml: sheetData([
            ['金额(万元)', null, null],
            ['项目', '2026年1月', '2026年2月'],
            ['租金', 1.1, 2],
            ['工资(万元)', 3, '4'],
          ]),
        },
      ]);
      // 1.1 万 is 11,000; the line that says 万元 again is not scaled a second time.
      expect(seriesOf(importedFrom(read))).toEqual({ 租金: [11_000, 20_000], 工资: [30_000, 40_000] });
      expect(read.preview.notices).toContainEqual(
        expect.objectContaining({ code: 'scaled', params: expect.objectContaining({ scale: 10_000 }) }),
      );
    },
  ],
  [
    'subtotals',
    () => {
      const read = previewOf([
        {
          name: 'Plan',
          xml: sheetData([
            ['Item', '2026-01'],
            ['Rent', 5],
            ['Salaries', 7],
            ['小计', 12],
            ['Fees', 3],
            ['Total', 15],
            ['合 计', 15],
          ]),
        },
      ]);
      const imported = importedFrom(read);
      expect(seriesOf(imported)).toEqual({ Rent: [5], Salaries: [7], Fees: [3] });
      expect(
        read.preview.mapping?.lines.filter(({ found }) => found === 'subtotal').map(({ label }) => label),
      ).toEqual(['小计', 'Total', '合 计']);
      expect(noticeCodes(read.preview)).not.toContain('totals-differ');
    },
  ],
  [
    'text_numbers_green',
    () => {
      const read = previewOf([
        {
          name: 'Plan',
          xml: sheetData([
            ['Item', '2026-01', '2026-02'],
            ['Rent', '1,200', 5],
          ]),
        },
      ]);
      expect(seriesOf(importedFrom(read))).toEqual({ Rent: [1200, 5] });
      expect(read.preview.notices).toContainEqual(
        expect.objectContaining({ code: 'text-numbers', places: ['B2'] }),
      );
    },
  ],
  [
    'formula_text',
    () => {
      const { workbook, preview } = previewOf([
        {
          name: 'Plan',
          xml: sheetData([
            ['Item', '2026-01'],
            ['=SUM(A1)', 5],
          ]),
        },
      ]);
      expect(workbook.sheets[0]?.rows[1]?.cells[0]).toEqual({ c: 0, t: 's', v: '=SUM(A1)' });
      expect(preview.mapping?.lines[0]?.label).toBe('=SUM(A1)');
    },
  ],
  [
    'float_noise',
    () => {
      // 0.1 + 0.2 is 0.30000000000000004 in binary; the sheet shows and states 0.3.
      const totals = (total: number): readonly string[] =>
        noticeCodes(
          previewOf([
            {
              name: 'Plan',
              xml: sheetData([
                ['Item', '2026-01'],
                ['Rent', 0.1],
                ['Fees', 0.2],
                ['Total', total],
              ]),
            },
          ]).preview,
        );
      expect(0.1 + 0.2).not.toBe(0.3);
      expect(totals(0.3)).not.toContain('totals-differ');
      expect(totals(0.304)).not.toContain('totals-differ');
      expect(totals(0.31)).toContain('totals-differ');
    },
  ],
]);
