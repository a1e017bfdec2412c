/**
 * Reads a day, month, quarter or year as people write it in column headers: 2026年3月, 2026Q1, Mar 2026, FY26.
 * Promises: a period comes back only where the text names exactly one; a missing year, a day that could be a
 * year, 3/4/2026 and days that do not exist are 'ambiguous' with a reason and, where there is one, the reading
 * a whole row of headers may confirm. It must not know today's date and must not use Date.
 */
import { daysInMonth } from '../plan/timeline.ts';
import { chineseDigitsToArabic } from './chinese-dates.ts';
import { toPlainText } from './text-characters.ts';

export type Period =
  | { readonly kind: 'day'; readonly iso: string }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'year'; readonly year: number };

export type DateReason =
  | 'no-such-month'
  | 'no-such-day'
  | 'no-such-quarter'
  | 'year-missing'
  | 'day-or-year'
  | 'day-or-month'
  | 'two-digit-year'
  | 'month-1-or-10'
  | 'half-year'
  | 'week'
  | 'range'
  | 'era';

export type PeriodText =
  | (Period & { readonly fiscal?: boolean })
  /** 'Year 1', '第3个月', 'M12', 'Y0': a place on the axis without a date; 0 is the opening. */
  | {
      readonly kind: 'relative';
      readonly unit: 'month' | 'quarter' | 'year' | 'period';
      readonly index: number;
    }
  | {
      readonly kind: 'ambiguous';
      readonly reason: DateReason;
      /** What it most probably means, for a row of headers that confirms it; never to be used alone. */
      readonly likely?: Period;
      /** With 'year-missing': what was given. */
      readonly month?: number;
      readonly quarter?: number;
    }
  | { readonly kind: 'none' };

const NONE: PeriodText = { kind: 'none' };
const unclear = (reason: DateReason, likely?: Period): PeriodText =>
  likely ? { kind: 'ambiguous', reason, likely } : { kind: 'ambiguous', reason };

/** 'YYYY-MM-DD', 'YYYY-MM', 'YYYY-Qn' or 'YYYY'. */
export function periodKey(period: Period): string {
  if (period.kind === 'day') return period.iso;
  if (period.kind === 'month') return period.month;
  return period.kind === 'quarter' ? `${period.year}-Q${period.quarter}` : String(period.year);
}

export function parsePeriodText(raw: string): PeriodText {
  const plain = toPlainText(raw).text;
  if (plain === '' || plain.length > 60 || /[\r\n]/.test(plain)) return NONE;
  const text = chineseDigitsToArabic(plain)
    .replace(/\s*([年月日号季])\s*/gu, '$1')
    .replace(/^'/, '');
  for (const read of READERS) {
    const found = read(text);
    if (found) return found;
  }
  return NONE;
}

type Reader = (text: string) => PeriodText | undefined;

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 'tember', 'ober', 'ember', 'ember'];
const NAME = `(${MONTH_NAMES.map((short, index) => `${short}(?:${LONG_MONTHS[index] ?? ''})?`).join('|')}|sept)\\.?`;
const TIME =
  '(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*[ap]m)?(?:\\s*(?:Z|[+-]\\d{2}:?\\d{2}))?)?';
const TAG = '(?:\\s*[aefbp])?';

function pattern(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'iu');
}

const DAY = pattern(`(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})[日号]?)${TIME}`);
const COMPACT_DAY = pattern(`(\\d{4})(\\d{2})(\\d{2})`);
const SHORT_YEAR_DAY = /^\d{2}([-/.])\d{1,2}\1\d{1,2}$/;
const DAY_LAST_YEAR = pattern(`(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`);
const NAMED_DAY_FIRST = pattern(`(\\d{1,2})(?:st|nd|rd|th)?[- ]*${NAME}[-, ]*(\\d{4}|\\d{2})`);
const NAMED_MONTH_FIRST = pattern(`${NAME}[- ]*(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s*|\\s+)(\\d{4})`);
const MONTH = pattern(`(\\d{4})(?:\\s*([-/.])\\s*(\\d{1,2})|年(\\d{1,2})月份?)`);
const COMPACT_MONTH = pattern(`(\\d{4})(\\d{2})`);
const SHORT_YEAR_MONTH = pattern(`'?(\\d{2})年(\\d{1,2})月份?`);
const MONTH_YEAR = pattern(`(\\d{1,2})\\s*[-/.]\\s*(\\d{4})`);
const NAMED_MONTH = pattern(`${NAME}[-/., ]*('?)(\\d{4}|\\d{2})`);
const YEAR_NAMED_MONTH = pattern(`(\\d{4}|\\d{2})[-/., ]*${NAME}`);
const QUARTER = pattern(
  `(FY\\s*)?('?\\d{4}|'?\\d{2})(?:年度?|财年)?\\s*[-/. ]?\\s*(?:Q\\s*(\\d)|第?(\\d)季度?|第(\\d)季|(\\d)Q)`,
);
const QUARTER_YEAR = pattern(
  `(?:Q\\s*(\\d)|(\\d)\\s*Q|第?(\\d)季度?)\\s*[-/., ]?\\s*(FY\\s*)?'?(\\d{4}|\\d{2})年?`,
);
const YEAR = pattern(`(FY|CY)?\\s*('?)(\\d{4}|\\d{2})(年度?|财年|会计年度)?${TAG}`);
const BARE_MONTH = pattern(`(\\d{1,2})月份?`);
const BARE_NAME = pattern(NAME);
const BARE_QUARTER = pattern(`Q\\s*(\\d)|(\\d)\\s*Q|第?(\\d)季度?`);
const HALF =
  /^(?:FY)?'?\d{2,4}年?\s*-?\s*(?:[上下]半年度?|H[12]|[12]H)$|^(?:[上下]半年|H[12]|[12]H)\s*-?'?(?:\d{2,4})?$/iu;
