/**
 * Goal seek: every number of a driver or setting in a range at which a metric takes a target, or the reason why there
 * is none, with where it comes nearest. Pure; the same numbers as appraising the plan with each number typed in.
 */
import { LIMITS } from '../../models/plan/limits.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, type DriverProblem, driverProblem, isWhole } from '../drivers/driver.ts';
import type { Metric } from '../metrics.ts';
import { allRoots } from './all-roots.ts';
import { createAlong } from './along.ts';
import type { Gap } from './gaps.ts';
import type { Many } from './many.ts';

export type Goal = {
  readonly driver: Driver;
  readonly metric: Metric;
  readonly target: number;
  readonly low: number;
  readonly high: number;
};

export type Solution = {
  readonly value: number;
  /** The metric reaches the target there without going beyond it. */
  readonly touching: boolean;
};

export type NoSolution =
  | DriverProblem
  | 'low-above-high'
  /** Low, high or target is no finite number. */
  | 'not-finite'
  /** No range was given, and the planned number is zero: there is nothing to take a multiple of. */
  | 'no-range'
  /** The metric has no value anywhere in the range. */
  | 'cannot-compute'
  | 'does-not-react'
  | 'always-above'
  | 'always-below'
  /** The metric goes from one side of the target to the other without taking it: a threshold, or whole periods. */
  | 'jumps-over';

type Along = {
  /** Where the metric goes from one side of the target to the other without taking it. */
  readonly jumps: readonly number[];
  /** Stretches of the range in which the metric has no value (no internal rate, never pays back, not allowed). */
  readonly gaps: readonly Gap[];
};

export type Sought = Along &
  (
    | { readonly kind: 'found'; readonly solutions: readonly Solution[] }
    | {
        readonly kind: 'none';
        readonly reason: NoSolution;
        /** Where the metric comes nearest to the target; null where it has no value at all. */
        readonly nearest: { readonly at: number; readonly metric: number } | null;
      }
  );

/**
 * All solutions within low..high, ascending, to the last digits that the metric can tell apart (1e-9 relative or better;
 * a touching one to about 1e-9 of the range). Whole settings are tried one by one. See all-roots.ts for what a scan
 * cannot see. An internal rate that is one of several counts as the one nearest to the hurdle.
 */
export function goalSeek(plan: Plan, goal: Goal): Sought {
  return seekAlong(plan, goal, createAlong(plan, goal.metric));
}

/** The same for one goal after another of one plan and metric: what they share is built once, by createAlong. */
export function seekAlong(
  plan: Plan,
  { driver, target, low, high }: Goal,
  along: (driver: Driver) => Many,
): Sought {
  const problem = driverProblem(plan, driver);
  if (problem) return none(problem, [], target);
  if (![low, high, target].every(Number.isFinite)) return none('not-finite', [], target);
  if (low > high) return none('low-above-high', [], target);
  const values = along(driver);
  const distance: Many = (points) => Float64Array.from(values(points), (value) => value - target);
  if (isWhole(driver)) return amongWholeNumbers(distance, low, high, target);
  const { roots, jumps, gaps, seen } = allRoots(distance, low, high);
  if (isFlat(seen, target)) return none('does-not-react', seen, target, { jumps, gaps });
  if (roots.length === 0) return none(reasonOf(seen), seen, target, { jumps, gaps });
  return {
    kind: 'found',
    solutions: roots.map(({ at, touching }) => ({ value: at, touching })),
    jumps,
    gaps,
  };
}

/** The reason alone, where there is nothing to look at. */
export function noSolution(reason: NoSolution): Sought {
  return none(reason, [], 0);
}

type Seen = readonly { readonly at: number; readonly value: number }[];

function amongWholeNumbers(distance: Many, low: number, high: number, target: number): Sought {
  // No whole setting takes more than the number of periods that a plan may have.
  const first = Math.max(0, Math.ceil(low));
  const last = Math.min(LIMITS.periods, Math.floor(high));
  const points = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const values = points.length === 0 ? [] : distance(points);
  const all = points.map((at, index) => ({ at, value: values[index] ?? Number.NaN }));
  const seen = all.filter(({ value }) => Number.isFinite(value));
  const scale = Math.max(Math.abs(target), ...seen.map(({ value }) => Math.abs(value)));
  const solutions = seen.filter(({ value }) => Math.abs(value) <= 1e-12 * scale);
  const jumps = seen.flatMap(({ at, value }, index) =>
    value * (seen[index + 1]?.value ?? 0) < 0 ? [at] : [],
  );
  const rest = { jumps, gaps: wholeGaps(all) };
  if (isFlat(seen, target)) return none('does-not-react', seen, target, rest);
  if (solutions.length === 0) return none(reasonOf(seen), seen, target, rest);
  return { kind: 'found', solutions: solutions.map(({ at }) => ({ value: at, touching: false })), ...rest };
}

function wholeGaps(all: Seen): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const { at, value } of all) {
    if (Number.isFinite(value)) continue;
    const last = gaps.at(-1);
    if (last?.to === at - 1) gaps[gaps.length - 1] = { from: last.from, to: at };
    else gaps.push({ from: at, to: at });
  }
  return gaps;
}

function isFlat(seen: Seen, target: number): boolean {
  const first = seen[0]?.value ?? Number.NaN;
  const noise = 1e-12 * Math.max(Math.abs(target), Math.abs(first));
  return seen.length > 1 && seen.every(({ value }) => Math.abs(value - first) <= noise);
}

function reasonOf(seen: Seen): NoSolution {
  if (seen.length === 0) return 'cannot-compute';
  if (seen.every(({ value }) => value > 0)) return 'always-above';
  return seen.every(({ value }) => value < 0) ? 'always-below' : 'jumps-over';
}

function none(reason: NoSolution, seen: Seen, target: number, rest: Along = { jumps: [], gaps: [] }): Sought {
  const [first, ...others] = seen;
  if (!first) return { kind: 'none', reason, nearest: null, ...rest };
  const best = others.reduce((a, b) => (Math.abs(b.value) < Math.abs(a.value) ? b : a), first);
  return { kind: 'none', reason, nearest: { at: best.at, metric: best.value + target }, ...rest };
}
