/**
 * What a line of the outlook comes to: behind the cut-over, ahead of it, over the whole plan, and as approved. Pure; a
 * part month is split as the host splits it, so that both parts add up to the whole.
 */
import type { OutlookLine, OutlookReport } from '../../../../electron/contract/tracking/outlook-calls.ts';
import { meanByDays } from '../timeline/timeline-points.ts';

export type LineSums = Readonly<
  Record<'toDate' | 'rest' | 'whole' | 'approved' | 'difference', number | null>
>;

type Summed = Pick<OutlookLine, 'values' | 'reference' | 'measure' | 'toDate'>;

/** Over the plan's own periods; of a rate or price the mean by days, in which a period under way counts as to come. */
export function lineSums({ columns }: Pick<OutlookReport, 'columns'>, line: Summed): LineSums {
  const { values, reference, measure } = line;
  const last = columns.findLastIndex(({ state }) => state !== 'beyond');
  const closed = columns.findLastIndex(({ state }) => state === 'actual');
  if (measure === 'mean') {
    const whole = meanByDays(columns, values, 1, last);
    const approved = meanByDays(columns, reference, 1, last);
    return {
      toDate: closed < 1 ? null : meanByDays(columns, values, 1, closed),
      rest: closed >= last ? null : meanByDays(columns, values, Math.max(1, closed + 1), last),
      ...{ whole, approved, difference: less(whole, approved) },
    };
  }
  const whole = sum(values.slice(0, last + 1));
  const approved = sum(reference.slice(0, last + 1));
  return {
    toDate: line.toDate,
    rest: less(whole, line.toDate),
    ...{ whole, approved, difference: less(whole, approved) },
  };
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** Sums taken in another order differ in their last digits: what is below that is nothing. */
function less(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return Math.abs(a - b) <= 1e-12 * (Math.abs(a) + Math.abs(b)) ? 0 : a - b;
}
