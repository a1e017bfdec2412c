/**
 * Data tables that do not freeze the model: metrics along one driver, or over two. Every point is what appraising the
 * plan with those numbers gives. The contour of a grid is in contour.ts.
 */
import type { Plan } from '../models/plan/schema.ts';
import type { Driver } from './drivers/driver.ts';
import type { Metric } from './metrics.ts';
import { evaluatePoints, type PointValues } from './points.ts';

export type Axis = { readonly driver: Driver; readonly values: readonly number[] };

export type Table = {
  readonly axis: Axis;
  readonly metrics: readonly Metric[];
  /** One a metric, one number a value of the axis; NaN where it cannot be computed. */
  readonly columns: readonly PointValues[];
};

export type Grid = {
  readonly x: Axis;
  readonly y: Axis;
  readonly metrics: readonly Metric[];
  /** One a metric, row by row: the number at x[i], y[j] is at j * x.values.length + i. */
  readonly sheets: readonly PointValues[];
};

/** `count` numbers from low to high, both included. */
export function evenly(low: number, high: number, count: number): readonly number[] {
  if (count === 1) return [low];
  // The last by name: low + (high - low) need not be high in floating point.
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? high : low + ((high - low) * index) / (count - 1),
  );
}

/** Metrics along one driver. Throws on a driver the plan does not have. */
export function oneWayTable(plan: Plan, metrics: readonly Metric[], axis: Axis): Table {
  const points = axis.values.map((value) => [value]);
  return { axis, metrics, columns: evaluatePoints(plan, [axis.driver], points, metrics) };
}

/** Metrics over two drivers. Throws on a driver the plan does not have, and on the same line or setting twice. */
export function twoWayGrid(plan: Plan, metrics: readonly Metric[], x: Axis, y: Axis): Grid {
  const points = y.values.flatMap((ofY) => x.values.map((ofX) => [ofX, ofY]));
  return { x, y, metrics, sheets: evaluatePoints(plan, [x.driver, y.driver], points, metrics) };
}
