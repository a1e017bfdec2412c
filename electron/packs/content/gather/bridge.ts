/** What leads from the NPV shown to that of another scenario: the one asked for, else the first that is not shown. */
import { createAppraiser } from '../../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { bridge, EXACT_GROUPS } from '../../../../scenarios/bridge/bridge.ts';
import { differencesOf } from '../../../../scenarios/bridge/differences.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import type { BridgeFacts } from '../facts.ts';
import { planShown } from './plan-shown.ts';

/** null where there is no other scenario. */
export function gatherBridge(
  plan: Plan,
  { scenarioId, comparedId }: Pick<Pack, 'scenarioId' | 'comparedId'>,
  shown: Appraisal,
  base: Appraisal,
): BridgeFacts | null {
  const others = [null, ...(plan.scenarios ?? []).map(({ id }) => id)].filter((id) => id !== scenarioId);
  const asked = others.find((id) => id === comparedId && id !== null);
  // An optimistic case that is the plan itself would be no comparison.
  const toId =
    asked ??
    others.find((id) => {
      const made = planShown(plan, id);
      return made.ok && differencesOf(shown.plan, made.value).length > 0;
    });
  if (toId === undefined) return null;
  const to = planShown(plan, toId);
  if (!to.ok) return null;
  const many = differencesOf(shown.plan, to.value).length > EXACT_GROUPS;
  return {
    toId,
    to: toId === null ? base : createAppraiser()(to.value),
    bridge: bridge(shown.plan, to.value, headlineMetric('npv'), { by: many ? 'heading' : 'line' }),
  };
}
