/**
 * Reads any file that is meant to be a spreadsheet into plain sheets: xlsx, xlsm, xlsb, xls, ods, XML
 * Spreadsheet, HTML tables and delimited text, whatever the name says.
 * Promises: what is not a spreadsheet is refused by name before it is parsed; formulas are never evaluated (the
 * stored values are used); a failure of the parser is a value. It must not touch the disk or the network.
 */
import * as XLSX from 'xlsx';
import * as codePages from 'xlsx/dist/cpexcel.full.mjs';
import type { ImportNotice, ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { Workbook } from '../contract/import/sheet.ts';
import { decodeText, type Encoding } from './bytes/decode-text.ts';
import { fileKind } from './bytes/file-kind.ts';
import { plainZip } from './bytes/plain-zip.ts';
import { type CsvOptions, csvWorkbook, readCsv } from './read-csv.ts';
import { collectSheets } from './sheets/collect-sheets.ts';
import { type SheetFacts, sheetFactsOf } from './sheets/sheet-facts.ts';
import { declaresEntities, guardZip } from './zip-guard.ts';

// Excel 95 and older store text in code pages; without the tables Chinese labels would come out as underscores.
XLSX.set_cptable(codePages);

export const WORKBOOK_LIMITS = { bytes: 60 * 1024 * 1024, htmlBytes: 16 * 1024 * 1024 } as const;

export function readSpreadsheet(
  bytes: Uint8Array,
  fileName: string,
  options: CsvOptions = {},
): ImportResult<Workbook> {
  if (bytes.length > WORKBOOK_LIMITS.bytes) {
    return refuseImport(
      'too-large',
      'The file is larger than 60 MB. Delete sheets that are not needed, or export the one sheet as CSV.',
      { params: { limit: 60 } },
    );
  }
  const kind = fileKind(bytes);
  switch (kind.kind) {
    case 'empty':
      return refuseImport('empty-file', 'The file is empty.');
    case 'foreign':
      return refuseImport(
        'not-a-spreadsheet',
        `This is ${kind.what}, not a workbook, whatever its name says. Import an .xlsx, .xls, .ods or .csv file.`,
        {
          params: { what: kind.what, type: kind.type },
        },
      );
    case 'zip':
      return readZipped(bytes);
    case 'ole':
      return readOle(bytes);
    case 'biff':
      return parse(bytes, 'xls', true);
    case 'xml':
      return readXml(bytes);
    case 'html':
      return readHtml(bytes);
    case 'text': {
      const table = readCsv(bytes, options);
      return table.ok ? { ok: true, value: csvWorkbook(table.value, fileName) } : table;
    }
  }
}

function readZipped(bytes: Uint8Array): ImportResult<Workbook> {
  const guarded = guardZip(bytes);
  if (!guarded.ok) return guarded;
  const names = guarded.value.entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase());
  const notices: ImportNotice[] = [];
  if (names.some((name) => name.endsWith('vbaproject.bin'))) {
    notices.push({
      code: 'macros-ignored',
      message: 'The macros in the workbook were left out and not run.',
    });
  }
  if (names.some((name) => name.startsWith('xl/externallinks/'))) {
    notices.push({
      code: 'external-links',
      message: 'Links to other workbooks were not followed; their last stored values are used.',
    });
  }
  const plain = guarded.value.zip64 ? plainZip(bytes, guarded.value.entries) : bytes;
  if (names.includes('xl/workbook.xml'))
    return parse(plain, 'xlsx', false, sheetFactsOf(bytes, guarded.value), notices);
  return parse(plain, names.includes('xl/workbook.bin') ? 'xlsb' : 'ods', true, [], notices);
}

