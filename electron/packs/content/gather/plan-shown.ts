/** The plan with the scenario that a pack shows; fails with words for the user where the scenario is gone. */
import { err, ok, type Result } from '../../../../models/plan/result.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { applyScenario } from '../../../../scenarios/overrides/apply.ts';
import { type HostError, hostError } from '../../../contract/host-error.ts';

/** null: the plan itself. */
export function planShown(plan: Plan, scenarioId: string | null): Result<Plan, HostError> {
  if (scenarioId === null) return ok(plan);
  const made = applyScenario(plan, plan.scenarios ?? [], scenarioId);
  if (made.ok) return ok(made.value.plan);
  const gone = made.error.code === 'no-such-scenario';
  return err(
    hostError(
      gone ? 'not-found' : 'change-refused',
      gone
        ? 'The scenario of this pack does not exist any more. Choose another one for the pack.'
        : 'The scenario of this pack cannot be made: mend its parents, or choose another one for the pack.',
      { field: 'scenarioId', params: { reason: made.error.code } },
    ),
  );
}
