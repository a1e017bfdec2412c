/**
 * Day count conventions: the length in years of the time between two days.
 * Promises the fractions of ISDA 2006 section 4.16 and of the bases that spreadsheets use; negative backwards.
 * Must not adjust for business days.
 */
import { daysInMonth } from '../../plan/timeline.ts';
import { type CalendarDay, calendarDay, type DayNumber, dayNumber } from './days.ts';

export type DayCount =
  | 'act/365F'
  | 'act/365.25'
  | 'act/364'
  | 'act/360'
  | 'act/act ISDA'
  | '30/360 ISDA'
  | '30/360 US'
  | '30E/360'
  | '30E+/360'
  | '30E/360 ISDA';

const ACTUAL_DIVISOR = { 'act/365F': 365, 'act/365.25': 365.25, 'act/364': 364, 'act/360': 360 } as const;

/**
 * Years from `from` to `to`. act/...: days / divisor (act/365F is Excel's XIRR). act/act ISDA: days in leap years
 * / 366 + days in other years / 365. 30/...: (360 dY + 30 dM + dD) / 360 with the convention's month ends.
 * '30/360 US' is the NASD rule with February (Excel YEARFRAC basis 0), '30E/360' the Eurobond rule (basis 4).
 */
export function yearFraction(from: DayNumber, to: DayNumber, convention: DayCount): number {
  switch (convention) {
    case 'act/365F':
    case 'act/365.25':
    case 'act/364':
    case 'act/360':
      return (to - from) / ACTUAL_DIVISOR[convention];
    case 'act/act ISDA':
      return from <= to ? actualActual(from, to) : -actualActual(to, from);
    default:
      return from <= to
        ? thirty360(calendarDay(from), calendarDay(to), convention)
        : -thirty360(calendarDay(to), calendarDay(from), convention);
  }
}

function actualActual(from: DayNumber, to: DayNumber): number {
  const first = calendarDay(from).year;
  const last = calendarDay(to).year;
  if (first === last) return (to - from) / yearLength(first);
  const head = (startOfYear(first + 1) - from) / yearLength(first);
  const tail = (to - startOfYear(last)) / yearLength(last);
  return head + (last - first - 1) + tail;
}

function startOfYear(year: number): DayNumber {
  return dayNumber({ year, month: 1, day: 1 });
}

function yearLength(year: number): number {
  return daysInMonth(year, 2) === 29 ? 366 : 365;
}

function thirty360(
  from: CalendarDay,
  to: CalendarDay,
  convention: '30/360 ISDA' | '30/360 US' | '30E/360' | '30E+/360' | '30E/360 ISDA',
): number {
  let first = from.day;
  let last = to.day;
  let carriedMonth = 0;
  if (convention === '30/360 US') {
    if (isFebruaryEnd(from) && isFebruaryEnd(to)) last = 30;
    if (isFebruaryEnd(from) || first === 31) first = 30;
    if (last === 31 && first === 30) last = 30;
  } else if (convention === '30/360 ISDA') {
    first = Math.min(first, 30);
    if (last === 31 && first === 30) last = 30;
  } else {
    first = convention === '30E/360 ISDA' && isFebruaryEnd(from) ? 30 : Math.min(first, 30);
    if (convention === '30E+/360' && last === 31) {
      last = 1;
      carriedMonth = 1;
    } else last = convention === '30E/360 ISDA' && isFebruaryEnd(to) ? 30 : Math.min(last, 30);
  }
  return to.year - from.year + (30 * (to.month + carriedMonth - from.month) + last - first) / 360;
}

function isFebruaryEnd({ year, month, day }: CalendarDay): boolean {
  return month === 2 && day === daysInMonth(year, 2);
}
