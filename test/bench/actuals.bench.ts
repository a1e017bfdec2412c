/**
 * The import of actuals from an Excel file of 100,000 rows and 12 columns for `npm run bench`: against the bare parse of
 * the xlsx package in the same run (each in a process of its own, the best of several), its memory and its progress.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { longWorkbook, ROWS, TITLES } from './actuals/long-workbook.ts';

const TIMES = 3;

const measuredSchema = z.object({
  milliseconds: z.number(),
  megabytes: z.number(),
  rows: z.number(),
  sum: z.number().nullable(),
  longestGap: z.number(),
});

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
        const { bytes, cents } = longWorkbook();
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
