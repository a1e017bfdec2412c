/**
 * Periods as accounting systems and other countries spell them, said in the one way that the reader of periods knows:
 * 001.2026 and 2026P01 of ledgers, Jan FY26, 2026年第1期, 2026年1月末, Jan-Mar 2026, T1 2026. Promises to
 * change a text only as a whole, where it names one period and nothing else. Pure; it must not look at other cells.
 */

const ORDINALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const SHORT = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const MONTH_NAME = `${SHORT}[a-z]*\\.?`;
const YEAR = "'?(\\d{4}|\\d{2})";

type Spelling = readonly [pattern: RegExp, write: (...groups: readonly string[]) => string | undefined];

const two = (digits: string): string => digits.replace(/^0+(?=\d)/, '').padStart(2, '0');
const full = (digits: string): string => (digits.length === 2 ? `20${digits}` : digits);
const month = (year: string, number: string): string | undefined =>
  Number(number) >= 1 && Number(number) <= 12 ? `${full(year)}-${two(number)}` : undefined;

/** The quarter of three months that follow each other, as Jan-Mar or 1-3月; undefined where they are no quarter. */
function quarter(year: string, first: number, last: number): string | undefined {
  return last - first === 2 && first % 3 === 1 ? `${full(year)}Q${(first + 2) / 3}` : undefined;
}