const WEEK = /^\d{4}年?\s*-?\s*(?:W\d{1,2}|第?\d{1,2}周)$|^(?:W|week\s*)\d{1,2}(?:[-\s]+\d{4})?$/iu;
const RANGE =
  /^\d{4}[-/.年]?\d{0,2}月?\s*(?:[-~]|至|到|to)\s*\d{4}[-/.年]?\d{0,2}月?$|^(?:\d{4}年)?\d{1,2}月?\s*(?:[-~]|至|到)\s*\d{1,2}月$|^(?:FY\s*)?\d{4}\/\d{2}$/iu;
const ERA = /^(?:民国|民國|昭和|平成|令和)\d+年/u;
const RELATIVE_LATIN = /^(year|month|quarter|period|y|yr|m|p)[\s.#-]*(\d{1,3})$/iu;
const RELATIVE_CHINESE = /^第(\d{1,3})(年|个月|月|个季度|期)$/u;

const READERS: readonly Reader[] = [
  (text) => (HALF.test(text) ? unclear('half-year') : undefined),
  (text) => (WEEK.test(text) ? unclear('week') : undefined),
  (text) => (ERA.test(text) ? unclear('era') : undefined),
  readDay,
  readRelative,
  readMonth,
  readQuarter,
  (text) => (RANGE.test(text) ? unclear('range') : undefined),
  readYear,
  readBare,
];

function readDay(text: string): PeriodText | undefined {
  const full = DAY.exec(text);
  if (full) return day(Number(full[1]), Number(full[3] ?? full[5]), Number(full[4] ?? full[6]));
  const compact = COMPACT_DAY.exec(text);
  if (compact && isYear(Number(compact[1])))
    return day(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const last = DAY_LAST_YEAR.exec(text);
  if (last) return dayLastYear(Number(last[1]), Number(last[3]), last[4] ?? '');
  if (SHORT_YEAR_DAY.test(text)) return unclear('two-digit-year');
  if (/^\d{1,2}\/\d{1,2}$/.test(text)) return unclear('day-or-month');
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  if (dayFirst) {
    const year = dayFirst[3] ?? '';
    const found = day(fullYear(year), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
    if (year.length === 4) return found;
    return unclear('two-digit-year', found.kind === 'day' ? found : undefined);
  }
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  return monthFirst
    ? day(Number(monthFirst[3]), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]))
    : undefined;
}

function dayLastYear(first: number, second: number, year: string): PeriodText {
  if (year.length === 2) return unclear('two-digit-year');
  if (first > 12 || second > 12)
    return first > 12 ? day(Number(year), second, first) : day(Number(year), first, second);
  return first === second ? day(Number(year), first, second) : unclear('day-or-month');
}

function readMonth(text: string): PeriodText | undefined {
  const full = MONTH.exec(text);
  if (full) {
    const [, year = '', separator, digits, chinese] = full;
    // A spreadsheet turns 2026.10 into 2026.1.
    if (separator === '.' && digits === '1') return unclear('month-1-or-10');
    // 2025-26 and 2025/26 are fiscal years rather than a 26th month.
    if (digits !== undefined && Number(digits) === (Number(year) + 1) % 100 && Number(digits) > 12)
      return unclear('range');
    return month(Number(year), Number(digits ?? chinese));
  }
  const compact = COMPACT_MONTH.exec(text);
  if (compact && isYear(Number(compact[1])) && isMonth(Number(compact[2])))
    return month(Number(compact[1]), Number(compact[2]));
  const short = SHORT_YEAR_MONTH.exec(text);
  if (short) {
    const found = month(fullYear(short[1] ?? ''), Number(short[2]));
    return found.kind === 'month' ? unclear('two-digit-year', found) : found;
  }
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear && isYear(Number(monthYear[2]))) return month(Number(monthYear[2]), Number(monthYear[1]));
  const named = NAMED_MONTH.exec(text);
  if (named) return namedMonth(named[1] ?? '', named[3] ?? '', named[2] === "'");
  const yearFirst = YEAR_NAMED_MONTH.exec(text);
  return yearFirst ? namedMonth(yearFirst[2] ?? '', yearFirst[1] ?? '', false) : undefined;
}

