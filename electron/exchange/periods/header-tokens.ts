/**
 * Reads one row as a header of periods: which month each column begins with and how many months it spans.
 * Promises: a missing year is taken from the row above, from the title, or else assumed and told; a doubtful
 * form (Mar-26) counts only where the whole row confirms it. It must not choose between rows.
 */
import { daysInMonth } from '../../../models/plan/timeline.ts';
import type { Period, PeriodText } from '../../../models/text/parse-date.ts';
import { serialToDay } from '../../../models/text/serial-date.ts';
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import { inFiscalYears, statedFiscalYear, type YearSources } from './fiscal-year.ts';
import { cellWords, type Flavour, type HeaderWords, namesTwoYears } from './header-words.ts';
import { titleYear, type YearsAbove, yearFor, yearsAbove } from './header-years.ts';
import { indexRun, phasesOf } from './index-run.ts';
import { spreadHeader } from './spread-header.ts';
import { mondayOf } from './week-words.ts';
import { wholeRowDates } from './whole-row-dates.ts';

/** `month` counts months from year 0; a day keeps its ISO text to see whether it is a first or a last one. */
export type DatedToken = {
  readonly column: number;
  readonly month: number;
  readonly span: 1 | 3 | 6 | 12;
  readonly day?: string;
  /** The day is the Monday of a numbered week. */
  readonly week?: true;
  /** What the header says that the column holds. */
  readonly flavour?: Flavour;
};
export type RelativeToken = {
  readonly column: number;
  readonly unit: 'month' | 'quarter' | 'year' | 'period';
  readonly index: number;
};

export type HeaderTokens = {
  readonly dated: readonly DatedToken[];
  readonly relative: readonly RelativeToken[];
  /** Rows above that gave the years. */
  readonly yearRow?: number;
  readonly year: 'given' | 'above' | 'title' | 'assumed';
  /** The first month of the fiscal years in which the header counts. */
  readonly fiscal?: number;
};

type Read = {
  readonly cell: SheetCell;
  readonly period: HeaderWords['period'];
  readonly flavour: Flavour | null;
};

