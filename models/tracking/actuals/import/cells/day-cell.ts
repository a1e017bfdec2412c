/**
 * One date cell as a day. Real dates of the spreadsheet and texts of one meaning give the day; 3/4/2026 gives both
 * readings, for the column to decide; a month gives its first day. Everything else is a problem with its code. It must
 * not know today's date.
 */
import { daysInMonth } from '../../../../plan/timeline.ts';
import { chineseDigitsToArabic } from '../../../../text/chinese-dates.ts';
import { type DateReason, parsePeriodText } from '../../../../text/parse-date.ts';
import { serialToDay } from '../../../../text/serial-date.ts';
import { toPlainText } from '../../../../text/text-characters.ts';
import { type Day, dayOf, parseDay } from '../../../calendar/day.ts';
import type { ImportCell, ImportSettings, ProblemCode } from '../import-types.ts';

export type DayCell =
  /** real: a date of the spreadsheet itself. month: only a month was named. */
  | { readonly kind: 'day'; readonly day: Day; readonly real: boolean; readonly month: boolean }
  /** Null where the day does not exist in that order; never both. */
  | { readonly kind: 'ordered'; readonly dmy: Day | null; readonly mdy: Day | null }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'problem';
      readonly code: ProblemCode;
      readonly params: { readonly [name: string]: string };
    };

type Dates = Pick<ImportSettings, 'date1904'> & { readonly year?: number };

const EMPTY: DayCell = { kind: 'empty' };
const problem = (code: ProblemCode, params: { readonly [name: string]: string } = {}): DayCell => ({
  kind: 'problem',
  code,
  params,
});
const dayCell = (day: Day, { real = false, month = false } = {}): DayCell => ({
  kind: 'day',
  day,
  real,
  month,
});

export function readDay(cell: ImportCell | undefined, dates: Dates): DayCell {
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'string') return ofText(cell, dates);
  if (typeof cell === 'number') return ofNumber(cell, dates);
  if (typeof cell === 'boolean') return problem('not-a-date');
  if (cell.kind === 'day') return dayCell(cell.day, { real: true });
  return problem(cell.kind === 'error' ? 'error-value' : 'not-a-date');
}

/** Serial numbers from 1954 to 2119: outside of them a number in a date column is rather something else. */
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

function ofNumber(value: number, dates: Dates): DayCell {
  if (value >= FIRST_SERIAL && value <= LAST_SERIAL) {
    const read = serialToDay(value, dates.date1904 ? '1904' : '1900');
    const day = read.kind === 'day' ? parseDay(read.iso) : null;
    return day === null ? problem('not-a-date') : dayCell(day, { real: true });
  }
  return value > 0 ? ofText(String(value), dates) : problem('not-a-date');
}

const TIME = '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*[ap]m)?)?';
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4})${TIME}$`, 'i');
const NO_YEAR = /^(?:\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}[日号]?)$/u;

function ofText(raw: string, dates: Dates): DayCell {
  if (ISO.test(raw)) {
    const day = parseDay(raw);
    return day === null ? problem('no-such-day') : dayCell(day);
  }
  const text = toPlainText(raw).text;
  if (text === '') return EMPTY;
  if (text.startsWith('#')) return problem('error-value');
  const dotted = DAY_FIRST.exec(text);
  if (dotted) {
    const day = existing(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
    return day === null ? problem('no-such-day') : dayCell(day);
  }
  const ordered = YEAR_LAST.exec(text);
  if (ordered) return inEitherOrder(Number(ordered[1]), Number(ordered[3]), Number(ordered[4]));
  return ofPeriod(text, dates);
}

function inEitherOrder(first: number, second: number, year: number): DayCell {
  const dmy = existing(year, second, first);
  const mdy = existing(year, first, second);
  if (dmy === null && mdy === null) return problem('no-such-day');
  if (dmy !== null && dmy === mdy) return dayCell(dmy);
  // 30/2/2026 is no m/d date either: it says its order, and names a day that does not exist.
  return first <= 12 && second <= 12 && (dmy === null || mdy === null)
    ? problem('no-such-day')
    : { kind: 'ordered', dmy, mdy };
}

function ofPeriod(text: string, { year }: Dates): DayCell {
  const read = parsePeriodText(text);
  switch (read.kind) {
    case 'day': {
      const day = parseDay(read.iso);
      return day === null ? problem('no-such-day') : dayCell(day);
    }
    case 'month':
      return firstOf(read.month);
    case 'quarter':
    case 'year':
    case 'relative':
      return problem('not-one-day');
    case 'ambiguous':
      // 14-Mar-26 has no other reading in a column of days.
      if (read.reason === 'two-digit-year' && read.likely?.kind === 'day') {
        const day = parseDay(read.likely.iso);
        if (day !== null) return dayCell(day);
      }
      if (read.reason === 'year-missing' && read.month !== undefined && year !== undefined)
        return dayCell(dayOf({ year, month: read.month, day: 1 }), { month: true });
      return withoutYear(text, year) ?? problem(CODES[read.reason], { reason: read.reason });
    case 'none':
      return withoutYear(text, year) ?? problem('not-a-date');
  }
}

/** 3月5日 belongs to the year that the user has named; 3/5 has no order that anything could decide. */
function withoutYear(text: string, year: number | undefined): DayCell | undefined {
  const arabic = chineseDigitsToArabic(text);
  if (!NO_YEAR.test(arabic)) return undefined;
  if (year === undefined || !arabic.includes('月')) return problem('year-missing');
  const read = parsePeriodText(`${year}年${arabic}`);
  const day = read.kind === 'day' ? parseDay(read.iso) : null;
  return day === null ? problem('no-such-day') : dayCell(day);
}

function firstOf(month: string): DayCell {
  const day = parseDay(`${month}-01`);
  return day === null ? problem('not-a-date') : dayCell(day, { month: true });
}

const CODES = {
  'no-such-month': 'no-such-day',
  'no-such-day': 'no-such-day',
  'no-such-quarter': 'not-one-day',
  'year-missing': 'year-missing',
  'day-or-year': 'unclear-date',
  'day-or-month': 'unclear-date',
  'two-digit-year': 'two-digit-year',
  'month-1-or-10': 'unclear-date',
  'half-year': 'not-one-day',
  week: 'not-one-day',
  range: 'not-one-day',
  era: 'unclear-date',
} as const satisfies Record<DateReason, ProblemCode>;

function existing(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return dayOf({ year, month, day });
}
