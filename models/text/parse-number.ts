/**
 * Reads a number as people type or paste it: grouping, brackets for minus, currencies, percent, 万, 亿, k, m.
 * Promises: a number comes back only where the text has one meaning; everything unusual that was done is told in
 * `notices`; what could mean two things is 'ambiguous' with a reason code; words are 'text'.
 * It must not evaluate anything, must not depend on the machine's locale and never returns NaN, Infinity or -0.
 */

import { shapeReason } from './number-shapes.ts';
import {
  CHINESE_SCALE_SIGNS,
  chineseScale,
  latinScale,
  peelCurrencyAfter,
  peelCurrencyBefore,
} from './number-units.ts';
import type { DecimalMark, DigitsNotice, DigitsReason } from './parse-digits.ts';
import { parseDigits } from './parse-digits.ts';
import { toPlainText } from './text-characters.ts';

export type NumberReason =
  | DigitsReason
  | 'formula'
  | 'error-value'
  | 'not-finite'
  | 'hexadecimal'
  | 'several-signs'
  | 'brackets'
  | 'several-percents'
  | 'several-currencies'
  | 'several-numbers'
  | 'dashes'
  | 'fraction-or-date'
  | 'range-or-date'
  | 'time'
  | 'approximate'
  | 'other-digits'
  | 'chinese-numerals'
  | 'scale-order'
  | 'debit-credit'
  | 'out-of-range'
  | 'unknown-unit';

export type NumberNotice =
  | DigitsNotice
  | 'currency'
  | 'scaled'
  | 'percent'
  | 'exponent'
  | 'multiple'
  | 'dash-as-zero'
  | 'trailing-minus'
  | 'invisible-characters';

export type NumberText =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** The text carried a percent sign; `value` is already the fraction. */
      readonly percent: boolean;
      /** ISO code, or '$' and '¥' where the sign does not say whose. */
      readonly currency?: string;
      readonly notices: readonly NumberNotice[];
    }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ambiguous'; readonly reason: NumberReason };

export type NumberOptions = {
  /** The decimal mark of the source where it is known (a file's, a user's choice). Default '.'. */
  readonly decimal?: DecimalMark;
};

/** Longer text is prose; the bound also keeps every pattern below quick on hostile input. */
const LONGEST = 120;

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

const ambiguous = (reason: NumberReason): NumberText => ({ kind: 'ambiguous', reason });

