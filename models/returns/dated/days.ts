/**
 * Calendar days as numbers: ISO dates to a day count and back, Excel serials, without time zones.
 * Promises the proleptic Gregorian calendar; a text that is no date is null. Must not touch JavaScript's Date.
 */
import { daysInMonth } from '../../plan/timeline.ts';

/** Days since 1970-01-01. */
export type DayNumber = number;

export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Excel's serial of 1970-01-01 in the 1900 date system (which counts a 29 February 1900 that never was). */
const EXCEL_EPOCH = 25569;

/** 'YYYY-MM-DD' to its parts, or null. */
export function parseIsoDate(text: string): CalendarDay | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? { year, month, day }
    : null;
}

/** Days since 1970-01-01. Source: Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil. */
export function dayNumber({ year, month, day }: CalendarDay): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

/** The inverse of `dayNumber`. Source: Hinnant, civil_from_days. */
export function calendarDay(days: DayNumber): CalendarDay {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** An Excel serial (1900 date system, from 1900-03-01 on: 61) to a day number; a time of day is dropped. */
export function dayOfExcelSerial(serial: number): DayNumber {
  return Math.floor(serial) - EXCEL_EPOCH;
}

export function excelSerialOfDay(days: DayNumber): number {
  return days + EXCEL_EPOCH;
}

/** An ISO date or an Excel serial to a day number; null when it is neither. */
export function toDayNumber(date: string | number): DayNumber | null {
  if (typeof date === 'number') return Number.isFinite(date) ? dayOfExcelSerial(date) : null;
  const parsed = parseIsoDate(date);
  return parsed === null ? null : dayNumber(parsed);
}
