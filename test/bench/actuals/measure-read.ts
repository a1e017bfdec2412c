/**
 * One measurement in a process of its own, so that time and memory are those of the reading alone: `bare` parses a file
 * with the xlsx package as it comes, `import` reads it as actuals. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { readActuals } from '../../../electron/exchange/actuals/read-actuals.ts';

const [, , what = '', path = ''] = process.argv;
const start = performance.now();
let rows = 0;
let sum: number | null = null;
let longestGap = 0;
if (what === 'bare') {
  const book = XLSX.read(readFileSync(path), { type: 'buffer' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  rows = XLSX.utils.decode_range(sheet?.['!ref'] ?? 'A1').e.r;
} else {
  let last = start;
  const heard = (): void => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
  };
  const read = await readActuals({
    source: { path },
    name: 'bench.xlsx',
    settings: { currency: 'CNY' },
    onProgress: heard,
  });
  heard();
  if (!read.ok) throw new Error(read.error.message);
  rows = read.value.entries.count;
  sum = read.value.facts.sum;
}
const milliseconds = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ milliseconds, megabytes, rows, sum, longestGap })}\n`);
