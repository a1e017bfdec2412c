/**
 * How far each input goes in the study on show: its own low and high, a percentage to both sides, or percentiles of
 * its distribution. What has no such range is named with the reason, never dropped in silence. Pure.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { type Driver, lineOf } from '../../../../scenarios/drivers/driver.ts';
import { createDistribution } from '../../../../scenarios/simulation/entry/spec.ts';
import {
  type DriverRange,
  percentileRange,
  rangeOf,
  rangeProblems,
} from '../../../../scenarios/tornado/ranges.ts';

export type RangeMode = 'own' | 'percent' | 'percentiles';
export type RangeChoice = {
  readonly mode: RangeMode;
  /** 0.1: plus and minus 10 %; in the mode `own` for inputs without a range of their own. */
  readonly percent: number;
  /** 0.1: from P10 to P90. */
  readonly tail: number;
};

export type LeftOutReason =
  /** A planned zero has no percentage, and no range was given. */
  | 'planned-zero'
  | 'no-distribution'
  /** It moves from period to period: there is no single number to take percentiles of. */
  | 'path'
  | 'bad-distribution'
  | 'no-spread'
  /** The plan does not have it, or the range cannot be used. */
  | 'unusable';
export type LeftOut = { readonly driver: Driver; readonly reason: LeftOutReason };
export type StudyRanges = { readonly ranges: readonly DriverRange[]; readonly leftOut: readonly LeftOut[] };

export function studyRanges(plan: Plan, drivers: readonly Driver[], choice: RangeChoice): StudyRanges {
  const found = drivers.map((driver) => studyRange(plan, driver, choice));
  return {
    ranges: found.flatMap((range) => ('low' in range ? [range] : [])),
    leftOut: found.flatMap((range) => ('low' in range ? [] : [range])),
  };
}

export function studyRange(plan: Plan, driver: Driver, choice: RangeChoice): DriverRange | LeftOut {
  const range =
    choice.mode === 'percentiles'
      ? percentiles(plan, driver, choice.tail)
      : (rangeOf(plan, driver, choice.percent, choice.mode === 'own') ?? 'unusable');
  if (typeof range === 'string') return { driver, reason: range };
  if (rangeProblems(plan, range).length > 0) return { driver, reason: 'unusable' };
  if (range.low < range.high) return range;
  return { driver, reason: choice.mode === 'percentiles' ? 'no-spread' : 'planned-zero' };
}

function percentiles(plan: Plan, driver: Driver, tail: number): DriverRange | LeftOutReason {
  const uncertainty = driver.kind === 'line' ? lineOf(plan, driver.code)?.uncertainty : undefined;
  if (driver.kind !== 'line' || !uncertainty) return 'no-distribution';
  if (uncertainty.type === 'path') return 'path';
  const distribution = createDistribution(uncertainty.distribution);
  if (!distribution.ok) return 'bad-distribution';
  return percentileRange({ ...driver, measure: uncertainty.measure }, distribution.value, tail, 1 - tail);
}
