/**
 * Finds the header of a sheet and lays its columns on a time axis: start month, periodicity, period of each column.
 * Promises: columns of another length (quarter and year totals among months) are left out and told; gaps and
 * repeated periods are told; what is no axis is refused. It must not look at labels or amounts.
 */

import { LIMITS } from '../../../models/plan/limits.ts';
import type { Month, Periodicity } from '../../../models/plan/schema.ts';
import type { ImportNotice, ImportResult } from '../../contract/import/notices.ts';
import { refuseImport } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { cellNumber, cellText } from '../sheets/cell-number.ts';
import { axisOf, leftNotices } from './even-axis.ts';
import { gatheredColumns } from './gathered-columns.ts';
import { commonSpan, crowded, headerScore, type Span } from './header-score.ts';
import { type DatedToken, type HeaderTokens, headerTokens, type RelativeToken } from './header-tokens.ts';
import { withoutRepeats } from './repeated-periods.ts';
import { spreadHeader } from './spread-header.ts';

export type PeriodColumn = {
  readonly column: number;
  readonly period: number;
  /** The part of the column's amounts that falls into the period: a quarter of a half-year, a month of a week. */
  readonly share?: number;
};

export type Header = {
  /** Row numbers of the sheet, the last one directly above the data. */
  readonly rows: readonly number[];
  readonly start: Month;
  readonly periodicity: Periodicity;
  readonly columns: readonly PeriodColumn[];
  /** Columns that name a longer time than a period: the first and last period that they add up. */
  readonly sums: readonly { readonly column: number; readonly from: number; readonly to: number }[];
  readonly notices: readonly ImportNotice[];
  /** What else the header can be read as: its quarters, its years. */
  readonly others: readonly Axis[];
};

export type Axis = Pick<Header, 'start' | 'periodicity' | 'columns'>;

const SEARCHED_ROWS = 60;

export function findHeader(sheet: Sheet, fallbackStart: Month): ImportResult<Header> {
  const fallbackYear = Number(fallbackStart.slice(0, 4));
  let best: { readonly at: number; readonly tokens: HeaderTokens; readonly score: number } | undefined;
  for (let at = 0; at < Math.min(sheet.rows.length, SEARCHED_ROWS); at += 1) {
    const tokens = headerTokens(sheet, at, fallbackYear);
    const score = headerScore(tokens);
    if (score > (best?.score ?? 0)) best = { at, tokens, score };
  }
  const row = best && sheet.rows[best.at];
  if (!best || !row) return noPeriods();
  const { tokens } = best;
  const below = sheet.rows[best.at + 1];
  // Under periods that stand over several columns the row with plan and actual belongs to the header.
  const isSpread = below !== undefined && spreadHeader(sheet, best.at).length > row.cells.length;
  const rows = [
    ...(tokens.yearRow === undefined ? [] : [tokens.yearRow]),
    row.r,
    ...(isSpread ? [below.r] : []),
  ];
  return tokens.relative.length > tokens.dated.length
    ? relativeHeader(tokens.relative, rows, calendarBeside(sheet, best.at, tokens.relative), fallbackStart)
    : withOthers(sheet, tokens, rows, best.at);
}

/** A header of months, quarters and years can be read by each of them; the most frequent is proposed. */
function withOthers(
  sheet: Sheet,
  tokens: HeaderTokens,
  rows: readonly number[],
  at: number,
): ImportResult<Header> {
  const span = commonSpan(tokens.dated);
  const header = datedHeader(sheet, tokens, rows, at, span);
  if (!header.ok) return header;
  const others = ([1, 3, 12] as const).flatMap((other): readonly Axis[] => {
    const count = new Set(tokens.dated.filter((token) => token.span === other).map(({ month }) => month))
      .size;
    if (other === span || count < 2) return [];
    const read = datedHeader(sheet, tokens, rows, at, other);
    if (!read.ok || read.value.periodicity === header.value.periodicity) return [];
    const { start, periodicity, columns } = read.value;
    return [{ start, periodicity, columns }];
  });
  return { ok: true, value: { ...header.value, others } };
}

