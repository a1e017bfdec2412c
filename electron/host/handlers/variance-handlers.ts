/** Answers about actual against plan. Every note that is written is told to every window. */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { monthNumber } from '../../../models/tracking/outlook/frame.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { ReviewNote } from '../../contract/tracking/note-calls.ts';
import {
  countOpenNotes,
  findNote,
  listNotes,
  type StoredNote,
  saveNote,
} from '../../store/tracking/review-notes.ts';
import { gmvBridgeAnswer, profitBridgeAnswer } from '../../tracking/variance/bridge-answers.ts';
import { compare, trackedAgainst } from '../../tracking/variance/comparison.ts';
import { reportAnswer } from '../../tracking/variance/report-answer.ts';
import { trendAnswer } from '../../tracking/variance/trend-answer.ts';
import { yearOutlook } from '../../tracking/variance/year-outlook.ts';
import type { HostContext } from '../host-context.ts';
import type { Handlers } from './handler.ts';

type VarianceMethod =
  | 'variance.report'
  | 'variance.trend'
  | 'variance.bridge'
  | 'variance.gmvBridge'
  | 'notes.list'
  | 'notes.put'
  | 'notes.close'
  | 'notes.reopen';

export const varianceHandlers: Handlers<VarianceMethod> = {
  'variance.report': (input, { session, platform }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans, tracking } = opened.value;
    const { planId, month, thresholds, against, onlyMatters, baselineId } = input;
    const tracked = trackedAgainst(tracking, planId, baselineId);
    if (!tracked.ok) return tracked;
    const now = platform.now();
    const comparison = compare(tracked.value, month, now);
    if (!comparison.ok) return comparison;
    const openNotes = countOpenNotes(plans.db, planId);
    const outlookAt = (closed: number) => yearOutlook(tracked.value, now, closed);
    return ok(reportAnswer(comparison.value, { thresholds, against, onlyMatters, openNotes, outlookAt }));
  },

  'variance.trend': ({ planId, month, parts, baselineId }, { session, platform }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const tracked = trackedAgainst(opened.value.tracking, planId, baselineId);
    if (!tracked.ok) return tracked;
    const comparison = compare(tracked.value, month, platform.now());
    return comparison.ok ? ok(trendAnswer(comparison.value, parts)) : comparison;
  },

  'variance.bridge': (input, { session, platform }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const tracked = trackedAgainst(opened.value.tracking, input.planId, input.baselineId);
    if (!tracked.ok) return tracked;
    const comparison = compare(tracked.value, input.month, platform.now());
    return comparison.ok ? ok(profitBridgeAnswer(comparison.value, input)) : comparison;
  },

  'variance.gmvBridge': (input, { session, platform }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const tracked = trackedAgainst(opened.value.tracking, input.planId, input.baselineId);
    if (!tracked.ok) return tracked;
    const comparison = compare(tracked.value, input.month, platform.now());
    return comparison.ok ? gmvBridgeAnswer(comparison.value, input) : comparison;
  },

  'notes.list': ({ planId, month, lineId, openOnly }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const known = plans.load(planId);
    if (!known.ok) return known;
    const index = month === undefined ? undefined : monthNumber(month);
    const notes = listNotes(plans.db, planId, { lineId, openOnly, month: index });
    return ok({ notes: notes.map((note) => answered(note, month)) });
  },

  'notes.put': ({ planId, note }, context) => {
    const allowed = isNotable(context, planId, note.lineId);
    if (!allowed.ok) return allowed;
    return write(context, planId, note.id ?? null, (before, { now, who, newId }) => ({
      id: before?.id ?? newId(),
      planId,
      lineId: note.lineId,
      month: note.month,
      comment: note.comment,
      cause: note.cause,
      action: note.action,
      owner: note.owner,
      due: note.due,
      effect: note.effect,
      state: before?.state ?? 'open',
      at: before?.at ?? now,
      who: before?.who ?? who,
      changedAt: now,
      changedBy: who,
      closedAt: before?.closedAt ?? null,
    }));
  },

  'notes.close': ({ planId, noteId, effect }, context) =>
    write(context, planId, noteId, (before, { now, who }) =>
      before
        ? {
            ...before,
            effect: effect ?? before.effect,
            state: 'done',
            closedAt: before.closedAt ?? now,
            changedAt: now,
            changedBy: who,
          }
        : null,
    ),

  'notes.reopen': ({ planId, noteId }, context) =>
    write(context, planId, noteId, (before, { now, who }) =>
      before ? { ...before, state: 'open', closedAt: null, changedAt: now, changedBy: who } : null,
    ),
};

const TOTALS: ReadonlySet<string> = new Set([
  '$revenue',
  '$variable_cost',
  '$contribution',
  '$fixed_cost',
  '$ebitda',
  '$investment',
]);

/** A note is about a line of the plan or of its baseline, or about a total: elsewhere nobody would see it. */
function isNotable({ session }: HostContext, planId: string, lineId: string): Result<true, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const tracked = opened.value.tracking.tracked(planId);
  if (!tracked.ok) return tracked;
  const { plan, reference } = tracked.value;
  const isLine = [plan, reference.plan].some(({ lines }) => lines.some(({ id }) => id === lineId));
  if (isLine || TOTALS.has(lineId)) return ok(true);
  return err(hostError('not-found', 'This line does not exist any more.', { field: 'note.lineId' }));
}

type Facts = { readonly now: string; readonly who: string; readonly newId: () => string };

/** Reads the note, lets `change` say what becomes of it, and keeps that. `id` null: there is none yet. */
function write(
  { session, platform, events }: HostContext,
  planId: string,
  id: string | null,
  change: (before: StoredNote | null, facts: Facts) => StoredNote | null,
): Result<{ note: ReviewNote }, HostError> {
  const opened = session.current();
  if (!opened.ok) return opened;
  const { plans } = opened.value;
  const allowed = plans.writable();
  if (!allowed.ok) return allowed;
  const known = plans.load(planId);
  if (!known.ok) return known;
  const before = id === null ? null : findNote(plans.db, planId, id);
  const facts = { now: plans.now(), who: plans.who(), newId: platform.newId };
  const next = id !== null && !before ? null : change(before, facts);
  if (!next) return err(hostError('not-found', 'This note does not exist any more.', { field: 'noteId' }));
  plans.db.transaction(() => saveNote(plans.db, next)).immediate();
  events.emit({ name: 'tracking.changed', payload: { planId, what: 'notes' } });
  return ok({ note: answered(next, undefined) });
}

function answered(note: StoredNote, month: string | undefined): ReviewNote {
  return { ...note, carried: month !== undefined && note.state === 'open' && note.month < month };
}