/** Names of streams stand in the container as UTF-16, so they are found without walking it. */
function readOle(bytes: Uint8Array): ImportResult<Workbook> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => buffer.includes(Buffer.from(`${name}\0`, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return passwordProtected();
  if (holds('Workbook') || holds('Book')) return parse(bytes, 'xls', true);
  const what = holds('WordDocument')
    ? 'an old Word document'
    : holds('PowerPoint Document')
      ? 'an old PowerPoint presentation'
      : 'an Office file of another kind';
  return refuseImport(
    'not-a-spreadsheet',
    `This is ${what}, not a workbook. Import an .xlsx, .xls, .ods or .csv file.`,
    { params: { what } },
  );
}

function passwordProtected() {
  return refuseImport(
    'encrypted',
    'The workbook is protected with a password. Remove the password in Excel and save it again.',
  );
}

function readXml(bytes: Uint8Array): ImportResult<Workbook> {
  if (declaresEntities(bytes)) {
    return refuseImport(
      'xml-entities',
      'The file declares XML entities, which no spreadsheet program writes. It is not opened.',
    );
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
  if (!/<(?:\w+:)?(?:Workbook|document)\b/.test(head)) {
    return refuseImport(
      'not-a-spreadsheet',
      'This is an XML file, but not a spreadsheet. Import an .xlsx, .xls, .ods or .csv file.',
      { params: { what: 'an XML file' } },
    );
  }
  return parse(bytes, 'xml', true);
}

/** Exports of web systems named .xls are often HTML. Only the tables are read; nothing is loaded or run. */
function readHtml(bytes: Uint8Array): ImportResult<Workbook> {
  if (bytes.length > WORKBOOK_LIMITS.htmlBytes) {
    return refuseImport(
      'too-large',
      'The file is a web page of more than 16 MB. Open it in Excel and save it as .xlsx.',
      { params: { limit: 16 } },
    );
  }
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 4096)),
  )?.[1];
  const decoded = decodeText(bytes, encodingNamed(declared));
  if (!decoded.ok)
    return refuseImport(
      'unknown-encoding',
      'The web page is in an unknown encoding. Open it in Excel and save it as .xlsx.',
    );
  const tables = decoded.text
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    // A cell that spans a thousand million rows is an attack, not a table.
    .replace(/\b(?:col|row)span\s*=\s*["']?\d{4,}["']?/gi, '');
  if (!/<table\b/i.test(tables)) {
    return refuseImport(
      'not-a-spreadsheet',
      'This is a web page without a table. Import an .xlsx, .xls, .ods or .csv file.',
      { params: { what: 'a web page' } },
    );
  }
  return parse(
    tables,
    'html',
    true,
    [],
    [
      {
        code: 'not-xlsx',
        message: 'The file is a web page with a table, whatever its name says; only the table was read.',
        params: { format: 'html' },
      },
    ],
  );
}

function encodingNamed(name: string | undefined): Encoding | undefined {
  const lower = (name ?? '').toLowerCase();
  if (/^(?:gb2312|gbk|gb18030)$/.test(lower)) return 'gb18030';
  return /^big5/.test(lower) ? 'big5' : undefined;
}

function parse(
  source: Uint8Array | string,
  format: string,
  styles: boolean,
  facts: readonly SheetFacts[] = [],
  notices: readonly ImportNotice[] = [],
): ImportResult<Workbook> {
  const text = typeof source === 'string';
  try {
    const book = XLSX.read(source, {
      type: text ? 'string' : 'array',
      raw: text,
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellHTML: false,
      cellText: false,
      cellDates: false,
      cellStyles: styles,
      bookVBA: false,
    });
    if (book.SheetNames.length === 0) return unreadable(format);
    return collectSheets(book, format, facts, notices);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : '';
    if (/password|encrypt/i.test(reason)) return passwordProtected();
    return unreadable(format);
  }
}

function unreadable(format: string) {
  return refuseImport(
    'unreadable',
    'The workbook is damaged or of an unknown version. Open it in Excel or LibreOffice and save it as .xlsx.',
    { params: { format } },
  );
}
