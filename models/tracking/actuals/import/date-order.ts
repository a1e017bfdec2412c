/**
 * What 3/4/2026 means in a column: decided by the dates of the column that only fit one order, else by the user.
 * Promises: where rows of both orders stand in one column, neither the ambiguous rows nor the minority get a day. Pure.
 */
import type { Day } from '../../calendar/day.ts';
import type { DateOrder, ImportFacts, ProblemCode } from './import-types.ts';

export type OrderedDate = { readonly dmy: Day | null; readonly mdy: Day | null };

export type DecidedOrder = {
  readonly order: ImportFacts['dateOrder'];
  /** One for each date; null: no day. */
  readonly days: readonly (Day | null)[];
  /** Why the others have none. */
  readonly code: ProblemCode;
  /** Dates that fit one order only, and dates that fit both. */
  readonly decisive: number;
  readonly open: number;
};

export function decideOrder(dates: readonly OrderedDate[], chosen: DateOrder | undefined): DecidedOrder {
  let onlyDmy = 0;
  let onlyMdy = 0;
  for (const { dmy, mdy } of dates) {
    if (mdy === null) onlyDmy += 1;
    else if (dmy === null) onlyMdy += 1;
  }
  const decisive = onlyDmy + onlyMdy;
  const facts = { decisive, open: dates.length - decisive };
  const inOrder = (order: DateOrder): (Day | null)[] => dates.map((date) => date[order]);
  if (dates.length === 0) return { ...facts, order: 'none', days: [], code: 'date-order' };
  if (chosen) return { ...facts, order: chosen, days: inOrder(chosen), code: 'against-date-order' };
  if (onlyDmy > 0 && onlyMdy > 0) {
    const majority = onlyDmy === onlyMdy ? null : onlyDmy > onlyMdy ? 'dmy' : 'mdy';
    const days = dates.map((date) =>
      majority !== null && (date.dmy === null || date.mdy === null) ? date[majority] : null,
    );
    return { ...facts, order: 'mixed', days, code: 'mixed-date-order' };
  }
  if (decisive === 0)
    return { ...facts, order: 'ambiguous', days: dates.map(() => null), code: 'date-order' };
  const order = onlyDmy > 0 ? 'dmy' : 'mdy';
  return { ...facts, order, days: inOrder(order), code: 'against-date-order' };
}
