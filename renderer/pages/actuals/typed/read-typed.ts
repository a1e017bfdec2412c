/**
 * What a person types for an entry: a day, and an amount in whole minor units (of a quantity or rate with the decimals
 * that it has). Decimal arithmetic on the digits, so that no cent is lost. What could mean two things is refused with the reason. Pure: it knows no clock.
 */
import { type DateReason, parsePeriodText } from '../../../../models/text/parse-date.ts';
import { type NumberReason, parseNumberText } from '../../../../models/text/parse-number.ts';
import { toPlainText } from '../../../../models/text/text-characters.ts';
import { figureOf, hundredthsOf } from '../../../../models/tracking/actuals/fractions.ts';
import { civilOf, type Day, dayOf, parseDay } from '../../../../models/tracking/calendar/day.ts';

export type TypedAmount =
  | { readonly kind: 'amount'; readonly minor: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: NumberReason | 'text' | 'decimals' | 'percent' | 'too-large' };

export type TypedDay =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly reason: DateReason | 'text' | 'month-only' };

/**
 * '1,234.50' is 123450, '(12)' is -1200, '3k' is 300000, '5万' is 5000000. Money has two decimals at most and is no
 * percentage; with `fractions` '2.53%' and '0.0253' are 2.53.
 */
export function readAmount(text: string, fractions = false): TypedAmount {
  const read = parseNumberText(text);
  if (read.kind === 'empty') return { kind: 'empty' };
  if (read.kind === 'text') return { kind: 'bad', reason: 'text' };
  if (read.kind === 'ambiguous') return { kind: 'bad', reason: read.reason };
  if (read.percent && !fractions) return { kind: 'bad', reason: 'percent' };
  // The shortest decimal of the number is the one that was typed; a product with 100 could miss it by a cent.
  const [digits = '0', exponent = '0'] = String(read.value).split('e');
  const minor = Number(`${digits}e${Number(exponent) + 2}`);
  if (Math.abs(minor) > Number.MAX_SAFE_INTEGER) return { kind: 'bad', reason: 'too-large' };
  if (fractions) return { kind: 'amount', minor: hundredthsOf(figureOf(minor)) };
  return Number.isInteger(minor) ? { kind: 'amount', minor: minor + 0 } : { kind: 'bad', reason: 'decimals' };
}

/** '2026-03-05', '2026/3/5', '2026年3月5日'; with a day before it also '3-5', '3月5日' and '5' of the same year or month. */
export function readTypedDay(text: string, before: Day | null): TypedDay {
  const plain = toPlainText(text).text.trim();
  if (plain === '') return { kind: 'empty' };
  const near = before === null ? null : nearDay(plain, before);
  if (near !== null) return { kind: 'day', day: near };
  const read = parsePeriodText(plain);
  if (read.kind === 'day') {
    const day = parseDay(read.iso);
    return day === null ? { kind: 'bad', reason: 'no-such-day' } : { kind: 'day', day };
  }
  if (read.kind === 'ambiguous') return { kind: 'bad', reason: read.reason };
  return { kind: 'bad', reason: read.kind === 'month' ? 'month-only' : 'text' };
}

const DAY_ALONE = /^(\d{1,2})[日号]?$/;
const MONTH_AND_DAY = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/;

/** Month first, as in 03-05: the year and, for a day alone, the month are those of the row before. */
function nearDay(text: string, before: Day): Day | null {
  const { year, month } = civilOf(before);
  const alone = DAY_ALONE.exec(text);
  const both = MONTH_AND_DAY.exec(text);
  const [ofYear, ofMonth] = alone
    ? [month, Number(alone[1])]
    : both
      ? [Number(both[1]), Number(both[2])]
      : [0, 0];
  if (ofYear < 1 || ofYear > 12 || ofMonth < 1) return null;
  const day = dayOf({ year, month: ofYear, day: ofMonth });
  return civilOf(day).month === ofYear ? day : null;
}