function noPeriods() {
  return refuseImport(
    'no-periods',
    'No row with periods was found. The sheet needs labels down the side and months, quarters or years across the top, such as 2026-01 or 2026年1月. Where the periods run down, turn the table first (in Excel: Copy, Paste Special, Transpose).',
  );
}

function datedHeader(
  sheet: Sheet,
  tokens: HeaderTokens,
  rows: readonly number[],
  at: number,
  span: Span,
): ImportResult<Header> {
  const notices: ImportNotice[] = [];
  // Years stand alone where they are read as years: 'FY26 total' is one of them.
  const isMain = (token: DatedToken): boolean =>
    token.span === span && (token.flavour !== 'total' || (span === 12 && commonSpan(tokens.dated) !== 12));
  const main = tokens.dated.filter(isMain);
  if (crowded(main)) return gatheredHeader(sheet, tokens, rows, at);
  const left = tokens.dated.filter((token) => !isMain(token));
  notices.push(...leftNotices(sheet, left, main, span));
  const unique = withoutRepeats(sheet, main, at, notices);
  const axis = axisOf(unique, span);
  if (axis.step === undefined)
    return refuseImport(
      'no-periods',
      'The periods across the top are not evenly spaced months, quarters or years.',
      { params: { why: 'uneven' } },
    );
  const first = Math.min(...axis.tokens.map(({ month }) => month));
  const { step } = axis;
  const columns = axis.tokens.flatMap(({ column, month }): readonly PeriodColumn[] => {
    const period = (month - first) / step + 1;
    if (span !== 6) return [{ column, period }];
    return [
      { column, period, share: 0.5 },
      { column, period: period + 1, share: 0.5 },
    ];
  });
  if (span === 6) {
    notices.push({
      code: 'half-years',
      message:
        'The columns are half-years. Hurdle has quarters: half of each amount goes to each of its two quarters, rates stay as they are.',
    });
  }
  const last = Math.max(...columns.map(({ period }) => period));
  if (last > LIMITS.periods) {
    return refuseImport('no-periods', `The periods reach over more than ${LIMITS.periods} columns.`, {
      params: { limit: LIMITS.periods, why: 'too-many' },
    });
  }
  if (last > columns.length) {
    notices.push({
      code: 'period-gaps',
      message: `${last - columns.length} period(s) between the first and the last have no column; they stay empty.`,
      params: { count: last - columns.length },
    });
  }
  if (tokens.year === 'title' && tokens.fiscal === undefined)
    notices.push({
      code: 'years-assumed',
      message: 'The header names no year; the year in the title was taken.',
      params: { start: monthText(first) },
    });
  if (tokens.fiscal !== undefined) notices.push(fiscalYears(tokens.fiscal, monthText(first)));
  else if (tokens.year === 'assumed') notices.push(noDates(monthText(first)));
  const opening = openingColumn(sheet, at, Math.min(...columns.map(({ column }) => column)));
  return {
    ok: true,
    value: {
      rows,
      start: monthText(first),
      periodicity: step === 1 ? 'month' : step === 3 ? 'quarter' : 'year',
      columns: opening === undefined ? columns : [{ column: opening, period: 0 }, ...columns],
      sums: left.map(({ column, month, span: length }) => ({
        column,
        from: Math.floor((month - first) / step) + 1,
        to: Math.floor((month - first + length - 1) / step) + 1,
      })),
      notices,
      others: [],
    },
  };
}

/** Days and weeks are added up to months; columns of whole months, quarters or years among them are totals. */
function gatheredHeader(
  sheet: Sheet,
  tokens: HeaderTokens,
  rows: readonly number[],
  at: number,
): ImportResult<Header> {
  const days = tokens.dated.filter(({ day, flavour }) => day !== undefined && flavour !== 'total');
  const gathered = gatheredColumns(days, wordsAround(sheet, at));
  const last = Math.max(0, ...(gathered?.columns ?? []).map(({ period }) => period));
  if (!gathered || last > LIMITS.periods) {
    return refuseImport(
      'no-periods',
      'The columns are days that follow each other neither daily nor weekly. Add them up to months, quarters or years, and import that sheet.',
      { params: { why: 'days' } },
    );
  }
  const left = tokens.dated.filter((token) => !days.includes(token));
  const start = monthText(gathered.first);
  return {
    ok: true,
    value: {
      rows,
      start,
      periodicity: 'month',
      columns: gathered.columns,
      sums: [],
      notices: [
        ...gathered.notices,
        ...leftNotices(sheet, left, days, 1),
        ...(tokens.year === 'assumed' ? [noDates(start)] : []),
      ],
      others: [],
    },
  };
}

