/**
 * Brings the alerts of a plan up to what its numbers say, in one transaction. Does nothing where nothing changed, and in a
 * workspace that may not be written.
 */
import { alertKey } from '../../../models/tracking/alerts/alert.ts';
import { nextAlerts, type WatchedLight } from '../../../models/tracking/alerts/next-alerts.ts';
import { turnedRed } from '../../../models/tracking/alerts/turned-red.ts';
import { currentLight, newestOf } from '../../../models/tracking/warnings/rule-report.ts';
import type { PlanService } from '../../host/plan-service.ts';
import { closedAlerts, openAlerts, putAlerts } from '../../store/tracking/alerts.ts';
import { type ChangedAlerts, NO_CHANGE } from './tell-alerts.ts';
import type { WarningState } from './warning-state.ts';

/** How many alerts were opened or changed, and which of them were not red before and are now. */
export function refreshAlerts(plans: PlanService, state: WarningState, newId: () => string): ChangedAlerts {
  if (!plans.writable().ok) return NO_CHANGE;
  const { through } = state.inputs;
  const planId = state.tracked.plan.id;
  const { db } = plans;
  const open = openAlerts(db, planId);
  if (through === null && open.length === 0) return NO_CHANGE;
  const lights = watchedLights(state);
  if (lights.length === 0 && open.length === 0) return NO_CHANGE;
  const newestClosed = new Map(
    closedAlerts(db, planId)
      .toReversed()
      .map((alert) => [alertKey(alert), alert]),
  );
  const changed = nextAlerts({ open, closed: [...newestClosed.values()] }, lights, {
    planId,
    through: through ?? Math.max(...open.map(({ seenThrough }) => seenThrough)),
    at: plans.now(),
    newId,
  });
  if (changed.length > 0) db.transaction(() => putAlerts(db, changed))();
  return { count: changed.length, turnedRed: turnedRed(open, changed) };
}

function watchedLights({ rules }: WarningState): readonly WatchedLight[] {
  return rules.flatMap(({ rule, evaluated }) => {
    if (!rule.enabled || !evaluated) return [];
    return evaluated.watched.map((watched) => ({
      rule: { ...rule, grain: watched.judged.grain },
      lineId: watched.line?.id ?? null,
      lineLabel: watched.line?.label ?? '',
      light: currentLight(watched),
      ...newestOf(evaluated, watched),
    }));
  });
}
