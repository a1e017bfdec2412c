/** Delimited text as a source of rows: text as written, records counted as a text editor or a spreadsheet counts them. */
import { type ImportResult, refuseImport } from '../../../contract/import/notices.ts';
import { CSV_LIMITS, readCsv } from '../../read-csv.ts';
import type { FileSource, SheetSource } from './file-source.ts';

export function delimitedSource(bytes: Uint8Array, name: string): ImportResult<FileSource> {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const { rows, decimal, notices } = table.value;
  if (rows.length >= CSV_LIMITS.records) {
    // The reader stops there: what is behind must not be lost without a word.
    return refuseImport('too-large', `The file has ${CSV_LIMITS.records} rows or more. Split it by month.`, {
      params: { limit: CSV_LIMITS.records, why: 'rows' },
    });
  }
  // The line sep=; is no record of the table, but it is one of the file.
  const first = notices.some(({ code }) => code === 'separator-line') ? 2 : 1;
  const sheet: SheetSource = {
    name: name.replace(/\.[a-z]{3,4}$/i, '') || 'CSV',
    hidden: false,
    rows: rows.length,
    date1904: false,
    decimal,
    unit: 'rows',
    read: (take) => {
      for (const [at, cells] of rows.entries()) {
        if (!take({ place: at + first, cells }, { done: at + 1, total: rows.length })) return;
      }
    },
  };
  return { ok: true, value: { format: 'csv', sheets: [sheet], notices } };
}
