/**
 * One run for each delimited-file case of hostile.json, by the name of the case.
 * Expected values are what each run writes into its own bytes.
 */
import { expect } from 'vitest';
import { readCsv } from '../../electron/exchange/read-csv.ts';
import { importedFrom, noticeCodes, previewOf, seriesOf } from './hostile-files.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const CSV_CASES: ReadonlyMap<string, () => void> = new Map([
  [
    'gbk',
    () => {
      // 项目,金额 / 营业收入,"1,200" in GBK, from the Unicode consortium's table for code page 936.
      const bytes = Buffer.concat([
        Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a]),
        Buffer.from([0xd3, 0xaa, 0xd2, 0xb5, 0xca, 0xd5, 0xc8, 0xeb]),
        Buffer.from(',"1,200"\n'),
      ]);
      const table = readCsv(new Uint8Array(bytes));
      expect(table).toMatchObject({
        ok: true,
        value: {
          encoding: 'gb18030',
          rows: [
            ['项目', '金额'],
            ['营业收入', '1,200'],
          ],
        },
      });
      const dated = Buffer.from(bytes.toString('latin1').replace('\xbd\xf0\xb6\xee', '2026-01'), 'latin1');
      expect(seriesOf(importedFrom(previewOf(new Uint8Array(dated))))).toEqual({ 营业收入: [1200] });
    },
  ],
  [
    'semicolon',
    () => {
      const read = previewOf(utf8('Item;2026-01;2026-02\nRent;1.200,50;7,5\nSales;3,25;4,75\n'));
      expect(seriesOf(importedFrom(read))).toEqual({ Rent: [1200.5, 7.5], Sales: [3.25, 4.75] });
      expect(noticeCodes(read.preview)).toEqual(expect.arrayContaining(['delimiter', 'decimal-comma']));
    },
  ],
  [
    'quoted_newline',
    () => {
      const table = readCsv(utf8('"a\nb",1\n'));
      expect(table.ok && table.value.rows).toEqual([['a\nb', '1']]);
    },
  ],
  [
    'cr_only',
    () => {
      expect(seriesOf(importedFrom(previewOf(utf8('Item,2026-01\rRent,5\rFees,6\r'))))).toEqual({
        Rent: [5],
        Fees: [6],
      });
    },
  ],
  [
    'nul',
    () => {
      const table = readCsv(utf8('Item,2026-01\nRe\0nt,5\n'));
      expect(table.ok && table.value.rows[1]).toEqual(['Rent', '5']);
      expect(table.ok && table.value.notices).toMatchObject([
        { code: 'nul-characters', params: { count: 1, line: 2 } },
      ]);
    },
  ],
  [
    'trailing_commas',
    () => {
      const tail = ','.repeat(100);
      const imported = importedFrom(previewOf(utf8(`Item,2026-01,2026-02${tail}\nRent,5,6${tail}\n`)));
      expect(imported.timeline.periods).toBe(2);
      expect(seriesOf(imported)).toEqual({ Rent: [5, 6] });
    },
  ],
  [
    'sep_line',
    () => {
      const read = previewOf(utf8('sep=;\r\nItem;2026-01\r\nRent, office;5\r\n'));
      expect(seriesOf(importedFrom(read))).toEqual({ 'Rent, office': [5] });
      expect(noticeCodes(read.preview)).toContain('separator-line');
    },
  ],
  [
    // Storing the rows as actuals belongs to tracking; here: reading them and adding them up.
    'rows_100k',
    () => {
      const lines = ['date,account,amount,a,b,c,d,e,f,g,h,i'];
      let expected = 0;
      for (let row = 0; row < 100_000; row += 1) {
        const cents = ((row * 7919) % 1_000_003) - 300_000;
        expected += cents;
        const sign = cents < 0 ? '-' : '';
        const units = Math.floor(Math.abs(cents) / 100);
        lines.push(
          `2026-${String((row % 12) + 1).padStart(2, '0')}-15,A${row % 40},${sign}${units}.${String(Math.abs(cents) % 100).padStart(2, '0')},1,2,3,4,5,6,7,8,9`,
        );
      }
      const started = performance.now();
      const table = readCsv(utf8(lines.join('\r\n')));
      expect(performance.now() - started).toBeLessThan(10_000);
      const rows = table.ok ? table.value.rows : [];
      expect(rows.length).toBe(100_001);
      expect(rows.slice(1).reduce((sum, row) => sum + Math.round(Number(row[2]) * 100), 0)).toBe(expected);
    },
  ],
  [
    'cols_16k',
    () => {
      const wide = Array.from({ length: 16_384 }, (_, at) => String(at)).join(',');
      const read = previewOf(utf8(`${wide}\n${wide}\n`));
      expect(read.workbook.sheets[0]?.rows[0]?.cells.length).toBe(16_384);
      expect(read.preview.grid[0]?.cells.length).toBe(80);
      expect(readCsv(utf8(`${wide},1\n`))).toMatchObject({ ok: false, error: { code: 'too-many-columns' } });
    },
  ],
]);
