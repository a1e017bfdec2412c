/**
 * One trial worked out anew from the seed: its draws, the plan with them, and what that plan is worth. Takes some
 * hundredths of a second, so it is asked for on a click, never while typing. Pure.
 */
import { createAppraiser } from '../../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { createDistribution } from '../../../../scenarios/simulation/entry/spec.ts';
import { createStudy } from '../../../../scenarios/simulation/study/create-study.ts';
import { planOfTrial } from '../../../../scenarios/simulation/study/plan-of-trial.ts';
import type { SimulationResult } from '../../../simulation/simulation-state.ts';

export type OpenedTrial = {
  /** From 0. */
  readonly trial: number;
  /** The plan that was simulated. */
  readonly source: Plan;
  readonly plan: Plan;
  readonly draws: ReadonlyMap<string, number | Float64Array>;
  readonly appraisal: Appraisal;
  /** By line id: the share of draws at or below this one; only of lines drawn once. */
  readonly ranks: ReadonlyMap<string, number>;
};

/** null where the trial does not exist. */
export function openTrial(
  { plan, settings }: Pick<SimulationResult, 'plan' | 'settings'>,
  trial: number,
): OpenedTrial | null {
  if (!(Number.isInteger(trial) && trial >= 0 && trial < settings.trials)) return null;
  const study = createStudy(plan, settings);
  if (!study.ok) return null;
  const draws = study.value.driversOfTrial(trial);
  const fixed = planOfTrial(plan, study.value, trial);
  const ranks = new Map<string, number>();
  for (const { id, uncertainty } of plan.lines) {
    const draw = draws.get(id);
    if (uncertainty?.type !== 'once' || typeof draw !== 'number') continue;
    const made = createDistribution(uncertainty.distribution);
    if (made.ok) ranks.set(id, made.value.cdf(draw));
  }
  return { trial, source: plan, plan: fixed, draws, appraisal: createAppraiser()(fixed), ranks };
}
