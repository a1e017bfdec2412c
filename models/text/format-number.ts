/**
 * Numbers as finance people read them: #,##0;(#,##0);- for amounts, 0.0 % for rates, 0.0x for multiples.
 * Promises: the same text on every machine (no Intl), rounding half away from zero on the decimal value as
 * spreadsheets do, never '-0', and '' for what is not a finite number. It must not change stored values.
 */

export type DisplayUnit = 'one' | 'thousand' | 'wan' | 'million' | 'yi';

/** Powers of ten: 万 is 10,000, 亿 is 100,000,000. */
export const UNIT_POWER = { one: 0, thousand: 3, wan: 4, million: 6, yi: 8 } as const satisfies Record<
  DisplayUnit,
  number
>;

export type AmountFormat = { readonly unit?: DisplayUnit; readonly digits?: number };

/**
 * 1234567 is '1,234,567', -5 is '(5)', 0 is '-'; in 万 with one digit 1234567 is '123.5'.
 * A value that is not zero but rounds to it is '0' (or '0.0'), so that a dash always means nothing.
 */
export function formatAmount(value: number, format: AmountFormat = {}): string {
  if (!Number.isFinite(value)) return '';
  if (value === 0) return '-';
  const digits = format.digits ?? 0;
  return inBrackets(
    value,
    groupThousands(roundDecimal(Math.abs(value), -UNIT_POWER[format.unit ?? 'one'], digits)),
    '',
  );
}

/** A fraction as percent: 0.125 is '12.5 %', -0.04 is '(4.0 %)', 0 is '0.0 %'. */
export function formatRate(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return '';
  return inBrackets(value, groupThousands(roundDecimal(Math.abs(value), 2, digits)), ' %');
}

/** 1.25 is '1.3x', -0.5 is '(0.5x)'. */
export function formatMultiple(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return '';
  return inBrackets(value, groupThousands(roundDecimal(Math.abs(value), 0, digits)), 'x');
}

/** Every digit of the value without grouping or exponent, for an editor: reading it back gives the same number. */
export function formatFull(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (value === 0) return '0';
  const { digits, point } = decimalOf(String(Math.abs(value)));
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function inBrackets(value: number, text: string, suffix: string): string {
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `(${text}${suffix})` : `${text}${suffix}`;
}

/** Digits and the place of the point of a number text such as '123.45' or '1.5e-7': 12345 and 3; 15 and -6. */
function decimalOf(text: string): { readonly digits: string; readonly point: number } {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  const leading = all.length - all.replace(/^0+/, '').length;
  const digits = all.slice(leading).replace(/0+$/, '');
  return { digits, point: whole.length - leading + Number(exponent) };
}

/**
 * value x 10^power to `places` decimals, half away from zero, computed on 15 significant decimal digits as
 * spreadsheets do (so 1.005 to two places is 1.01 although its binary value lies below).
 */
function roundDecimal(value: number, power: number, places: number): string {
  const exact = decimalOf(value.toExponential(14));
  const point = exact.point + power;
  const keep = point + places;
  const kept = keep <= 0 ? '' : exact.digits.slice(0, keep).padEnd(keep, '0');
  const up = keep >= 0 && (exact.digits[keep] ?? '0') >= '5';
  const whole = (up ? increment(kept) : kept).padStart(places + 1, '0');
  return places === 0 ? whole : `${whole.slice(0, -places)}.${whole.slice(-places)}`;
}

function increment(digits: string): string {
  return (BigInt(digits === '' ? '0' : digits) + 1n).toString().padStart(digits.length, '0');
}

function groupThousands(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
