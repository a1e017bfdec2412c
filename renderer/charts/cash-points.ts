/**
 * The points of the cash-flow charts: cumulative and discounted cumulative flow by column, the flow summed by column
 * group (a bar may be a year while the lines stay exact), and where the line of payback stands. Pure; draws nothing.
 */
import type { PaybackTime, Returns } from '../../models/appraisal/types.ts';
import type { ColumnGroup } from './column-groups.ts';

export type CashPoint = { readonly column: number; readonly cumulative: number; readonly discounted: number };

/** A bar over the columns `from`..`to`, with the cumulative flows at its end. */
export type CashBar = {
  readonly group: ColumnGroup;
  readonly flow: number;
  readonly cumulative: number;
  readonly discounted: number;
};

export function cashPoints(returns: Returns): readonly CashPoint[] {
  return Array.from(returns.cumulative, (cumulative, column) => ({
    column,
    cumulative,
    discounted: returns.cumulativeDiscounted[column] ?? Number.NaN,
  }));
}

export function cashBars(returns: Returns, groups: readonly ColumnGroup[]): readonly CashBar[] {
  return groups
    .filter((group) => group.kind !== 'total')
    .map((group) => {
      let flow = 0;
      for (let column = group.from; column <= group.to; column += 1) flow += returns.flows[column] ?? 0;
      return {
        group,
        flow,
        cumulative: returns.cumulative[group.to] ?? Number.NaN,
        discounted: returns.cumulativeDiscounted[group.to] ?? Number.NaN,
      };
    });
}

/**
 * Where a payback falls on the axis of columns: 28.4 is four tenths of the way from column 28 to 29. null when there
 * is no such time. The flow of a period is taken as spread over it, as the payback itself does.
 */
export function paybackPosition(payback: PaybackTime, periodsPerYear: number): number | null {
  return payback.kind === 'reached' ? payback.years * periodsPerYear : null;
}
