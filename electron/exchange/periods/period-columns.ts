/**
 * Finds the header of a sheet and lays its columns on a time axis: start month, periodicity, period of each column.
 * Promises: columns of another length (quarter and year totals among months) are left out and told; gaps and
 * repeated periods are told; what is no axis is refused. It must not look at labels or amounts.
 */

import { LIMITS } from '../../../models/plan/limits.ts';
import type { Month, Periodicity } from '../../../models/plan/schema.ts';
import { daysInMonth } from '../../../models/plan/timeline.ts';
import type { ImportNotice, ImportResult, Sheet } from '../../contract/import.ts';
import { refuseImport } from '../../contract/import.ts';
import { cellText } from '../sheets/cell-number.ts';
import { columnIn } from '../sheets/sheet-cells.ts';
import { type DatedToken, type HeaderTokens, headerTokens, type RelativeToken } from './header-tokens.ts';
import { headerWords } from './header-words.ts';
import { spreadHeader } from './spread-header.ts';

export type PeriodColumn = {
  readonly column: number;
  readonly period: number;
  /** Half of a half-year's amount falls into each of its quarters. */
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
};

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
    ? relativeHeader(tokens.relative, rows, fallbackStart)
    : datedHeader(sheet, tokens, rows, best.at);
}

function noPeriods() {
  return refuseImport(
    'no-periods',
    'No row with periods was found. The sheet needs labels down the side and months, quarters or years across the top, such as 2026-01 or 2026年1月. Where the periods run down, turn the table first (in Excel: Copy, Paste Special, Transpose).',
  );
}

/** A header has its periods in order; amounts that look like years are not. */
export function headerScore({ dated, relative }: HeaderTokens): number {
  const rising = (values: readonly number[]): boolean =>
    values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
  if (relative.length > dated.length) {
    const indexes = relative.map(({ index }) => index);
    return relative.length >= 2 && (rising(indexes) || repeats(indexes)) ? relative.length : 0;
  }
  const span = commonSpan(dated);
  const main = dated.filter((token) => token.span === span).map(({ month }) => month);
  return new Set(main).size >= Math.min(2, main.length) && main.length > 0 && (rising(main) || repeats(main))
    ? new Set(dated.map(({ month, span: length }) => `${month} ${length}`)).size
    : 0;
}

/** Two blocks side by side (plan, then actual) run through the same periods twice. */
function repeats(months: readonly number[]): boolean {
  const distinct = [...new Set(months)];
  const { length } = distinct;
  return (
    length >= 2 &&
    months.length % length === 0 &&
    months.every((month, at) => month === distinct[at % length])
  );
}

function commonSpan(tokens: readonly DatedToken[]): 1 | 3 | 6 | 12 {
  const count = (span: number): number =>
    new Set(
      tokens.filter((token) => token.span === span && token.flavour !== 'total').map(({ month }) => month),
    ).size;
  const spans = [1, 3, 6, 12] as const;
  return spans.reduce<1 | 3 | 6 | 12>((best, span) => (count(span) > count(best) ? span : best), 1);
}

function datedHeader(
  sheet: Sheet,
  tokens: HeaderTokens,
  rows: readonly number[],
  at: number,
): ImportResult<Header> {
  const notices: ImportNotice[] = [];
  const span = commonSpan(tokens.dated);
  const main = tokens.dated.filter((token) => token.span === span && token.flavour !== 'total');
  if (crowded(main)) {
    return refuseImport(
      'no-periods',
      'The columns are days or weeks. Add them up to months, quarters or years, and import that sheet.',
      { params: { why: 'days' } },
    );
  }
  const left = tokens.dated.filter((token) => token.span !== span || token.flavour === 'total');
  if (left.length > 0) {
    notices.push({
      code: 'period-totals',
      message: 'Columns that add up other columns (quarters, half-years or years) were left out.',
      places: left.map(({ column }) => columnIn(sheet, column)),
    });
  }
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
  if (tokens.year === 'title')
    notices.push({
      code: 'years-assumed',
      message: 'The header names no year; the year in the title was taken.',
      params: { start: monthText(first) },
    });
  if (tokens.year === 'assumed') notices.push(noDates(monthText(first)));
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
    },
  };
}

