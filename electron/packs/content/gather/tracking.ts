/**
 * What the tracking says for the sections that ask: variance, bridges, outlook, lights, milestones, open notes. The same
 * answers as the pages get; nothing is written.
 */

import type { SectionKind } from '../../../../models/plan/packs/pack-schema.ts';
import { ok, type Result } from '../../../../models/plan/result.ts';
import type { HostError } from '../../../contract/host-error.ts';
import type { PlanService } from '../../../host/plan-service.ts';
import { openAlerts } from '../../../store/tracking/alerts.ts';
import { countOpenNotes, listNotes } from '../../../store/tracking/review-notes.ts';
import { currentOutlook } from '../../../tracking/outlook/current-outlook.ts';
import { reportAnswer as outlookAnswer } from '../../../tracking/outlook/report-answer.ts';
import type { Tracked, Tracking } from '../../../tracking/tracking.ts';
import { profitBridgeAnswer } from '../../../tracking/variance/bridge-answers.ts';
import { compare } from '../../../tracking/variance/comparison.ts';
import { reportAnswer as varianceAnswer } from '../../../tracking/variance/report-answer.ts';
import { yearOutlook } from '../../../tracking/variance/year-outlook.ts';
import { milestonesAnswer } from '../../../tracking/warnings/milestones-answer.ts';
import { reportAnswer as warningsAnswer } from '../../../tracking/warnings/report-answer.ts';
import { warningState } from '../../../tracking/warnings/warning-state.ts';
import type { TrackingFacts } from '../facts.ts';

const WANTS = {
  variance: ['variance', 'profit-bridge'],
  outlook: ['outlook', 'review', 'benefits'],
  warnings: ['lights', 'risks'],
  milestones: ['milestones', 'risks'],
  notes: ['actions', 'variance'],
} as const satisfies Readonly<Record<string, readonly SectionKind[]>>;

export function wantsTracking(kinds: ReadonlySet<SectionKind>): boolean {
  return Object.values(WANTS).some((wanted) => wanted.some((kind) => kinds.has(kind)));
}

/** This very value of the plan with what is booked and approved now; without a workspace there is neither. */
export function trackedAs(
  { plan, seq, appraisal }: Pick<Tracked, 'plan' | 'seq' | 'appraisal'>,
  tracking: Tracking | null,
): Result<Tracked, HostError> {
  const own = { plan, appraisal, baseline: null };
  if (!tracking) return ok({ plan, seq, appraisal, reference: own, sums: new Map() });
  const found = tracking.approved(plan.id);
  if (!found.ok) return found;
  const approved = found.value;
  const reference = approved ? { ...approved, appraisal: tracking.appraise(approved.plan) } : own;
  return ok({ plan, seq, appraisal, reference, sums: tracking.sums(plan) });
}

/** `plans` null: the plan stands in no workspace, so there are neither alerts nor notes. */
export function gatherTracking(
  tracked: Tracked,
  plans: PlanService | null,
  kinds: ReadonlySet<SectionKind>,
  now: Date,
): Result<TrackingFacts, HostError> {
  const wants = (what: keyof typeof WANTS): boolean => WANTS[what].some((kind) => kinds.has(kind));
  const planId = tracked.plan.id;
  const comparison = compare(tracked, undefined, now);
  if (!comparison.ok) return comparison;
  const { value: compared } = comparison;
  const state = wants('warnings') || wants('milestones') ? warningState(tracked, now) : null;
  const scope = (of: 'month' | 'year-to-date') =>
    profitBridgeAnswer(compared, { scope: of, investment: false });
  return ok({
    baseline: tracked.reference.baseline,
    hasActuals: [...tracked.sums.values()].length > 0,
    variance: wants('variance')
      ? varianceAnswer(compared, {
          onlyMatters: false,
          openNotes: plans ? countOpenNotes(plans.db, planId) : new Map(),
          outlookAt: (closed) => yearOutlook(tracked, now, closed),
        })
      : null,
    bridges: wants('variance') ? { month: scope('month'), yearToDate: scope('year-to-date') } : null,
    outlook: wants('outlook') ? outlookAnswer(tracked, currentOutlook(tracked, now)) : null,
    warnings:
      state && wants('warnings') ? warningsAnswer(state, plans ? openAlerts(plans.db, planId) : []) : null,
    milestones: state && wants('milestones') ? milestonesAnswer(state).milestones : null,
    notes: wants('notes') ? (plans ? listNotes(plans.db, planId, { openOnly: true }) : []) : null,
  });
}
