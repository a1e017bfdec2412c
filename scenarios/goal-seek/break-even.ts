/**
 * The break-even of each driver in one table: where a metric takes a target (NPV at the hurdle, zero), all other
 * drivers as planned. The verdict's other conditions are in tornado/switching.ts. Nothing is left out: a driver that
 * cannot be sought has a row with the reason.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, plannedValue } from '../drivers/driver.ts';
import { headlineMetric, type Metric } from '../metrics.ts';
import { searchRange } from '../tornado/ranges.ts';
import { createAlong } from './along.ts';
import { goalSeek, noSolution, type Sought, seekAlong } from './goal-seek.ts';

export type BreakEvenRow = {
  readonly driver: Driver;
  /** null where the plan has no such driver. */
  readonly planned: number | null;
  /** The range that was searched; null without one. */
  readonly low: number | null;
  readonly high: number | null;
  readonly sought: Sought;
  /** The nearest solutions below and above the planned number; null without. */
  readonly below: number | null;
  readonly above: number | null;
};

/** Ten times the planned number to both sides. */
const REACH = 10;

/**
 * For each driver alone, the numbers at which the metric takes the target, within `reach` times the planned number to
 * both sides or the driver's own range, whichever is wider. Units: the driver's own.
 * Source: Brealey/Myers/Allen ch. 10, break-even analysis.
 */
export function breakEvenTable(
  plan: Plan,
  drivers: readonly Driver[],
  metric: Metric = headlineMetric('npvAtHurdle'),
  target = 0,
  reach = REACH,
): readonly BreakEvenRow[] {
  const along = createAlong(plan, metric);
  return drivers.map((driver): BreakEvenRow => {
    const planned = plannedValue(plan, driver);
    const range = searchRange(plan, driver, reach);
    const nothing = { driver, planned, low: null, high: null, below: null, above: null };
    if (planned === null) {
      return { ...nothing, sought: goalSeek(plan, { driver, metric, target, low: 0, high: 0 }) };
    }
    if (!range) return { ...nothing, sought: noSolution('no-range') };
    const { low, high } = range;
    const sought = seekAlong(plan, { driver, metric, target, low, high }, along);
    const values = sought.kind === 'found' ? sought.solutions.map(({ value }) => value) : [];
    return {
      driver,
      planned,
      low,
      high,
      sought,
      below: values.findLast((value) => value <= planned) ?? null,
      above: values.find((value) => value >= planned) ?? null,
    };
  });
}
