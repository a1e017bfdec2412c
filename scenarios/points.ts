/**
 * A metric at many points of a plan's drivers: the core under tornado, grid and goal seek. Points that differ only in
 * numbers run as trials of one block; those that differ in a setting or a formula line are grouped, a block a group;
 * metrics that a block does not give are read from appraisals. Gives the same numbers whichever way is taken.
 */
import { type Appraiser, createAppraiser } from '../models/appraisal/appraise.ts';
import { createParseCache, type ParseCache } from '../models/formula/parse-cache.ts';
import type { Plan } from '../models/plan/schema.ts';
import { RATE_KIND } from './block-rates.ts';
import {
  applyDriver,
  type Driver,
  driverKey,
  driverProblem,
  lineOf,
  plannedValue,
  variesInBlock,
} from './drivers/driver.ts';
import { type PlanBlock, type PreparedPlan, preparePlan } from './evaluate-block.ts';
import { type Metric, metricValue } from './metrics.ts';

/** Trials that run together: enough to be fast, few enough to stay small with many series. */
const BLOCK_TRIALS = 512;

export type PointValues = {
  /** The metric at each point; NaN where it cannot be computed or the point is not allowed. */
  readonly values: Float64Array;
  /** 1 where the metric is one of several internal rates. */
  readonly several: Uint8Array;
};

/** A number for each driver. */
export type Point = readonly number[];

/**
 * The metrics at each point, in the order asked for. Throws on a driver the plan does not have: ask driverProblem first.
 * Of one line, either the value or the factor may be a driver, and each once.
 */
export function evaluatePoints(
  plan: Plan,
  drivers: readonly Driver[],
  points: readonly Point[],
  metrics: readonly Metric[],
): readonly PointValues[] {
  refuseBadDrivers(plan, drivers);
  const results = metrics.map(() => ({
    values: new Float64Array(points.length).fill(Number.NaN),
    several: new Uint8Array(points.length),
  }));
  const ways = waysOf(metrics);
  const numbers = drivers.flatMap((driver, index) => (variesInBlock(plan, driver) ? [index] : []));
  const shaping = drivers.flatMap((driver, index) => (variesInBlock(plan, driver) ? [] : [index]));
  const appraiser = createAppraiser();
  const cache = createParseCache();
  for (const members of groupsOf(points, shaping)) {
    const shaped = applyAll(plan, drivers, shaping, points[members[0] ?? 0] ?? []);
    if (!shaped) continue;
    if (ways.block.length > 0) {
      runGroup({ plan: shaped, drivers, numbers, points, members, cache }, metrics, ways.block, results);
    }
    for (const index of ways.appraisal.length > 0 ? members : []) {
      appraisePoint(
        appraiser,
        applyAll(shaped, drivers, numbers, points[index] ?? []),
        index,
        metrics,
        ways.appraisal,
        results,
      );
    }
  }
  return results;
}

type Group = {
  readonly plan: Plan;
  readonly drivers: readonly Driver[];
  /** Indices of the drivers that vary within the block, and of the points of this group. */
  readonly numbers: readonly number[];
  readonly points: readonly Point[];
  readonly members: readonly number[];
  readonly cache: ParseCache;
};

function runGroup(
  group: Group,
  metrics: readonly Metric[],
  wanted: readonly number[],
  results: readonly PointValues[],
): void {
  const { plan, drivers, numbers, points, members, cache } = group;
  const taxViews = [...new Set(wanted.map((index) => metrics[index]?.tax ?? 'postTax'))];
  const prepared = preparePlan(plan, taxViews, cache);
  const planned = drivers.map((driver) => plannedValue(plan, driver));
  for (const part of partsOf(points, members, numbers, planned)) {
    runPart(prepared, drivers, points, part, (block, chunk) => {
      for (const index of wanted) {
        const metric = metrics[index];
        const result = results[index];
        if (metric && result) readBlock(block, metric, chunk, result);
      }
    });
  }
}

/** Points computed together, and the drivers that any of them moves away from the plan. */
type Part = { readonly moved: readonly number[]; readonly members: readonly number[] };

/** Drivers of a part: with more, lines are computed for points that do not move them; with fewer, setting up costs more. */
const DRIVERS_OF_A_PART = 10;

/** One driver at a time leaves most lines as planned, so points that move the same few drivers are computed together. */
function partsOf(
  points: readonly Point[],
  members: readonly number[],
  numbers: readonly number[],
  planned: readonly (number | null)[],
): readonly Part[] {
  if (numbers.length <= DRIVERS_OF_A_PART) return [{ moved: numbers, members }];
  const parts: { moved: Set<number>; members: number[] }[] = [];
  for (const member of members) {
    const moved = numbers.filter((index) => points[member]?.[index] !== planned[index]);
    const last = parts.at(-1);
    const together = last ? new Set([...last.moved, ...moved]) : undefined;
    if (last && together && together.size <= Math.max(DRIVERS_OF_A_PART, last.moved.size)) {
      last.moved = together;
      last.members.push(member);
    } else parts.push({ moved: new Set(moved), members: [member] });
  }
  return parts.map(({ moved, members: own }) => ({ moved: [...moved], members: own }));
}

