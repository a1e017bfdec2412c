/**
 * What a number format makes of a number: a day, a percentage, the money of a currency, or nothing in particular.
 * Promises: a currency only where the format names it; the formats of a spreadsheet program that change with the
 * machine's language (5 to 8, 37 to 44) name none. Pure.
 */

import { peelCurrencyBefore } from '../../../../models/text/number-units.ts';
import { serialToDay } from '../../../../models/text/serial-date.ts';
import { toPlainText } from '../../../../models/text/text-characters.ts';
import type { ImportCell } from '../../../../models/tracking/actuals/import/import-types.ts';
import { parseDay } from '../../../../models/tracking/calendar/day.ts';
import { isDateFormat } from '../../sheets/cell-number.ts';

export type CellFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'day' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'money'; readonly currency: string };

export const PLAIN_FORMAT: CellFormat = { kind: 'plain' };

export function cellFormat(code: string | undefined): CellFormat {
  if (code === undefined || code === '' || code === 'General') return PLAIN_FORMAT;
  const currency = currencyOf(code);
  if (currency !== undefined) return { kind: 'money', currency };
  if (isDateFormat(code)) return { kind: 'day' };
  return /%/.test(code.replace(/"[^"]*"|\\./g, '')) ? { kind: 'percent' } : PLAIN_FORMAT;
}

/** The format of a built-in number, which a workbook names without writing it down (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): CellFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  const day = (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return day ? { kind: 'day' } : PLAIN_FORMAT;
}

function currencyOf(code: string): string | undefined {
  // [$€-407] names the sign and the language; [$-804] only the language.
  const bracket = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(code)?.[1];
  const sign =
    bracket ?? /[€£₩₹¥￥]|\b(?:USD|EUR|GBP|CNY|RMB|JPY|HKD)\b/.exec(code.replaceAll('"', ' '))?.[0];
  if (sign === undefined) return undefined;
  const peeled = peelCurrencyBefore(toPlainText(sign).text);
  return peeled?.rest === '' ? peeled.code : undefined;
}

/** A number as its format shows it. Days are kept, as a file repeats them. */
export function formattedNumbers(date1904: boolean): (value: number, format: CellFormat) => ImportCell {
  const days = new Map<number, ImportCell>();
  return (value, format) => {
    switch (format.kind) {
      case 'plain':
        return value;
      case 'percent':
        return { kind: 'percent', value };
      case 'money':
        return { kind: 'money', value, currency: format.currency };
      case 'day': {
        const known = days.get(value);
        if (known !== undefined) return known;
        const read = serialToDay(value, date1904 ? '1904' : '1900');
        const day = read.kind === 'day' ? parseDay(read.iso) : null;
        const cell: ImportCell = day === null ? value : { kind: 'day', day };
        if (days.size < 50_000) days.set(value, cell);
        return cell;
      }
    }
  };
}
