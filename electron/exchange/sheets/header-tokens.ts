/**
 * Reads one row as a header of periods: which month each column begins with and how many months it spans.
 * Promises: a missing year is taken from the row above, from the title, or else assumed and told; a doubtful
 * form (Mar-26) counts only where the whole row confirms it. It must not choose between rows.
 */
import { daysInMonth } from '../../../models/plan/timeline.ts';
import type { Period, PeriodText } from '../../../models/text/parse-date.ts';
import { serialToDay } from '../../../models/text/serial-date.ts';
import type { Sheet, SheetCell, SheetRow } from '../../contract/import.ts';
import { cellPeriod } from './cell-number.ts';

/** `month` counts months from year 0; a day keeps its ISO text to see whether it is a first or a last one. */
export type DatedToken = {
  readonly column: number;
  readonly month: number;
  readonly span: 1 | 3 | 12;
  readonly day?: string;
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
};

export function headerTokens(sheet: Sheet, at: number, fallbackYear: number): HeaderTokens {
  const row = sheet.rows[at];
  if (!row) return { dated: [], relative: [], year: 'given' };
  // The first column holds labels or a title: '2026年' there is no period of figures.
  const read = row.cells.filter(({ c }) => c > 0).map((cell) => ({ cell, period: cellPeriod(cell, sheet) }));
  const above = yearsAbove(sheet, at);
  const bare = above !== undefined && bareMonthsRun(row.cells, above.years);
  const title = titleYear(sheet.rows.slice(0, at + 1));
  const likely = confirmLikely(read.map(({ period }) => period));
  const serials = monthSerials(
    read.map(({ cell }) => cell),
    sheet.date1904,
  );
  const dated: DatedToken[] = [];
  const relative: RelativeToken[] = [];
  let year: HeaderTokens['year'] = 'given';
  let previous: number | undefined;
  for (const { cell, period } of read) {
    const given = yearless(cell, period, bare);
    if (given) {
      const known = above && yearFor(above.years, cell.c);
      const source = known !== undefined ? 'above' : title !== undefined ? 'title' : 'assumed';
      let month = (known ?? title ?? fallbackYear) * 12 + given.offset;
      // Without years, a month that is not later than the one before it belongs to the next year.
      if (known === undefined) while (previous !== undefined && month <= previous) month += 12;
      year = source === 'above' || year === 'given' ? source : year;
      dated.push({ column: cell.c, month, span: given.span });
      previous = month;
    } else if (period.kind === 'relative')
      relative.push({ column: cell.c, unit: period.unit, index: period.index });
    else {
      const serial = serials.get(cell.c);
      const token =
        serial === undefined
          ? datedToken(cell.c, period, likely, previous)
          : tokenOf(cell.c, { kind: 'day', iso: serial });
      if (token) {
        dated.push(token);
        previous = token.month;
      }
    }
  }
  return { dated, relative, year, ...(above && year === 'above' && { yearRow: above.row }) };
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
  period: PeriodText,
  bare: boolean,
): { readonly offset: number; readonly span: 1 | 3 } | undefined {
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

type YearsAbove = {
  readonly row: number;
  readonly years: readonly { readonly column: number; readonly year: number }[];
};

/** The years in the one or two rows above; a merged or single year reaches to the next one on its right. */
function yearsAbove(sheet: Sheet, at: number): YearsAbove | undefined {
  for (const row of [sheet.rows[at - 1], sheet.rows[at - 2]]) {
    if (!row) continue;
    const years = row.cells.flatMap((cell) => {
      const period = cellPeriod(cell, sheet);
      return period.kind === 'year' ? [{ column: cell.c, year: period.year }] : [];
    });
    if (years.length > 0 && years.some(({ column }) => column > 0)) return { row: row.r, years };
  }
  return undefined;
}

function yearFor(years: YearsAbove['years'], column: number): number | undefined {
  return years.filter((entry) => entry.column <= column).at(-1)?.year;
}

/** The one year that titles name: '2026年度预算', 'Budget 2026'; two different years are none. */
function titleYear(rows: readonly SheetRow[]): number | undefined {
  const years = new Set<number>();
  for (const { cells } of rows) {
    for (const { v } of cells) {
      if (typeof v !== 'string') continue;
      for (const [, digits] of v.matchAll(/(?<!\d)((?:19|20|21)\d{2})(?!\d)/g)) years.add(Number(digits));
    }
  }
  const [only] = years;
  return years.size === 1 ? only : undefined;
}

/** Jan-26, Feb-26, Mar-26: three or more readings one after the other at an even distance. */
function confirmLikely(periods: readonly PeriodText[]): boolean {
  const months = periods.flatMap((period) =>
    period.kind === 'ambiguous' && period.likely ? [tokenOf(0, period.likely).month] : [],
  );
  const steps = months.slice(1).map((month, index) => month - (months[index] ?? 0));
  return months.length >= 3 && new Set(steps).size === 1 && (steps[0] ?? 0) > 0;
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