export function headerTokens(sheet: Sheet, at: number, fallbackYear: number): HeaderTokens {
  const row = sheet.rows[at];
  if (!row) return { dated: [], relative: [], year: 'given' };
  // The first column holds labels or a title: '2026年' there is no period of figures.
  const cells = spreadHeader(sheet, at).filter(({ c }) => c > 0);
  // A period that stands once over several columns is the same in each of them.
  const own = new Set(row.cells.map(({ c }) => c));
  const read = cells.map((cell): Read => ({ cell, ...cellWords(cell, sheet) }));
  const above = yearsAbove(sheet, at, fallbackYear);
  const bare = above !== undefined && bareMonthsRun(row.cells, above.years);
  let title: number | null | undefined = null;
  // Searched only where a period lacks its year: most rows are figures.
  const yearOfTitle = (): number | undefined => {
    if (title === null) title = titleYear(sheet, at);
    return title;
  };
  const periods = read.flatMap(({ period }) =>
    period.kind === 'half' || period.kind === 'week' ? [] : [period],
  );
  const likely = confirmLikely(periods);
  const serials = monthSerials(cells, sheet.date1904);
  const slashed = wholeRowDates(cells);
  const sources = { above: new Set<number>(), titled: new Set<number>(), opening: new Set<number>() };
  const dated: DatedToken[] = [];
  const relative: RelativeToken[] = [];
  let year: HeaderTokens['year'] = 'given';
  let previous: number | undefined;
  const add = (token: DatedToken, flavour: Flavour | null): void => {
    dated.push(flavour ? { ...token, flavour } : token);
    previous = token.month;
  };
  for (const { cell, period, flavour } of read) {
    // Labels between two blocks begin another table: its months begin again as well.
    if (period.kind === 'none' && flavour === null && cell.t === 's') previous = undefined;
    const given = yearless(cell, period, bare);
    if (period.kind === 'week') {
      const known = period.year ?? (above && yearFor(above.years, cell.c));
      if (known === undefined) year = yearOfTitle() === undefined ? 'assumed' : 'title';
      const day = mondayOf(known ?? yearOfTitle() ?? fallbackYear, period.week);
      add({ column: cell.c, month: monthIndex(day), span: 1, day, week: true }, flavour);
    } else if (given) {
      // A half-year or a quarter after months that name their year is of the same year.
      const near: number | undefined =
        dated.length > 0 && year === 'given' && given.span > 1 ? previous : undefined;
      const known: number | undefined =
        (above && yearFor(above.years, cell.c)) ?? (near === undefined ? undefined : Math.floor(near / 12));
      const source: HeaderTokens['year'] =
        near !== undefined
          ? 'given'
          : known !== undefined && above
            ? above.source
            : yearOfTitle() !== undefined
              ? 'title'
              : 'assumed';
      if (source === 'above') sources.above.add(cell.c);
      else if (source !== 'given') sources.titled.add(cell.c);
      let month = (known ?? yearOfTitle() ?? fallbackYear) * 12 + given.offset;
      const repeated =
        !own.has(cell.c) ||
        dated.some((token) => token.month === month && token.flavour !== (flavour ?? undefined));
      if (!own.has(cell.c) && previous !== undefined) month = previous;
      // Without years, a month that is not later than the one before it belongs to the next year.
      if (known === undefined && !repeated) while (previous !== undefined && month <= previous) month += 12;
      year = source === 'above' || year === 'given' ? source : year;
      add({ column: cell.c, month, span: given.span }, flavour);
    } else if (period.kind === 'half') {
      if (period.year !== null)
        add({ column: cell.c, month: period.year * 12 + (period.half - 1) * 6, span: 6 }, flavour);
    } else if (period.kind === 'relative')
      relative.push({ column: cell.c, unit: period.unit, index: period.index });
    else {
      const day = serials.get(cell.c) ?? slashed.get(cell.c);
      const token =
        day === undefined
          ? datedToken(cell.c, period, likely, previous)
          : tokenOf(cell.c, { kind: 'day', iso: day });
      if (token) add(token, flavour);
      if (typeof cell.v === 'string' && namesTwoYears(cell.v)) sources.opening.add(cell.c);
    }
  }
  const counted = dated.length + relative.length < 2 ? indexRun(sheet, at) : [];
  const years = groupsOf(above?.years ?? [], sources.above);
  const isYears =
    dated.length >= 2 && dated.some(({ span, column }) => span > 1 || sources.titled.has(column));
  const fiscal =
    isYears || years.length > 0
      ? inFiscalYears(dated, { ...sources, above: years }, statedFiscalYear(sheet, at))
      : undefined;
  return {
    dated: counted.length > 0 ? [] : (fiscal?.dated ?? dated),
    relative: counted.length > 0 ? counted : phasesOf(sheet, at, relative),
    year,
    ...(fiscal && { fiscal: fiscal.month }),
    ...(above &&
      (year === 'above' || year === 'assumed') &&
      dated.some(({ span }) => span < 12) && { yearRow: above.row }),
  };
}

/** The columns that have their year from above, by that year. */
function groupsOf(years: YearsAbove['years'], columns: ReadonlySet<number>): YearSources['above'] {
  return years.flatMap(({ column, fiscal }, at) => {
    const end = years[at + 1]?.column ?? Number.POSITIVE_INFINITY;
    const own = [...columns].filter((each) => each >= column && each < end);
    return own.length > 0 ? [{ fiscal, columns: own }] : [];
  });
}

function datedToken(
  column: number,
  period: PeriodText,
  likely: boolean,
  previous: number | undefined,
): DatedToken | undefined {
  if (period.kind === 'relative' || period.kind === 'none') return undefined;
  if (period.kind !== 'ambiguous') return tokenOf(column, period);
  if (period.reason === 'month-1-or-10') {
    // After September comes October; anywhere else the digit that was lost was none.
    return previous !== undefined && previous % 12 === 8
      ? { column, month: previous + 1, span: 1 }
      : undefined;
  }
  return likely && period.likely ? tokenOf(column, period.likely) : undefined;
}

