/**
 * What one cell of a sheet means as a number or as a period.
 * Promises: text is only read as a number where it has one meaning; what it did is told, so that scaling can be
 * applied once and conversions can be listed. It must not know rows, columns or headers.
 */
import { type PeriodText, parsePeriodText } from '../../../models/text/parse-date.ts';
import { type NumberReason, parseNumberText } from '../../../models/text/parse-number.ts';
import { serialToDay } from '../../../models/text/serial-date.ts';
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';

export type CellNumber =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly percent: boolean;
      /** Was stored as text. */
      readonly fromText: boolean;
      /** The text itself said 万, k or m, so a unit in the header must not be applied again. */
      readonly scaled: boolean;
    }
  /** `said`: a word for no figure, such as n/a. */
  | { readonly kind: 'empty'; readonly said?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'unread'; readonly text: string; readonly reason: NumberReason };

export type SheetTraits = Pick<Sheet, 'decimal' | 'date1904'>;

export function cellNumber(cell: SheetCell | undefined, traits: SheetTraits): CellNumber {
  if (!cell) return { kind: 'empty' };
  if (cell.t === 'e') return { kind: 'error', error: String(cell.v) };
  if (typeof cell.v === 'boolean') return { kind: 'text', text: cell.v ? 'TRUE' : 'FALSE' };
  if (typeof cell.v === 'number') {
    return {
      kind: 'number',
      value: cell.v,
      percent: /%/.test(plainFormat(cell.z)),
      fromText: false,
      scaled: false,
    };
  }
  const read = parseNumberText(cell.v, { decimal: traits.decimal });
  switch (read.kind) {
    case 'number':
      return {
        kind: 'number',
        value: read.value,
        percent: read.percent,
        fromText: true,
        scaled: read.notices.includes('scaled'),
      };
    case 'ambiguous':
      return { kind: 'unread', text: cell.v, reason: read.reason };
    case 'text':
      return NO_FIGURE.test(read.text) ? { kind: 'empty', said: read.text } : read;
    default:
      return read;
  }
}

/** What people write where there is no figure, as a dash: not what is still to come, such as TBD. */
const NO_FIGURE = /^(?:n\s?[./]?\s?[am]\.?|nmf|nil|none|k\.?\s?a\.?|[/\\]|\.{2,3}|…|无|不适用|暂无|-\/-)$/iu;

/** A header cell as a period: a dated cell, a year or month number, or text with a unit in brackets left aside. */
export function cellPeriod(cell: SheetCell | undefined, traits: SheetTraits): PeriodText {
  if (!cell || cell.t === 'e' || typeof cell.v === 'boolean') return { kind: 'none' };
  if (typeof cell.v === 'string')
    return parsePeriodText(cell.v.replace(/[(（[【][^)）\]】]*[)）\]】]\s*$/u, ''));
  if (isDateFormat(cell.z)) {
    const day = serialToDay(cell.v, traits.date1904 ? '1904' : '1900');
    return day.kind === 'day' ? day : { kind: 'none' };
  }
  return Number.isInteger(cell.v) && cell.v >= 1900 ? parsePeriodText(String(cell.v)) : { kind: 'none' };
}

/** A number format that shows a date: y, m, d or 年月日 outside quotes, colours and escaped signs. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const found = showsDate(format);
  // A workbook has a few dozen formats and a hundred thousand cells.
  if (dateFormats.size < MOST_FORMATS) dateFormats.set(format, found);
  return found;
}

const dateFormats = new Map<string, boolean>();
const MOST_FORMATS = 1000;

function showsDate(format: string): boolean {
  return /[ymd年月日]/i.test(plainFormat(format)) && !/general/i.test(format ?? '');
}

function plainFormat(format: string | undefined): string {
  return (format ?? '').replace(/"[^"]*"|\\.|_.|\[(?!h|m|s)[^\]]*\]/gi, '');
}

/** A figure as a reader expects it: grouped, at most two decimals where it is large, a percentage as one. */
export function figureText(cell: SheetCell, traits: SheetTraits): string {
  if (typeof cell.v !== 'number' || isDateFormat(cell.z)) return cellText(cell, traits);
  if (/%/.test(plainFormat(cell.z))) return `${Number((cell.v * 100).toFixed(2))}%`;
  const size = Math.abs(cell.v);
  return (size >= 100 ? LARGE : size >= 1 ? MIDDLE : SMALL).format(cell.v);
}

// Made once: a preview has forty thousand figures.
const LARGE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const MIDDLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const SMALL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** The text of a cell as the preview shows it. */
export function cellText(cell: SheetCell | undefined, traits: SheetTraits): string {
  if (!cell) return '';
  if (typeof cell.v === 'number' && isDateFormat(cell.z)) {
    const day = serialToDay(cell.v, traits.date1904 ? '1904' : '1900');
    if (day.kind === 'day') return day.iso;
  }
  if (typeof cell.v === 'number') return String(Number(cell.v.toPrecision(12)));
  return typeof cell.v === 'boolean' ? (cell.v ? 'TRUE' : 'FALSE') : String(cell.v);
}
