/**
 * An alert: what came of a light that was not green, and what people did about it. Plain data; how it moves is in
 * next-alerts.ts (the numbers) and step-alert.ts (people). Moments are ISO 8601 in UTC and are given from outside.
 */
import type { Grain, WarningRule } from '../../plan/tracking/warning-schema.ts';
import type { Bucket } from '../calendar/bucket.ts';
import type { Day } from '../calendar/day.ts';
import type { Light } from '../warnings/rule-report.ts';

export type AlertEvent = {
  at: string;
  /** '' is Hurdle itself. */
  who: string;
  what:
    | 'opened'
    | 'escalated'
    | 'eased'
    | 'back-to-green'
    | 'again'
    | 'acknowledged'
    | 'assigned'
    | 'override'
    | 'override-ended'
    | 'closed';
  light: Light | null;
  text: string;
};

export type Override = { light: Light; reason: string; who: string; at: string };

export type Alert = {
  id: string;
  planId: string;
  ruleId: string;
  ruleName: string;
  /** Null: the rule watches the plan as a whole. */
  lineId: string | null;
  lineLabel: string;
  unit: WarningRule['unit'];
  grain: Grain;
  action: string;
  state: 'open' | 'acknowledged' | 'closed';
  light: Light | null;
  worst: 'yellow' | 'red';
  override: Override | null;
  opened: Bucket;
  openedValue: number | null;
  at: string;
  redAt: string | null;
  value: number | null;
  threshold: number;
  acknowledged: { at: string; who: string; note: string } | null;
  assignedTo: string;
  closed: { at: string; who: string; effect: string } | null;
  events: AlertEvent[];
};

/** With what only the machine needs: how far the actuals went when the alert was opened, or closed. */
export type KeptAlert = Alert & { seenThrough: Day };

export type Moment = { readonly at: string; readonly who: string };

/** Names the rule and line of an alert; only one alert of each is open at a time. */
export function alertKey({ ruleId, lineId }: Pick<Alert, 'ruleId' | 'lineId'>): string {
  return `${ruleId}\u0000${lineId ?? ''}`;
}
