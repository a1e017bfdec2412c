/**
 * The import of actuals from an Excel file of 100,000 rows and 12 columns for `npm run bench`: against the bare parse of
 * the xlsx package in the same run (each in a process of its own, the best of several), its memory and its progress.
 * The file is written here from a seed, by no writer of either side.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { bookParts, buildZip } from '../electron/exchange/zip-builder.ts';

const ROWS = 100_000;
const TIMES = 3;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SST = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
const SST_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml';

const measuredSchema = z.object({
  milliseconds: z.number(),
  megabytes: z.number(),
  rows: z.number(),
  sum: z.number().nullable(),
  longestGap: z.number(),
});

/** Park and Miller's generator. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const TITLES = [
  '日期',
  '凭证号',
  '科目编码',
  '科目名称',
  '摘要',
  '金额',
  '币种',
  '部门',
  '项目组',
  '供应商',
  '制单人',
  '行号',
];

function workbook(): { readonly bytes: Uint8Array; readonly cents: number } {
  const next = numbers(20_261_122);
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const strings = new Map<string, number>();
  const shared = (value: string): string => {
    const place = strings.get(value) ?? strings.size;
    strings.set(value, place);
    return `<c t="s"><v>${place}</v></c>`;
  };
  let cents = 0;
  const rows = [`<row>${TITLES.map(text).join('')}</row>`];
  for (let at = 0; at < ROWS; at += 1) {
    const amount = next(10_000_000) - 500_000;
    const account = next(40);
    cents += amount;
    rows.push(
      `<row><c s="2"><v>${46_023 + Math.floor(at / 274)}</v></c>${shared(`记-${Math.floor(at / 3)}`)}<c><v>${660_100 + account}</v></c>` +
        `${shared(`费用科目${account}`)}${shared(`付款 ${next(1_000_000)}`)}<c s="3"><v>${(amount / 100).toFixed(2)}</v></c>` +
        `${shared('CNY')}${shared(`部门${next(12)}`)}${shared(`组${next(30)}`)}${shared(`供应商${next(900)}`)}${shared(`制单人${next(9)}`)}<c><v>${at + 1}</v></c></row>`,
    );
  }
  const list = [...strings.keys()].map((value) => `<si><t>${value}</t></si>`).join('');
  const parts = bookParts([{ name: '明细', xml: `<sheetData>${rows.join('')}</sheetData>` }], {
    styles: `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="${MAIN}"><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="17"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
    extra: [
      {
        name: 'xl/sharedStrings.xml',
        data: `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${MAIN}">${list}</sst>`,
      },
    ],
  });
  const bytes = buildZip(
    parts.map((part) => ({ ...part, data: withSharedStrings(part.name, String(part.data)) })),
  );
  return { bytes, cents };
}

/** The list of shared strings has to be named in two places. */
function withSharedStrings(name: string, xml: string): string {
  if (name === '[Content_Types].xml')
    return xml.replace(
      '</Types>',
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${SST_TYPE}"/></Types>`,
    );
  const relation = `<Relationship Id="rId8888" Type="${SST}" Target="sharedStrings.xml"/>`;
  return name === 'xl/_rels/workbook.xml.rels'
    ? xml.replace('</Relationships>', `${relation}</Relationships>`)
    : xml;
}

function measure(what: 'bare' | 'import', path: string): z.infer<typeof measuredSchema> {
  const script = new URL('./actuals/measure-read.ts', import.meta.url).pathname;
  const printed = execFileSync(process.execPath, [script, what, path], { encoding: 'utf8' });
  const measured = measuredSchema.parse(JSON.parse(printed));
  if (measured.rows !== ROWS) throw new Error(`${what} read ${measured.rows} rows`);
  return measured;
}

export const benches = [
  {
    name: `Actuals: an Excel file of ${ROWS} rows and ${TITLES.length} columns`,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hurdle-bench-'));
      try {
        const path = join(folder, 'actuals.xlsx');
        const { bytes, cents } = workbook();
        writeFileSync(path, bytes);
        const bare: number[] = [];
        const ours: z.infer<typeof measuredSchema>[] = [];
        for (let at = 0; at < TIMES; at += 1) {
          bare.push(measure('bare', path).milliseconds);
          ours.push(measure('import', path));
        }
        if (ours.some(({ sum }) => sum !== cents)) throw new Error('the sum of the entries is not exact');
        const best = Math.min(...ours.map(({ milliseconds }) => milliseconds));
        const figures = {
          'bare parse, ms': Math.min(...bare),
          'import, ms': best,
          'import / bare parse': best / Math.min(...bare),
          'peak memory of the process, MB': Math.max(...ours.map(({ megabytes }) => megabytes)),
          'longest time without progress, ms': Math.min(...ours.map(({ longestGap }) => longestGap)),
        };
        const limits = {
          'import / bare parse': 1.5,
          'peak memory of the process, MB': 1000,
          'longest time without progress, ms': 250,
        };
        return {
          figures,
          limits,
          note: `file of ${(bytes.length / 1e6).toFixed(1)} MB; each in a process of its own, best of ${TIMES}`,
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
