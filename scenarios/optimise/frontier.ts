/**
 * The frontier of mean against risk: the best choice for each of several penalties on the spread, from none to much,
 * and of these the ones that no other beats in both. Each penalty is a search of its own over the same trials.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { Metric } from '../metrics.ts';
import { meanAndDeviation, senseOf } from './measure.ts';
import { optimise } from './optimise.ts';
import type { Optimised, OptimiseProblem, Progress, SimulatePoints } from './problem.ts';

export type FrontierPoint = {
  readonly penalty: number;
  readonly decisions: readonly number[];
  /** Over the trials, in the metric's unit; the deviation is that of a sample (n - 1). */
  readonly mean: number;
  readonly deviation: number;
};

export type Frontier =
  | {
      readonly kind: 'found';
      /** Rising in deviation. */
      readonly points: readonly FrontierPoint[];
      readonly evaluations: number;
    }
  | Exclude<Optimised, { readonly kind: 'found' }>;

/** In standard deviations; a penalty of 1.28 is about the P10 of a normal result. */
export const PENALTIES: readonly number[] = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10];

/**
 * The non-dominated choices among the optima of mean less penalty x standard deviation (plus, where less is better).
 * Penalties reach the convex part of the frontier only, as any weighting does.
 * Source: Markowitz, Portfolio Selection (1952).
 */
export function* riskFrontier(
  plan: Plan,
  problem: Omit<OptimiseProblem, 'objective'> & { readonly metric: Metric },
  simulate: SimulatePoints,
  penalties: readonly number[] = PENALTIES,
): Generator<Progress, Frontier> {
  const { metric, ...rest } = problem;
  const points: FrontierPoint[] = [];
  let evaluations = 0;
  for (const penalty of [...penalties].sort((a, b) => a - b)) {
    const objective = { metric, measure: { kind: 'mean-risk', penalty } } as const;
    const search = optimise(plan, { ...rest, objective, prices: false }, simulate);
    let step = search.next();
    for (; !step.done; step = search.next()) {
      yield { evaluations: evaluations + step.value.evaluations, best: step.value.best };
    }
    const found = step.value;
    if (found.kind !== 'found') return found;
    evaluations += found.evaluations;
    const [trials] = simulate([found.decisions]);
    points.push({ penalty, decisions: found.decisions, ...meanAndDeviation(trials ?? []) });
  }
  const sense = senseOf({ metric, measure: { kind: 'value' } });
  return { kind: 'found', points: undominated(points, sense), evaluations };
}

/** A difference below this, relative, is none. */
const SAME = 1e-9;

/** The points that no other beats: at least as good a mean with less deviation, or a better mean with no more. */
export function undominated(points: readonly FrontierPoint[], sense: 1 | -1): readonly FrontierPoint[] {
  const sorted = [...points].sort(
    (a, b) => a.deviation - b.deviation || sense * (b.mean - a.mean) || a.penalty - b.penalty,
  );
  const kept: FrontierPoint[] = [];
  for (const point of sorted) {
    const last = kept.at(-1);
    const more = last ? sense * (point.mean - last.mean) : Number.POSITIVE_INFINITY;
    if (more > SAME * Math.max(Math.abs(point.mean), Math.abs(last?.mean ?? 0))) kept.push(point);
  }
  return kept;
}
