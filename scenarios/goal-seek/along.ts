/**
 * A plan along one driver: a metric, or the payback that the verdict looks at, at any numbers of it, asked for again
 * and again. What does not depend on the number is built once and kept: drivers that are numbers run as trials of one
 * block, the others as appraisals. Gives what appraising each plan gives; must not be asked for a driver the plan lacks.
 */
import { type Appraiser, createAppraiser } from '../../models/appraisal/appraise.ts';
import { createBlock } from '../../models/formula/block.ts';
import { compileModel, evaluateModel, type Model } from '../../models/formula/compile.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { periodsPerYear } from '../../models/plan/timeline.ts';
import { payback } from '../../models/returns/payback.ts';
import { buildStatements } from '../../models/statements/build.ts';
import { RATE_KIND } from '../block-rates.ts';
import { applyDriver, type Driver, lineOf } from '../drivers/driver.ts';
import { type PreparedPlan, preparePlan } from '../evaluate-block.ts';
import { headlineMetric, type Metric, metricValue } from '../metrics.ts';
import type { PointValues } from '../points.ts';
import type { Many } from './many.ts';

const SIZE = 64;
const FLOWS = '$fcf';
const PAYBACK: Metric = { ...headlineMetric('payback'), terminal: 'withoutTerminal' };

/** The metric along each driver that is asked for; NaN where it has no value or the number is not allowed. */
export function createAlong(plan: Plan, metric: Metric): (driver: Driver) => Many {
  const points = createPointsAlong(plan, metric);
  return (driver) => {
    const own = points(driver);
    return (at) => own(at).values;
  };
}

/** The same, with the points marked at which the metric is one of several internal rates. */
export function createPointsAlong(
  plan: Plan,
  metric: Metric,
): (driver: Driver) => (points: readonly number[]) => PointValues {
  const { id } = metric;
  let prepared: PreparedPlan | undefined;
  let model: Model | undefined;
  const appraiser = createAppraiser();
  return (driver) => {
    if (driver.kind !== 'line' || !isBlockMetric(id)) return byAppraisal(plan, driver, metric, appraiser);
    model ??= compileModel(plan.timeline, buildStatements(plan).lines);
    if (!isNumbers(plan, model, driver)) return byAppraisal(plan, driver, metric, appraiser);
    prepared ??= preparePlan(plan, [metric.tax]);
    const block = prepared.block(SIZE);
    const cells = cellsOf(driver, block.planned(driver.code), block.columns);
    return (points) => {
      const several = new Uint8Array(points.length);
      const values = inChunks((chunk, from) => {
        block.set(driver.code, cells(chunk));
        block.run(chunk.length);
        if (id === 'irr') {
          const { rates, kinds } = block.irr(metric);
          chunk.forEach((_, trial) => {
            several[from + trial] = kinds[trial] === RATE_KIND.several ? 1 : 0;
          });
          return rates;
        }
        const amounts = id === 'npv' ? block.npv(metric) : block.npvAtHurdle(metric);
        return amounts.map((amount) => (Number.isFinite(amount) ? amount : Number.NaN));
      })(points);
      return { values, several };
    };
  };
}

/** Years of static payback after tax without the terminal value, the one that a limit is about; Infinity: never. */
export function createPaybackAlong(plan: Plan): (driver: Driver) => Many {
  const appraiser = createAppraiser();
  const model = compileModel(plan.timeline, buildStatements(plan).lines);
  const planned = evaluateModel(model);
  const perYear = periodsPerYear(plan.timeline);
  return (driver) => {
    if (driver.kind !== 'line' || !isNumbers(plan, model, driver)) {
      return (points) =>
        points.map((point) => {
          const changed = applyDriver(plan, driver, point);
          if (!changed) return Number.NaN;
          const appraisal = appraiser(changed);
          const never = appraisal.returns.postTax.withoutTerminal.payback.kind === 'never';
          return never ? Number.POSITIVE_INFINITY : (metricValue(appraisal, PAYBACK).value ?? Number.NaN);
        });
    }
    const block = createBlock(model, SIZE, { targets: [FLOWS] });
    const cells = cellsOf(driver, planned.values(driver.code), block.columns);
    return inChunks((points) => {
      block.set(driver.code, cells(points));
      block.run(points.length);
      const flows = block.values(FLOWS);
      return points.map((_, trial) =>
        paybackYears(
          Float64Array.from(
            { length: block.columns },
            (_column, column) => flows[column * SIZE + trial] ?? 0,
          ),
          perYear,
        ),
      );
    });
  };
}

function paybackYears(flows: Float64Array, perYear: number): number {
  if (!flows.every(Number.isFinite)) return Number.NaN;
  const result = payback(flows);
  if (result.kind === 'never') return Number.POSITIVE_INFINITY;
  return result.kind === 'immediate' ? 0 : result.periods / perYear;
}

function byAppraisal(
  plan: Plan,
  driver: Driver,
  metric: Metric,
  appraiser: Appraiser,
): (points: readonly number[]) => PointValues {
  return (points) => {
    const found = points.map((point) => {
      const changed = applyDriver(plan, driver, point);
      return changed ? metricValue(appraiser(changed), metric) : { value: null, several: false };
    });
    return {
      values: Float64Array.from(found, ({ value }) => value ?? Number.NaN),
      several: Uint8Array.from(found, ({ several }) => (several ? 1 : 0)),
    };
  };
}

/**
 * Can the driver be set as numbers? A constant and a series can. So can a formula that is scaled, since nothing else
 * moves: its numbers are the planned ones times the factor, unless they come back to it through other lines.
 */
function isNumbers(plan: Plan, model: Model, { code }: Extract<Driver, { kind: 'line' }>): boolean {
  if (lineOf(plan, code)?.entry.type !== 'formula') return true;
  const reached = new Set<string>();
  const ahead = model.dependents(code).filter((next) => next !== code);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === code) return false;
    if (reached.has(next)) continue;
    reached.add(next);
    ahead.push(...model.dependents(next));
  }
  return true;
}

function isBlockMetric(id: Metric['id']): id is 'npv' | 'npvAtHurdle' | 'irr' {
  return id === 'npv' || id === 'npvAtHurdle' || id === 'irr';
}

/** The numbers to set for up to SIZE points: one a trial for a value, all columns for a factor. */
function cellsOf(
  driver: Extract<Driver, { kind: 'line' }>,
  planned: Float64Array,
  columns: number,
): (points: readonly number[]) => Float64Array {
  const isValue = driver.measure === 'value';
  const cells = new Float64Array(isValue ? SIZE : columns * SIZE);
  return (points) => {
    points.forEach((point, trial) => {
      if (isValue) cells[trial] = point;
      else {
        for (let column = 0; column < columns; column += 1) {
          const before = planned[column] ?? 0;
          // An empty cell stays 0: a factor of -1 must not make it -0.
          cells[column * SIZE + trial] = before === 0 ? 0 : before * point;
        }
      }
    });
    return cells;
  };
}

function inChunks(
  some: (points: readonly number[], from: number) => ArrayLike<number>,
): (points: readonly number[]) => Float64Array {
  return (points) => {
    const values = new Float64Array(points.length);
    for (let from = 0; from < points.length; from += SIZE) {
      const chunk = points.slice(from, from + SIZE);
      const found = some(chunk, from);
      chunk.forEach((_, index) => {
        values[from + index] = found[index] ?? Number.NaN;
      });
    }
    return values;
  };
}
