/**
 * Reads the words of a header cell apart: the period it names and what the column holds (plan, actual, a change, a sum).
 * Promises that words around a period (year ended, 预算, E for estimate) do not hide it; what is left is read by the one
 * reader of periods. It must not look at other cells.
 */
import { type PeriodText, parsePeriodText } from '../../../models/text/parse-date.ts';
import { toPlainText } from '../../../models/text/text-characters.ts';
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import { cellPeriod } from '../sheets/cell-number.ts';
import { withoutPhase } from './index-run.ts';
import { inEnglish } from './month-words.ts';
import { commonSpelling } from './period-spellings.ts';
import { type WeekOfYear, weekOf } from './week-words.ts';

export type Flavour = 'plan' | 'actual' | 'change' | 'total';

export type HeaderWords = {
  readonly period: PeriodText | HalfYear | WeekOfYear;
  readonly flavour: Flavour | null;
};

export type HalfYear = { readonly kind: 'half'; readonly year: number | null; readonly half: 1 | 2 };

/** Order matters: a change against budget is a change. */
const FLAVOURS: readonly (readonly [Flavour, RegExp])[] = [
  [
    'change',
    /\bvar(?:iance|\.)?\b|\bvs\.?\b|\byoy\b|\bmom\b|\bqoq\b|\bchange\b|\bdiff(?:erence)?\b|\bgrowth\b|\bcagr\b|\babw(?:eichung|\.)?\b|^[%Δ]|差异|差额|同比|环比|增减|增长率|完成率|占比|%\s*$/iu,
  ],
  [
    'total',
    /^(?:FY|CY)$|\btotals?\b|\bsum\b|\bytd\b|\bltm\b|\bttm\b|\bfull[- ]year\b|\bcumulative\b|\bavg\b|\baverage\b|\bsumme\b|\bgesamt\b|\bkumuliert\b|合\s*计|总\s*计|小\s*计|累\s*计|全年|年均|平均/iu,
  ],
  [
    'actual',
    /\bactuals?\b|\bact\b|\bprior\b|\blast year\b|\bly\b|\bhist(?:orical)?\b|\bist\b|\bvorjahr\b|实际|实绩|决算|执行数|上年|去年|同期|历史/iu,
  ],
  [
    'plan',
    /\bbudget(?:ed)?\b|\bbud\b|\bbgt\b|\bplan(?:ned)?\b|\bforecasts?\b|\bfcst\b|\b(?:rf|le|fc)\d{0,2}\b|\bproj(?:ected|ection)?\b|\bestimates?d?\b|\best\b|\boutlook\b|\btarget\b|\bsoll\b|\bprognose\b|预算|计划|预测|预计|目标|测算|规划|展望/iu,
  ],
];

/** Words that a period may carry without being another one. */
const AROUND =
  /\b(?:summe|gesamt|kumuliert|ist|soll|prognose|vorjahr|budget(?:ed)?|bud|bgt|plan(?:ned)?|forecasts?|fcst|(?:rf|le|fc)\d{0,2}|proj(?:ected|ection)?|estimates?d?|est|outlook|target|actuals?|act|prior|hist(?:orical)?|totals?|full[- ]year|(?:for )?(?:the )?(?:(?:fiscal|financial)[- ])?(?:year|quarter|month|period|\d+ months)[- ](?:ended|ending|end|to)|fye|12\s?m(?:onths|ths|e)?|f\/?y\/?e|y\/e|ye|as (?:at|of)|at|(?:week|wk)[- ](?:ended|ending|end|commencing|beginning|starting|of)|w\/[cbe]|ended|ending)\b\.?|预算|计划|预测|预计|目标|测算|规划|展望|实际|实绩|决算|执行|历史|合\s*计|总\s*计|小\s*计|截至|止(?:年度)?$|数$|金额$/giu;

/** Numbers and dates are read as they are; texts may carry words around their period. */
export function cellWords(cell: SheetCell, sheet: Sheet): HeaderWords {
  if (typeof cell.v === 'string' && cell.t === 's') return headerWords(cell.v);
  return { period: cellPeriod(cell, sheet), flavour: null };
}

