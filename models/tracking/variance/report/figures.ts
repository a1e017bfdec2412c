/**
 * The figures of one row in one column of the report (month, year to date, full year), before they are compared: of a
 * line from its entries and plans, of a subtotal from its parts. Whole minor units, of quantities and rates hundredths that
 * need not be whole; null where there is nothing to say.
 */

import type { Line } from '../../../plan/schema.ts';
import { hasBetween, type LineSums, sumBetween } from '../../actuals/day-sums.ts';
import { figureOf, hundredthsOf } from '../../actuals/fractions.ts';
import { firstDayOf } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';
import { hasOpeningMoney } from '../../outlook/line-actuals.ts';
import { amountBetween, type Planned, toMinor } from '../../planned/planned-amounts.ts';
import { type Flexing, follows } from '../flex/flexed-month.ts';
import type { TrackedLine } from '../tracked-lines.ts';
import { meanOfDays } from './mean-of-days.ts';

/** Before any day that can be entered. */
const LONG_AGO = -1_000_000;

export type Figures = {
  readonly actual: number | null;
  readonly entries: boolean;
  readonly plan: number | null;
  readonly flexed: number | null;
  readonly priorYear: number | null;
};

/** Months since January 1970, both included. */
export type Months = { readonly first: number; readonly last: number };

export type Sources = {
  readonly plan: Planned;
  readonly reference: Planned;
  readonly flexing: Flexing;
};

/** Actuals of whole months beside their plan. A rate is the mean of its days; it is neither flexed nor added up. */
export function figuresOf(
  tracked: TrackedLine,
  entries: LineSums | undefined,
  months: Months,
  { reference, flexing }: Sources,
): Figures {
  const { from, to } = daysOf(months);
  const planned = tracked.reference ? amountBetween(reference, tracked.reference, from, to) : 0;
  const since = bookedSince(tracked.line, from, reference.start);
  const booked = hasBetween(entries, since, to);
  const before = daysOf({ first: months.first - 12, last: months.last - 12 });
  const past = since === from && hasBetween(entries, before.from, before.to);
  if (tracked.measure === 'rate') {
    return {
      actual: meanOfDays(entries, from, to),
      entries: booked,
      plan: tracked.reference && Number.isFinite(planned) ? planned * 100 : null,
      flexed: null,
      priorYear: meanOfDays(entries, before.from, before.to),
    };
  }
  return {
    actual: sumBetween(entries, since, to),
    entries: booked,
    plan: hundredths(tracked, planned),
    flexed: hundredths(tracked, flexedOver(tracked, months, planned, flexing)),
    priorYear: past ? sumBetween(entries, before.from, before.to) : null,
  };
}

/**
 * What a line comes to from one day to another, actuals and forecast together, in minor units; null: there is no outlook
 * of this line.
 */
export type YearOutlook = (lineId: string, from: Day, to: Day) => number | null;

/**
 * The full year: the outlook, or without one the actuals of the closed months and the plan as it is now for the rest;
 * beside it the reference of the whole year, and the flexed plan of the closed months with the rest of the reference.
 */
export function fullYearOf(
  tracked: TrackedLine,
  closed: Figures,
  entries: LineSums | undefined,
  closedMonths: Months,
  yearEnd: number,
  { plan, reference }: Sources,
  outlook: YearOutlook | undefined,
): Figures {
  if (tracked.measure === 'rate') {
    return { actual: null, entries: false, plan: null, flexed: null, priorYear: null };
  }
  const year = daysOf({ first: closedMonths.first, last: yearEnd });
  const rest = daysOf({ first: closedMonths.last + 1, last: yearEnd });
  const ahead = rest.from <= rest.to;
  const toCome =
    ahead && tracked.current
      ? hundredths(tracked, amountBetween(plan, tracked.current, rest.from, rest.to))
      : 0;
  const before = daysOf({ first: closedMonths.first - 12, last: yearEnd - 12 });
  const past =
    bookedSince(tracked.line, year.from, reference.start) === year.from &&
    hasBetween(entries, before.from, before.to);
  const wholeYear = tracked.reference
    ? hundredths(tracked, amountBetween(reference, tracked.reference, year.from, year.to))
    : 0;
  return {
    actual: outlook?.(tracked.line.id, year.from, year.to) ?? added(closed.actual, toCome),
    entries: closed.entries,
    plan: wholeYear,
    // The reference of the rest is the whole less the closed part, so that nothing is lost between the two roundings.
    flexed: added(closed.flexed, added(wholeYear, closed.plan === null ? null : -closed.plan)),
    priorYear: past ? sumBetween(entries, before.from, before.to) : null,
  };
}

/**
 * The first day whose entries count beside a plan from `from` on: what was paid for an investment before the plan starts
 * belongs to its opening, which stands on the first day.
 */
export function bookedSince(line: Line, from: Day, start: Day): Day {
  return hasOpeningMoney(line) && from <= start ? LONG_AGO : from;
}

/** The sum of parts, each with its sign; null as soon as one part is not known. A past year counts where it has any. */
export function summed(parts: readonly { readonly figures: Figures; readonly sign: 1 | -1 }[]): Figures {
  let actual: number | null = 0;
  let plan: number | null = 0;
  let flexed: number | null = 0;
  let priorYear: number | null = null;
  let entries = false;
  for (const { figures, sign } of parts) {
    actual = added(actual, signed(figures.actual, sign));
    plan = added(plan, signed(figures.plan, sign));
    flexed = added(flexed, signed(figures.flexed, sign));
    if (figures.priorYear !== null) priorYear = (priorYear ?? 0) + sign * figures.priorYear;
    entries ||= figures.entries;
  }
  return { actual, plan, flexed, priorYear, entries };
}

export function daysOf({ first, last }: Months): { readonly from: Day; readonly to: Day } {
  return { from: firstDayOf(first), to: firstDayOf(last + 1) - 1 };
}

/** The plan and what activity moved it by in each month. Units of the currency. */
function flexedOver(tracked: TrackedLine, months: Months, planned: number, flexing: Flexing): number {
  if (!follows(tracked.line)) return planned;
  let moved = 0;
  for (let month = months.first; month <= months.last; month += 1) {
    const { plan, flexed } = flexing.of(tracked, month);
    moved += flexed - plan;
  }
  return planned + moved;
}

/** Whole minor units of money; a quantity keeps the ten decimals that its actuals keep. */
function hundredths({ measure }: TrackedLine, amount: number): number | null {
  const minor = measure === 'money' ? toMinor(amount) : hundredthsOf(figureOf(amount * 100));
  return isExact(minor) ? minor : null;
}

function isExact(minor: number): boolean {
  return Math.abs(minor) <= Number.MAX_SAFE_INTEGER;
}

function added(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const sum = a + b;
  return isExact(sum) ? sum : null;
}

function signed(amount: number | null, sign: 1 | -1): number | null {
  // Adding 0 turns -0 into 0.
  return amount === null ? null : amount * sign + 0;
}
