/**
 * What the optimisation worker is asked and what it answers, and the work itself as a generator that reports after
 * each batch. Knows no worker, so that a test can run it.
 */
import { ok } from '../../../../models/plan/result.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { type Frontier, riskFrontier } from '../../../../scenarios/optimise/frontier.ts';
import { optimise } from '../../../../scenarios/optimise/optimise.ts';
import { planProblem } from '../../../../scenarios/optimise/plan-problem.ts';
import type { Optimised, Progress } from '../../../../scenarios/optimise/problem.ts';
import type { StudyProblem } from '../../../../scenarios/simulation/study/study-types.ts';

export type OptimiseAsk = {
  readonly kind: 'best' | 'frontier';
  readonly plan: Plan;
  readonly optimisation: Optimisation;
};

export type OptimiseResult =
  | { readonly kind: 'best'; readonly found: Optimised }
  | { readonly kind: 'frontier'; readonly found: Frontier }
  /** What is uncertain has faults of its own. */
  | { readonly kind: 'uncertainty'; readonly problems: readonly StudyProblem[] }
  | { readonly kind: 'nothing-uncertain' };

export type OptimiseTold =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: OptimiseResult }
  | { readonly type: 'failed' };

export function* runJob({ kind, plan, optimisation }: OptimiseAsk): Generator<Progress, OptimiseResult> {
  const made = planProblem(plan, optimisation);
  if (!made.ok) return { kind: 'uncertainty', problems: made.error };
  const { problem, simulate } = made.value;
  if (kind === 'best') return { kind: 'best', found: yield* optimise(plan, problem, simulate) };
  const { objective, ...rest } = problem;
  const asked = { ...optimisation, objective: { ...optimisation.objective, measure: 'mean-risk' as const } };
  const risky = simulate ? ok({ simulate }) : planProblem(plan, asked);
  if (!risky.ok) return { kind: 'uncertainty', problems: risky.error };
  const sampled = risky.value.simulate;
  if (!sampled) return { kind: 'nothing-uncertain' };
  return {
    kind: 'frontier',
    found: yield* riskFrontier(plan, { ...rest, metric: objective.metric }, sampled),
  };
}