export function headerWords(raw: string): HeaderWords {
  const plain = inEnglish(toPlainText(raw).text.replace(/\s+/g, ' ').trim());
  const flavour = FLAVOURS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  if (plain === '' || plain.length > 60) return { period: { kind: 'none' }, flavour };
  // A date as it stands must not lose its parts to the words below.
  const direct = periodOf(plain.replace(/[(（[【][^)）\]】]*[)）\]】]\s*$/u, '').trim());
  if (direct.kind !== 'none') return { period: direct, flavour };
  const bare = plain
    .replace(/[(（[【][^)）\]】]*[)）\]】]/gu, ' ')
    .replace(AROUND, ' ')
    .replace(/^[\s\-–_/:：,.|]+|[\s\-–_/:：,.|]+$/gu, '')
    .trim();
  if (bare === '' || bare === plain) return { period: { kind: 'none' }, flavour };
  // Plan 26, Budget '27: two digits beside such a word are a year.
  const isShort = /^'?\d{2}$/.test(bare) && (flavour === 'plan' || flavour === 'actual');
  return { period: periodOf(isShort ? `FY${bare.replace("'", '')}` : bare), flavour };
}

/** 2025/26: called by the year in which it begins as well as by the one in which it ends. */
export function namesTwoYears(raw: string): boolean {
  return TWO_YEARS.test(toPlainText(raw).text.trim());
}

const HALF_AFTER = /^(?:FY\s*)?'?(\d{4}|\d{2})年?度?\s*[-/ ]?\s*(?:([上下])半年度?|H\s*([12])|([12])\s*H)$/iu;
const HALF_BEFORE = /^(?:([上下])半年度?|H\s*([12])|([12])\s*H)\s*[-/ ]?\s*(?:FY\s*)?'?(\d{4}|\d{2})?年?$/iu;
const MONTH_NUMBERED = /^(\d{4})\s*[-/. ]?\s*M\s*(\d{1,2})$|^M\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/iu;
const TWO_YEARS = /^(?:FY\s*|AY\s*)?(?:20)?(\d{2})\s*[/\-–]\s*(?:20)?(\d{2})(?:年度?)?$/iu;
const YEARS_ON = /^(?:T|N|t)\s*\+?\s*(\d{1,3})\s*年?$|^T\s*=\s*(\d{1,3})$/u;
const SPELT = /^(mth|mo|mon|qtr|qr|wk|per)\.?\s*(?=\d)/iu;

function periodOf(written: string): PeriodText | HalfYear | WeekOfYear {
  const text = commonSpelling(withoutPhase(written));
  const half = halfYear(text) ?? weekOf(text);
  if (half) return half;
  const numbered = MONTH_NUMBERED.exec(text);
  if (numbered) {
    const [, year, month, monthFirst, yearLast] = numbered;
    return parsePeriodText(`${year ?? yearLast}-${(month ?? monthFirst ?? '').padStart(2, '0')}`);
  }
  const fiscal = TWO_YEARS.exec(text);
  if (
    fiscal &&
    Number(fiscal[2]) === (Number(fiscal[1]) + 1) % 100 &&
    (/^FY|^AY|20\d{2}|年/i.test(text) || text.includes('/'))
  )
    return { kind: 'year', year: 2000 + Number(fiscal[1]), fiscal: true };
  const on = YEARS_ON.exec(text);
  if (on) return { kind: 'relative', unit: 'period', index: Number(on[1] ?? on[2]) };
  const spelt = text.replace(SPELT, (word) =>
    /^q/i.test(word) ? 'Q' : /^per/i.test(word) ? 'period ' : 'month ',
  );
  const read = parsePeriodText(spelt.replace(/^FY\s*-\s*(?=\d)/iu, 'FY'));
  if (read.kind !== 'none') return read;
  // Q1 2026E, 2026Q1A, Jan-26F, B Jan-26: an estimate, an actual, a forecast, a budget.
  const tagged = /^(.*\d)\s*(?:[AEFBP]|e|est)$/u.exec(text)?.[1] ?? /^[AEFBP]\s+(.*\d)$/u.exec(text)?.[1];
  return tagged === undefined ? read : parsePeriodText(tagged);
}

function halfYear(text: string): HalfYear | undefined {
  const after = HALF_AFTER.exec(text);
  if (after) {
    const [, year = '', word, digit, first] = after;
    return { kind: 'half', year: fullYear(year), half: halfOf(word, digit ?? first) };
  }
  const before = HALF_BEFORE.exec(text);
  if (!before) return undefined;
  const [, word, digit, first, year] = before;
  return {
    kind: 'half',
    year: year === undefined ? null : fullYear(year),
    half: halfOf(word, digit ?? first),
  };
}

function halfOf(word: string | undefined, digit: string | undefined): 1 | 2 {
  return word === '下' || digit === '2' ? 2 : 1;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
