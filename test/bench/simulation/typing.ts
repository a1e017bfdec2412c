/**
 * What a simulation costs at a key press: a number of the plan of big-plan.ts changes, and 1,000 trials are prepared,
 * drawn, run and summarised anew, on one thread, with what the session before has kept as the application keeps it.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { createStudy } from '../../../scenarios/simulation/study/create-study.ts';
import { createStudyCache } from '../../../scenarios/simulation/study/prepared-study.ts';
import { createStudyResults } from '../../../scenarios/simulation/study/study-results.ts';
import { summariseStudy } from '../../../scenarios/simulation/study/summarise-study.ts';
import { bigPlan, withUncertainty } from '../big-plan.ts';

const SETTINGS = { trials: 1000, seed: 1, method: 'latin-hypercube' } as const;
const EDITS = 15;

export type Typing = { readonly firstMs: number; readonly editMs: number };

function edited(plan: Plan, value: number): Plan {
  const lines = plan.lines.map(
    (line): Line => (line.code === 'd3' ? { ...line, entry: { type: 'constant', value } } : line),
  );
  return { ...plan, lines };
}

/** The first run with nothing kept, and the fastest of the edits after it: the rest of the machine only adds. */
export function timeTyping(drivers = 10): Typing {
  const plan = withUncertainty(bigPlan(), drivers);
  const cache = createStudyCache();
  const times = Array.from({ length: EDITS + 1 }, (_, edit) => {
    const next = edited(plan, 1 + edit / 100);
    const before = performance.now();
    const study = createStudy(next, SETTINGS, cache);
    if (!study.ok) throw new Error(study.error.map(({ message }) => message).join('; '));
    const results = createStudyResults(study.value);
    results.add(study.value.runBlocks(0, study.value.blocks));
    const { trials } = summariseStudy(study.value, results);
    if (trials !== SETTINGS.trials) throw new Error(`${trials} trials were summarised`);
    return performance.now() - before;
  });
  return { firstMs: times[0] ?? Number.NaN, editMs: Math.min(...times.slice(1)) };
}
