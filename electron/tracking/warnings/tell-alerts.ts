/**
 * Tells every window that alerts of a plan have changed, and, on its own, of those that have just turned red: with all
 * that a note of the system says, so that no window has to ask for a plan that it does not show.
 */
import type { Alert } from '../../../models/tracking/alerts/alert.ts';
import type { EventHub } from '../../host/event-hub.ts';

export type ChangedAlerts = {
  readonly count: number;
  readonly turnedRed: readonly Alert[];
};

export const NO_CHANGE: ChangedAlerts = { count: 0, turnedRed: [] };

export function tellAlerts(
  events: Pick<EventHub, 'emit'>,
  { id: planId, name: planName }: { readonly id: string; readonly name: string },
  { count, turnedRed }: ChangedAlerts,
): void {
  if (count === 0) return;
  events.emit({ name: 'tracking.changed', payload: { planId, what: 'alerts' } });
  if (turnedRed.length === 0) return;
  const alerts = turnedRed.map(({ id: alertId, ruleName, lineLabel, action }) => ({
    alertId,
    ruleName,
    lineLabel,
    action,
  }));
  events.emit({ name: 'alerts.red', payload: { planId, planName, alerts } });
}
