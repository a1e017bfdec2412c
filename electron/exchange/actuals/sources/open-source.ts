/**
 * Opens any file that is meant to be a list of bookings as a source of rows: .xlsx by its own reader, delimited text, and
 * everything else through the parser of workbooks. Promises: the content decides what a file is, not its name; refusals
 * in words. It must not touch the disk.
 */
import { type ImportResult, refuseImport } from '../../../contract/import/notices.ts';
import { fileKind } from '../../bytes/file-kind.ts';
import { readSpreadsheet, WORKBOOK_LIMITS } from '../../read-workbook.ts';
import { delimitedSource } from './delimited-source.ts';
import type { FileSource } from './file-source.ts';
import { workbookSource } from './workbook-source.ts';
import { xlsxSource } from './xlsx-source.ts';

export function openSource(bytes: Uint8Array, name: string): ImportResult<FileSource> {
  if (bytes.length > WORKBOOK_LIMITS.bytes) return tooLarge();
  const { kind } = fileKind(bytes);
  if (kind === 'text') return delimitedSource(bytes, name);
  const own = kind === 'zip' ? xlsxSource(bytes) : undefined;
  if (own) return own;
  const book = readSpreadsheet(bytes, name);
  return book.ok ? { ok: true, value: workbookSource(book.value) } : book;
}

export function tooLarge() {
  const limit = Math.round(WORKBOOK_LIMITS.bytes / (1024 * 1024));
  return refuseImport(
    'too-large',
    `The file is larger than ${limit} MB and was not read. Split it by month, or leave out columns that are not needed.`,
    { params: { limit } },
  );
}
