/**
 * One amount cell in minor units. Text is understood by parseNumberText (brackets, full width, 万, currency signs) and
 * computed on its decimal digits. What has two meanings, a percentage, an error or the money of another currency is a
 * problem with its code; nothing is guessed.
 */
import { chineseScale, latinScale } from '../../../../text/number-units.ts';
import { parseDigits } from '../../../../text/parse-digits.ts';
import { parseNumberText } from '../../../../text/parse-number.ts';
import { toPlainText } from '../../../../text/text-characters.ts';
import type { ImportCell, ImportSettings, ProblemCode } from '../import-types.ts';
import { sameMoney } from './currency-match.ts';
import { digitsToMinor, type Minor, negative, numberToMinor } from './minor-units.ts';

export type AmountCell =
  | ({ readonly kind: 'amount'; readonly percent?: true } & Minor)
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'problem';
      readonly code: ProblemCode;
      readonly params: { readonly [name: string]: string };
    };

type Money = Pick<ImportSettings, 'currency' | 'decimal' | 'scale' | 'percents'>;

const EMPTY: AmountCell = { kind: 'empty' };
const problem = (code: ProblemCode, params: { readonly [name: string]: string } = {}): AmountCell => ({
  kind: 'problem',
  code,
  params,
});

/** Amounts as most files write them: no currency, at most two decimals, grouped in threes or not at all. */
const FAST = {
  '.': /^-?(?:0|[1-9]\d{0,2}(?:(?:,\d{3}){1,3}|\d{0,9}))(?:\.\d{1,2})?$/,
  ',': /^-?(?:0|[1-9]\d{0,2}(?:(?:\.\d{3}){1,3}|\d{0,9}))(?:,\d{1,2})?$/,
} as const;

export function readAmount(cell: ImportCell | undefined, money: Money): AmountCell {
  if (cell === null || cell === undefined || cell === '') return EMPTY;
  if (typeof cell === 'number') return ofNumber(cell, money.scale);
  if (typeof cell === 'string') return ofString(cell.trim(), money);
  if (typeof cell === 'boolean') return problem('not-a-number');
  switch (cell.kind) {
    case 'day':
      return problem('not-a-number');
    case 'percent':
      return asPercent(cell.value, money);
    case 'error':
      return problem('error-value');
    case 'money':
      return sameMoney(cell.currency, money.currency)
        ? ofNumber(cell.value, money.scale)
        : otherCurrency(cell.currency, money);
  }
}

/** The signs before most amounts; others, and signs behind the amount, are left to parseNumberText. */
const SIGNS: Readonly<Record<string, string>> = { '¥': '¥', '￥': '¥', $: '$', '€': 'EUR', '£': 'GBP' };

function ofString(text: string, money: Money): AmountCell {
  if (FAST[money.decimal].test(text)) return fast(text, money);
  const sign = SIGNS[text.charAt(0)];
  if (sign === undefined || !FAST[money.decimal].test(text.slice(1))) return ofText(text, money);
  return sameMoney(sign, money.currency) ? fast(text.slice(1), money) : otherCurrency(sign, money);
}

function ofNumber(value: number, scale: number): AmountCell {
  return Number.isFinite(value) ? asAmount(numberToMinor(value, scale)) : problem('not-a-number');
}

/** A share is a share, whatever the unit of the file's amounts. */
function asPercent(value: number, { percents }: Money): AmountCell {
  if (percents !== 'mark') return problem('percent-amount');
  const read = ofNumber(value, 1);
  return read.kind === 'amount' ? { ...read, percent: true } : read;
}

function asAmount(read: Minor | null): AmountCell {
  return read ? { kind: 'amount', ...read } : problem('amount-too-large');
}

function otherCurrency(found: string, { currency }: Money): AmountCell {
  return problem('other-currency', { found, expected: currency });
}

/** Whole numbers only: no figure of this shape has more than 14 digits. */
function fast(text: string, { decimal, scale }: Money): AmountCell {
  const [whole = '', fraction = ''] = text.split(decimal);
  const units = Number(whole.replaceAll(decimal === '.' ? ',' : '.', ''));
  const cents = Number(fraction.padEnd(2, '0'));
  const minor = text.startsWith('-') ? units * 100 - cents : units * 100 + cents;
  return Math.abs(minor) * scale < 1e15
    ? { kind: 'amount', minor: minor * scale + 0, fine: 0, rounded: false }
    : problem('amount-too-large');
}

function ofText(text: string, money: Money): AmountCell {
  const read = parseNumberText(text, { decimal: money.decimal });
  switch (read.kind) {
    case 'empty':
      return EMPTY;
    case 'text':
      return problem('not-a-number');
    case 'ambiguous':
      if (read.reason === 'error-value') return problem('error-value');
      // Whole figures of more than fifteen digits are refused as such, and are larger than any amount.
      return read.reason === 'out-of-range' || read.reason === 'too-many-digits'
        ? problem('amount-too-large')
        : problem('unclear-number', { reason: read.reason });
    case 'number': {
      if (read.percent) return asPercent(read.value, money);
      if (read.notices.includes('multiple')) return problem('unclear-number', { reason: 'multiple' });
      if (read.currency !== undefined && !sameMoney(read.currency, money.currency, text))
        return otherCurrency(read.currency, money);
      // The text's own 万 says its scale; the header's would be a second one.
      const scale = read.notices.includes('scaled') ? 1 : money.scale;
      const size = exactSize(text, money.decimal, Math.abs(read.value), scale);
      return asAmount(size && read.value < 0 ? negative(size) : size);
    }
  }
}

const PART = /(\d(?:[\d., ']*\d)?|[.,]\d+)\s*([a-z]+|[十百佰千仟万萬亿億]+)?/giu;

/**
 * The size of a text that parseNumberText has read as `value`, from its decimal digits; from the value itself where the
 * digits are written in another way (with an exponent).
 */
function exactSize(text: string, decimal: '.' | ',', value: number, scale: number): Minor | null {
  let total = 0n;
  let exponent = 0;
  for (const [, figure = '', word = ''] of toPlainText(text).text.matchAll(PART)) {
    const digits = parseDigits(figure, decimal);
    if (!digits.ok) return numberToMinor(value, scale);
    const [whole = '', fraction = ''] = digits.decimal.split('.');
    const power = (latinScale(word) ?? chineseScale(word) ?? 0) - fraction.length;
    const part = BigInt(whole + fraction);
    if (power >= exponent) total += part * 10n ** BigInt(power - exponent);
    else {
      total = total * 10n ** BigInt(exponent - power) + part;
      exponent = power;
    }
  }
  const back = Number(`${total}e${exponent}`);
  return Math.abs(back - value) <= value * 1e-14
    ? digitsToMinor(total, exponent, scale)
    : numberToMinor(value, scale);
}
