/**
 * The optimisation that a plan carries (plan.optimisation) as a problem of the search: decisions by line id become
 * drivers, constraints name decisions by place, and what is uncertain becomes one fixed sample. A decision is chosen,
 * not uncertain: its own distribution is set aside. Half-typed optimisations come back as faults at their fields.
 */
import { ok, type Result } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { columnCount } from '../../models/plan/timeline.ts';
import type { Optimisation } from '../../models/plan/what-if/optimisation-schema.ts';
import { DEFAULT_SIMULATION } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { Driver } from '../drivers/driver.ts';
import { headlineMetric, METRIC_IDS, type Metric } from '../metrics.ts';
import { drawSetter } from '../simulation/study/drawn-numbers.ts';
import { createStudyCache, prepareStudy } from '../simulation/study/prepared-study.ts';
import { createStudyDraws } from '../simulation/study/study-draws.ts';
import type { StudyProblem } from '../simulation/study/study-types.ts';
import { isBlockMetric } from './plan-metric.ts';
import type { Measure, OptimiseProblem, SimulatePoints } from './problem.ts';
import { type Sample, simulatePlan } from './simulate-points.ts';

/** Trials of the fixed sample: a thousand tell two choices apart, since both are run through the same ones. */
export const SAMPLE_TRIALS = 1024;

export type PlanProblem = {
  readonly problem: OptimiseProblem;
  /** Absent where nothing is uncertain, or the metric is not one that a simulation gives. */
  readonly simulate?: SimulatePoints;
};

const RELATIONS = { 'at-most': '<=', 'at-least': '>=', equal: '=' } as const;

/** Problems are those of the uncertain lines; those of the optimisation itself are told by `optimise`. */
export function planProblem(
  plan: Plan,
  optimisation: Optimisation,
): Result<PlanProblem, readonly StudyProblem[]> {
  const decisions = optimisation.decisions.map(({ target, low, high, step }) => ({
    driver: driverOf(plan, target),
    low,
    high,
    ...(step === undefined ? {} : { step }),
  }));
  const place = new Map(optimisation.decisions.map(({ id }, index) => [id, index]));
  const constraints = optimisation.constraints.map(({ label, terms, relation, bound }) => ({
    label,
    terms: terms.map(({ decisionId, weight }) => ({ decision: place.get(decisionId) ?? -1, weight })),
    relation: RELATIONS[relation],
    bound,
  }));
  const { seed } = plan.simulation ?? DEFAULT_SIMULATION;
  const metric = metricOf(optimisation);
  const problem: OptimiseProblem = {
    decisions,
    constraints,
    objective: { metric, measure: measureOf(optimisation) },
    seed,
  };
  if (optimisation.objective.measure === 'value' || !isBlockMetric(metric)) return ok({ problem });
  const chosen = new Set(
    optimisation.decisions.flatMap(({ target }) => (target.kind === 'line' ? [target.lineId] : [])),
  );
  const simulate = simulationOf(
    withoutUncertainty(plan, chosen),
    decisions.map(({ driver }) => driver),
    metric,
  );
  if (!simulate.ok) return simulate;
  return ok(simulate.value ? { problem, simulate: simulate.value } : { problem });
}

/** Every metric in every trial of the plan's uncertainty; null where nothing is uncertain. */
export function simulationOf(
  plan: Plan,
  drivers: readonly Driver[],
  metric: Metric,
): Result<SimulatePoints | null, readonly StudyProblem[]> {
  const cache = createStudyCache();
  const prepared = prepareStudy(plan, cache);
  if (prepared.drawn.length === 0) return ok(null);
  const settings = { ...(plan.simulation ?? DEFAULT_SIMULATION), trials: SAMPLE_TRIALS };
  const draws = createStudyDraws(plan, prepared.drawn, settings, SAMPLE_TRIALS, cache.distributions);
  if (!draws.ok) return draws;
  const own = draws.value.ofBlock(0);
  const { block } = prepared.trialBlock();
  const codes: string[] = [];
  const values: Float64Array[] = [];
  // The numbers as a block would get them, kept.
  const kept = {
    size: SAMPLE_TRIALS,
    columns: columnCount(plan.timeline),
    planned: block.planned,
    set: (code: string, numbers: Float64Array) => {
      codes.push(code);
      values.push(numbers.slice());
    },
  };
  prepared.drawn.forEach((line, index) => {
    const drawn = own[index];
    if (drawn) drawSetter(kept, line)(drawn, 0, SAMPLE_TRIALS);
  });
  const sample: Sample = { codes, values, trials: SAMPLE_TRIALS };
  return ok(simulatePlan(prepared.plan, drivers, metric, sample));
}

function driverOf(plan: Plan, target: Optimisation['decisions'][number]['target']): Driver {
  if (target.kind === 'setting') return target;
  const line = plan.lines.find(({ id }) => id === target.lineId);
  return { kind: 'line', code: line?.code ?? '', measure: target.measure };
}

function metricOf({ objective }: Optimisation): Metric {
  return headlineMetric(METRIC_IDS.find((id) => id === objective.metric) ?? 'npv');
}

function measureOf({ objective }: Optimisation): Measure {
  switch (objective.measure) {
    case 'value':
      return { kind: 'value' };
    case 'percentile':
      return { kind: 'percentile', p: objective.percentile };
    case 'mean-risk':
      return { kind: 'mean-risk', penalty: objective.penalty };
  }
}

function withoutUncertainty(plan: Plan, lineIds: ReadonlySet<string>): Plan {
  return {
    ...plan,
    lines: plan.lines.map((line) => {
      if (!lineIds.has(line.id) || !line.uncertainty) return line;
      const { uncertainty: _aside, ...rest } = line;
      return rest;
    }),
  };
}
