/**
 * A metric in every trial of one fixed sample, at any point of the decisions: common random numbers, so that two points
 * differ by their decisions only. The sample is drawn once and kept; uncertain lines are numbers a trial.
 */
import { createParseCache } from '../../models/formula/parse-cache.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { applyDriver, type Driver, variesInBlock } from '../drivers/driver.ts';
import { type PlanBlock, preparePlan } from '../evaluate-block.ts';
import type { Metric } from '../metrics.ts';
import type { Point } from '../points.ts';
import type { Sampler } from '../simulation/sampler.ts';
import { driverSetter, isBlockMetric, readMetric } from './plan-metric.ts';
import type { SimulatePoints } from './problem.ts';

export type Sample = {
  /** Lines that are uncertain; none of them may be a decision too. */
  readonly codes: readonly string[];
  /** For each of them a number a trial. */
  readonly values: readonly Float64Array[];
  readonly trials: number;
};

/** All trials of a sampler, kept. */
export function drawSample(sampler: Sampler): Sample {
  const values = sampler.codes.map(() => new Float64Array(sampler.trials));
  const part = sampler.codes.map(() => new Float64Array(sampler.blockSize));
  for (let block = 0; block < sampler.blocks; block += 1) {
    const count = sampler.fill(block, part);
    part.forEach((drawn, i) => void values[i]?.set(drawn.subarray(0, count), block * sampler.blockSize));
  }
  return { codes: sampler.codes, values, trials: sampler.trials };
}

/**
 * The metric (NPV or IRR) of a plan in every trial of the sample. Throws where a line is both a decision and uncertain,
 * and on a metric that does not run in blocks: ask isBlockMetric first.
 */
export function simulatePlan(
  plan: Plan,
  drivers: readonly Driver[],
  metric: Metric,
  sample: Sample,
): SimulatePoints {
  if (!isBlockMetric(metric)) throw new RangeError(`${metric.id} is not simulated in blocks`);
  for (const driver of drivers) {
    if (driver.kind === 'line' && sample.codes.includes(driver.code))
      throw new RangeError(`${driver.code} is both a decision and uncertain`);
  }
  const numbers = drivers.flatMap((driver, index) => (variesInBlock(plan, driver) ? [index] : []));
  const shaping = drivers.flatMap((driver, index) => (variesInBlock(plan, driver) ? [] : [index]));
  const cache = createParseCache();
  let last: { key: string; run: ((point: Point) => Float64Array) | null } | undefined;
  const runnerOf = (point: Point): ((point: Point) => Float64Array) | null => {
    const key = shaping.map((index) => point[index]).join(' ');
    if (last?.key === key) return last.run;
    const shaped = shaping.reduce<Plan | null>((current, index) => {
      const driver = drivers[index];
      return current && driver ? applyDriver(current, driver, point[index] ?? Number.NaN) : null;
    }, plan);
    const block = shaped ? preparePlan(shaped, [metric.tax], cache).block(sample.trials) : null;
    last = { key, run: block ? trialRunner(block, drivers, numbers, metric, sample) : null };
    return last.run;
  };
  return (points) => points.map((point) => runnerOf(point)?.(point) ?? new Float64Array(0));
}

function trialRunner(
  block: PlanBlock,
  drivers: readonly Driver[],
  numbers: readonly number[],
  metric: Metric,
  { codes, values, trials }: Sample,
): (point: Point) => Float64Array {
  codes.forEach((code, index) => {
    const drawn = values[index];
    if (drawn) block.set(code, drawn);
  });
  const setters = numbers.flatMap((index) => {
    const driver = drivers[index];
    return driver ? [{ index, set: driverSetter(block, driver) }] : [];
  });
  return (point) => {
    const same = new Array<Point>(trials).fill(point);
    for (const { index, set } of setters) set(same, index);
    block.run(trials);
    return readMetric(block, metric).slice();
  };
}