function runPart(
  prepared: PreparedPlan,
  drivers: readonly Driver[],
  points: readonly Point[],
  { moved, members }: Part,
  read: (block: PlanBlock, chunk: readonly number[]) => void,
): void {
  const size = Math.min(BLOCK_TRIALS, members.length);
  const block = prepared.block(size);
  const setters = moved.flatMap((index) => {
    const driver = drivers[index];
    return driver ? [setterOf(block, driver, index)] : [];
  });
  for (let from = 0; from < members.length; from += size) {
    const chunk = members.slice(from, from + size);
    for (const set of setters) set(points, chunk);
    block.run(chunk.length);
    read(block, chunk);
  }
}

function readBlock(block: PlanBlock, metric: Metric, chunk: readonly number[], result: PointValues): void {
  const { values, several } = result;
  if (metric.id === 'irr') {
    const { rates, kinds } = block.irr(metric);
    chunk.forEach((point, trial) => {
      values[point] = rates[trial] ?? Number.NaN;
      several[point] = kinds[trial] === RATE_KIND.several ? 1 : 0;
    });
    return;
  }
  const numbers = metric.id === 'npv' ? block.npv(metric) : block.npvAtHurdle(metric);
  chunk.forEach((point, trial) => {
    const value = numbers[trial] ?? Number.NaN;
    values[point] = Number.isFinite(value) ? value : Number.NaN;
  });
}

type Setter = (points: readonly Point[], chunk: readonly number[]) => void;

function setterOf(block: PlanBlock, driver: Driver, index: number): Setter {
  const code = driver.kind === 'line' ? driver.code : '';
  const { size, columns } = block;
  if (driver.kind === 'line' && driver.measure === 'value') {
    const row = new Float64Array(size);
    return (points, chunk) => {
      chunk.forEach((point, trial) => {
        row[trial] = points[point]?.[index] ?? Number.NaN;
      });
      block.set(code, row);
    };
  }
  const planned = block.planned(code);
  const cells = new Float64Array(columns * size);
  return (points, chunk) => {
    chunk.forEach((point, trial) => {
      const factor = points[point]?.[index] ?? Number.NaN;
      for (let column = 0, at = trial; column < columns; column += 1, at += size) {
        // An empty cell stays 0: a factor of -1 must not make it -0.
        cells[at] = planned[column] === 0 ? 0 : (planned[column] as number) * factor;
      }
    });
    block.set(code, cells);
  };
}

function appraisePoint(
  appraiser: Appraiser,
  plan: Plan | null,
  point: number,
  metrics: readonly Metric[],
  wanted: readonly number[],
  results: readonly PointValues[],
): void {
  if (!plan) return;
  const appraisal = appraiser(plan);
  for (const index of wanted) {
    const metric = metrics[index];
    const result = results[index];
    if (!metric || !result) continue;
    const { value, several } = metricValue(appraisal, metric);
    result.values[point] = value ?? Number.NaN;
    result.several[point] = several ? 1 : 0;
  }
}

function waysOf(metrics: readonly Metric[]): {
  readonly block: readonly number[];
  readonly appraisal: readonly number[];
} {
  const block: number[] = [];
  const appraisal: number[] = [];
  metrics.forEach(({ id }, index) => {
    (id === 'npv' || id === 'npvAtHurdle' || id === 'irr' ? block : appraisal).push(index);
  });
  return { block, appraisal };
}

/** Points that agree in the drivers that shape the model, in order of first appearance. */
function groupsOf(points: readonly Point[], shaping: readonly number[]): readonly (readonly number[])[] {
  if (shaping.length === 0) return points.length === 0 ? [] : [points.map((_, index) => index)];
  const groups = new Map<string, number[]>();
  points.forEach((point, index) => {
    const key = shaping.map((driver) => point[driver]).join(' ');
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()];
}

function applyAll(
  plan: Plan,
  drivers: readonly Driver[],
  which: readonly number[],
  point: Point,
): Plan | null {
  let current: Plan | null = plan;
  for (const index of which) {
    const driver = drivers[index];
    if (!current || !driver) return null;
    current = applyDriver(current, driver, point[index] ?? Number.NaN);
  }
  return current;
}

function refuseBadDrivers(plan: Plan, drivers: readonly Driver[]): void {
  const seen = new Set<string>();
  for (const driver of drivers) {
    const name = driver.kind === 'line' ? (lineOf(plan, driver.code)?.id ?? driver.code) : driver.setting;
    const problem = driverProblem(plan, driver);
    if (problem) throw new RangeError(`${driverKey(driver)}: ${problem}`);
    if (seen.has(name)) throw new RangeError(`${driverKey(driver)} is varied twice`);
    seen.add(name);
  }
}
