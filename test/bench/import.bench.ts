/**
 * The import of a workbook of 100,000 cells to its preview for `npm run bench`: 1,600 rows over 60 months, half of them
 * formulas, against the bare parse of the xlsx package in the same run (each in a process of its own, the best of several).
 * The file is written here from a seed, by no writer of either side.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { bookOf, letters, sheetWriter } from '../fixtures/ugly/book-writer.ts';
import { dice } from '../fixtures/ugly/seeded.ts';

const LINES = 1600;
const MONTHS = 60;
const TIMES = 3;

const measuredSchema = z.object({
  milliseconds: z.number(),
  megabytes: z.number(),
  lines: z.number(),
  formulas: z.number(),
});

/** Pairs of rows: typed figures, and what they are times a factor of the sheet. */
function workbook(): Uint8Array {
  const random = dice(20_261_122);
  const sheet = sheetWriter('Budget');
  sheet.put(0, 0, 'Factor');
  sheet.put(0, 1, 1.25, 'blue');
  sheet.put(2, 0, 'Item');
  for (let month = 0; month < MONTHS; month += 1)
    sheet.put(2, 2 + month, `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  for (let at = 0; at < LINES; at += 1) {
    const row = 3 + at;
    const isFormula = at % 2 === 1;
    sheet.put(row, 0, isFormula ? `Freight of product ${at}` : `Sales of product ${at}`);
    for (let month = 0; month < MONTHS; month += 1) {
      const column = 2 + month;
      if (isFormula) {
        const base = Number(sheet.value(row - 1, column));
        sheet.put(row, column, base * 1.25, 'money', `${letters(column)}${row}*$B$1`);
      } else sheet.put(row, column, random.below(1_000_000) / 100, 'blue');
    }
  }
  return bookOf([sheet]);
}

function measure(what: 'bare' | 'preview', path: string): z.infer<typeof measuredSchema> {
  const script = new URL('import/measure-preview.ts', import.meta.url).pathname;
  const runs = Array.from({ length: TIMES }, () =>
    measuredSchema.parse(
      JSON.parse(execFileSync(process.execPath, [script, what, path], { encoding: 'utf8' })),
    ),
  );
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}

export const benches = [
  {
    name: 'import of a workbook of 100,000 cells to its preview',
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hurdle-bench-'));
      try {
        const path = join(folder, 'bench.xlsx');
        writeFileSync(path, workbook());
        const bare = measure('bare', path);
        const preview = measure('preview', path);
        if (preview.lines !== LINES || preview.formulas !== LINES / 2)
          throw new Error(`The preview has ${preview.lines} lines and ${preview.formulas} formulas.`);
        return {
          figures: {
            'seconds to the preview': preview.milliseconds / 1000,
            'times the bare parse': preview.milliseconds / bare.milliseconds,
            'memory in MB': preview.megabytes,
            'seconds of the bare parse': bare.milliseconds / 1000,
          },
          limits: { 'times the bare parse': 3, 'memory in MB': 1024 },
          note: `Goal: 3 seconds to the preview. ${LINES} rows x ${MONTHS} months, ${LINES / 2} rows of formulas kept and checked.`,
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