function namedMonth(name: string, year: string, apostrophe: boolean): PeriodText {
  const found = month(fullYear(year), monthOf(name));
  if (year.length === 4 || apostrophe || found.kind !== 'month') return found;
  // Mar-26 is shown for March 2026 and typed for the 26th of March.
  return unclear('day-or-year', found);
}

function readQuarter(text: string): PeriodText | undefined {
  const after = QUARTER.exec(text);
  if (after) {
    return quarter(
      fullYear(after[2] ?? ''),
      after[3] ?? after[4] ?? after[5] ?? after[6] ?? '',
      after[1] !== undefined,
    );
  }
  const before = QUARTER_YEAR.exec(text);
  return before
    ? quarter(fullYear(before[5] ?? ''), before[1] ?? before[2] ?? before[3] ?? '', before[4] !== undefined)
    : undefined;
}

function readYear(text: string): PeriodText | undefined {
  const found = YEAR.exec(text);
  if (!found) return undefined;
  const [, prefix, apostrophe = '', digits = '', suffix] = found;
  if (digits.length === 2 && prefix === undefined && suffix === undefined)
    return apostrophe === '' ? NONE : unclear('two-digit-year');
  const year = fullYear(digits);
  if (digits.length === 2 && prefix === undefined) return unclear('two-digit-year', { kind: 'year', year });
  if (!isYear(year)) return NONE;
  const fiscal = /^fy$/i.test(prefix ?? '') || suffix === '财年' || suffix === '会计年度';
  return fiscal ? { kind: 'year', year, fiscal: true } : { kind: 'year', year };
}

function readBare(text: string): PeriodText | undefined {
  const number = BARE_MONTH.exec(text);
  const name = BARE_NAME.exec(text);
  const given = number ? Number(number[1]) : name ? monthOf(name[1] ?? '') : undefined;
  if (given !== undefined) {
    return isMonth(given)
      ? { kind: 'ambiguous', reason: 'year-missing', month: given }
      : unclear('no-such-month');
  }
  const bare = BARE_QUARTER.exec(text);
  if (!bare) return undefined;
  const which = Number(bare[1] ?? bare[2] ?? bare[3]);
  return isQuarter(which)
    ? { kind: 'ambiguous', reason: 'year-missing', quarter: which }
    : unclear('no-such-quarter');
}

function readRelative(text: string): PeriodText | undefined {
  const latin = RELATIVE_LATIN.exec(text);
  if (latin) {
    const word = (latin[1] ?? '').toLowerCase().charAt(0);
    const unit = word === 'y' ? 'year' : word === 'm' ? 'month' : word === 'q' ? 'quarter' : 'period';
    return { kind: 'relative', unit, index: Number(latin[2]) };
  }
  const chinese = RELATIVE_CHINESE.exec(text);
  if (!chinese) return undefined;
  const [, index = '', word = ''] = chinese;
  const unit = word === '年' ? 'year' : word === '期' ? 'period' : word === '个季度' ? 'quarter' : 'month';
  return { kind: 'relative', unit, index: Number(index) };
}

function day(year: number, monthNumber: number, dayNumber: number): PeriodText {
  if (!isYear(year)) return NONE;
  if (!isMonth(monthNumber)) return unclear('no-such-month');
  if (dayNumber < 1 || dayNumber > daysInMonth(year, monthNumber)) return unclear('no-such-day');
  return { kind: 'day', iso: `${year}-${twoDigits(monthNumber)}-${twoDigits(dayNumber)}` };
}

function month(year: number, monthNumber: number): PeriodText {
  if (!isYear(year)) return NONE;
  return isMonth(monthNumber)
    ? { kind: 'month', month: `${year}-${twoDigits(monthNumber)}` }
    : unclear('no-such-month');
}

function quarter(year: number, digits: string, fiscal: boolean): PeriodText {
  if (!isYear(year)) return NONE;
  if (!isQuarter(Number(digits))) return unclear('no-such-quarter');
  const found = { kind: 'quarter', year, quarter: Number(digits) } as const;
  return fiscal ? { ...found, fiscal: true } : found;
}

/** Two digits are of this century where the form leaves no other reading (FY26, 1Q26). */
function fullYear(digits: string): number {
  const plain = digits.replace("'", '');
  return plain.length === 2 ? 2000 + Number(plain) : Number(plain);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const isYear = (year: number): boolean => year >= 1900 && year <= 2199;
const isMonth = (value: number): boolean => value >= 1 && value <= 12;
const isQuarter = (value: number): boolean => value >= 1 && value <= 4;

function monthOf(name: string): number {
  return MONTH_NAMES.indexOf(name.toLowerCase().slice(0, 3)) + 1;
}
