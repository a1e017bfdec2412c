/**
 * Tornado: one driver at a time from low to high, all others as planned, all points as trials of one block.
 * Bars are sorted by swing. A driver on whose way the metric turns round is marked: its bar, low to high, would hide
 * the turn, so the swing is that of the whole way and the turn itself is sought. How far a driver may go before the
 * verdict flips is in switching.ts, which costs more and is asked for apart.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { applyDriver, type Driver, isWhole, plannedValue } from '../drivers/driver.ts';
import type { Metric } from '../metrics.ts';
import { type Absence, absenceOf } from './absence.ts';
import { type DriverRange, rangeProblems } from './ranges.ts';
import { createSpots, type Spot } from './spots.ts';
import { refineExtremes } from './turning.ts';

/** An end of a bar says why it has no number. */
export type End = Spot & { readonly why: Absence | null };

/** rising, falling: with the driver. turning: neither all the way. flat: the metric does not react. */
export type Shape = 'rising' | 'falling' | 'turning' | 'flat' | 'unknown';

export type Bar = {
  readonly driver: Driver;
  readonly planned: number;
  readonly low: End;
  readonly high: End;
  /** The smallest and the largest metric on the way, ends and turns included; null where it has no value at all. */
  readonly least: Spot | null;
  readonly most: Spot | null;
  /** Largest less smallest metric on the way from low to high, the ends and the plan included; null without two numbers. */
  readonly swing: number | null;
  readonly shape: Shape;
  /** Relative change of the metric / relative change of the driver, at the plan; null where either is zero there. */
  readonly elasticity: number | null;
  /** The way from low to high, ascending: the curve of the spider over the driver's own range. */
  readonly curve: readonly Spot[];
};

export type Tornado = {
  readonly metric: Metric;
  readonly planned: number | null;
  readonly plannedWhy: Absence | null;
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
 * Throws on a driver the plan does not have, or low above high: ask rangeProblems first.
 * Source: Brealey/Myers/Allen ch. 10, sensitivity analysis; elasticity as d ln(metric) / d ln(driver).
 */
export function tornado(
  plan: Plan,
  metric: Metric,
  ranges: readonly DriverRange[],
  { between = BETWEEN }: TornadoOptions = {},
): Tornado {
  for (const range of ranges) {
    const [problem] = rangeProblems(plan, range);
    if (problem) throw new RangeError(problem.message);
  }
  const drivers = ranges.map(({ driver }) => driver);
  const planned = drivers.map((driver) => plannedValue(plan, driver) ?? Number.NaN);
  const ways = ranges.map((range, index) => wayOf(range, planned[index] ?? Number.NaN, between));
  const spotsOf = createSpots(plan, metric, drivers);
  const [centre, ...spots] = spotsOf([
    { driver: null, at: Number.NaN },
    ...ways.flatMap(({ all }, driver) => all.map((at) => ({ driver, at }))),
  ]);
  const value = centre?.value ?? null;
  const several = centre?.several ?? false;
  let next = 0;
  const curves = ways.map(({ all, curve }) => {
    const own = spots.slice(next, next + all.length);
    next += all.length;
    return { curve: own.slice(0, curve), nudged: own.slice(curve) };
  });
  const refined = refineExtremes(
    curves.map(({ curve }) => (shapeOf(curve) === 'turning' ? curve : [])),
    drivers.map(isWhole),
    spotsOf,
  );
  const bars = curves.map(({ curve, nudged }, index): Bar => {
    const driver = drivers[index] as Driver;
    const whole = [...curve, ...(refined[index] ?? [])].sort((a, b) => a.at - b.at);
    const nothing: Spot = { at: planned[index] ?? Number.NaN, value, several };
    return barOf(plan, metric, driver, nothing, whole, elasticityOf(nudged, value));
  });
  return {
    metric,
    planned: value,
    plannedWhy: value === null ? absenceOf(plan, metric) : null,
    bars: bars.toSorted((a, b) => (b.swing ?? -1) - (a.swing ?? -1)),
  };
}

type Way = {
  /** The points of the curve, ascending, then those of the nudge. */
  readonly all: readonly number[];
  readonly curve: number;
};

function wayOf({ driver, low, high }: DriverRange, planned: number, between: number): Way {
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
  plan: Plan,
  metric: Metric,
  driver: Driver,
  planned: Spot,
  curve: readonly Spot[],
  elasticity: number | null,
): Bar {
  const known = [...curve, planned].filter(({ value }) => value !== null);
  const by = (sign: 1 | -1): Spot | null =>
    known.reduce<Spot | null>(
      (best, spot) => (best === null || sign * ((spot.value ?? 0) - (best.value ?? 0)) > 0 ? spot : best),
      null,
    );
  const [least, most] = [by(-1), by(1)];
  const end = (spot: Spot): End => ({
    ...spot,
    why: spot.value === null ? absenceOf(applyDriver(plan, driver, spot.at), metric) : null,
  });
  return {
    driver,
    planned: planned.at,
    low: end(curve[0] ?? planned),
    high: end(curve.at(-1) ?? planned),
    least,
    most,
    swing: known.length < 2 ? null : (most?.value ?? 0) - (least?.value ?? 0),
    shape: shapeOf(curve),
    elasticity,
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
