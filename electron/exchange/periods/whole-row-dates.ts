/**
 * Dates that name no period alone but do as a whole row: 01/02/2026, 1/31/26, 01/26, 26/01. Promises a reading only where three or
 * more of a row fit one order and follow each other as months do. Pure.
 */
import { daysInMonth } from '../../../models/plan/timeline.ts';
import type { SheetCell } from '../../contract/import/sheet.ts';

type Parts = { readonly c: number; readonly year: number; readonly month: number; readonly day: number };

const FEWEST = 3;
const SLASHED = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\s*$/;
const SHORT = /^\s*'?(\d{2})[/.](\d{2})\s*$/;

/** The day of each column. */
export function wholeRowDates(cells: readonly SheetCell[]): ReadonlyMap<number, string> {
  const slashed = matches(cells, SLASHED);
  const short = matches(cells, SHORT);
  const readings: readonly (readonly Parts[])[] = [
    slashed.map(({ c, groups: [one = 0, two = 0, year = 0] }) => ({
      c,
      year: full(year),
      month: two,
      day: one,
    })),
    slashed.map(({ c, groups: [one = 0, two = 0, year = 0] }) => ({
      c,
      year: full(year),
      month: one,
      day: two,
    })),
    short.map(({ c, groups: [month = 0, year = 0] }) => ({ c, year: full(year), month, day: 1 })),
    short.map(({ c, groups: [year = 0, month = 0] }) => ({ c, year: full(year), month, day: 1 })),
  ];
  const found = readings.find(isRun) ?? [];
  return new Map(
    found.map(({ c, year, month, day }) => [c, `${year}-${twoDigits(month)}-${twoDigits(day)}`]),
  );
}

type Match = { readonly c: number; readonly groups: readonly number[] };

function matches(cells: readonly SheetCell[], pattern: RegExp): readonly Match[] {
  return cells.flatMap(({ c, v }) => {
    const found = typeof v === 'string' ? pattern.exec(v) : null;
    return found ? [{ c, groups: found.slice(1).map(Number) }] : [];
  });
}

/** First days or last days of months, each later than the one before. */
function isRun(days: readonly Parts[]): boolean {
  if (days.length < FEWEST) return false;
  const isValid = days.every(
    ({ year, month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month),
  );
  if (!isValid) return false;
  const isEdge =
    days.every(({ day }) => day === 1) ||
    days.every(({ year, month, day }) => day === daysInMonth(year, month));
  const months = days.map(({ year, month }) => year * 12 + month);
  return isEdge && months.every((month, at) => at === 0 || month > (months[at - 1] ?? 0));
}

const full = (year: number): number => (year < 100 ? 2000 + year : year);
const twoDigits = (value: number): string => String(value).padStart(2, '0');
