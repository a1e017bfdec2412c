/**
 * What the numbers do to the alerts: the state machine between lights and alerts. Pure; run after every change of actuals,
 * rules or plan, and running it twice changes nothing the second time.
 */
import type { WarningRule } from '../../plan/tracking/warning-schema.ts';
import type { Day } from '../calendar/day.ts';
import type { Firing } from '../warnings/evaluate/firings.ts';
import type { Light } from '../warnings/rule-report.ts';
import { type AlertEvent, alertKey, type KeptAlert } from './alert.ts';

/** One light of one rule that is switched on. */
export type WatchedLight = {
  readonly rule: Pick<WarningRule, 'id' | 'name' | 'unit' | 'grain' | 'action' | 'yellow' | 'red'>;
  readonly lineId: string | null;
  readonly lineLabel: string;
  readonly light: Light | null;
  readonly value: number | null;
  /** The newest one; null: the rule has never fired. */
  readonly firing: Firing | null;
};

export type AlertsBefore = {
  readonly open: readonly KeptAlert[];
  /** The newest closed one of each rule and line. */
  readonly closed: readonly KeptAlert[];
};

export const RECENT_DAYS = 31;

/**
 * New and changed alerts; those that stay as they are are not among them.
 *
 * - An alert opens when a rule that is switched on is yellow or red and none is open for the same rule and line. A firing
 *   that came and went opens one too if it ended within the last 31 days of the actuals: a month is imported at once, and
 *   what happened in it must be heard.
 * - While it is open nothing repeats: it follows the light (escalated, eased, back to green, again). A yellow one that
 *   comes to red loses its acknowledgment and its override, since both were about yellow.
 * - After it was closed nothing opens for the same firing; the next one needs a light that was green in between. Only a
 *   firing that was yellow when it was closed and came to red later opens again.
 * - The light of a rule that is off, gone or without data is not known; the alert stays for a person to close.
 */
export function nextAlerts(
  before: AlertsBefore,
  lights: readonly WatchedLight[],
  facts: {
    readonly planId: string;
    readonly through: Day;
    readonly at: string;
    readonly newId: () => string;
  },
): readonly KeptAlert[] {
  const open = new Map(before.open.map((alert) => [alertKey(alert), alert]));
  const closed = new Map(before.closed.map((alert) => [alertKey(alert), alert]));
  const watched = new Map(
    lights.map((light) => [alertKey({ ruleId: light.rule.id, lineId: light.lineId }), light]),
  );
  const changed: KeptAlert[] = [];
  for (const [key, alert] of open) {
    const next = followed(alert, watched.get(key), facts.at);
    if (next !== alert) changed.push(next);
  }
  for (const [key, light] of watched) {
    if (open.has(key) || !light.firing) continue;
    const { firing } = light;
    if (!firing.open && firing.last.to < facts.through - RECENT_DAYS) continue;
    const last = closed.get(key);
    if (last && isSettled(last, firing)) continue;
    changed.push(openedBy(light, firing, facts));
  }
  return changed;
}

/** Was this firing, as bad as it is now, known when the alert was closed? */
function isSettled({ seenThrough, worst }: KeptAlert, { first, redFrom }: Firing): boolean {
  if (first.to > seenThrough) return false;
  return redFrom === null || worst === 'red' || redFrom.to <= seenThrough;
}

function openedBy(
  { rule, lineId, lineLabel, light, value }: WatchedLight,
  firing: Firing,
  { planId, through, at, newId }: Parameters<typeof nextAlerts>[2],
): KeptAlert {
  return {
    id: newId(),
    planId,
    ruleId: rule.id,
    ruleName: rule.name,
    lineId,
    lineLabel,
    unit: rule.unit,
    grain: rule.grain,
    action: rule.action,
    state: 'open',
    light,
    worst: firing.light,
    override: null,
    opened: firing.first,
    openedValue: firing.firstValue,
    at,
    redAt: firing.light === 'red' ? at : null,
    value,
    threshold: thresholdOf(rule, firing.light),
    acknowledged: null,
    assignedTo: '',
    closed: null,
    events: [{ at, who: '', what: 'opened', light: firing.light, text: '' }],
    seenThrough: through,
  };
}

function followed(alert: KeptAlert, watched: WatchedLight | undefined, at: string): KeptAlert {
  const light = watched?.light ?? null;
  const firing = watched?.firing ?? null;
  const reachedRed =
    alert.worst === 'yellow' && firing?.light === 'red' && firing.last.to >= alert.opened.from;
  const event = reachedRed ? 'escalated' : eventOf(alert.light, light);
  const value = watched ? watched.value : alert.value;
  const same = !event && light === alert.light && value === alert.value;
  if (same && !renamed(alert, watched)) return alert;
  const events: AlertEvent[] = event ? [{ at, who: '', what: event, light, text: '' }] : [];
  if (reachedRed && alert.override) events.push({ at, who: '', what: 'override-ended', light, text: '' });
  return {
    ...alert,
    ...(watched
      ? {
          ruleName: watched.rule.name,
          lineLabel: watched.lineLabel,
          unit: watched.rule.unit,
          grain: watched.rule.grain,
          action: watched.rule.action,
          threshold: thresholdOf(watched.rule, reachedRed ? 'red' : alert.worst),
        }
      : {}),
    light,
    value,
    ...(reachedRed ? { worst: 'red', redAt: at, state: 'open', acknowledged: null, override: null } : {}),
    events: [...alert.events, ...events],
  };
}

function renamed(alert: KeptAlert, watched: WatchedLight | undefined): boolean {
  if (!watched) return false;
  const { rule, lineLabel } = watched;
  return (
    rule.name !== alert.ruleName ||
    lineLabel !== alert.lineLabel ||
    rule.unit !== alert.unit ||
    rule.grain !== alert.grain ||
    rule.action !== alert.action ||
    thresholdOf(rule, alert.worst) !== alert.threshold
  );
}

function eventOf(before: Light | null, now: Light | null): AlertEvent['what'] | null {
  if (now === null || now === before) return null;
  if (now === 'green') return 'back-to-green';
  if (before === 'green') return 'again';
  return before === 'red' && now === 'yellow' ? 'eased' : before === 'yellow' ? 'again' : null;
}

function thresholdOf({ yellow, red }: WatchedLight['rule'], light: 'yellow' | 'red'): number {
  return (light === 'red' ? (red ?? yellow) : (yellow ?? red))?.value ?? 0;
}
