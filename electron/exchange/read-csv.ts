/**
 * Reads a delimited text file (CSV, TSV) into rows of text, or into the same sheet value that a workbook gives.
 * Promises: encoding, delimiter and decimal mark are found and told; limits are refused by name; fields stay
 * text as written, so that nothing is converted (dates, long numbers, =formulas) before the user sees it.
 */
import type { ImportNotice, ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Sheet, SheetCell, SheetRow, Workbook } from '../contract/import/sheet.ts';
import { decodeText, type Encoding } from './bytes/decode-text.ts';
import { type Delimiter, findDelimiter, splitRecords } from './bytes/delimited-text.ts';

export type CsvOptions = {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly decimal?: '.' | ',';
};

export type CsvTable = {
  readonly rows: readonly (readonly string[])[];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimal: '.' | ',';
  readonly notices: readonly ImportNotice[];
};

export const CSV_LIMITS = {
  bytes: 60 * 1024 * 1024,
  records: 1_048_576,
  columns: 16_384,
  cells: 5_000_000,
} as const;

const DELIMITER_NAMES = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
} as const satisfies Record<Delimiter, string>;

export function readCsv(bytes: Uint8Array, options: CsvOptions = {}): ImportResult<CsvTable> {
  if (bytes.length === 0) return refuseImport('empty-file', 'The file is empty.');
  if (bytes.length > CSV_LIMITS.bytes) {
    return refuseImport(
      'too-large',
      'The file is larger than 60 MB. Split it, or leave out columns that are not needed.',
      { params: { limit: 60 } },
    );
  }
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) {
    return refuseImport(
      'unknown-encoding',
      'The file is not text in UTF-8, UTF-16 or GB18030. Save it as "CSV UTF-8" and import it again.',
    );
  }
  const notices: ImportNotice[] = [];
  if (decoded.encoding !== 'utf-8') {
    notices.push({
      code: 'encoding',
      message: `Read as ${decoded.encoding.toUpperCase()}.`,
      params: { encoding: decoded.encoding },
    });
  }
  const { text, separator } = prepare(decoded.text, notices);
  if (text.trim() === '') return refuseImport('empty-file', 'The file holds no text.');
  const delimiter = options.delimiter ?? separator ?? findDelimiter(text) ?? ',';
  if (delimiter !== ',') {
    notices.push({
      code: 'delimiter',
      message: `Columns are divided by the ${DELIMITER_NAMES[delimiter]}.`,
      params: { delimiter: DELIMITER_NAMES[delimiter] },
    });
  }
  const records = splitRecords(text, delimiter, CSV_LIMITS);
  if (records.exceeded === 'columns') {
    return refuseImport('too-many-columns', `A row has more than ${CSV_LIMITS.columns} columns.`, {
      params: { limit: CSV_LIMITS.columns },
    });
  }
  if (records.exceeded === 'cells') {
    return refuseImport('too-many-cells', `The file has more than ${CSV_LIMITS.cells} fields. Split it.`, {
      params: { limit: CSV_LIMITS.cells },
    });
  }
  if (records.openQuoteLine !== undefined) {
    return refuseImport(
      'damaged',
      `The quote that opens on line ${records.openQuoteLine} is never closed. Close it, or double it if it belongs to the text.`,
      {
        params: { line: records.openQuoteLine, why: 'open-quote' },
      },
    );
  }
  const uneven = unevenRows(records.rows);
  if (uneven) notices.push(uneven);
  const decimal = options.decimal ?? findDecimal(records.rows, delimiter, notices);
  return { ok: true, value: { rows: records.rows, encoding: decoded.encoding, delimiter, decimal, notices } };
}

