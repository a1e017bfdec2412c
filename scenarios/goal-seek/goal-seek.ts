/**
 * Goal seek: every number of a driver or setting in a range at which a metric takes a target, or the reason why there
 * is none; and the break-even of each driver in one table, with how far each may go before NPV at the hurdle is zero.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, type DriverProblem, driverProblem, isWhole, plannedValue } from '../drivers/driver.ts';
import { headlineMetric, type Metric } from '../metrics.ts';
import { evaluatePoints } from '../points.ts';
import { rangeOf } from '../tornado/ranges.ts';
import { allRoots } from './all-roots.ts';

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
  /** The metric has no value anywhere in the range. */
  | 'cannot-compute'
  | 'does-not-react'
  | 'always-above'
  | 'always-below'
  /** The metric goes from one side of the target to the other without taking it: a threshold, or whole periods. */
  | 'jumps-over';

export type Sought =
  | { readonly kind: 'found'; readonly solutions: readonly Solution[]; readonly jumps: readonly number[] }
  | {
      readonly kind: 'none';
      readonly reason: NoSolution;
      /** Where the metric comes nearest to the target, of the points looked at. */
      readonly nearest: { readonly at: number; readonly metric: number } | null;
      readonly jumps: readonly number[];
    };

/**
 * All solutions within low..high, ascending, to the last digits that the metric can tell apart (1e-9 relative or better;
 * a touching one to about 1e-9 of the range). Whole settings are tried one by one. See all-roots.ts for what a scan
 * cannot see. An internal rate that is one of several counts as the one nearest to the hurdle.
 */
export function goalSeek(plan: Plan, { driver, metric, target, low, high }: Goal): Sought {
  const problem = driverProblem(plan, driver);
  if (problem) return none(problem, [], target, []);
  if (!(low <= high)) return none('low-above-high', [], target, []);
  const distance = (points: readonly number[]): ArrayLike<number> => {
    const [result] = evaluatePoints(
      plan,
      [driver],
      points.map((point) => [point]),
      [metric],
    );
    return result ? result.values.map((value) => value - target) : [];
  };
  if (isWhole(driver)) return amongWholeNumbers(distance, low, high, target);
  const { roots, jumps, seen } = allRoots(distance, low, high);
  if (isFlat(seen, target)) return none('does-not-react', seen, target, jumps);
  if (roots.length === 0) return none(reasonOf(seen), seen, target, jumps);
  return { kind: 'found', solutions: roots.map(({ at, touching }) => ({ value: at, touching })), jumps };
}

type Seen = readonly { readonly at: number; readonly value: number }[];

function amongWholeNumbers(
  distance: (points: readonly number[]) => ArrayLike<number>,
  low: number,
  high: number,
  target: number,
): Sought {
  const first = Math.ceil(low);
  const points = Array.from(
    { length: Math.max(0, Math.floor(high) - first + 1) },
    (_, index) => first + index,
  );
  const values = distance(points);
  const seen = points
    .map((at, index) => ({ at, value: values[index] ?? Number.NaN }))
    .filter(({ value }) => Number.isFinite(value));
  const scale = Math.max(Math.abs(target), ...seen.map(({ value }) => Math.abs(value)));
  const solutions = seen.filter(({ value }) => Math.abs(value) <= 1e-12 * scale);
  const jumps = seen.flatMap(({ at, value }, index) =>
    value * (seen[index + 1]?.value ?? 0) < 0 ? [at] : [],
  );
  if (isFlat(seen, target)) return none('does-not-react', seen, target, jumps);
  if (solutions.length === 0) return none(reasonOf(seen), seen, target, jumps);
  return { kind: 'found', solutions: solutions.map(({ at }) => ({ value: at, touching: false })), jumps };
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

function none(reason: NoSolution, seen: Seen, target: number, jumps: readonly number[]): Sought {
  const [first, ...rest] = seen;
  if (!first) return { kind: 'none', reason, nearest: null, jumps };
  const best = rest.reduce((a, b) => (Math.abs(b.value) < Math.abs(a.value) ? b : a), first);
  return { kind: 'none', reason, nearest: { at: best.at, metric: best.value + target }, jumps };
}

export type BreakEvenRow = {
  readonly driver: Driver;
  readonly planned: number;
  readonly low: number;
  readonly high: number;
  readonly sought: Sought;
  /** The nearest solutions below and above the planned number: the switching values; null without. */
  readonly below: number | null;
  readonly above: number | null;
};

/** Ten times the planned number to both sides. */
const REACH = 10;

/**
 * For each driver alone, where the metric takes the target (NPV at the hurdle rate, zero): how far the driver may go
 * before the verdict flips. Source: Brealey/Myers/Allen ch. 10, break-even analysis; switching values as in HM
 * Treasury's Green Book. Drivers the plan does not have are left out, as are those planned at zero without a range.
 */
export function breakEvenTable(
  plan: Plan,
  drivers: readonly Driver[],
  metric: Metric = headlineMetric('npvAtHurdle'),
  target = 0,
  reach = REACH,
): readonly BreakEvenRow[] {
  return drivers.flatMap((driver): readonly BreakEvenRow[] => {
    const planned = plannedValue(plan, driver);
    const wide = rangeOf(plan, driver, reach, false);
    const own = rangeOf(plan, driver, reach);
    if (planned === null || !wide || !own) return [];
    const low = Math.min(wide.low, own.low);
    const high = Math.max(wide.high, own.high);
    if (low === high) return [];
    const sought = goalSeek(plan, { driver, metric, target, low, high });
    const values = sought.kind === 'found' ? sought.solutions.map(({ value }) => value) : [];
    return [
      {
        driver,
        planned,
        low,
        high,
        sought,
        below: values.findLast((value) => value <= planned) ?? null,
        above: values.find((value) => value >= planned) ?? null,
      },
    ];
  });
}
