/**
 * The month up to which actuals are taken. Unless it is set it is the last complete month; a part month is never taken
 * unasked, and what lies after the cut-over never counts beside a planned month.
 */

import { monthIndex } from '../calendar/bucket.ts';
import { bookedSpan, lastClosedMonth } from '../variance/closed-month.ts';
import { type Frame, monthNumber } from './frame.ts';
import type { CutOver, OutlookInput, OutlookNote } from './outlook-types.ts';

export function cutOverOf(
  { sums, settings, today }: Pick<OutlookInput, 'sums' | 'settings' | 'today'>,
  frame: Frame,
): { readonly cutOver: CutOver; readonly notes: readonly OutlookNote[] } {
  const span = bookedSpan(sums, today);
  const given = settings.cutOver !== null;
  if (!span) {
    return {
      cutOver: { month: null, lastComplete: null, lastActual: null, given },
      notes: [note('no-actuals', null)],
    };
  }
  const lastComplete = lastClosedMonth(span, today);
  const lastActual = monthIndex(span.last);
  const notes: OutlookNote[] = [];
  let month = settings.cutOver === null ? lastComplete : monthNumber(settings.cutOver);
  // A month without any actual would count as one without any sales.
  if (given && month !== null && month > lastActual) {
    notes.push(note('cut-over-after-actuals', month));
    month = lastActual;
  }
  if (month !== null && month > frame.end) {
    notes.push(note('cut-over-after-plan', month));
    month = frame.end;
  }
  if (span.ahead !== null) notes.push(note('far-ahead', monthIndex(span.ahead)));
  if (month === null || lastActual > month) notes.push(note('part-month-left-out', lastActual));
  return { cutOver: { month, lastComplete, lastActual, given }, notes };
}

function note(code: OutlookNote['code'], month: number | null): OutlookNote {
  return { code, lineId: null, amount: null, month };
}
