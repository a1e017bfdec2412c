/**
 * The simulation of a pack: the plan's own method and seed, at most 10,000 trials. The bits do not depend on where it runs:
 * a small plan is done in this thread before another one would have started.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import { columnCount } from '../../../../models/plan/timeline.ts';
import { DEFAULT_SIMULATION } from '../../../../models/plan/what-if/uncertainty-schema.ts';
import { type RunOptions, runStudy, usualWorkers } from '../../../simulation/run-study.ts';
import type { SimulationFacts } from '../facts.ts';

const MOST_TRIALS = 10_000;
/** Trials x columns x lines that take about a second in one thread; starting another one takes as long. */
const WORTH_A_THREAD = 3e7;

/** null: ended by the signal. */
export async function gatherSimulation(plan: Plan, options: RunOptions): Promise<SimulationFacts | null> {
  if (!plan.lines.some(({ uncertainty }) => uncertainty !== undefined)) return { kind: 'certain' };
  const own = plan.simulation ?? DEFAULT_SIMULATION;
  const settings = { ...own, trials: Math.min(own.trials, MOST_TRIALS) };
  const cells = settings.trials * columnCount(plan.timeline) * plan.lines.length;
  const run = await runStudy(plan, settings, cells > WORTH_A_THREAD ? usualWorkers() : 1, options);
  if (options.signal?.aborted) return null;
  if (!run.ok) return { kind: 'refused', problems: run.error };
  const { summary } = run.value;
  if (summary.drivers.length === 0) return { kind: 'certain' };
  return {
    kind: 'done',
    summary,
    seed: settings.seed,
    method: settings.method,
    asked: own.trials > settings.trials ? own.trials : null,
  };
}
