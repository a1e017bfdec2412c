/** The two things an open plan needs of scenarios: what a scenario shows, and what an edit means while it is shown. */
import type { Plan } from '../../models/plan/schema.ts';
import { applyScenario } from './apply.ts';
import { editInScenario } from './edit-in-scenario.ts';

export const scenarioView = {
  /** null where the scenario does not exist or cannot be made. */
  apply: (plan: Plan, scenarioId: string): Plan | null => {
    const made = applyScenario(plan, plan.scenarios ?? [], scenarioId);
    return made.ok ? made.value.plan : null;
  },
  edit: editInScenario,
} as const;
