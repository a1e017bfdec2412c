/**
 * Spider: the metric along each driver over one relative scale that all share, so that the curves can lie in one
 * chart. The absolute one, over a driver's own range, is the curve of its bar in tornado.ts.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, type DriverProblem, driverProblem, isWhole, plannedValue } from '../drivers/driver.ts';
import { evenly } from '../grid.ts';
import type { Metric } from '../metrics.ts';
import { createSpots, type Spot } from './spots.ts';

/** `relative`: the driver's number over the planned one, less 1. */
export type SpiderSpot = Spot & { readonly relative: number };

export type SpiderCurve = {
  readonly driver: Driver;
  /** null where the plan has no such driver. */
  readonly planned: number | null;
  /** Why there is no curve: a planned zero has no percentage. */
  readonly problem: DriverProblem | 'planned-zero' | null;
  readonly spots: readonly SpiderSpot[];
};

export type Spider = {
  readonly metric: Metric;
  readonly curves: readonly SpiderCurve[];
};

export type SpiderOptions = {
  /** 0.3: from -30 % to +30 % of the planned number. */
  readonly reach?: number;
  /** Points to each side of the plan. */
  readonly steps?: number;
};

const REACH = 0.3;
const STEPS = 6;

/**
 * The metric at planned x (1 + relative) of each driver, relative from -reach to +reach with 0 among it. Whole settings
 * take the nearest whole number, and `relative` is that of the number taken. Throws on a driver that is named twice.
 */
export function spider(
  plan: Plan,
  metric: Metric,
  drivers: readonly Driver[],
  { reach = REACH, steps = STEPS }: SpiderOptions = {},
): Spider {
  const scale = evenly(-reach, reach, 2 * steps + 1).with(steps, 0);
  const usable = drivers.filter((driver) => problemOf(plan, driver) === null);
  const planned = usable.map((driver) => plannedValue(plan, driver) ?? Number.NaN);
  const ways = usable.map((driver, index) => wayOf(driver, planned[index] ?? Number.NaN, scale));
  const found = createSpots(
    plan,
    metric,
    usable,
  )(ways.flatMap((way, driver) => way.map((at) => ({ driver, at }))));
  let next = 0;
  const spots = ways.map((way, index) => {
    const own = found.slice(next, next + way.length);
    next += way.length;
    return own.map(
      (spot): SpiderSpot => ({ ...spot, relative: spot.at / (planned[index] ?? Number.NaN) - 1 }),
    );
  });
  const curves = drivers.map((driver): SpiderCurve => {
    const problem = problemOf(plan, driver);
    const own = problem === null ? (spots[usable.indexOf(driver)] ?? []) : [];
    return { driver, planned: plannedValue(plan, driver), problem, spots: own };
  });
  return { metric, curves };
}

function problemOf(plan: Plan, driver: Driver): SpiderCurve['problem'] {
  return driverProblem(plan, driver) ?? (plannedValue(plan, driver) === 0 ? 'planned-zero' : null);
}

function wayOf(driver: Driver, planned: number, scale: readonly number[]): readonly number[] {
  const way = scale.map((relative) => planned * (1 + relative));
  return isWhole(driver) ? [...new Set(way.map(Math.round))] : way;
}
