/**
 * The points of the cash-flow charts: the flow of each column group with the cumulative and the discounted
 * cumulative flow at its end, and where the line of payback stands. Pure; nothing here draws.
 */
import type { PaybackTime, Returns } from '../../models/appraisal/types.ts';
import type { ColumnGroup } from './column-groups.ts';

export type CashPoint = {
  readonly key: string;
  /** Position on the axis in years from the opening, at the end of the group. */
  readonly years: number;
  readonly column: number;
  readonly flow: number;
  readonly cumulative: number;
  readonly discounted: number;
};

export function cashPoints(
  returns: Returns,
  groups: readonly ColumnGroup[],
  periodsPerYear: number,
): readonly CashPoint[] {
  return groups
    .filter((group) => group.kind !== 'total')
    .map((group) => {
      let flow = 0;
      for (let column = group.from; column <= group.to; column += 1) flow += returns.flows[column] ?? 0;
      return {
        key: group.key,
        years: group.to / periodsPerYear,
        column: group.to,
        flow,
        cumulative: returns.cumulative[group.to] ?? Number.NaN,
        discounted: returns.cumulativeDiscounted[group.to] ?? Number.NaN,
      };
    });
}

/**
 * Where a payback time falls between the points, as a fraction of their number of steps: 2.4 is four tenths of the
 * way from the third point to the fourth. null when there is no such time.
 */
export function paybackPosition(payback: PaybackTime, points: readonly CashPoint[]): number | null {
  if (payback.kind !== 'reached') return null;
  const after = points.findIndex((point) => point.years >= payback.years);
  const [from, to] = [points[after - 1], points[after]];
  if (!from || !to) return null;
  return after - 1 + (payback.years - from.years) / (to.years - from.years);
}
