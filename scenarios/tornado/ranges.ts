/**
 * How far each driver goes in a study: the range its owner gave, else a percentage of the planned number to both sides.
 * Pure bookkeeping; nothing is computed here.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, isWhole, lineDriver, lineOf, plannedValue } from '../drivers/driver.ts';

export type DriverRange = { readonly driver: Driver; readonly low: number; readonly high: number };

/** The drivers of a plan: its driver lines, in their order. */
export function planDrivers(plan: Plan): readonly Driver[] {
  return plan.lines.filter(({ kind }) => kind === 'driver').map(lineDriver);
}

/**
 * The range of a driver; null where the plan has no such driver. `percent` is a fraction: 0.1 is plus and minus 10 %
 * of the planned number. A planned 0 has no percentage and goes nowhere unless a range was given.
 * An own range belongs to the number of a constant: a line that is scaled goes by the percentage.
 */
export function rangeOf(plan: Plan, driver: Driver, percent: number, own = true): DriverRange | null {
  const planned = plannedValue(plan, driver);
  if (planned === null) return null;
  const line = driver.kind === 'line' && driver.measure === 'value' ? lineOf(plan, driver.code) : undefined;
  if (own && line?.range) return { driver, low: line.range.low, high: line.range.high };
  const reach = Math.abs(planned) * percent;
  const step = isWhole(driver) ? Math.max(1, Math.round(reach)) : reach;
  return { driver, low: planned - step, high: planned + step };
}
