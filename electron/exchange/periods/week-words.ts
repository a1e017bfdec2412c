/**
 * Weeks as headers write them: W1 2026, 2026-W01, KW 1, Week 1, 第1周, and whether the dates of a weekly header open or close
 * their weeks. A week number is that of ISO 8601: week 1 has the year's first Thursday, weeks begin on Monday. Pure.
 */
import { dayNumberOfIso, isoOfDayNumber } from '../../../models/text/serial-date.ts';

export type WeekOfYear = { readonly kind: 'week'; readonly year: number | null; readonly week: number };

const YEAR_FIRST = /^(\d{4})\s*年?\s*[-/ ]?\s*(?:W|wk|week|KW|CW|第)\s*(\d{1,2})\s*周?$/iu;
const WEEK_FIRST =
  /^(?:W|wk|week|KW|CW|woche|第)\.?\s*(\d{1,2})\s*周?(?:\s*[-/., ]?\s*'?(\d{4}|\d{2})\s*年?)?$/iu;

export function weekOf(text: string): WeekOfYear | undefined {
  const after = YEAR_FIRST.exec(text);
  if (after && (/周$/.test(text) || !text.includes('第'))) return week(after[1], after[2]);
  const before = WEEK_FIRST.exec(text);
  return before && (text.includes('周') || !text.includes('第')) ? week(before[2], before[1]) : undefined;
}

function week(year: string | undefined, number: string | undefined): WeekOfYear | undefined {
  const value = Number(number);
  if (value < 1 || value > 53) return undefined;
  const full = year === undefined ? null : year.length === 2 ? 2000 + Number(year) : Number(year);
  return { kind: 'week', year: full, week: value };
}

/** The Monday of an ISO week: the 4th of January lies in week 1. */
export function mondayOf(year: number, number: number): string {
  const fourth = dayNumberOfIso(`${year}-01-04`) ?? 0;
  return isoOfDayNumber(fourth - weekdayOf(fourth) + (number - 1) * 7);
}

/** 0 for Monday to 6 for Sunday; day 0 of the calendar, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

const CLOSES = /\b(?:week|wk)[- ]?(?:end|ended|ending|to)\b|\bw\/?e\b|woche bis|周末|周止|截至/iu;
const OPENS =
  /\b(?:week|wk)[- ]?(?:commencing|beginning|starting|start|from|of)\b|\bw\/?[cb]\b|woche ab|周初|周一|起/iu;

/** Whether the dates of a weekly header are the last days of their weeks: by its words, or else by the day of the week. */
export function closesWeek(words: string, days: readonly number[]): boolean {
  if (CLOSES.test(words)) return true;
  if (OPENS.test(words)) return false;
  const [first] = days;
  // Friday, Saturday and Sunday close a week; Monday to Thursday open one.
  return first !== undefined && weekdayOf(first) >= 4;
}
