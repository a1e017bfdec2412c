/**
 * Flows on dates: net present value, net future value and all internal rates of return (XNPV, XNFV, XIRR).
 * Promises annual effective rates under a stated day count; dates in any order. Bad dates are values, not throws.
 */

import { presentValue } from '../discount.ts';
import { type IrrResult, irrAt } from '../irr.ts';
import { type DayCount, yearFraction } from './day-count.ts';
import { type DayNumber, toDayNumber } from './days.ts';

export type DatedFlow = {
  /** 'YYYY-MM-DD', or an Excel serial number. */
  readonly date: string | number;
  /** Signed, inflows positive. */
  readonly amount: number;
};

export type XirrResult = IrrResult | { readonly kind: 'bad-date'; readonly index: number };
export type DatedValue =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'bad-date'; readonly index: number }
  | { readonly kind: 'no-flows' };

/**
 * All annual effective rates above -100 % at which the net present value is zero.
 * Formula: sum of amount / (1 + r)^years = 0, years from the earliest date by the day count (default act/365F, as
 * Excel's XIRR). The base date does not move the roots under act/...; under 30/360 the earliest one is meant.
 */
export function xirr(flows: readonly DatedFlow[], dayCount: DayCount = 'act/365F'): XirrResult {
  const days = dayNumbers(flows);
  if (!Array.isArray(days)) return days;
  const base = Math.min(...days);
  return irrAt(
    days.map((day) => yearFraction(base, day, dayCount)),
    flows.map((flow) => flow.amount),
  );
}

/**
 * Net present value at an annual effective rate. Formula: sum of amount / (1 + rate)^years, years from the base:
 * the first flow's date (as Excel's XNPV, also when it is not the earliest) or the earliest date.
 */
export function xnpv(
  rate: number,
  flows: readonly DatedFlow[],
  options: { readonly base?: 'first' | 'earliest'; readonly dayCount?: DayCount } = {},
): DatedValue {
  return valueAt(rate, flows, options.dayCount ?? 'act/365F', (days) =>
    options.base === 'earliest' ? Math.min(...days) : (days[0] ?? 0),
  );
}

/** Net future value at the latest date. Formula: sum of amount x (1 + rate)^(years to the latest date). */
export function xnfv(rate: number, flows: readonly DatedFlow[], dayCount: DayCount = 'act/365F'): DatedValue {
  return valueAt(rate, flows, dayCount, (days) => Math.max(...days));
}

function valueAt(
  rate: number,
  flows: readonly DatedFlow[],
  dayCount: DayCount,
  baseOf: (days: readonly DayNumber[]) => DayNumber,
): DatedValue {
  const days = dayNumbers(flows);
  if (!Array.isArray(days)) return days;
  if (days.length === 0) return { kind: 'no-flows' };
  const base = baseOf(days);
  const factors = days.map((day) => (1 + rate) ** -yearFraction(base, day, dayCount));
  return {
    kind: 'value',
    value: presentValue(
      flows.map((flow) => flow.amount),
      factors,
    ),
  };
}

function dayNumbers(flows: readonly DatedFlow[]): DayNumber[] | { kind: 'bad-date'; index: number } {
  const days: DayNumber[] = [];
  for (const [index, flow] of flows.entries()) {
    const day = toDayNumber(flow.date);
    if (day === null) return { kind: 'bad-date', index };
    days.push(day);
  }
  return days;
}
