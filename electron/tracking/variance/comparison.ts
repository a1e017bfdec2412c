/**
 * Gathers what every comparison of actual and plan starts from: the plan, the reference, the sums, and the month. Reads
 * only; what is computed from it stands in models/tracking/variance.
 */

import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { DaySums } from '../../../models/tracking/actuals/day-sums.ts';
import { fiscalYearFirst, monthIndex } from '../../../models/tracking/calendar/bucket.ts';
import type { Day } from '../../../models/tracking/calendar/day.ts';
import { monthNumber, monthText } from '../../../models/tracking/outlook/frame.ts';
import { type Planned, plannedAmounts } from '../../../models/tracking/planned/planned-amounts.ts';
import {
  bookedSpan,
  type EntrySpan,
  entrySpan,
  isClosed,
  lastClosedMonth,
} from '../../../models/tracking/variance/closed-month.ts';
import type { Months } from '../../../models/tracking/variance/report/figures.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Baseline } from '../../contract/tracking/baseline-calls.ts';
import { localDay } from '../local-day.ts';
import type { Tracked, Tracking } from '../tracking.ts';

export type ChosenMonth = {
  readonly index: number;
  readonly lastClosed: number | null;
  /** Months that may be asked for. */
  readonly choice: Months;
  readonly partMonth: boolean;
};

export type Comparison = {
  readonly tracked: Tracked;
  readonly planId: string;
  readonly currency: string;
  readonly plan: Planned;
  readonly reference: Planned;
  readonly baseline: Baseline | null;
  readonly sums: DaySums;
  /** null: no actuals that the plan's time covers. */
  readonly month: ChosenMonth | null;
};

/** A plan with another reference than the baseline in force; `baselineId` absent: the one in force. */
export function trackedAgainst(
  tracking: Tracking,
  planId: string,
  baselineId: string | undefined,
): Result<Tracked, HostError> {
  const found = tracking.tracked(planId);
  if (!found.ok || baselineId === undefined) return found;
  const approved = tracking.approved(planId, baselineId);
  if (!approved.ok) return approved;
  if (!approved.value) return found;
  const { baseline, plan } = approved.value;
  return ok({ ...found.value, reference: { plan, appraisal: tracking.appraise(plan), baseline } });
}

/** `now` decides which months are over; a month that is not closed is only taken when it is asked for (YYYY-MM). */
export function compare(
  tracked: Tracked,
  month: string | undefined,
  now: Date,
): Result<Comparison, HostError> {
  const { plan, appraisal, reference, sums } = tracked;
  const planned = plannedAmounts(reference.appraisal);
  const chosen = chooseMonth(sums, planned, month, localDay(now));
  if (!chosen.ok) return chosen;
  return ok({
    tracked,
    planId: plan.id,
    currency: plan.settings.currency,
    plan: plannedAmounts(appraisal),
    reference: planned,
    baseline: reference.baseline,
    sums,
    month: chosen.value,
  });
}

/** The months from the start of the fiscal year (or of the plan, if later) to the month; or the month alone. */
export function monthsOf(
  { plan, reference }: Comparison,
  { index }: ChosenMonth,
  scope: 'month' | 'year-to-date',
): Months {
  if (scope === 'month') return { first: index, last: index };
  const first = fiscalYearFirst(index, plan.timeline.fiscalYearStart);
  return { first: Math.min(index, Math.max(first, monthIndex(reference.start))), last: index };
}

function chooseMonth(
  sums: DaySums,
  reference: Planned,
  asked: string | undefined,
  today: Day,
): Result<ChosenMonth | null, HostError> {
  const span = bookedSpan(sums, today);
  const start = monthIndex(reference.start);
  const newest = monthOfLast(entrySpan(sums));
  if (!span || newest === null || newest < start) return ok(null);
  const choice = { first: start, last: newest };
  // What comes in after the end of the plan closes its last month; there is no later one to compare with.
  const closed = least(lastClosedMonth(span, today), monthIndex(reference.end));
  const lastClosed = closed !== null && closed >= start ? closed : null;
  const index =
    asked === undefined ? (lastClosed ?? Math.max(start, monthIndex(span.last))) : monthNumber(asked);
  if (index < choice.first || index > choice.last) {
    return err(
      hostError(
        'invalid-input',
        `There is nothing to compare in ${asked}: the plan starts in ${monthText(choice.first)} and the newest actuals are of ${monthText(choice.last)}.`,
        { field: 'month', params: { from: monthText(choice.first), to: monthText(choice.last) } },
      ),
    );
  }
  return ok({ index, lastClosed, choice, partMonth: !isClosed(index, span, today) });
}

function monthOfLast(span: EntrySpan | null): number | null {
  return span && monthIndex(span.last);
}

function least(month: number | null, most: number): number | null {
  return month === null ? null : Math.min(month, most);
}
