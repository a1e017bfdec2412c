/**
 * "Show me this case": a trial of a result as a plan of its own, worth what the trial is worth to the last bit. Made of
 * the very plan and settings the result is of, which need not be those on show any more. Takes some milliseconds; the
 * caller gives the plan its name and id.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { createStudy } from '../../scenarios/simulation/study/create-study.ts';
import { planOfTrial } from '../../scenarios/simulation/study/plan-of-trial.ts';
import type { SimulationResult } from './simulation-state.ts';

/** null where there is no such trial. */
export function trialPlan({ plan, settings }: SimulationResult, trial: number): Plan | null {
  const study = createStudy(plan, settings);
  // A result is there, so its plan could be simulated.
  if (!study.ok || !(Number.isInteger(trial) && trial >= 0 && trial < study.value.trials)) return null;
  return planOfTrial(plan, study.value, trial);
}
