/**
 * Fiscal years that do not begin in January: as the sheet states them (April to March, fiscal year ending 31 March, 4月至次年3月),
 * or as its months show, which run over the end of a year under one fiscal year. Promises that without either a year is a
 * calendar year. Pure; it must not look at figures.
 */
import type { Sheet } from '../../contract/import/sheet.ts';
import type { DatedToken } from './header-tokens.ts';
import { inEnglish } from './month-words.ts';

export type FiscalYear = {
  /** The first month of the year, 2 to 12. */
  readonly month: number;
  /** The calendar year of its first month less the year that it is called by: -1 or 0. */
  readonly offset: -1 | 0;
  /** The calendar year in which the stated one begins, where it says so. */
  readonly first?: number;
};

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = `(${NAMES.join('|')})[a-z]*\\.?`;
const DAY = '(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?';
const YEAR = "[-\\s,']*(\\d{4}|\\d{2})?(?!\\d)";
const FROM_TO = new RegExp(
  `${DAY}\\b${NAME}${YEAR}\\s*(?:-|–|—|~|to|through|until)\\s*${DAY}\\b${NAME}${YEAR}`,
  'iu',
);
const ENDING = new RegExp(
  `\\b(?:(?:fiscal|financial|accounting)\\s+years?|FYE?|F/?Y/?E|years?)\\b[^.;]{0,12}?\\b(?:ends?|ending|ended|to|end:?)\\s+(?:on\\s+|in\\s+)?${DAY}${NAME}|\\bFYE\\s+${DAY}${NAME}`,
  'iu',
);
const CHINESE = /(\d{1,2})月(?:\d{1,2}日)?\s*(?:[-~–—]|至|到)\s*(?:次年|翌年|第二年|下一年)\s*(\d{1,2})月/u;
const CALLED = /\b(?:FY|fiscal(?: year)?|financial year)\s*'?(\d{4}|\d{2})\b/iu;
const ROWS_ABOVE = 20;
const LONGEST = 160;

/** What the rows above a header, and the header itself, say about the fiscal year. */
export function statedFiscalYear(sheet: Sheet, at: number): FiscalYear | undefined {
  for (const { cells } of sheet.rows.slice(Math.max(0, at - ROWS_ABOVE), at + 1))
    for (const { v } of cells) {
      const found = typeof v === 'string' && v.length <= LONGEST ? fiscalYearIn(v) : undefined;
      if (found) return found;
    }
  return undefined;
}

export function fiscalYearIn(raw: string): FiscalYear | undefined {
  const chinese = CHINESE.exec(raw);
  if (chinese && isStatement(raw, chinese[0]))
    return yearOf(Number(chinese[1]), Number(chinese[2]), 0, undefined);
  const text = inEnglish(raw);
  const span = FROM_TO.exec(text);
  if (span && isStatement(text, span[0])) {
    const [, from = '', year, to = ''] = span;
    const called = CALLED.exec(text)?.[1];
    const offset = year !== undefined && called !== undefined && full(year) === full(called) ? 0 : -1;
    return yearOf(monthOf(from), monthOf(to), offset, year === undefined ? undefined : full(year));
  }
  const ending = ENDING.exec(text);
  const last = monthOf(ending?.[1] ?? ending?.[2] ?? '');
  // A date with a year is a header's own: it says when that one year ends.
  const dated =
    ending !== null && /^[a-z]*\.?\s*\d{0,2},?\s*\d{4}/iu.test(text.slice(ending.index + ending[0].length));
  return ending && last > 0 && !dated ? yearOf((last % 12) + 1, last, -1, undefined) : undefined;
}

/** Twelve months alone, or words about years: a contract from July to June says nothing of the columns. */
function isStatement(text: string, span: string): boolean {
  return ABOUT_YEARS.test(text) || text.replace(span, '').trim().length <= FEW_WORDS;
}

const ABOUT_YEARS = /\bFY|fiscal|financial year|accounting year|\bbudget|财年|年度|会计/iu;
const FEW_WORDS = 6;

function yearOf(
  month: number,
  last: number,
  offset: -1 | 0,
  first: number | undefined,
): FiscalYear | undefined {
  if (month < 2 || month > 12 || last !== month - 1) return undefined;
  return { month, offset, ...(first !== undefined && { first }) };
}

/** What the reader of a header knows of the years in it. */
export type YearSources = {
  /** Columns of months and quarters whose year stands above, in groups of one year each. */
  readonly above: readonly {
    readonly fiscal: boolean;
    readonly columns: readonly number[];
  }[];
  /** Columns whose year comes from the title, or is assumed. */
  readonly titled: ReadonlySet<number>;
  /** Columns of years that are called by the one in which they begin: 2025/26. */
  readonly opening: ReadonlySet<number>;
};

/** The tokens of a header with fiscal years laid on the calendar; undefined where its years are calendar years. */
export function inFiscalYears(
  dated: readonly DatedToken[],
  sources: YearSources,
  stated: FiscalYear | undefined,
): { readonly dated: readonly DatedToken[]; readonly month: number } | undefined {
  const year = stated ?? runningOver(dated, sources.above);
  if (!year) return undefined;
  const above = new Set(sources.above.flatMap(({ columns }) => columns));
  const [first] = dated.filter(({ column, span }) => sources.titled.has(column) && span === 1);
  const begins = first && beginsIn(first, year);
  const laid = dated.map((token): DatedToken => {
    const { column, month, span, day } = token;
    if (day !== undefined) return token;
    if (first && begins !== undefined && sources.titled.has(column) && span === 1)
      return { ...token, month: month + (begins - Math.floor(first.month / 12)) * 12 };
    if (span > 1) {
      const offset = sources.opening.has(column) ? 0 : year.offset;
      return { ...token, month: month + year.month - 1 + offset * 12 };
    }
    if (!above.has(column)) return token;
    const isLate = month % 12 < year.month - 1;
    return { ...token, month: month + (year.offset + (isLate ? 1 : 0)) * 12 };
  });
  const isMoved = laid.some((token, at) => token.month !== dated[at]?.month);
  return isMoved || (first && stated) ? { dated: laid, month: year.month } : undefined;
}

/** The calendar year of the first month of a fiscal year: as stated, or by the year in the title. */
function beginsIn({ month }: DatedToken, { month: start, offset, first }: FiscalYear): number | undefined {
  const isLate = month % 12 < start - 1;
  return (first ?? Math.floor(month / 12) + offset) + (isLate ? 1 : 0);
}

/** Months under one year that run over its end: Apr to Dec, then Jan to Mar. */
function runningOver(dated: readonly DatedToken[], above: YearSources['above']): FiscalYear | undefined {
  const months = new Map(
    dated.flatMap(({ column, month, span }) => (span === 1 ? [[column, (month % 12) + 1] as const] : [])),
  );
  const groups = above.map(({ fiscal, columns }) => ({
    fiscal,
    months: columns.flatMap((column) => months.get(column) ?? []),
  }));
  const firsts = new Set(groups.map(({ months: run }) => run[0]));
  const [first] = firsts;
  if (firsts.size !== 1 || first === undefined || first === 1) return undefined;
  const isRun = groups.every(({ months: run }) =>
    run.every((month, at) => at === 0 || month === ((run[at - 1] ?? 0) % 12) + 1),
  );
  if (!isRun || !groups.some(({ months: run }) => run.includes(1))) return undefined;
  return { month: first, offset: groups.every(({ fiscal }) => fiscal) ? -1 : 0 };
}

const full = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function monthOf(name: string): number {
  return NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
