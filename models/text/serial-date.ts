/**
 * Day numbers of spreadsheets (1900 and 1904 systems) and ISO days, with integer calendar arithmetic only.
 * Promises: the time of day is cut off, never rounded up; numbers that are no day are refused by name.
 * It must not use Date: neither a clock nor a time zone may move a day.
 */

export type DateSystem = '1900' | '1904';

export type SerialDate =
  | { readonly kind: 'day'; readonly iso: string }
  | {
      readonly kind: 'refused';
      readonly reason: 'not-a-number' | 'before-first-day' | 'after-last-day' | 'leap-day-1900';
    };

/** 9999-12-31 in each system. */
const LAST_SERIAL = { '1900': 2_958_465, '1904': 2_957_003 } as const satisfies Record<DateSystem, number>;

/**
 * The day of a serial number. 1900 system: 1 is 1900-01-01; 60 is 29 February 1900, a day that never was (kept
 * by spreadsheets for Lotus 1-2-3) and refused here; 1904 system: 0 is 1904-01-01.
 * Source: ECMA-376 part 1, 18.17.4.1; Microsoft, "Differences between the 1900 and the 1904 date system".
 */
export function serialToDay(serial: number, system: DateSystem): SerialDate {
  if (!Number.isFinite(serial)) return { kind: 'refused', reason: 'not-a-number' };
  const day = Math.floor(serial);
  if (day < (system === '1900' ? 1 : 0)) return { kind: 'refused', reason: 'before-first-day' };
  if (day > LAST_SERIAL[system]) return { kind: 'refused', reason: 'after-last-day' };
  if (system === '1904') return { kind: 'day', iso: isoOfDayNumber(day + DAY_1904) };
  if (day === 60) return { kind: 'refused', reason: 'leap-day-1900' };
  return { kind: 'day', iso: isoOfDayNumber(day + (day < 60 ? DAY_1900 : DAY_1900 - 1)) };
}

/** The serial number of an ISO day; undefined for text that is no day or lies before the system's first day. */
export function dayToSerial(iso: string, system: DateSystem): number | undefined {
  const day = dayNumberOfIso(iso);
  if (day === undefined) return undefined;
  if (system === '1904') return day >= DAY_1904 ? day - DAY_1904 : undefined;
  const serial = day - DAY_1900;
  if (serial < 1) return undefined;
  return serial < 60 ? serial : serial + 1;
}

/** Days since 1970-01-01, proleptic Gregorian; undefined where the text is not a day of the calendar. */
export function dayNumberOfIso(iso: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return undefined;
  const number = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return isoOfDayNumber(number) === iso ? number : undefined;
}

/** Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The same source: civil_from_days. */
export function isoOfDayNumber(number: number): string {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 1899-12-31, the day before serial 1, and 1904-01-01, as days since 1970-01-01. */
const DAY_1900 = dayNumber(1899, 12, 31);
const DAY_1904 = dayNumber(1904, 1, 1);