/** What is written in the header's row, and in the rows around it that hold no figures. */
function wordsAround(sheet: Sheet, at: number): string {
  return sheet.rows
    .slice(Math.max(0, at - 3), at + 1)
    .flatMap(({ cells }) => cells.flatMap(({ v }) => (typeof v === 'string' ? [v] : [])))
    .join(' ')
    .slice(0, 2000);
}

function relativeHeader(
  tokens: readonly RelativeToken[],
  rows: readonly number[],
  calendar: Month | undefined,
  fallbackStart: Month,
): ImportResult<Header> {
  const units = new Set(tokens.map(({ unit }) => unit));
  const [unit = 'period'] = units;
  const indexes = new Set(tokens.map(({ index }) => index));
  if (units.size > 1 || indexes.size !== tokens.length || Math.max(...indexes) > LIMITS.periods)
    return noPeriods();
  const periodicity = unit === 'period' ? (tokens.length >= 12 ? 'month' : 'year') : unit;
  return {
    ok: true,
    value: {
      rows,
      start: calendar ?? fallbackStart,
      periodicity,
      columns: tokens.map(({ column, index }) => ({ column, period: index })),
      sums: [],
      notices: calendar === undefined ? [noDates(fallbackStart)] : [],
      others: [],
    },
  };
}

/** The first month of the period that counts as 1, where a row beside the header says which years or months are counted. */
function calendarBeside(sheet: Sheet, at: number, relative: readonly RelativeToken[]): Month | undefined {
  const indexes = new Map(relative.map(({ column, index }) => [column, index]));
  for (const near of [at + 1, at + 2, at - 1, at - 2]) {
    const { dated } = headerTokens(sheet, near, 2026);
    const step = dated[0]?.span ?? 1;
    const firsts = new Set(
      dated.map(({ column, month, span }) =>
        span === step ? month - ((indexes.get(column) ?? Number.NaN) - 1) * step : Number.NaN,
      ),
    );
    const [first] = firsts;
    if (dated.length === relative.length && firsts.size === 1 && first !== undefined && first > 0)
      return monthText(first);
  }
  return undefined;
}

function fiscalYears(month: number, start: string): ImportNotice {
  return {
    code: 'fiscal-years',
    message: `Fiscal years of this sheet begin in month ${month}; the columns start at ${start}. Please correct it if needed.`,
    params: { month, start },
    places: [start],
  };
}

function noDates(start: string): ImportNotice {
  return {
    code: 'no-dates',
    message: `The header names no year; ${start} was assumed as the start. Please correct it if needed.`,
    params: { start },
  };
}

const OPENING_WORDS =
  /^(?:opening(?: balance)?|initial(?: (?:outlay|investment))?|up-?front|at start|start|today|t ?= ?0|t0|time 0|期初|期初余额|年初|初始|初始投资|启动期|第0[期年]|开办|开办期)$/iu;

/** Named so, and with figures below it: 'Start' may as well be the label of a date. */
function openingColumn(sheet: Sheet, at: number, before: number): number | undefined {
  const named = [at, at - 1, at + 1]
    .flatMap((near) => sheet.rows[near]?.cells ?? [])
    .filter((cell) => cell.c < before && OPENING_WORDS.test(cellText(cell, sheet).trim()));
  return named.find(({ c }) => {
    const below = sheet.rows.slice(at + 1).flatMap(({ cells }) => cells.filter((cell) => cell.c === c));
    const texts = below.filter((cell) => cell.t === 's' && cellNumber(cell, sheet).kind !== 'number').length;
    return below.length > texts * 2;
  })?.c;
}

function monthText(index: number): Month {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
