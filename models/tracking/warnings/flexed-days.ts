/**
 * The flexed plan of a line over days, as rules read it: the flexed months spread evenly over their days. A month that the
 * actuals do not cover to its end has no flexed plan, since half a month's activity flexes nothing.
 */
import type { DaySums } from '../actuals/day-sums.ts';
import { firstDayOf, monthIndex } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';
import { type Planned, plannedBetween } from '../planned/planned-amounts.ts';
import { createFlexing } from '../variance/flex/flexed-month.ts';
import { trackedLines } from '../variance/tracked-lines.ts';

export function flexedDays(
  plan: Planned,
  reference: Planned,
  sums: DaySums,
  through: Day | null,
): (lineId: string, from: Day, to: Day) => number {
  const lines = trackedLines(plan, reference);
  const flexing = createFlexing(lines, reference, sums);
  const byId = new Map(lines.map((tracked) => [tracked.line.id, tracked]));

  return (lineId, from, to) => {
    const tracked = byId.get(lineId);
    if (!tracked || through === null) return Number.NaN;
    if (tracked.measure === 'rate') return plannedBetween(reference, lineId, from, to);
    let sum = 0;
    for (let month = monthIndex(from); month <= monthIndex(to); month += 1) {
      const first = firstDayOf(month);
      const last = firstDayOf(month + 1) - 1;
      if (last > through) return Number.NaN;
      const days = Math.min(last, to) - Math.max(first, from) + 1;
      sum += (flexing.of(tracked, month).flexed * days) / (last - first + 1);
    }
    return sum;
  };
}
