/**
 * Keeps the alerts up with what is written: after every change of a plan, its actuals or its baseline the alerts follow a
 * moment later, once for all changes of that moment. A failure is logged and never in the way of the change itself.
 */
import type { HostContext } from '../../host/host-context.ts';
import { refreshAlerts } from './refresh-alerts.ts';
import { tellAlerts } from './tell-alerts.ts';
import { warningState } from './warning-state.ts';

const MOMENT = 250;

type Watched = Pick<HostContext, 'events' | 'session' | 'platform'>;

/** Returns the function that ends it. */
export function watchAlerts({ events, session, platform }: Watched): () => void {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function refreshWaiting(): void {
    timer = undefined;
    const opened = session.current();
    if (!opened.ok) {
      waiting.clear();
      return;
    }
    const { plans, tracking } = opened.value;
    // An import writes in one transaction over many turns; its own event comes at its end.
    if (plans.db.inTransaction) {
      start();
      return;
    }
    for (const planId of waiting) {
      waiting.delete(planId);
      try {
        const tracked = tracking.tracked(planId);
        if (!tracked.ok) continue;
        const state = warningState(tracked.value, platform.now(), false);
        tellAlerts(events, tracked.value.plan, refreshAlerts(plans, state, platform.newId));
      } catch (error) {
        platform.log(error);
      }
    }
  }

  function start(): void {
    timer ??= setTimeout(refreshWaiting, MOMENT);
    timer.unref();
  }

  const end = events.subscribe(({ name, payload }) => {
    const concerns =
      name === 'plan.changed' ||
      (name === 'tracking.changed' && payload.what !== 'alerts' && payload.what !== 'notes');
    if (!concerns) return;
    waiting.add(payload.planId);
    start();
  });
  return () => {
    clearTimeout(timer);
    end();
  };
}
