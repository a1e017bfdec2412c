/**
 * An .xlsx as a source of rows, read from the XML of its sheets in one pass: a list of a hundred thousand bookings takes
 * a part of the time and the memory that a parser of whole workbooks takes, and its progress can be told.
 * Promises: the archive has passed the guard; undefined for a workbook whose XML is written in a way that this reader
 * does not know (prefixed names, comments, other encodings), which workbook-source.ts reads.
 */
import type { ImportNotice, ImportResult } from '../../../contract/import/notices.ts';
import { guardZip, partText, type ZipContents } from '../../zip-guard.ts';
import { builtInFormat, type CellFormat, cellFormat } from './cell-format.ts';
import type { FileSource, SheetSource } from './file-source.ts';
import { attribute, scanSheet } from './scan-sheet.ts';
import { nextTag, plainXml, sharedStrings } from './xlsx-text.ts';

type Part = (name: string) => string | undefined;

/** A refusal of the guard; undefined where another reader has to take the file. */
export function xlsxSource(bytes: Uint8Array): ImportResult<FileSource> | undefined {
  const guarded = guardZip(bytes);
  if (!guarded.ok) return guarded;
  const contents = guarded.value;
  if (!contents.entries.some(({ name }) => partName(name) === 'xl/workbook.xml')) return undefined;
  const part: Part = (name) => partText(bytes, contents, name);
  const book = part('xl/workbook.xml') ?? '';
  const relations = tags(part('xl/_rels/workbook.xml.rels') ?? '', 'Relationship');
  const targetOf = (wanted: (tag: string) => boolean): string | undefined => {
    const target = attribute(relations.find(wanted) ?? '', 'Target');
    return target === ''
      ? undefined
      : partName(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  };
  const ofType = (type: string): string | undefined => {
    const name = targetOf((tag) => attribute(tag, 'Type').endsWith(`/${type}`));
    return name === undefined ? undefined : part(name);
  };
  const styles = ofType('styles') ?? '';
  const texts = ofType('sharedStrings') ?? '';
  const heads = tags(book, 'sheet');
  if (heads.length === 0 || isUnusual(book) || isUnusual(styles) || isUnusual(texts)) return undefined;
  const formats = cellFormats(styles);
  const date1904 = /^(?:1|true)$/.test(attribute(tags(book, 'workbookPr')[0] ?? '', 'date1904'));
  let strings: readonly string[] | undefined;
  const shared = (): readonly string[] => {
    strings ??= sharedStrings(texts);
    return strings;
  };
  const sheets: SheetSource[] = [];
  for (const head of heads) {
    const id = idOf(head);
    const target = targetOf((tag) => attribute(tag, 'Id') === id);
    const xml = target === undefined ? undefined : part(target);
    if (xml === undefined || isUnusual(xml)) return undefined;
    // A chart sheet has no rows.
    if (nextTag(xml, 'sheetData', 0, xml.length) < 0) {
      if (/<(?:chartsheet|dialogsheet)\b/.test(xml.slice(0, 2000))) continue;
      return undefined;
    }
    sheets.push({
      name: plainXml(attribute(head, 'name')),
      hidden: /hidden$/i.test(attribute(head, 'state')),
      rows: rowsOf(xml),
      date1904,
      decimal: '.',
      unit: 'bytes',
      read: (take) => scanSheet({ xml, strings: shared, formats, date1904 }, take),
    });
  }
  if (sheets.length === 0) return undefined;
  return { ok: true, value: { format: 'xlsx', sheets, notices: noticesOf(contents, sheets, date1904) } };
}

/** Comments and CDATA may hold what looks like cells; a NUL tells of UTF-16, a mark of broken UTF-8. */
function isUnusual(xml: string): boolean {
  return (
    xml.includes('<!--') ||
    xml.includes('<![CDATA[') ||
    xml.slice(0, 200).includes('\0') ||
    /<\w+:(?:workbook|worksheet|sst|styleSheet)\b/.test(xml.slice(0, 2000)) ||
    /^<\?xml[^>]*encoding="(?!utf-?8")/i.test(xml)
  );
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').toLowerCase();
}

/** What stands between '<name' and '>' of each such tag. */
function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*)>`, 'g'))].map(([, head = '']) => head);
}

function idOf(head: string): string {
  return /\s\w+:id\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? '';
}

/** The format of every style, by its place in cellXfs. */
function cellFormats(styles: string): readonly CellFormat[] {
  const written = new Map<number, CellFormat>();
  for (const head of tags(styles, 'numFmt')) {
    const id = Number(attribute(head, 'numFmtId'));
    // Up to 44 stand built-in ones, whose currency is that of the machine that shows the file.
    const format = cellFormat(plainXml(attribute(head, 'formatCode')));
    if (id > 44 || format.kind !== 'money') written.set(id, format);
  }
  const from = nextTag(styles, 'cellXfs', 0, styles.length);
  const to = from < 0 ? -1 : styles.indexOf('</cellXfs>', from);
  return to < 0
    ? []
    : tags(styles.slice(from, to), 'xf').map((head) => {
        const id = Number(attribute(head, 'numFmtId'));
        return written.get(id) ?? builtInFormat(id);
      });
}

function rowsOf(xml: string): number {
  let count = 0;
  for (let at = nextTag(xml, 'row', 0, xml.length); at >= 0; at = nextTag(xml, 'row', at + 4, xml.length))
    count += 1;
  return count;
}

function noticesOf(contents: ZipContents, sheets: readonly SheetSource[], date1904: boolean): ImportNotice[] {
  const names = contents.entries.map(({ name }) => partName(name));
  const notices: ImportNotice[] = [];
  if (names.some((name) => name.endsWith('vbaproject.bin')))
    notices.push({
      code: 'macros-ignored',
      message: 'The macros in the workbook were left out and not run.',
    });
  if (date1904)
    notices.push({
      code: 'date-system-1904',
      message: 'The workbook counts days from 1904 (Excel for Mac); its dates were read that way.',
    });
  for (const { name, hidden } of sheets) {
    if (!hidden) continue;
    notices.push({
      code: 'hidden-sheet',
      message: `The sheet "${name}" is hidden; it is listed and not imported unless you choose it.`,
      params: { sheet: name },
    });
  }
  return notices;
}