/** '12.5%' is 0.125, '(1,234.56)' is -1234.56, '12亿3,000万' is 1,230,000,000; '1/2' and '1 234,56' are refused. */
export function parseNumberText(raw: string, options: NumberOptions = {}): NumberText {
  // Whole tables of plain figures come this way: they need none of what follows.
  if (raw.length <= 16 && PLAIN.test(raw) && (options.decimal !== ',' || !raw.includes('.'))) {
    return { kind: 'number', value: Number(raw) + 0, percent: false, notices: [] };
  }
  const plain = toPlainText(raw);
  const { text } = plain;
  if (text.length > LONGEST)
    return /^[\d.,\s]+$/.test(text) ? ambiguous('too-many-digits') : { kind: 'text', text: raw.trim() };
  if (text === '') return { kind: 'empty' };
  if (text.startsWith("'"))
    return { kind: 'text', text: raw.slice(raw.search(/['\u2018\u2019\u02bc]/) + 1).trimEnd() };
  const read =
    readSpecial(text) ?? (/\d/.test(text) ? readSigned(text, options.decimal ?? '.') : withoutDigits(text));
  if (read.kind === 'text') return { kind: 'text', text: raw.trim() };
  return read.kind === 'number' && plain.invisible
    ? { ...read, notices: [...read.notices, 'invisible-characters'] }
    : read;
}

function readSpecial(text: string): NumberText | undefined {
  if (text.startsWith('=')) return ambiguous('formula');
  if (/^#[\p{L}\d/]+[!?]?$/u.test(text) && !/^#\d+$/.test(text)) return ambiguous('error-value');
  if (/^[+-]?(?:nan|inf|infinity|∞|1\.#(?:inf|ind|qnan))$/i.test(text)) return ambiguous('not-finite');
  if (/^[+-]?0x[\da-f]+$/i.test(text)) return ambiguous('hexadecimal');
  if (text === '-') return { kind: 'number', value: 0, percent: false, notices: ['dash-as-zero'] };
  if (/^-{2,}$/.test(text)) return ambiguous('dashes');
  if (/[\r\n]/.test(text)) return /\d/.test(text) ? ambiguous('several-numbers') : { kind: 'text', text };
  return undefined;
}

function withoutDigits(text: string): NumberText {
  // ½, ², ①, Arabic-Indic digits: numbers for a person, but not ones to convert behind their back.
  if (/^[^\p{L}]*[\p{Nd}\p{No}][^\p{L}]*$/u.test(text)) return ambiguous('other-digits');
  const capital =
    /^[负負]?(?:人民币)?[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億点]+[元圆整]*$/u;
  if (capital.test(text) && !/^[万亿千百十萬億佰仟点]+元?$/u.test(text)) return ambiguous('chinese-numerals');
  // Accounting formats show zero as a currency sign and a dash.
  const before = peelCurrencyBefore(text);
  if (before?.rest === '-') {
    return {
      kind: 'number',
      value: 0,
      percent: false,
      currency: before.code,
      notices: ['currency', 'dash-as-zero'],
    };
  }
  return { kind: 'text', text };
}

function refused(text: string, core: string): NumberText {
  const reason = shapeReason(text, core);
  return reason === undefined ? { kind: 'text', text } : ambiguous(reason);
}

type Shell = {
  readonly core: string;
  readonly negative: boolean;
  readonly percent: 0 | 2 | 3;
  readonly currency: string | undefined;
  readonly notices: readonly NumberNotice[];
};

function readSigned(text: string, mark: DecimalMark): NumberText {
  const shell = peel(text);
  if (typeof shell === 'string') return ambiguous(shell);
  const magnitude = readMagnitude(shell.core, mark, shell.percent);
  if (magnitude.kind !== 'number') return magnitude.kind === 'text' ? refused(text, shell.core) : magnitude;
  const notices: NumberNotice[] = [...shell.notices, ...magnitude.notices];
  if (shell.currency !== undefined) notices.push('currency');
  if (shell.percent !== 0) notices.push('percent');
  const signed = shell.negative && magnitude.value !== 0 ? -magnitude.value : magnitude.value;
  const number = { kind: 'number', value: signed, percent: shell.percent !== 0, notices } as const;
  return shell.currency === undefined ? number : { ...number, currency: shell.currency };
}

/** Takes brackets, sign, currency and percent off, each at most once and in any order that people use. */
function peel(text: string): Shell | NumberReason {
  // (1,234)元 and (4.0)% mean what (1,234元) and (4.0%) mean.
  let rest = text.replace(/^([^()]*)\(([^()]*)\)\s*([^()\d]+)$/, '$1($2$3)');
  let sign: '' | '+' | '-' = '';
  let bracket = false;
  let percent: 0 | 2 | 3 = 0;
  let currency: string | undefined;
  const notices: NumberNotice[] = [];
  for (let again = true; again; ) {
    again = false;
    if (/^[+-]/.test(rest) || /^[负負]\s*[\d¥$€£]/u.test(rest)) {
      if (sign !== '' || bracket) return 'several-signs';
      sign = rest.startsWith('+') ? '+' : '-';
      rest = rest.slice(1).trim();
      again = true;
    } else if (rest.startsWith('(') && rest.endsWith(')')) {
      if (bracket) return 'brackets';
      if (sign !== '') return 'several-signs';
      bracket = true;
      rest = rest.slice(1, -1).trim();
      again = true;
    } else if (/[%‰]$/.test(rest)) {
      if (percent !== 0) return 'several-percents';
      percent = rest.endsWith('%') ? 2 : 3;
      rest = rest.slice(0, -1).trim();
      again = true;
    } else {
      const peeled = peelCurrencyBefore(rest) ?? peelCurrencyAfter(rest);
      if (peeled) {
        if (currency !== undefined && !sameCurrency(currency, peeled.code)) {
          return 'several-currencies';
        }
        currency = peeled.code;
        rest = peeled.rest;
        again = true;
      }
    }
  }
  if (/\d-$/.test(rest)) {
    if (sign !== '' || bracket) return 'several-signs';
    sign = '-';
    notices.push('trailing-minus');
    rest = rest.slice(0, -1);
  }
  return { core: rest, negative: bracket || sign === '-', percent, currency, notices };
}

const OWNERS: ReadonlyMap<string, RegExp> = new Map([
  ['¥', /^(?:CNY|JPY)$/],
  ['$', /^(?:USD|HKD|SGD|AUD|CAD|TWD)$/],
]);

/** '¥100 CNY' and '$5 USD' name one currency twice. */
function sameCurrency(first: string, second: string): boolean {
  return (
    first === second || OWNERS.get(first)?.test(second) === true || OWNERS.get(second)?.test(first) === true
  );
}

type Magnitude =
  | { readonly kind: 'number'; readonly value: number; readonly notices: readonly NumberNotice[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'ambiguous'; readonly reason: NumberReason };

const NUMBER = "\\d(?:[\\d., ']*[\\d.,])?|[.,]\\d+";
const EXPONENT = /^(\d+(?:\.\d+)?|\.\d+)e([+-]?\d{1,4})$/i;
const LATIN = new RegExp(`^(${NUMBER})\\s*([a-z]+)?$`, 'i');
const SEGMENT = new RegExp(`(${NUMBER})\\s*([${CHINESE_SCALE_SIGNS}]+)\\s*`, 'uy');

function readMagnitude(core: string, mark: DecimalMark, percent: 0 | 2 | 3): Magnitude {
  const exponent = EXPONENT.exec(core);
  if (exponent) return scaled(exponent[1] ?? '', Number(exponent[2]) - percent, ['exponent']);
  const latin = LATIN.exec(core);
  if (latin) {
    const word = latin[2];
    const digits = parseDigits(latin[1] ?? '', mark);
    if (!digits.ok) return digitsRefused(core, digits.reason);
    if (word === undefined) return scaled(digits.decimal, -percent, digits.notices);
    if (percent !== 0) return { kind: 'text' };
    if (/^x$/i.test(word)) return scaled(digits.decimal, 0, [...digits.notices, 'multiple']);
    const power = latinScale(word);
    return power === undefined
      ? { kind: 'text' }
      : scaled(digits.decimal, power, [...digits.notices, 'scaled']);
  }
  return percent === 0 ? readChineseScales(core, mark) : { kind: 'text' };
}

function digitsRefused(core: string, reason: DigitsReason): Magnitude {
  // '12 34' is two numbers rather than one badly grouped.
  const blanksOnly = reason === 'grouping' && /^[\d ]+$/.test(core);
  return { kind: 'ambiguous', reason: blanksOnly ? 'several-numbers' : reason };
}

/** 12亿3,000万: segments from large to small, each smaller than the scale before it. */
function readChineseScales(core: string, mark: DecimalMark): Magnitude {
  const notices: NumberNotice[] = ['scaled'];
  let value = 0;
  let above = Number.POSITIVE_INFINITY;
  let at = 0;
  while (at < core.length) {
    SEGMENT.lastIndex = at;
    const segment = SEGMENT.exec(core);
    if (!segment) {
      const restIsNumber = at > 0 && /^零?[\d.,]+$/.test(core.slice(at));
      // 3万5 is 35,000 in speech and 30,005 on paper.
      return restIsNumber ? { kind: 'ambiguous', reason: 'scale-order' } : { kind: 'text' };
    }
    const digits = parseDigits(segment[1] ?? '', mark);
    if (!digits.ok) return { kind: 'ambiguous', reason: digits.reason };
    const power = chineseScale(segment[2] ?? '');
    if (power === undefined) return { kind: 'ambiguous', reason: 'scale-order' };
    const part = Number(`${digits.decimal}e${power}`);
    const last = SEGMENT.lastIndex >= core.length;
    if (part >= above || (!last && digits.decimal.includes('.')))
      return { kind: 'ambiguous', reason: 'scale-order' };
    notices.push(...digits.notices);
    value += part;
    above = 10 ** power;
    at = SEGMENT.lastIndex;
  }
  return Number.isFinite(value)
    ? { kind: 'number', value, notices }
    : { kind: 'ambiguous', reason: 'out-of-range' };
}

/** The power of ten goes into the decimal text, so that 1.2万 is 12000 and not 1.2 x 10000 rounded twice. */
function scaled(decimal: string, power: number, notices: readonly NumberNotice[]): Magnitude {
  const value = Number(`${decimal}e${power}`);
  const lost = value === 0 && /[1-9]/.test(decimal);
  if (!Number.isFinite(value) || lost) return { kind: 'ambiguous', reason: 'out-of-range' };
  return { kind: 'number', value, notices };
}
