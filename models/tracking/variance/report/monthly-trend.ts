/**
 * Actual, plan and flexed plan of some lines together, month by month: what led to the figures of a row of the report.
 * The same figures as the report has for each of these months.
 */
import type { DaySums } from '../../actuals/day-sums.ts';
import type { Planned } from '../../planned/planned-amounts.ts';
import { createFlexing } from '../flex/flexed-month.ts';
import { trackedLines } from '../tracked-lines.ts';
import { figuresOf, type Months, summed } from './figures.ts';

/** A line and its sign in the row: contribution has its costs with -1. */
export type TrendPart = { readonly lineId: string; readonly sign: 1 | -1 };

export type TrendMonth = {
  /** Since January 1970. */
  readonly month: number;
  /** null: no entries in this month. */
  readonly actual: number | null;
  readonly plan: number | null;
  readonly flexed: number | null;
};

export type TrendInput = {
  readonly plan: Planned;
  readonly reference: Planned;
  readonly sums: DaySums;
  readonly months: Months;
  readonly parts: readonly TrendPart[];
};

/**
 * Money in whole minor units, quantities in hundredths, a rate as the mean of its days in hundredths (not rounded); a
 * rate stands alone, since rates do not add up. Lines that are gone count as nothing.
 */
export function monthlyTrend({ plan, reference, sums, months, parts }: TrendInput): readonly TrendMonth[] {
  const lines = trackedLines(plan, reference);
  const flexing = createFlexing(lines, reference, sums);
  const signs = new Map(parts.map(({ lineId, sign }) => [lineId, sign]));
  const wanted = lines.flatMap((tracked) => {
    const sign = signs.get(tracked.line.id);
    return sign === undefined ? [] : [{ tracked, sign, entries: sums.get(tracked.line.id) }];
  });
  return Array.from({ length: Math.max(0, months.last - months.first + 1) }, (_, place) => {
    const month = months.first + place;
    const figures = wanted.map(({ tracked, sign, entries }) => ({
      figures: figuresOf(tracked, entries, { first: month, last: month }, { plan, reference, flexing }),
      sign,
    }));
    const { actual, plan: planned, flexed, entries } = summed(figures);
    return { month, actual: entries ? actual : null, plan: planned, flexed };
  });
}
