/**
 * Reads the rows of a worksheet's XML one by one, without building a tree or keeping cells.
 * Promises: values as stored, formulas never evaluated, rows and cells at the places that they name; it stops when told.
 * It relies on what xlsx-source.ts has checked: no comments, no CDATA, no prefixed names.
 */
import type { ImportCell } from '../../../../models/tracking/actuals/import/import-types.ts';
import { type CellFormat, formattedNumbers, PLAIN_FORMAT } from './cell-format.ts';
import { MOST_COLUMNS, type TakeRow } from './file-source.ts';
import { nextTag, plainXml, textOf } from './xlsx-text.ts';

export type SheetParts = {
  readonly xml: string;
  readonly strings: () => readonly string[];
  readonly formats: readonly CellFormat[];
  readonly date1904: boolean;
};

const LAST_ROW = 1_048_576;

export function scanSheet({ xml, strings, formats, date1904 }: SheetParts, take: TakeRow): void {
  const numbers = formattedNumbers(date1904);
  const texts = strings();
  const start = nextTag(xml, 'sheetData', 0, xml.length);
  const end = start < 0 ? -1 : xml.indexOf('</sheetData>', start);
  if (end < 0) return;
  let at = xml.indexOf('>', start) + 1;
  let place = 0;
  for (;;) {
    const rowAt = nextTag(xml, 'row', at, end);
    if (rowAt < 0) return;
    const open = xml.indexOf('>', rowAt);
    const named = Number(attribute(xml.slice(rowAt + 4, open), 'r'));
    place = Number.isInteger(named) && named > 0 && named <= LAST_ROW ? named : place + 1;
    if (xml[open - 1] === '/') {
      at = open + 1;
      continue;
    }
    const close = xml.indexOf('</row>', open);
    if (close < 0 || close > end) return;
    at = close + 6;
    const cells = cellsOf(xml.slice(open + 1, close));
    if (cells.length > 0 && !take({ place, cells }, { done: close, total: end })) return;
  }

  // Rows and cells are cut out before they are searched: a search to the end of the sheet for each would take hours.
  function cellsOf(line: string): ImportCell[] {
    const cells: ImportCell[] = [];
    let column = -1;
    let cellAt = nextTag(line, 'c', 0, line.length);
    while (cellAt >= 0) {
      const open = line.indexOf('>', cellAt);
      const head = line.slice(cellAt + 2, open);
      const address = attribute(head, 'r');
      column = address === '' ? column + 1 : columnOf(address);
      let next = open + 1;
      if (open < 0) return cells;
      if (line[open - 1] !== '/') {
        const close = line.indexOf('</c>', open);
        if (close < 0) return cells;
        next = close + 4;
        const value =
          column < 0 || column >= MOST_COLUMNS ? null : cellValue(head, line.slice(open + 1, close));
        if (value !== null) {
          while (cells.length < column) cells.push(null);
          cells[column] = value;
        }
      }
      cellAt = nextTag(line, 'c', next, line.length);
    }
    return cells;
  }

  function cellValue(head: string, body: string): ImportCell {
    const type = attribute(head, 't');
    if (type === 'inlineStr') return textOrNull(textOf(body));
    const tag = nextTag(body, 'v', 0, body.length);
    if (tag < 0) return null;
    const open = body.indexOf('>', tag) + 1;
    const close = body.indexOf('</v>', open);
    if (body[open - 2] === '/' || close < 0) return null;
    const raw = body.slice(open, close);
    switch (type) {
      case 's':
        return textOrNull(texts[Number(raw)] ?? '');
      case 'str':
      // An ISO day: it is read like any other text.
      case 'd':
        return textOrNull(plainXml(raw));
      case 'b':
        return raw.trim() === '1';
      case 'e':
        return { kind: 'error', text: plainXml(raw) };
      default: {
        if (raw.trim() === '') return null;
        const value = Number(raw);
        if (!Number.isFinite(value)) return { kind: 'error', text: '#NUM!' };
        const style = attribute(head, 's');
        return numbers(value, style === '' ? PLAIN_FORMAT : (formats[Number(style)] ?? PLAIN_FORMAT));
      }
    }
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

/** The value of an attribute of one name without a prefix; '' where it is absent. */
export function attribute(head: string, name: string): string {
  const at = head.indexOf(` ${name}="`);
  if (at >= 0) {
    const start = at + name.length + 3;
    return head.slice(start, head.indexOf('"', start));
  }
  if (!head.includes("'") && !/\s=|=\s/.test(head)) return '';
  // Single quotes, or blanks round the sign: rare, but right XML.
  return (
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(head)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  );
}

/** B12 is 1; -1 for what is no address. */
function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at);
    if (code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96;
    else break;
  }
  return column - 1;
}