/** Days of one month in several columns are a daily or weekly sheet. */
function crowded(tokens: readonly DatedToken[]): boolean {
  const days = new Set(tokens.flatMap(({ day }) => (day === undefined ? [] : [day])));
  return days.size > new Set([...days].map((day) => day.slice(0, 7))).size;
}

/** Plan columns before unnamed ones, actuals after them, changes and sums last. */
const WORTH = { plan: 3, none: 2, actual: 1, change: 0, total: 0 } as const;

function worth(sheet: Sheet, at: number, { column, flavour }: DatedToken): number {
  if (flavour) return WORTH[flavour];
  const near = [at + 1, at - 1].flatMap((row) => {
    const cell = sheet.rows[row]?.cells.find(({ c }) => c === column);
    const said = cell?.t === 's' ? headerWords(cellText(cell, sheet)).flavour : null;
    return said ? [said] : [];
  });
  return WORTH[near[0] ?? 'none'];
}

function withoutRepeats(
  sheet: Sheet,
  tokens: readonly DatedToken[],
  at: number,
  notices: ImportNotice[],
): readonly DatedToken[] {
  const kept = new Map<number, DatedToken>();
  const dropped: number[] = [];
  for (const token of tokens) {
    const other = kept.get(token.month);
    if (!other) kept.set(token.month, token);
    else if (worth(sheet, at, token) > worth(sheet, at, other)) {
      kept.set(token.month, token);
      dropped.push(other.column);
    } else dropped.push(token.column);
  }
  if (dropped.length > 0) {
    notices.push({
      code: 'repeated-periods',
      message: 'Some periods stand in several columns; the plan columns, or else the first ones, were taken.',
      places: dropped.map((column) => columnIn(sheet, column)),
    });
  }
  return [...kept.values()].sort((a, b) => a.month - b.month);
}

/** Days at quarter or year ends make a quarterly or yearly axis; a last day names the period that it closes. */
function axisOf(
  tokens: readonly DatedToken[],
  span: 1 | 3 | 6 | 12,
): { readonly step: 1 | 3 | 12 | undefined; readonly tokens: readonly DatedToken[] } {
  const steps = tokens.slice(1).map(({ month }, at) => month - (tokens[at]?.month ?? 0));
  const apart = steps.reduce(greatestDivisor, 0);
  if (span === 6) return { step: apart % 6 === 0 ? 3 : undefined, tokens };
  if (span !== 1) return { step: apart % span === 0 ? span : undefined, tokens };
  const allDays = tokens.length > 1 && tokens.every(({ day }) => day !== undefined);
  const step = allDays && apart % 12 === 0 ? 12 : allDays && apart % 3 === 0 ? 3 : 1;
  if (step === 1) return { step, tokens };
  const closing = tokens.every(({ day }) => day !== undefined && isLastDay(day));
  return {
    step,
    tokens: closing ? tokens.map((token) => ({ ...token, month: token.month - (step - 1) })) : tokens,
  };
}

function isLastDay(iso: string): boolean {
  return Number(iso.slice(8)) === daysInMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)));
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function relativeHeader(
  tokens: readonly RelativeToken[],
  rows: readonly number[],
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
      start: fallbackStart,
      periodicity,
      columns: tokens.map(({ column, index }) => ({ column, period: index })),
      sums: [],
      notices: [noDates(fallbackStart)],
    },
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

function openingColumn(sheet: Sheet, at: number, before: number): number | undefined {
  return [at, at - 1, at + 1]
    .flatMap((near) => sheet.rows[near]?.cells ?? [])
    .find((cell) => cell.c < before && OPENING_WORDS.test(cellText(cell, sheet).trim()))?.c;
}

function monthText(index: number): Month {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
