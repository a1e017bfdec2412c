/**
 * How far each driver goes in a study: the range its owner gave, a percentage of the planned number to both sides, or
 * percentiles of its distribution; and what is wrong with a range, at its field. Pure bookkeeping.
 */
import type { Plan } from '../../models/plan/schema.ts';
import {
  type Driver,
  type DriverProblem,
  driverKey,
  driverProblem,
  isWhole,
  lineDriver,
  lineOf,
  plannedValue,
} from '../drivers/driver.ts';
import type { Distribution } from '../simulation/distribution.ts';

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

/**
 * From a low to a high percentile of the driver's distribution, by default P10 and P90 (80 % of what may happen). The
 * distribution is that of the driver's own measure: its number, or the factor on its numbers. Throws on a probability
 * outside (0, 1) or the low one above the high one.
 */
export function percentileRange(
  driver: Driver,
  distribution: Distribution,
  lowProbability = 0.1,
  highProbability = 0.9,
): DriverRange {
  if (!(lowProbability > 0 && lowProbability <= highProbability && highProbability < 1))
    throw new RangeError(`percentiles ${lowProbability} and ${highProbability} are no range`);
  const at = (probability: number): number => {
    const value = distribution.quantile(probability);
    return isWhole(driver) ? Math.round(value) : value;
  };
  return { driver, low: at(lowProbability), high: at(highProbability) };
}

/**
 * Where a solution is looked for: `reach` times the planned number to both sides, or the own range where it is wider. A
 * rate planned at zero is searched 100 points to both sides; null for another driver planned at zero without a range.
 */
export function searchRange(plan: Plan, driver: Driver, reach: number): DriverRange | null {
  const wide = rangeOf(plan, driver, reach, false);
  const own = rangeOf(plan, driver, reach);
  if (!wide || !own) return null;
  const low = Math.min(wide.low, own.low);
  const high = Math.max(wide.high, own.high);
  if (low < high) return { driver, low, high };
  return driver.kind === 'setting' ? { driver, low: low - 1, high: high + 1 } : null;
}

export type RangeProblem = {
  readonly field: 'driver' | 'low' | 'high';
  readonly code: DriverProblem | 'not-finite' | 'order';
  readonly message: string;
};

/** What is wrong with a range, at the field that is to be mended; empty where it can be used. */
export function rangeProblems(plan: Plan, { driver, low, high }: DriverRange): readonly RangeProblem[] {
  const problem = driverProblem(plan, driver);
  if (problem) return [{ field: 'driver', code: problem, message: `${driverKey(driver)}: ${problem}` }];
  const bad = (['low', 'high'] as const).filter((field) => !Number.isFinite({ low, high }[field]));
  if (bad.length > 0) {
    return bad.map((field) => ({ field, code: 'not-finite', message: `${field} must be a number` }));
  }
  return low > high ? [{ field: 'low', code: 'order', message: `low ${low} is above high ${high}` }] : [];
}
