/**
 * Answers about another workspace beside the open one: what it holds, how its plans differ from ours, taking plans or
 * single changes over. Only the open workspace is written, by the same door as every edit.
 */
import { statSync } from 'node:fs';
import { mergePlans } from '../../../models/plan/compare/merge-plans.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { CopiedPlan } from '../../contract/compare-calls.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { backupPath, listBackups } from '../../store/backups.ts';
import { missing } from '../../store/store-failure.ts';
import { clear, push } from '../../store/undo-stacks.ts';
import { copyPlan } from '../../workspaces/copy-plan.ts';
import { versionsOf } from '../../workspaces/versions.ts';
import { workspaceName } from '../data/recent.ts';
import type { Handlers } from '../handlers/handler.ts';
import { planDifference } from '../history/plan-difference.ts';
import type { HostContext } from '../host-context.ts';
import { keyFor } from './admit-file.ts';
import { misfitError } from './misfit-error.ts';
import { describeOther } from './other-list.ts';

type Found = { readonly path: string; readonly name: string };

export const compareHandlers: Handlers<
  'other.open' | 'other.list' | 'other.close' | 'other.plan' | 'other.import' | 'other.merge'
> = {
  'other.open': async (input, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const found = findFile(input, context);
    if (!found.ok) return found;
    const { path, name } = found.value;
    if (isSameFile(path, opened.value.file.path)) return err(itself());
    const key = await keyFor(path, name, input.passphrase, context.services.deriveSecret);
    if (!key.ok) return key;
    const other = context.others.open(path, name, key.value);
    return other.ok ? ok(describeOther(opened.value, other.value)) : other;
  },

  'other.list': ({ otherId }, { session, others }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const other = others.find(otherId);
    return other.ok ? ok(describeOther(opened.value, other.value)) : other;
  },

  'other.close': (_input, { others }) => {
    others.close();
    return ok({});
  },

  'other.plan': ({ otherId, planId, against }, { session, others }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const other = others.find(otherId);
    if (!other.ok) return other;
    const theirs = other.value.plans.load(planId);
    if (!theirs.ok) return theirs;
    if (against === undefined) {
      return ok({ theirs: theirs.value.plan, mine: null, base: null, ours: [], others: [] });
    }
    const { plans } = opened.value;
    const mine = plans.load(against);
    if (!mine.ok) return mine;
    const versions = versionsOf(
      { db: plans.db, loaded: mine.value },
      { db: other.value.file.db, loaded: theirs.value },
    );
    return ok({
      theirs: versions.theirs,
      mine: versions.mine,
      base: versions.base && { plan: versions.base.plan, seq: versions.base.seq },
      ours: versions.ours.map((row) => ({ ...row, lineIds: [...row.lineIds] })),
      others: versions.others.map((row) => ({ ...row, lineIds: [...row.lineIds] })),
    });
  },

  'other.import': ({ otherId, plans: wanted, include }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const allowed = plans.writable();
    if (!allowed.ok) return allowed;
    const other = context.others.find(otherId);
    if (!other.ok) return other;
    const copied: CopiedPlan[] = [];
    for (const { planId, name } of wanted) {
      const request = { planId, include, at: plans.now(), who: plans.who(), freshId: context.platform.newId };
      const made = copyPlan(other.value.file.db, plans.db, request);
      // Plans before this one are there, whole, and are told by the list.
      if (!made.ok) return made;
      const named = name === undefined ? made.value.name : rename(context, made.value.planId, name);
      copied.push({ from: planId, ...made.value, name: named });
      context.events.emit({ name: 'plan.listed', payload: { planId: made.value.planId } });
    }
    return ok({ copied });
  },

  'other.merge': ({ otherId, otherPlanId, planId, take, clientId, label }, { session, others }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { plans } = opened.value;
    const other = others.find(otherId);
    if (!other.ok) return other;
    const mine = plans.load(planId);
    if (!mine.ok) return mine;
    const theirs = other.value.plans.load(otherPlanId);
    if (!theirs.ok) return theirs;
    const versions = versionsOf(
      { db: plans.db, loaded: mine.value },
      { db: other.value.file.db, loaded: theirs.value },
    );
    const known = new Set(versions.pieces.map(({ key }) => key));
    const unknown = take.find((key) => !known.has(key));
    if (unknown !== undefined) return err(changedMeanwhile());
    const merged = mergePlans(versions.mine, versions.theirs, versions.pieces, new Set(take));
    if (merged.misfits.length > 0) return err(misfitError(merged.misfits));
    const change = planDifference(versions.mine, merged.plan);
    if (!change) return err(changedMeanwhile());
    const stacks = (seq: number): void => {
      push(plans.db, 'undo_stack', planId, seq, label);
      clear(plans.db, 'redo_stack', planId);
    };
    return plans.commit({ planId, clientId, kind: 'import', label, change, stacks });
  },
};

type Named = { readonly ticket: string } | { readonly recentId: string } | { readonly backupId: string };

function findFile(input: Named, { session, tickets, folder }: HostContext): Result<Found, HostError> {
  if ('recentId' in input) {
    const path = session.recent.pathOf(input.recentId);
    return path ? ok({ path, name: workspaceName(path) }) : err(missing());
  }
  if ('backupId' in input) {
    const path = backupPath(folder.backups, input.backupId);
    const backup = listBackups(folder.backups).find(({ id }) => id === input.backupId);
    return path && backup ? ok({ path, name: `${backup.name} (${backup.at.slice(0, 10)})` }) : err(missing());
  }
  const file = tickets.find(input.ticket, 'workspace');
  return file.ok ? ok({ path: file.value.path, name: workspaceName(file.value.name) }) : file;
}

/** The open file must not be read from outside: on some systems that lets go of SQLite's lock. */
function isSameFile(path: string, open: string): boolean {
  const [one, other] = [path, open].map((file) => statSync(file, { throwIfNoEntry: false, bigint: true }));
  return path === open || (one !== undefined && one.ino === other?.ino && one.dev === other.dev);
}

/** As one more row of the log, so that the history says where the name comes from. */
function rename(context: HostContext, planId: string, name: string): string {
  const opened = context.session.current();
  const loaded = opened.ok ? opened.value.plans.load(planId) : opened;
  if (!opened.ok || !loaded.ok || loaded.value.plan.name === name) return name;
  const change = { type: 'set-plan', name } as const;
  const request = { planId, clientId: 'import', kind: 'import', label: name, change } as const;
  const done = opened.value.plans.commit({ ...request, stacks: () => undefined });
  return done.ok ? name : loaded.value.plan.name;
}

function itself(): HostError {
  return hostError('invalid-input', 'This is the workspace that is open. Choose another one.', {
    field: 'ticket',
    params: { reason: 'same-workspace' },
  });
}

function changedMeanwhile(): HostError {
  return hostError(
    'change-refused',
    'The plan was changed meanwhile, and what was chosen is not different any more. Look at the differences again.',
    { params: { reason: 'merge-stale' } },
  );
}
