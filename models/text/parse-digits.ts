/**
 * Reads the digits of a number with their grouping: '1,234.56', '5 000 000', "1'234.5", '12,34,567'.
 * Promises: the answer is a plain decimal string without grouping, or the reason why the digits can be read in
 * two ways or in none. It must not know signs, currencies or scales, and must never guess a decimal comma.
 */

export type DecimalMark = '.' | ',';

export type DigitsReason =
  | 'decimal-comma'
  | 'grouping'
  | 'trailing-mark'
  | 'leading-zeros'
  | 'too-many-digits'
  | 'malformed';

export type Digits =
  | { readonly ok: true; readonly decimal: string; readonly notices: readonly DigitsNotice[] }
  | { readonly ok: false; readonly reason: DigitsReason };

export type DigitsNotice =
  | 'space-grouping'
  | 'apostrophe-grouping'
  | 'indian-grouping'
  | 'decimal-comma-read'
  | 'precision';

const refuse = (reason: DigitsReason): Digits => ({ ok: false, reason });

/** Significant digits that a float64 always keeps. */
const KEPT_DIGITS = 15;

export function parseDigits(text: string, mark: DecimalMark): Digits {
  if (/^\d+$/.test(text)) return finish(text, '', []);
  if (/[.,]$/.test(text)) return refuse('trailing-mark');
  return mark === '.' ? withPoint(text) : withComma(text);
}

function withPoint(text: string): Digits {
  const points = text.split('.');
  if (points.length > 2) return refuse(text.includes(',') ? 'malformed' : 'grouping');
  const [whole = '', fraction = ''] = points;
  if (!/^\d*$/.test(fraction)) {
    // 1.234,56: a point that groups and a comma that divides.
    return refuse(/^\d{3}(?:\.\d{3})*,\d+$/.test(fraction) ? 'decimal-comma' : 'malformed');
  }
  if (whole === '' && fraction !== '') return finish('0', fraction, []);
  const commaTail = /,(\d+)$/.exec(whole);
  if (points.length === 1 && commaTail && (commaTail[1] ?? '').length !== 3) {
    // 1,5 and 1 234,56 are decimals in half of Europe; 1,234,56 is nothing anywhere.
    return refuse(whole.indexOf(',') === whole.lastIndexOf(',') ? 'decimal-comma' : 'grouping');
  }
  return grouped(whole, fraction, ',', []);
}

function withComma(text: string): Digits {
  const commas = text.split(',');
  if (commas.length > 2) return refuse('grouping');
  const [whole = '', fraction = ''] = commas;
  if (!/^\d*$/.test(fraction)) return refuse('malformed');
  const notices: readonly DigitsNotice[] = commas.length === 2 ? ['decimal-comma-read'] : [];
  if (whole === '' && fraction !== '') return finish('0', fraction, notices);
  return grouped(whole, fraction, '.', notices);
}

function grouped(
  whole: string,
  fraction: string,
  separator: ',' | '.',
  notices: readonly DigitsNotice[],
): Digits {
  if (/^\d+$/.test(whole)) return finish(whole, fraction, notices);
  const used = new Set(whole.replace(/\d/g, ''));
  if (used.size !== 1) return refuse('grouping');
  const [sign = ''] = used;
  if (sign !== separator && sign !== ' ' && sign !== "'") return refuse('malformed');
  const parts = whole.split(sign);
  const [first = '', ...rest] = parts;
  const plain = parts.join('');
  if (/^\d{1,3}$/.test(first) && first !== '0' && rest.every((part) => part.length === 3)) {
    const how: readonly DigitsNotice[] =
      sign === ' ' ? ['space-grouping'] : sign === "'" ? ['apostrophe-grouping'] : [];
    return finish(plain, fraction, [...notices, ...how]);
  }
  const last = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1);
  const indian =
    sign === ',' &&
    middle.length > 0 &&
    /^[1-9]\d?$/.test(first) &&
    last.length === 3 &&
    middle.every((part) => part.length === 2);
  return indian ? finish(plain, fraction, [...notices, 'indian-grouping']) : refuse('grouping');
}

function finish(whole: string, fraction: string, notices: readonly DigitsNotice[]): Digits {
  // 00123 is an article or account number; as a number it would lose its zeros.
  if (/^0\d/.test(whole)) return refuse('leading-zeros');
  if (fraction === '' && whole.length > KEPT_DIGITS && BigInt(Number(whole)) !== BigInt(whole)) {
    return refuse('too-many-digits');
  }
  const significant = (whole + fraction).replace(/^0+/, '').length;
  const lossy = fraction !== '' && significant > KEPT_DIGITS + 2;
  const decimal = fraction === '' ? whole : `${whole}.${fraction}`;
  return { ok: true, decimal, notices: lossy ? [...notices, 'precision'] : notices };
}
