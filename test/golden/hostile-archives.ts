/**
 * One run for each archive attack of hostile.json, by the name of the case. Archives are built byte by byte.
 */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect } from 'vitest';
import { parseInWorker } from '../../electron/exchange/run-in-worker.ts';
import { bookParts, buildBook, buildZip } from '../electron/exchange/zip-builder.ts';
import { importedFrom, previewOf, seriesOf, sheetData } from './hostile-files.ts';

const PLAN = sheetData([
  ['Item', '2026-01', '2026-02'],
  ['Rent', 5, 6],
]);

export const ARCHIVE_CASES: ReadonlyMap<string, () => Promise<void>> = new Map([
  [
    'zip_bomb_ratio',
    async () => {
      // 1 GiB of spaces is deflated by the same ratio as 200 MiB, which the test can build in reasonable time.
      const bytes = buildZip([
        ...bookParts([{ name: 'Plan', xml: PLAN }]),
        { name: 'xl/worksheets/sheet2.xml', data: Buffer.alloc(200 * 1024 * 1024, 0x20) },
      ]);
      expect(bytes.length).toBeLessThan(1024 * 1024);
      const before = process.memoryUsage().rss;
      const read = await parseInWorker(bytes, 'bomb.xlsx');
      expect(read).toMatchObject({ ok: false, error: { code: 'zip-bomb' } });
      expect(!read.ok && read.error.message).toMatch(/96 MB|200 times/);
      expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
    },
  ],
  [
    'zip_nested',
    async () => {
      const bytes = buildBook([{ name: 'Plan', xml: PLAN }], {
        extra: [{ name: 'xl/media/inner.zip', data: buildBook([{ name: 'Inner', xml: PLAN }]) }],
      });
      const read = previewOf(bytes);
      expect(read.workbook.sheets.map(({ name }) => name)).toEqual(['Plan']);
    },
  ],
  [
    'zip_slip',
    async () => {
      const before = readdirSync(tmpdir()).filter((name) => name.startsWith('evil'));
      for (const name of ['../../evil.txt', 'C:\\evil.txt']) {
        const read = await parseInWorker(
          buildBook([{ name: 'Plan', xml: PLAN }], { extra: [{ name, data: 'x' }] }),
          'slip.xlsx',
        );
        expect(read).toMatchObject({ ok: false, error: { code: 'unsafe-archive' } });
      }
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('evil'))).toEqual(before);
    },
  ],
  [
    'zip_symlink',
    async () => {
      const bytes = buildBook([{ name: 'Plan', xml: PLAN }], {
        extra: [{ name: 'xl/link', data: '/etc/passwd', mode: 0o120777 }],
      });
      expect(await parseInWorker(bytes, 'link.xlsx')).toMatchObject({
        ok: false,
        error: { code: 'unsafe-archive' },
      });
    },
  ],
  [
    'far_cell',
    async () => {
      const xml =
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>';
      const started = performance.now();
      const { workbook, preview } = previewOf([{ name: 'Plan', xml }]);
      expect(performance.now() - started).toBeLessThan(2000);
      expect(workbook.sheets[0]?.rows).toEqual([
        { r: 0, cells: [{ c: 0, t: 'n', v: 1 }] },
        { r: 1_048_575, cells: [{ c: 16_383, t: 'n', v: 7 }] },
      ]);
      expect(preview.grid.length).toBe(2);
    },
  ],
  [
    'styles_64k',
    async () => {
      const formats = Array.from({ length: 70_000 }, (_, at) => `<xf numFmtId="0" fontId="${at}"/>`).join('');
      const styles = `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="70000">${formats}</cellXfs></styleSheet>`;
      const xml = PLAN.replace('<c r="B2">', '<c r="B2" s="69999">');
      expect(seriesOf(importedFrom(previewOf(buildBook([{ name: 'Plan', xml }], { styles }))))).toEqual({
        Rent: [5, 6],
      });
    },
  ],
  [
    'redos',
    async () => {
      // Long runs that make backtracking patterns quadratic: tags that never close, spaces, quotes, formats.
      const long = 200_000;
      const books = [
        `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(long)}</t></is></c></row></sheetData>`,
        `<sheetData>${'<row '.repeat(long / 5)}</sheetData>`,
        `<sheetData><row r="1"><c r="A1"><f>${'('.repeat(long)}</f><v>1</v></c></row></sheetData>`,
        `<sheetData><row r="1"><c r="A1" ${'x="'.repeat(long / 3)}><v>1</v></c></row></sheetData>`,
        `<!--${'<!--'.repeat(long / 4)}<sheetData/>`,
      ].map((xml) => buildBook([{ name: 'Plan', xml }]));
      const page = new TextEncoder().encode(
        `<html><table>${'<tr><td '.repeat(long / 8)}${'<!--'.repeat(long / 4)}`,
      );
      for (const bytes of [...books, page]) {
        const started = performance.now();
        const read = await parseInWorker(bytes, 'redos.xlsx', { timeoutMs: 9000 });
        expect(performance.now() - started).toBeLessThan(10_000);
        expect(read.ok || read.error.message.length > 0).toBe(true);
      }
    },
  ],
  [
    'wrong_ext_html',
    async () => {
      const page =
        '<html><head><script>document.location="http://203.0.113.1/"</script></head><body><table><tr><td>Item</td><td>2026-01</td><td>2026-02</td></tr><tr><td>Rent<img src="http://203.0.113.1/a.png"><script>alert(1)</script></td><td>1,200</td><td>=1+1</td></tr></table></body></html>';
      const { workbook, preview } = previewOf(new TextEncoder().encode(page), 'report.xls');
      expect(workbook.format).toBe('html');
      expect(workbook.sheets[0]?.rows[1]?.cells).toEqual([
        { c: 0, t: 's', v: 'Rent' },
        { c: 1, t: 's', v: '1,200' },
        { c: 2, t: 's', v: '=1+1' },
      ]);
      expect(preview.notices.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['not-xlsx', 'unread-cells']),
      );
    },
  ],
]);
