/** Answers about what was: the change log and the snapshots. Going back is one more row; nothing is removed. */

import { LIMITS } from '../../../models/plan/limits.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Snapshot } from '../../contract/history-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { listRows } from '../../store/change-log.ts';
import {
  findSnapshot,
  insertSnapshot,
  listSnapshots,
  renameSnapshot,
  setSnapshotDeleted,
  snapshotPlan,
} from '../../store/snapshots.ts';
import { clear, push } from '../../store/undo-stacks.ts';
import { planDifference } from '../history/plan-difference.ts';
import { brokenHistory, historyRow, parseJson, planAt, verifyHistory } from '../history/plan-history.ts';
import type { HostContext } from '../host-context.ts';
import type { Committed, PlanService } from '../plan-service.ts';
import type { Handlers } from './handler.ts';

export const historyHandlers: Handlers<
  | 'history.list'
  | 'history.revert'
  | 'history.verify'
  | 'history.planAt'
  | 'snapshot.create'
  | 'snapshot.list'
  | 'snapshot.rename'
  | 'snapshot.delete'
  | 'snapshot.undelete'
  | 'snapshot.load'
  | 'snapshot.restore'
> = {
  'history.list': ({ planId, before, limit, who, lineId }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const loaded = opened.value.plans.load(planId);
    if (!loaded.ok) return loaded;
    // One more than asked for tells whether there is a next page.
    const stored = listRows(opened.value.plans.db, planId, { before, who, lineId }, limit + 1);
    const rows = [];
    for (const entry of stored.slice(0, limit)) {
      const row = historyRow(entry);
      if (!row) return err(brokenHistory(entry.seq));
      rows.push(row);
    }
    return ok({ rows, more: stored.length > limit });
  },

  'history.revert': ({ planId, toSeq, clientId, label }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const present = plans.load(planId);
    if (!present.ok) return present;
    const target = planAt(plans.db, planId, present.value, toSeq);
    return target.ok ? goBack(plans, target.value, clientId, label ?? `Back to change ${toSeq}`) : target;
  },

  'history.verify': ({ planId }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    // Read anew: what is to be verified is the file, not the memory.
    plans.forget(planId);
    const present = plans.load(planId);
    return present.ok ? ok(verifyHistory(plans.db, planId, present.value)) : present;
  },

  'history.planAt': ({ planId, seq }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const present = plans.load(planId);
    if (!present.ok) return present;
    const plan = planAt(plans.db, planId, present.value, seq);
    return plan.ok ? ok({ plan: plan.value }) : plan;
  },

  'snapshot.create': ({ planId, name, note }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const allowed = plans.writable();
    if (!allowed.ok) return allowed;
    const present = plans.load(planId);
    if (!present.ok) return present;
    const { plan, seq } = present.value;
    const id = context.platform.newId();
    const snapshot: Snapshot = { id, planId, seq, name, note, at: plans.now(), who: plans.who() };
    insertSnapshot(plans.db, snapshot, plan);
    context.events.emit({ name: 'snapshot.changed', payload: { planId } });
    return ok({ snapshot });
  },

  'snapshot.list': ({ planId }, { session }) => {
    const opened = session.current();
    return opened.ok ? ok({ snapshots: listSnapshots(opened.value.plans.db, planId) }) : opened;
  },

  'snapshot.rename': ({ snapshotId, name, note }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const allowed = plans.writable();
    if (!allowed.ok) return allowed;
    renameSnapshot(plans.db, snapshotId, name, note);
    const snapshot = findSnapshot(plans.db, snapshotId);
    if (!snapshot) return err(noSuchSnapshot());
    context.events.emit({ name: 'snapshot.changed', payload: { planId: snapshot.planId } });
    return ok({ snapshot });
  },

  'snapshot.delete': ({ snapshotId }, context) =>
    mark(context, snapshotId, context.platform.now().toISOString()),
  'snapshot.undelete': ({ snapshotId }, context) => mark(context, snapshotId, null),

  'snapshot.load': ({ snapshotId }, { session }) => {
    const opened = session.current();
    return opened.ok ? readSnapshot(opened.value.plans, snapshotId) : opened;
  },

  'snapshot.restore': ({ snapshotId, clientId, label }, { session }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const read = readSnapshot(opened.value.plans, snapshotId);
    if (!read.ok) return read;
    const { snapshot, plan } = read.value;
    const words = label ?? `Back to snapshot "${snapshot.name}"`.slice(0, LIMITS.nameLength);
    return goBack(opened.value.plans, plan, clientId, words);
  },
};

/** One new row that makes the plan what it was; equal plans give no row. */
function goBack(
  plans: PlanService,
  target: Plan,
  clientId: string,
  label: string,
): Result<Committed, HostError> {
  const planId = target.id;
  const present = plans.load(planId);
  if (!present.ok) return present;
  const change = planDifference(present.value.plan, target);
  if (!change) {
    return err(
      hostError('change-refused', 'The plan is already as it was then.', { params: { reason: 'same' } }),
    );
  }
  const stacks = (seq: number): void => {
    push(plans.db, 'undo_stack', planId, seq, label);
    clear(plans.db, 'redo_stack', planId);
  };
  return plans.commit({ planId, clientId, kind: 'revert', label, change, stacks });
}

function readSnapshot(plans: PlanService, id: string): Result<{ snapshot: Snapshot; plan: Plan }, HostError> {
  const snapshot = findSnapshot(plans.db, id);
  const text = snapshot ? snapshotPlan(plans.db, id) : null;
  if (!snapshot || text === null) return err(noSuchSnapshot());
  const plan = parsePlan(parseJson(text));
  if (plan.ok) return ok({ snapshot, plan: plan.value });
  return err(
    hostError('workspace-damaged', 'This snapshot was altered by another program and cannot be read.', {
      places: plan.error.slice(0, 100),
    }),
  );
}

function mark(
  context: HostContext,
  id: string,
  deletedAt: string | null,
): Result<Record<string, never>, HostError> {
  const opened = context.session.current();
  if (!opened.ok) return opened;
  const { plans } = opened.value;
  const allowed = plans.writable();
  if (!allowed.ok) return allowed;
  const planId = setSnapshotDeleted(plans.db, id, deletedAt);
  if (planId === null) return err(noSuchSnapshot());
  context.events.emit({ name: 'snapshot.changed', payload: { planId } });
  return ok({});
}

function noSuchSnapshot(): HostError {
  return hostError('not-found', 'This snapshot does not exist any more.', { field: 'snapshotId' });
}
