/**
 * A metric with one driver moved at a time: what tornado and spider look at. Drivers that are numbers run together as
 * trials of one block; a formula that is scaled runs along its own, since nothing else moves. Same numbers either way.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, lineOf, plannedValue } from '../drivers/driver.ts';
import { createPointsAlong } from '../goal-seek/along.ts';
import type { Metric } from '../metrics.ts';
import { evaluatePoints } from '../points.ts';

export type Spot = {
  /** The driver's number. */
  readonly at: number;
  /** The metric there; null where it cannot be computed or the number is not allowed. */
  readonly value: number | null;
  /** The metric is one of several internal rates. */
  readonly several: boolean;
};

/** `driver`: its place in the list, or null for the plan as it stands. */
export type Wanted = { readonly driver: number | null; readonly at: number };

/** Throws on a driver that the plan does not have, and on a line or setting that is named twice. */
export function createSpots(
  plan: Plan,
  metric: Metric,
  drivers: readonly Driver[],
): (wanted: readonly Wanted[]) => readonly Spot[] {
  const isFormula = (driver: Driver): boolean =>
    driver.kind === 'line' && lineOf(plan, driver.code)?.entry.type === 'formula';
  const along = createPointsAlong(plan, metric);
  const alone = drivers.map((driver) => (isFormula(driver) ? along(driver) : null));
  const together = drivers.flatMap((_, index) => (alone[index] ? [] : [index]));
  const place = new Map(together.map((index, at) => [index, at]));
  const others = together.flatMap((index) => drivers[index] ?? []);
  const planned = others.map((driver) => plannedValue(plan, driver) ?? Number.NaN);
  // Refuses bad drivers at once, not at the first point.
  evaluatePoints(plan, drivers, [], [metric]);

  return (wanted) => {
    const values = new Float64Array(wanted.length).fill(Number.NaN);
    const several = new Uint8Array(wanted.length);
    alone.forEach((points, driver) => {
      const own = wanted.flatMap((each, index) => (each.driver === driver ? [index] : []));
      if (!points || own.length === 0) return;
      const found = points(own.map((index) => wanted[index]?.at ?? Number.NaN));
      own.forEach((index, k) => {
        values[index] = found.values[k] ?? Number.NaN;
        several[index] = found.several[k] ?? 0;
      });
    });
    const rest = wanted.flatMap(({ driver }, index) => (driver !== null && alone[driver] ? [] : [index]));
    const points = rest.map((index) => {
      const { driver = null, at = Number.NaN } = wanted[index] ?? {};
      const moved = driver === null ? undefined : place.get(driver);
      return moved === undefined ? planned : planned.with(moved, at);
    });
    const [found] = evaluatePoints(plan, others, points, [metric]);
    rest.forEach((index, k) => {
      values[index] = found?.values[k] ?? Number.NaN;
      several[index] = found?.several[k] ?? 0;
    });
    return wanted.map(({ at }, index) => {
      const value = values[index] ?? Number.NaN;
      return { at, value: Number.isNaN(value) ? null : value, several: several[index] === 1 };
    });
  };
}
