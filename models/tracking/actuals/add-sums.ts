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
  const placesOfA = new Int32Array(days.length);
  const placesOfB = new Int32Array(days.length);
  let [i, j, count] = [0, 0, 0];
  while (i < a.days.length || j < b.days.length) {
    const day = Math.min(a.days[i] ?? Number.POSITIVE_INFINITY, b.days[j] ?? Number.POSITIVE_INFINITY);
    if (a.days[i] === day) i += 1;
    if (b.days[j] === day) j += 1;
    days[count] = day;
    placesOfA[count] = i;
    placesOfB[count] = j;
    count += 1;
  }
  // Running totals add up as the sums themselves do.
  const added = (ofA: Float64Array | undefined, ofB: Float64Array | undefined): Float64Array => {
    const running = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      const total = totalAt(ofA, placesOfA[at] as number) + totalAt(ofB, placesOfB[at] as number);
      if (!Number.isSafeInteger(total))
        throw new RangeError('the sum of a line leaves the exact whole numbers');
      running[at] = total;
    }
    return running;
  };
  const sums = { days: days.slice(0, count), running: added(a.running, b.running) };
  if (!a.fine && !b.fine) return sums;
  const fine = added(a.fine, b.fine);
  return fine.some((total) => total !== 0) ? { ...sums, fine } : sums;
}

function totalAt(running: Float64Array | undefined, places: number): number {
  return running === undefined || places === 0 ? 0 : (running[places - 1] as number);
}
