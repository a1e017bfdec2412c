/**
 * Optimise: the numbers of decision drivers, within bounds and linear constraints, that make a metric best, or its P10,
 * or its mean less a penalty on its spread. Deterministic from the seed. A generator: each step is one batch of
 * evaluations, so that a worker can report, pause and stop. Constraints that clash are told before any evaluation.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { isWhole, plannedValue } from '../drivers/driver.ts';
import type { Point } from '../points.ts';
import { problemFaults } from './check-problem.ts';
import { findClash } from './clash.ts';
import { meetsAll } from './lattice.ts';
import { measureOf, senseOf } from './measure.ts';
import { planMetric, runsInBlock } from './plan-metric.ts';
import type { Decision, Optimised, OptimiseProblem, Progress, SimulatePoints } from './problem.ts';
import { findBest, type Search } from './search/find-best.ts';
import { createScorer, type Score } from './search/scorer.ts';
import { bindingParts } from './shadow-prices.ts';

/** As a trial of a block an evaluation costs little; an appraisal costs more, a simulation most. */
const LIMIT = { block: 60_000, appraisal: 6_000, simulation: 4_000 } as const;
const STARTS = { few: 6, many: 3 } as const;
const MANY = 12;

/**
 * The best choice of the decisions. Objective in the metric's unit, signed as the metric. Exact to rounding where the
 * objective is linear or quadratic, or where all choices were tried; elsewhere the best that several searches found.
 * Method: trust-region search on quadratic models from differences inside the constraints (Conn/Scheinberg/Vicente,
 * Introduction to Derivative-Free Optimization, 2009, ch. 10), with trial steps beside them, from several places.
 * `simulate` is asked for percentile and mean-risk; it must give the same trials for the same point.
 */
export function* optimise(
  plan: Plan,
  problem: OptimiseProblem,
  simulate?: SimulatePoints,
): Generator<Progress, Optimised> {
  const problems = problemFaults(plan, problem, simulate !== undefined);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const decisions = problem.decisions.map(wholeNumbers);
  const clash = findClash(decisions, problem.constraints);
  if (clash === 'unknown') return { kind: 'undecided' };
  if (clash !== 'met') return { kind: 'clash', clash };
  const { objective } = problem;
  const sense = senseOf(objective);
  const limit = problem.limit ?? LIMIT[costOf(plan, { ...problem, decisions })];
  const wished = decisions.map(({ driver, low }) => plannedValue(plan, driver) ?? low);
  const ask = scoreOf(plan, { ...problem, decisions }, sense, simulate);
  const scorer = createScorer(ask, limit);
  const search: Search = {
    decisions,
    constraints: problem.constraints,
    wished,
    seed: problem.seed,
    starts: problem.starts ?? (decisions.length > MANY ? STARTS.many : STARTS.few),
    limit,
  };
  const running = findBest(search, scorer);
  const progress = (): Progress => {
    const best = scorer.best();
    return {
      evaluations: scorer.evaluations(),
      best: best ? { decisions: best.choice, objective: sense * best.score } : null,
    };
  };
  for (let step = running.next(); ; step = running.next()) {
    if (!step.done) {
      yield progress();
      continue;
    }
    const { best, confidence, agreeing, starts } = step.value;
    if (!best) return { kind: 'cannot-compute', evaluations: scorer.evaluations() };
    const [planned = Number.NaN] = Array.from(ask([wished]));
    const pricing = createScorer(ask, Math.max(1000, limit));
    const binding = bindingParts(search, pricing, best, problem.prices !== false);
    let priced = binding.next();
    for (; !priced.done; priced = binding.next()) yield progress();
    return {
      kind: 'found',
      decisions: best.choice,
      objective: sense * best.score,
      planned: Number.isFinite(planned) ? sense * planned : null,
      plannedIsAllowed: isAllowed(search, wished),
      binding: priced.value,
      evaluations: scorer.evaluations() + pricing.evaluations() + 1,
      history: scorer.history().map(({ evaluations, score }) => ({ evaluations, objective: sense * score })),
      confidence,
      agreeing,
      starts,
    };
  }
}

/** Runs a study of this form to its end. */
export function runToEnd<T>(study: Generator<unknown, T>): T {
  for (let step = study.next(); ; step = study.next()) if (step.done) return step.value;
}

function costOf(plan: Plan, { decisions, objective }: OptimiseProblem): keyof typeof LIMIT {
  if (objective.measure.kind !== 'value') return 'simulation';
  const drivers = decisions.map(({ driver }) => driver);
  return runsInBlock(plan, drivers, objective.metric) ? 'block' : 'appraisal';
}

/** Whole settings move by whole numbers, between the whole numbers within the bounds. */
function wholeNumbers(own: Decision): Decision {
  if (!isWhole(own.driver)) return own;
  const low = Math.ceil(own.low);
  return { driver: own.driver, low, high: Math.floor(own.high), step: own.step ?? 1 };
}

function isAllowed({ decisions, constraints }: Search, choice: Point): boolean {
  const within = decisions.every(({ low, high, step }, i) => {
    const value = choice[i] ?? Number.NaN;
    const places = step === undefined ? 0 : (value - low) / step;
    return value >= low && value <= high && Math.abs(places - Math.round(places)) <= 1e-9;
  });
  return within && meetsAll(constraints, choice);
}

function scoreOf(
  plan: Plan,
  { decisions, objective }: OptimiseProblem,
  sense: 1 | -1,
  simulate: SimulatePoints | undefined,
): Score {
  const drivers = decisions.map(({ driver }) => driver);
  const { measure, metric } = objective;
  // Between its whole numbers a setting has no value: the search on the way to the steps sees the nearest one.
  const whole = drivers.map(isWhole);
  const allowed = (point: Point): Point =>
    whole.includes(true) ? point.map((value, i) => (whole[i] ? Math.round(value) : value)) : point;
  if (measure.kind === 'value' || !simulate) {
    const evaluate = planMetric(plan, drivers, metric);
    return (points) => Float64Array.from(evaluate(points.map(allowed)), (value) => sense * value);
  }
  return (points) =>
    Float64Array.from(simulate(points.map(allowed)), (trials) => sense * measureOf(measure, sense, trials));
}