export function tokenOf(column: number, period: Period): DatedToken {
  switch (period.kind) {
    case 'day':
      return { column, month: monthIndex(period.iso), span: 1, day: period.iso };
    case 'month':
      return { column, month: monthIndex(period.month), span: 1 };
    case 'quarter':
      return { column, month: period.year * 12 + (period.quarter - 1) * 3, span: 3 };
    case 'year':
      return { column, month: period.year * 12, span: 12 };
  }
}

/** 3月, Q1, and a bare 3 of a row of bare months under years. */
function yearless(
  cell: SheetCell,
  period: HeaderWords['period'],
  bare: boolean,
): { readonly offset: number; readonly span: 1 | 3 | 6 } | undefined {
  if (period.kind === 'week') return undefined;
  if (period.kind === 'half')
    return period.year === null ? { offset: (period.half - 1) * 6, span: 6 } : undefined;
  if (period.kind === 'ambiguous' && period.reason === 'year-missing') {
    if (period.month !== undefined) return { offset: period.month - 1, span: 1 };
    return period.quarter === undefined ? undefined : { offset: (period.quarter - 1) * 3, span: 3 };
  }
  const month = bare ? bareMonth(cell) : undefined;
  return month === undefined ? undefined : { offset: month - 1, span: 1 };
}

function bareMonth({ v }: SheetCell): number | undefined {
  const month =
    typeof v === 'number' ? v : typeof v === 'string' && /^\s*\d{1,2}\s*$/.test(v) ? Number(v) : Number.NaN;
  return Number.isInteger(month) && month >= 1 && month <= 12 ? month : undefined;
}

/** Bare numbers are months only where they run on (10, 11, 12, then 1 of the next year), several under some year. */
function bareMonthsRun(cells: readonly SheetCell[], years: YearsAbove['years']): boolean {
  const months = cells.flatMap((cell) => {
    const year = yearFor(years, cell.c);
    const month = bareMonth(cell);
    return year === undefined || month === undefined ? [] : [year * 12 + month];
  });
  const used = new Set(months.map((month) => Math.floor((month - 1) / 12)));
  return (
    months.length > used.size && months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1)
  );
}

/** Jan-26, Feb-26, Mar-26: three or more readings one after the other at an even distance. */
function confirmLikely(periods: readonly PeriodText[]): boolean {
  const months = periods.flatMap((period) =>
    period.kind === 'ambiguous' && period.likely ? [tokenOf(0, period.likely).month] : [],
  );
  const moves = [...new Set(months)];
  const steps = moves.slice(1).map((month, index) => month - (moves[index] ?? 0));
  const [step = 0] = steps;
  // Two alone are believed where they follow each other as months, quarters or years do.
  return new Set(steps).size === 1 && (moves.length >= 3 ? step > 0 : [1, 3, 12].includes(step));
}

/**
 * Dates that lost their format and show as 46023, 46054, 46082: believed where three or more numbers of the row
 * are all first days or all last days of months, one after the other.
 */
function monthSerials(cells: readonly SheetCell[], date1904: boolean): ReadonlyMap<number, string> {
  const days = new Map<number, string>();
  for (const { c, v } of cells) {
    if (typeof v !== 'number' || !Number.isInteger(v) || v < FIRST_SERIAL || v > LAST_SERIAL) continue;
    const day = serialToDay(v, date1904 ? '1904' : '1900');
    if (day.kind === 'day') days.set(c, day.iso);
  }
  const isos = [...days.values()];
  const firsts = isos.every((iso) => iso.endsWith('-01'));
  const lasts = isos.every(
    (iso) => Number(iso.slice(8)) === daysInMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7))),
  );
  const rising = isos.every((iso, at) => at === 0 || iso > (isos[at - 1] ?? ''));
  return isos.length >= 3 && (firsts || lasts) && rising ? days : new Map();
}

/** The years 1990 to 2099 or so, in either date system. */
const FIRST_SERIAL = 31_000;
const LAST_SERIAL = 73_050;

function monthIndex(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
}
