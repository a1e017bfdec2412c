/**
 * Reads bytes or sheets as the import does, up to the preview and the plan lines, for the hostile cases.
 * It throws where a case that must be readable is not, so that a test never passes on an error value.
 */

import type { Sheet, Workbook } from '../../electron/contract/import/sheet.ts';
import type { ImportPreview } from '../../electron/contract/import.ts';
import { importPreviewSchema } from '../../electron/contract/import.ts';
import { applyMapping, type ImportedLines } from '../../electron/exchange/apply-mapping.ts';
import { previewImport } from '../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../electron/exchange/read-workbook.ts';
import { buildBook, type SheetXml } from '../electron/exchange/zip-builder.ts';

export type Read = { readonly workbook: Workbook; readonly preview: ImportPreview };

export function previewOf(source: Uint8Array | readonly SheetXml[], name = 'file.xlsx'): Read {
  const bytes = source instanceof Uint8Array ? source : buildBook(source);
  const read = readSpreadsheet(bytes, name);
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.message}`);
  const preview = previewImport(read.value, name);
  // What the page receives must fit the contract on every transport.
  importPreviewSchema.parse(JSON.parse(JSON.stringify(preview)));
  return { workbook: read.value, preview };
}

export function sheetOf({ workbook }: Read, index = 0): Sheet {
  const sheet = workbook.sheets[index];
  if (!sheet) throw new Error(`no sheet ${index}`);
  return sheet;
}

export function importedFrom(read: Read): ImportedLines {
  const { mapping, error } = read.preview;
  if (!mapping) throw new Error(error?.message ?? 'no mapping');
  const imported = applyMapping(sheetOf(read, mapping.sheet), mapping);
  if (!imported.ok) throw new Error(imported.error.message);
  return imported.value;
}

/** Label to values, for comparing with what was written. */
export function seriesOf(imported: ImportedLines): Record<string, readonly (number | null)[]> {
  return Object.fromEntries(
    imported.lines.map(({ label, entry }) => [label, entry.type === 'series' ? entry.values : []]),
  );
}

export function noticeCodes(preview: ImportPreview): readonly string[] {
  return preview.notices.map(({ code }) => code);
}

/** Rows of text and numbers as <sheetData>. */
export function sheetData(rows: readonly (readonly (string | number | null)[])[]): string {
  const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const xml = rows.map((row, r) => {
    const cells = row.map((value, c) => {
      const at = `${String.fromCharCode(65 + c)}${r + 1}`;
      if (value === null) return '';
      return typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}
