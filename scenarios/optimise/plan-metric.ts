/**
 * A metric of one plan at many points, asked again and again: the plan is compiled once and kept. The same numbers as
 * points.ts; where a decision shapes the model (a setting, a formula line) or a block does not give the metric, it is
 * points.ts that answers.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { type Driver, variesInBlock } from '../drivers/driver.ts';
import { type PlanBlock, preparePlan } from '../evaluate-block.ts';
import type { Metric } from '../metrics.ts';
import { evaluatePoints, type Point } from '../points.ts';
import type { EvaluatePoints } from './problem.ts';

const TRIALS = 512;
const BLOCK_METRICS: readonly string[] = ['npv', 'npvAtHurdle', 'irr'];

/** Do points of these drivers run as trials of one block? The others take an appraisal, or a block, each. */
export function runsInBlock(plan: Plan, drivers: readonly Driver[], metric: Metric): boolean {
  return isBlockMetric(metric) && drivers.every((driver) => variesInBlock(plan, driver));
}

/** Is the metric one that a block gives (NPV, IRR)? */
export function isBlockMetric({ id }: Metric): boolean {
  return BLOCK_METRICS.includes(id);
}

/** The metric as a function of points of the drivers. The drivers must be the plan's: see driverProblem. */
export function planMetric(plan: Plan, drivers: readonly Driver[], metric: Metric): EvaluatePoints {
  if (!runsInBlock(plan, drivers, metric))
    return (points) => evaluatePoints(plan, drivers, points, [metric])[0]?.values ?? [];
  const block = preparePlan(plan, [metric.tax]).block(TRIALS);
  const setters = drivers.map((driver) => driverSetter(block, driver));
  return (points) => {
    const values = new Float64Array(points.length);
    for (let from = 0; from < points.length; from += TRIALS) {
      const chunk = points.slice(from, from + TRIALS);
      setters.forEach((set, index) => {
        set(chunk, index);
      });
      block.run(chunk.length);
      values.set(readMetric(block, metric).subarray(0, chunk.length), from);
    }
    return values;
  };
}

/** The metric of the trials of a block's last run; NaN or infinite where there is none. */
export function readMetric(block: PlanBlock, metric: Metric): Float64Array {
  if (metric.id === 'irr') return block.irr(metric).rates;
  return metric.id === 'npv' ? block.npv(metric) : block.npvAtHurdle(metric);
}

export type SetDriver = (points: readonly Point[], index: number) => void;

/** Writes one coordinate of each point into the trials of a block: a number, or a factor on all planned numbers. */
export function driverSetter(block: PlanBlock, driver: Driver): SetDriver {
  if (driver.kind === 'setting') throw new RangeError(`${driver.setting} cannot vary within a block`);
  const { size, columns } = block;
  if (driver.measure === 'value') {
    const row = new Float64Array(size);
    return (points, index) => {
      points.forEach((point, trial) => {
        row[trial] = point[index] ?? Number.NaN;
      });
      block.set(driver.code, row);
    };
  }
  const planned = block.planned(driver.code);
  const cells = new Float64Array(columns * size);
  return (points, index) => {
    points.forEach((point, trial) => {
      const factor = point[index] ?? Number.NaN;
      for (let column = 0, at = trial; column < columns; column += 1, at += size) {
        // An empty cell stays 0: a negative factor must not make it -0.
        cells[at] = planned[column] === 0 ? 0 : (planned[column] as number) * factor;
      }
    });
    block.set(driver.code, cells);
  };
}
