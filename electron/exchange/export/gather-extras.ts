/**
 * Gathers what a plan says of itself beyond its budget: the two-way table of its two strongest drivers and the summary
 * of its simulation. Actuals are not part of a plan: whoever has them adds them (see tracking/actuals-extra.ts).
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { DEFAULT_SIMULATION } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { createStudy } from '../../../scenarios/simulation/study/create-study.ts';
import { createStudyResults } from '../../../scenarios/simulation/study/study-results.ts';
import { summariseStudy } from '../../../scenarios/simulation/study/summarise-study.ts';
import type { Extras, SimulationExtra } from './extras.ts';
import { usualTwoWay } from './sensitivity/usual-two-way.ts';
import { simulationExtra } from './simulation/simulation-extra.ts';

/** Longer runs take more time than an export may: then the summary must be handed over by who has it. */
const MOST_TRIALS = 100_000;
const MOST_FIGURES = 400_000_000;
/** Beyond so many figures of a plan the two strongest drivers are not looked for. */
const MOST_PLANNED = 100_000;

export function gatherExtras(plan: Plan): Extras {
  const simulation = simulated(plan);
  return { ...gatherTwoWay(plan), ...(simulation ? { simulation } : {}) };
}

export function gatherTwoWay(plan: Plan): Pick<Extras, 'twoWay'> {
  const twoWay = plan.lines.length * plan.timeline.periods <= MOST_PLANNED ? usualTwoWay(plan) : null;
  return twoWay ? { twoWay } : {};
}

/** The same figures as the Simulation page's: trials, seed and sampling are the plan's own. */
export function simulated(plan: Plan): SimulationExtra | null {
  const settings = plan.simulation ?? DEFAULT_SIMULATION;
  const figures = settings.trials * plan.lines.length * plan.timeline.periods;
  if (
    settings.trials > MOST_TRIALS ||
    figures > MOST_FIGURES ||
    !plan.lines.some(({ uncertainty }) => uncertainty)
  )
    return null;
  const made = createStudy(plan, settings);
  if (!made.ok) return null;
  const study = made.value;
  const results = createStudyResults(study);
  results.add(study.runBlocks(0, study.blocks));
  return simulationExtra(summariseStudy(study, results), settings);
}
