/**
 * Two sums of actuals added up, as if all their entries had been summed together: so that a batch of a thousand entries
 * need not have the other million read again. Whole numbers, hence the same to the last bit. Pure; changes neither.
 */
import type { DaySums, LineSums } from './day-sums.ts';

export function addSums(all: DaySums, more: DaySums): DaySums {
  const next = new Map(all);
  for (const [lineId, sums] of more) {
    const before = next.get(lineId);
    next.set(lineId, before ? addLine(before, sums) : sums);
  }
  return next;
}

function addLine(a: LineSums, b: LineSums): LineSums {
  const days = new Int32Array(a.days.length + b.days.length);
  const running = new Float64Array(days.length);
  let [i, j, count] = [0, 0, 0];
  while (i < a.days.length || j < b.days.length) {
    const day = Math.min(a.days[i] ?? Number.POSITIVE_INFINITY, b.days[j] ?? Number.POSITIVE_INFINITY);
    if (a.days[i] === day) i += 1;
    if (b.days[j] === day) j += 1;
    days[count] = day;
    // Running totals add up as the sums themselves do.
    const total = (i > 0 ? (a.running[i - 1] as number) : 0) + (j > 0 ? (b.running[j - 1] as number) : 0);
    if (!Number.isSafeInteger(total))
      throw new RangeError('the sum of a line leaves the exact whole numbers');
    running[count] = total;
    count += 1;
  }
  return { days: days.slice(0, count), running: running.slice(0, count) };
}