const NAMES = SHORT.slice(3, -1).split('|');
const monthOf = (name: string): number => NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const SPELLINGS: readonly Spelling[] = [
  // Ledgers: P01 2026, P01/26, Period 1/2026, 001.2026, 2026P01, 2026.001, FY26 P01, 2026年第1期.
  [
    /^(?:P|per(?:iode?|\.)?|periodo)\s*\.?0*(\d{1,2})\s*[-/. ]\s*(?:FY\s*)?'?(\d{4}|\d{2})$/iu,
    (number = '', year = '') => month(year, number),
  ],
  [/^0(\d{2})[./-](\d{4})$/u, (number = '', year = '') => month(year, number)],
  [/^(\d{4})[./-]0(\d{2})$/u, (year = '', number = '') => month(year, number)],
  [
    /^(?:FY\s*)?'?(\d{4}|\d{2})\s*[-/. ]?\s*(?:P|per(?:iod|\.)?\s?)0*(\d{1,2})$/iu,
    (year = '', number = '') => month(year, number),
  ],
  [
    /^(\d{4})年?度?\s*第?\s*0*(\d{1,2})\s*(?:会计)?期(?:间)?$/u,
    (year = '', number = '') => month(year, number),
  ],
  [/^第?\s*0*(\d{1,2})\s*(?:会计)?期(?:间)?$/u, (number = '') => `第${Number(number)}期`],
  // The end of a month, and a span that is one month: 2026年1月末, 2026.1.1-2026.1.31.
  [/^(\d{4})年(\d{1,2})月[末底初]$/u, (year = '', number = '') => month(year, number)],
  [
    /^(\d{4})[./年-]0?(\d{1,2})[./月-]0?1日?\s*(?:[-~–—]|至|到)\s*(?:\1[./年-])?0?\2[./月-](?:28|29|30|31)日?$/u,
    (year = '', number = '') => month(year, number),
  ],
  // A fiscal year beside a month's name, a month and a year of two digits.
  [
    new RegExp(`^(${MONTH_NAME})[-/_. ]*FY\\s*${YEAR}$`, 'iu'),
    (name = '', year = '') => `${name} ${full(year)}`,
  ],
  [
    new RegExp(`^FY\\s*${YEAR}[-/_. ]*(${MONTH_NAME})$`, 'iu'),
    (year = '', name = '') => `${name} ${full(year)}`,
  ],
  [new RegExp(`^(${MONTH_NAME})_${YEAR}$`, 'iu'), (name = '', year = '') => `${name}-${year}`],
  [/^(\d{4})_(\d{1,2})$/u, (year = '', number = '') => month(year, number)],
  // Months of a quarter.
  [
    new RegExp(`^(${MONTH_NAME})\\s*(?:[-–—/]|to)\\s*(${MONTH_NAME})[-/, ]*${YEAR}$`, 'iu'),
    (from = '', to = '', year = '') => quarter(year, monthOf(from), monthOf(to)),
  ],
  [
    /^(\d{4})年\s*(\d{1,2})\s*月?\s*(?:[-~–—]|至|到)\s*(\d{1,2})月$/u,
    (year = '', from = '', to = '') => quarter(year, Number(from), Number(to)),
  ],
  [
    new RegExp(`^(${SHORT})[a-z]*\\.?\\s*(?:qtr|quarter)\\.?\\s*${YEAR}$`, 'iu'),
    (name = '', year = '') => (monthOf(name) % 3 === 0 ? `${full(year)}Q${monthOf(name) / 3}` : undefined),
  ],
  // Quarters of other languages, in Roman numbers, in words.
  [/^T\s*([1-4])\s*[-/. ]?\s*'?(\d{4}|\d{2})$/iu, (number = '', year = '') => `Q${number} ${full(year)}`],
  [/^([1-4])\s*T\s*[-/. ]?\s*'?(\d{4}|\d{2})$/iu, (number = '', year = '') => `Q${number} ${full(year)}`],
  [/^第?\s*(Ⅰ|Ⅱ|Ⅲ|Ⅳ|I{1,3}|IV)\s*季度?$/u, (roman = '') => `Q${romanQuarter(roman)}`],
  [
    /^(Ⅰ|Ⅱ|Ⅲ|Ⅳ|I{1,3}|IV)\s*(?:кв(?:артал|\.)?|квартал)\s*(\d{4})(?:\s*г\.?)?$/iu,
    (roman = '', year = '') => `Q${romanQuarter(roman)} ${year}`,
  ],
  [
    /^([1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)\.?(?:\s+'?(\d{4}|\d{2}))?$/iu,
    (number = '', year = '') => (year === '' ? `Q${number}` : `Q${number} ${full(year)}`),
  ],
  // A year that ends in the month: 2026年3月期, and the years of other languages: Exercice 2026, GJ 2026, 12M Dec-26, Year One, 2026年3月期 (a year that ends then), 令和8年.
  [
    /^(?:exercice|ejercicio|esercizio|exercício|gesch(?:ä|ae)ftsjahr|gj|wj|jahr|année|año|anno|ano)\s*(\d{4})$/iu,
    (year = '') => year,
  ],
  [/^(\d{4})年(\d{1,2})月期$/u, (year = '', number = '') => month(year, number)],
  [/^(\d{4})\s*г(?:од|\.)?$/iu, (year = '') => year],
  [
    /^(?:year|yr)\s+(one|two|three|four|five|six|seven|eight|nine|ten)$/iu,
    (word = '') => `Year ${ORDINALS.indexOf(word.toLowerCase()) + 1}`,
  ],
  [/^(?:令和|R\.?)\s*(\d{1,2})\s*年度?$/u, (era = '') => `${2018 + Number(era)}年度`],
  [
    /^(?:令和|R\.?)\s*(\d{1,2})\s*[年/.]\s*(\d{1,2})月?$/u,
    (era = '', number = '') => month(String(2018 + Number(era)), number),
  ],
  [/^(\d{4})\s*년\s*(\d{1,2})\s*월$/u, (year = '', number = '') => month(year, number)],
  [/^(\d{4})\s*년$/u, (year = '') => year],
];

function romanQuarter(roman: string): number {
  return { Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, I: 1, II: 2, III: 3, IV: 4 }[roman.toUpperCase()] ?? 0;
}

/** The text in the common spelling; the same text where no other one is known. */
export function commonSpelling(text: string): string {
  if (text.length > 40) return text;
  for (const [pattern, write] of SPELLINGS) {
    const found = pattern.exec(text);
    const written = found ? write(...found.slice(1).map((group) => group ?? '')) : undefined;
    if (written !== undefined) return written;
  }
  return text;
}
