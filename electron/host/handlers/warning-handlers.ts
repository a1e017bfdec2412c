/**
 * Answers about early-warning rules, alerts and milestones. Alerts are brought up to the numbers before they are shown;
 * a step on one is told to every window.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import type { KeptAlert } from '../../../models/tracking/alerts/alert.ts';
import { type StepProblem, stepAlert } from '../../../models/tracking/alerts/step-alert.ts';
import { plannedAmounts } from '../../../models/tracking/planned/planned-amounts.ts';
import { coveredThrough } from '../../../models/tracking/warnings/rule-inputs.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { Alert } from '../../contract/tracking/warning-calls.ts';
import { closedAlerts, findAlert, openAlerts, putAlerts } from '../../store/tracking/alerts.ts';
import { localDay } from '../../tracking/local-day.ts';
import { fillAnswer, libraryAnswer } from '../../tracking/warnings/library-answer.ts';
import { milestonesAnswer } from '../../tracking/warnings/milestones-answer.ts';
import { refreshAlerts } from '../../tracking/warnings/refresh-alerts.ts';
import { reportAnswer } from '../../tracking/warnings/report-answer.ts';
import { rankOf } from '../../tracking/warnings/rule-light.ts';
import { tellAlerts } from '../../tracking/warnings/tell-alerts.ts';
import { tryAnswer } from '../../tracking/warnings/try-answer.ts';
import { type WarningState, warningState } from '../../tracking/warnings/warning-state.ts';
import type { HostContext } from '../host-context.ts';
import type { PlanService } from '../plan-service.ts';
import type { Handlers } from './handler.ts';

export const warningHandlers: Handlers<
  | 'warnings.report'
  | 'warnings.try'
  | 'warnings.library'
  | 'warnings.fill'
  | 'alerts.list'
  | 'alerts.update'
  | 'milestones.report'
> = {
  'warnings.report': ({ planId }, context) => {
    const found = gathered(planId, context);
    if (!found.ok) return found;
    const { plans, state } = found.value;
    refreshed(context, plans, state);
    return ok(reportAnswer(state, openAlerts(plans.db, planId)));
  },

  'warnings.try': ({ planId, rule }, context) => {
    const found = gathered(planId, context);
    // A draft may lack a name or an expression; it is only read.
    return found.ok ? ok(tryAnswer(found.value.state, rule satisfies WarningRule)) : found;
  },

  'warnings.library': ({ language, planId }, { session }) => {
    if (planId === undefined) return ok(libraryAnswer(language, null, null));
    const opened = session.current();
    if (!opened.ok) return opened;
    const tracked = opened.value.tracking.tracked(planId);
    if (!tracked.ok) return tracked;
    const { plan, reference } = tracked.value;
    return ok(libraryAnswer(language, plan, plannedAmounts(reference.appraisal)));
  },

  'warnings.fill': ({ planId, language, templateId, ruleId, slots }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const loaded = opened.value.plans.load(planId);
    if (!loaded.ok) return loaded;
    return fillAnswer(loaded.value.plan, templateId, slots, { id: ruleId, language });
  },

  'alerts.list': ({ planId, closed }, context) => {
    const found = gathered(planId, context, false);
    if (!found.ok) return found;
    const { plans, state } = found.value;
    refreshed(context, plans, state);
    const open = openAlerts(plans.db, planId).toSorted(worstFirst);
    return ok({ alerts: [...open, ...(closed ? closedAlerts(plans.db, planId) : [])].map(told) });
  },

  'alerts.update': ({ planId, alertId, step }, { session, events, platform }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans, tracking } = opened.value;
    const loaded = plans.load(planId);
    if (!loaded.ok) return loaded;
    const allowed = plans.writable();
    if (!allowed.ok) return allowed;
    const alert = findAlert(plans.db, planId, alertId);
    if (!alert) return err(hostError('not-found', 'This alert does not exist.', { field: 'alertId' }));
    const next = stepAlert(alert, step, {
      at: plans.now(),
      who: plans.who(),
      through:
        coveredThrough(tracking.sums(loaded.value.plan), localDay(platform.now())) ?? alert.seenThrough,
    });
    if (!next.ok) return err(refusal(next.error));
    plans.db.transaction(() => putAlerts(plans.db, [next.value]))();
    events.emit({ name: 'tracking.changed', payload: { planId, what: 'alerts' } });
    return ok({ alert: told(next.value) });
  },

  'milestones.report': ({ planId }, context) => {
    const found = gathered(planId, context);
    return found.ok ? ok(milestonesAnswer(found.value.state)) : found;
  },
};

type Gathered = { readonly plans: PlanService; readonly state: WarningState };

function gathered(
  planId: string,
  { session, platform }: HostContext,
  withOutlook = true,
): Result<Gathered, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const { plans, tracking } = opened.value;
  const tracked = tracking.tracked(planId);
  if (!tracked.ok) return tracked;
  return ok({ plans, state: warningState(tracked.value, platform.now(), withOutlook) });
}

function refreshed({ events, platform }: HostContext, plans: PlanService, state: WarningState): void {
  tellAlerts(events, state.tracked.plan, refreshAlerts(plans, state, platform.newId));
}

/** By what the numbers say now, then by the worst so far, then the oldest first. */
function worstFirst(a: KeptAlert, b: KeptAlert): number {
  return rankOf(b.light) - rankOf(a.light) || rankOf(b.worst) - rankOf(a.worst) || a.opened.to - b.opened.to;
}

function told({ seenThrough: _own, ...alert }: KeptAlert): Alert {
  return alert;
}

const REFUSALS: Readonly<Record<StepProblem, { readonly message: string; readonly field: string }>> = {
  closed: {
    message: 'This alert is closed. A new one opens when the light comes on again.',
    field: 'alertId',
  },
  'no-reason': { message: 'Say why the light should be another.', field: 'step.reason' },
  'no-effect': { message: 'Say what came of it before closing it.', field: 'step.effect' },
  'no-override': { message: 'The light is not overridden.', field: 'step.light' },
  'same-light': { message: 'The light has this colour already.', field: 'step.light' },
};

function refusal(problem: StepProblem): HostError {
  const { message, field } = REFUSALS[problem];
  return hostError('change-refused', message, { field, params: { reason: problem } });
}
