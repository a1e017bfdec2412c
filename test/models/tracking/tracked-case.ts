/** Small plans and entries for the tracking tests: a plan from lines in a row, entries from days as people write them. */
import { appraise } from '../../../models/appraisal/appraise.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Entry, Kind, Line, Plan, Timeline } from '../../../models/plan/schema.ts';
import { type DaySums, lineSums } from '../../../models/tracking/actuals/day-sums.ts';
import { parseDay } from '../../../models/tracking/calendar/day.ts';
import { type Planned, plannedAmounts } from '../../../models/tracking/planned/planned-amounts.ts';

/** The id of a line is `id-` and its code, so that a test that mixes the two up fails. */
export function line(
  kind: Kind,
  code: string,
  entry: number | readonly number[] | string | Entry,
  more: Partial<Line> = {},
): Line {
  return { ...blankLine(`id-${code}`, code, code.toUpperCase(), kind), entry: entryOf(entry), ...more };
}

function entryOf(entry: number | readonly number[] | string | Entry): Entry {
  if (typeof entry === 'number') return { type: 'constant', value: entry };
  if (typeof entry === 'string') return { type: 'formula', formula: entry };
  return 'type' in entry ? entry : { type: 'series', values: [...entry] };
}

export function planOf(lines: readonly Line[], timeline: Partial<Timeline> = {}): Plan {
  const plan = blankPlan('plan-1', 'Plan', timeline.start ?? '2026-01');
  return { ...plan, timeline: { ...plan.timeline, periods: 12, ...timeline }, lines: [...lines] };
}

export function plannedOf(plan: Plan): Planned {
  return plannedAmounts(appraise(plan));
}

export function day(text: string): number {
  const found = parseDay(text);
  if (found === null) throw new Error(`${text} is no day`);
  return found;
}

/** By code: days with amounts in units of the currency, rising. */
export function sumsOf(entries: Readonly<Record<string, readonly (readonly [string, number])[]>>): DaySums {
  return new Map(
    Object.entries(entries).map(([code, days]) => [
      `id-${code}`,
      lineSums(
        days.map(([text]) => day(text)),
        days.map(([, amount]) => Math.round(amount * 100)),
      ),
    ]),
  );
}
