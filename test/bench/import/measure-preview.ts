/**
 * One measurement in a process of its own, so that time and memory are those of the reading alone: `bare` parses a workbook
 * with the xlsx package as it comes, `preview` is all that an import does until its preview is shown: guards, parse, tables,
 * formulas translated and checked. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import * as XLSX from 'xlsx';
import { previewImport } from '../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../electron/exchange/read-workbook.ts';

const [, , what = '', path = ''] = process.argv;
const start = performance.now();
let lines = 0;
let formulas = 0;
if (what === 'bare') {
  const book = XLSX.read(readFileSync(path), { type: 'buffer', cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  lines = XLSX.utils.decode_range(sheet?.['!ref'] ?? 'A1').e.r;
} else {
  const read = readSpreadsheet(readFileSync(path), 'bench.xlsx');
  if (!read.ok) throw new Error(read.error.message);
  const preview = previewImport(read.value, 'bench.xlsx');
  if (preview.error) throw new Error(preview.error.message);
  lines = preview.mapping?.lines.length ?? 0;
  formulas = preview.formulas.filter(({ state }) => state === 'formula').length;
}
const milliseconds = performance.now() - start;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ milliseconds, megabytes, lines, formulas })}\n`);
