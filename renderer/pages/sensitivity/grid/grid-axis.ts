/**
 * The numbers along an axis of the two-way grid, and places between them: the planned number is always one of them
 * where it lies within the ends, so that the grid holds the plan itself. Pure.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { type Driver, isWhole, plannedValue } from '../../../../scenarios/drivers/driver.ts';
import { type Axis, evenly } from '../../../../scenarios/grid.ts';
import { rangeOf } from '../../../../scenarios/tornado/ranges.ts';
import type { AxisChoice } from '../choice.ts';
import type { RangeChoice } from '../study/study-ranges.ts';

export type Ends = { readonly low: number; readonly high: number };

/** The ends chosen, else the input's own range or the percentage; a planned zero goes from -1 to 1. */
export function axisEnds(plan: Plan, driver: Driver, chosen: AxisChoice, ranges: RangeChoice): Ends {
  const found = rangeOf(plan, driver, ranges.percent, ranges.mode !== 'percent');
  const wide = found && found.low < found.high ? found : { low: -1, high: 1 };
  return { low: chosen.low ?? wide.low, high: chosen.high ?? wide.high };
}

/**
 * `count` numbers from low to high; evenly spaced, or where the planned number lies between them, evenly to both sides
 * of it. Whole settings take whole numbers only, and so may be fewer.
 */
export function gridAxis(plan: Plan, driver: Driver, { low, high }: Ends, count: number): Axis {
  const planned = plannedValue(plan, driver);
  const values =
    planned !== null && planned > low && planned < high
      ? around(planned, low, high, count)
      : evenly(low, high, count);
  return { driver, values: [...new Set(isWhole(driver) ? values.map(Math.round) : values)] };
}

function around(planned: number, low: number, high: number, count: number): readonly number[] {
  const share = (planned - low) / (high - low);
  const below = Math.min(count - 2, Math.max(1, Math.round(share * (count - 1))));
  return [...evenly(low, planned, below + 1), ...evenly(planned, high, count - below).slice(1)];
}

/** Where a number lies on an axis whose values stand at 0, 1, 2 ...: 2.5 is in the middle of the third and fourth. */
export function placeOn(values: readonly number[], value: number): number {
  const next = values.findIndex((each) => each >= value);
  if (next < 0) return values.length - 1;
  const [before, after] = [values[next - 1], values[next]];
  if (before === undefined || after === undefined) return 0;
  return next - 1 + (value - before) / (after - before);
}