/** Takes out NUL characters and the first line `sep=;`, and says so. */
function prepare(
  raw: string,
  notices: ImportNotice[],
): { readonly text: string; readonly separator?: Delimiter } {
  let text = raw;
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = text.slice(0, nul).split(/\r\n|\n|\r/).length;
    const count = text.split('\0').length - 1;
    notices.push({
      code: 'nul-characters',
      message: `${count} NUL character(s) were left out, the first on line ${line}: the file may be damaged.`,
      params: { count, line },
    });
    text = text.replaceAll('\0', '');
  }
  const named = /^"?sep=([,;|\t])"?[^\r\n]*(?:\r\n|\n|\r|$)/i.exec(text);
  if (!named) return { text };
  const sign = named[1];
  notices.push({
    code: 'separator-line',
    message: 'The first line (sep=) names the separator and is not data.',
  });
  const rest = text.slice(named[0].length);
  return sign === ',' || sign === ';' || sign === '|' || sign === '\t'
    ? { text: rest, separator: sign }
    : { text: rest };
}

/** Titles and headings stand alone in their row and are not counted. */
function unevenRows(rows: readonly (readonly string[])[]): ImportNotice | undefined {
  const filled = rows
    .map((row, at) => ({
      at,
      length: row.length,
      title: row.filter((field) => field.trim() !== '').length < 2,
    }))
    .filter(({ title }) => !title);
  const widest = filled.reduce((most, { length }) => Math.max(most, length), 0);
  const uneven = filled.filter(({ length }) => length !== widest);
  if (uneven.length === 0) return undefined;
  return {
    code: 'uneven-rows',
    message: `${uneven.length} row(s) have fewer columns than the widest one (${widest}). A thousands comma without quotes does this.`,
    params: { count: uneven.length, columns: widest },
    places: uneven.slice(0, 20).map(({ at }) => `row ${at + 1}`),
  };
}

export const COMMA_DECIMAL =
  /^[-+(]?[¥$€£]?\s*(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+),(?:\d{1,2}|\d{4,})\s*[-%)€]?$/;
export const POINT_DECIMAL = /^[-+(]?[¥$€£]?\s*(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s*[-%)€]?$/;
/** 01.2026, 001.2026, 2026.01: a period of a header, which says nothing of decimals. */
export const LIKE_PERIOD = /^(?:0?\d{1,2}[.,](?:19|20)\d{2}|(?:19|20)\d{2}[.,]\d{2,3})$/;
const EITHER = /^[-+(]?\d{1,3}[.,]\d{3}\)?$/;

/** A decimal comma is only believed where the comma does not divide columns and figures show it. */
function findDecimal(
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
  notices: ImportNotice[],
): '.' | ',' {
  if (delimiter === ',') return '.';
  let commas = 0;
  let points = 0;
  let either = 0;
  for (const row of rows.slice(0, 5000)) {
    for (const field of row) {
      const text = field.trim();
      if (LIKE_PERIOD.test(text)) continue;
      if (COMMA_DECIMAL.test(text)) commas += 1;
      else if (POINT_DECIMAL.test(text)) points += 1;
      else if (EITHER.test(text)) either += 1;
    }
  }
  if (commas > 0 && points === 0) {
    notices.push({
      code: 'decimal-comma',
      message: 'Figures are read with a decimal comma: 1.234,5 is 1234.5.',
      params: { count: commas },
    });
    return ',';
  }
  if ((commas > 0 && points > 0) || (either > 0 && delimiter === ';' && points === 0)) {
    notices.push({
      code: 'decimal-unclear',
      message:
        'It is not clear whether the comma or the point is the decimal mark; the point was taken. Please check.',
      params: { commas, points },
    });
  }
  return '.';
}

/** The table as a workbook of one sheet, so that the same recognition and preview serve both. */
export function csvWorkbook(table: CsvTable, name: string): Workbook {
  const rows: SheetRow[] = [];
  table.rows.forEach((fields, r) => {
    const cells: SheetCell[] = [];
    fields.forEach((v, c) => {
      if (v.trim() !== '') cells.push({ c, t: 's', v });
    });
    if (cells.length > 0) rows.push({ r, cells });
  });
  const sheet: Sheet = {
    name: name.replace(/\.[a-z]{3,4}$/i, '') || 'CSV',
    hidden: 'no',
    rows,
    merges: [],
    hiddenColumns: [],
    date1904: false,
    origin: 'delimited',
    decimal: table.decimal,
  };
  return { format: 'csv', sheets: [sheet], notices: [...table.notices] };
}
