/** The actual of a rate over some days: the mean of the days that have entries. Hundredths, not rounded. */
import { type LineSums, sumBetween } from '../../actuals/day-sums.ts';
import type { Day } from '../../calendar/day.ts';

/** null: no day has any. */
export function meanOfDays(sums: LineSums | undefined, from: Day, to: Day): number | null {
  if (!sums) return null;
  const count = placesBefore(sums.days, to + 1) - placesBefore(sums.days, from);
  return count > 0 ? sumBetween(sums, from, to) / count : null;
}

function placesBefore(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
