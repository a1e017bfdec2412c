/**
 * Tornado and spider: one driver at a time from low to high, all others as planned, all points as trials of one block.
 * Bars are sorted by swing. A driver on whose way the metric turns round is marked: its bar, low to high, would hide
 * the turn, so the swing is that of the whole way.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, isWhole, plannedValue } from '../drivers/driver.ts';
import type { Metric } from '../metrics.ts';
import { evaluatePoints, type Point } from '../points.ts';
import type { DriverRange } from './ranges.ts';

export type Spot = {
  /** The driver's number. */
  readonly at: number;
  /** The metric there; null where it cannot be computed or the number is not allowed. */
  readonly value: number | null;
  /** The metric is one of several internal rates. */
  readonly several: boolean;
};

/** rising, falling: with the driver. turning: neither all the way. flat: the metric does not react. */
export type Shape = 'rising' | 'falling' | 'turning' | 'flat' | 'unknown';

export type Bar = {
  readonly driver: Driver;
  readonly planned: number;
  readonly low: Spot;
  readonly high: Spot;
  /** Largest less smallest metric on the way from low to high, the ends and the plan included; null without two numbers. */
  readonly swing: number | null;
  readonly shape: Shape;
  /** Relative change of the metric / relative change of the driver, at the plan; null where either is zero there. */
  readonly elasticity: number | null;
  /** The way from low to high: the curve of the spider. */
  readonly curve: readonly Spot[];
};

export type Tornado = {
  readonly metric: Metric;
  readonly planned: Spot['value'];
  /** The largest swing first; equal ones in the order given. */
  readonly bars: readonly Bar[];
};

export type TornadoOptions = {
  /** Points between low and high on the way; they also tell whether the metric turns round. */
  readonly between?: number;
};

const BETWEEN = 4;
/** Half the width of the central difference for the elasticity, relative to the planned number. */
const NUDGE = 1e-4;
/** Differences below this share of the metric are rounding, not a turn. */
const NOISE = 1e-10;

/**
 * The tornado of a metric over ranges of drivers (points and swing in the metric's unit, elasticity a pure number).
 * Throws on a driver the plan does not have, or low above high: check before.
 * Source: Brealey/Myers/Allen ch. 10, sensitivity analysis; elasticity as d ln(metric) / d ln(driver).
 */
export function tornado(
  plan: Plan,
  metric: Metric,
  ranges: readonly DriverRange[],
  { between = BETWEEN }: TornadoOptions = {},
): Tornado {
  const drivers = ranges.map(({ driver }) => driver);
  const planned = drivers.map((driver) => plannedValue(plan, driver) ?? Number.NaN);
  const ways = ranges.map((range, index) => wayOf(range, planned[index] ?? Number.NaN, between));
  const points: Point[] = [planned];
  ranges.forEach((_, index) => {
    for (const at of ways[index]?.all ?? []) points.push(planned.with(index, at));
  });
  const [result] = evaluatePoints(plan, drivers, points, [metric]);
  const spot = (at: number, index: number): Spot => {
    const value = result?.values[index] ?? Number.NaN;
    return { at, value: Number.isNaN(value) ? null : value, several: result?.several[index] === 1 };
  };
  const centre = spot(0, 0).value;
  let next = 1;
  const bars = ways.map((way, index): Bar => {
    const spots = way.all.map((at) => spot(at, next++));
    const curve = spots.slice(0, way.curve);
    return barOf(drivers[index] as Driver, planned[index] as number, curve, spots.slice(way.curve), centre);
  });
  return { metric, planned: centre, bars: bars.toSorted((a, b) => (b.swing ?? -1) - (a.swing ?? -1)) };
}

type Way = {
  /** The points of the curve, ascending, then those of the nudge. */
  readonly all: readonly number[];
  readonly curve: number;
};

function wayOf({ driver, low, high }: DriverRange, planned: number, between: number): Way {
  if (!(low <= high)) throw new RangeError(`low ${low} is above high ${high}`);
  const whole = isWhole(driver);
  const steps = Array.from({ length: between }, (_, step) => {
    const at = low + ((high - low) * (step + 1)) / (between + 1);
    return whole ? Math.round(at) : at;
  });
  const inside = planned > low && planned < high ? [planned] : [];
  const curve = [...new Set([low, ...steps, ...inside, high])].sort((a, b) => a - b);
  const nudge = whole || planned === 0 ? [] : [planned * (1 - NUDGE), planned * (1 + NUDGE)];
  return { all: [...curve, ...nudge], curve: curve.length };
}

function barOf(
  driver: Driver,
  planned: number,
  curve: readonly Spot[],
  nudged: readonly Spot[],
  centre: number | null,
): Bar {
  const nothing: Spot = { at: planned, value: centre, several: false };
  const known = [...curve, nothing].flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    driver,
    planned,
    low: curve[0] ?? nothing,
    high: curve.at(-1) ?? nothing,
    swing: known.length < 2 ? null : Math.max(...known) - Math.min(...known),
    shape: shapeOf(curve),
    elasticity: elasticityOf(nudged, centre),
    curve,
  };
}

function shapeOf(curve: readonly Spot[]): Shape {
  const values = curve.map(({ value }) => value);
  const known = values.filter((value) => value !== null);
  if (known.length < 2 || known.length < values.length) return 'unknown';
  const noise = NOISE * Math.max(...known.map(Math.abs));
  const steps = known.slice(1).map((value, index) => value - (known[index] ?? value));
  const up = steps.some((step) => step > noise);
  const down = steps.some((step) => step < -noise);
  if (up && down) return 'turning';
  if (!up && !down) return 'flat';
  return up ? 'rising' : 'falling';
}

function elasticityOf(nudged: readonly Spot[], centre: number | null): number | null {
  const below = nudged[0]?.value ?? null;
  const above = nudged[1]?.value ?? null;
  if (centre === null || centre === 0 || below === null || above === null) return null;
  return (above - below) / (2 * NUDGE * centre);
}
