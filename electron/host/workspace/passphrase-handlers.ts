/**
 * Answers about the passphrase of the open workspace: set, changed, taken away; locked and unlocked; and its copy, which
 * keeps it. A passphrase comes
 * in with its call and goes with it: none is kept, logged or told.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { listBackups } from '../../store/backups.ts';
import { sealedWith } from '../../store/cipher/sealed-header.ts';
import {
  type DeriveSecret,
  forgetKey,
  keyForFile,
  keyForMark,
  newKey,
  type WorkspaceKey,
} from '../../store/cipher/workspace-key.ts';
import { passphraseWrong, readOnly } from '../../store/store-failure.ts';
import { workspaceName } from '../data/recent.ts';
import type { Handlers } from '../handlers/handler.ts';
import type { HostContext } from '../host-context.ts';
import type { Opened } from '../workspace-session.ts';
import type { ThreadWatch } from './copy-thread.ts';
import { currentAnswer, openAndTell, tellChanged } from './current-answer.ts';
import { busy, copyWorkspace, resealWorkspace } from './reseal-workspace.ts';

export const passphraseHandlers: Handlers<
  | 'workspace.lock'
  | 'workspace.unlock'
  | 'workspace.inUse'
  | 'workspace.setPassphrase'
  | 'workspace.copy'
  | 'workspace.cancel'
  | 'workspace.removeOldBackups'
> = {
  'workspace.lock': (_input, context) => {
    const { session, events, tickets, others, jobs } = context;
    const opened = session.current();
    if (!opened.ok) return opened;
    if (!opened.value.file.encrypted) return err(notEncrypted());
    if (!session.lock()) return err(busy());
    // Nothing that was taken out of it may lie about while it is locked, or come to do so.
    jobs.cancelAll();
    others.close();
    tickets.close();
    const locked = session.locked();
    if (locked) {
      const { name, location } = locked;
      events.emit({ name: 'workspace.locked', payload: { locked: { name, location } } });
    }
    return ok({});
  },

  'workspace.unlock': async ({ passphrase }, context) => {
    const locked = context.session.locked();
    // Another window may have been first.
    if (!locked) return ok(currentAnswer(context));
    const key = await keyForFile(locked.path, passphrase, context.services.deriveSecret);
    return openAndTell(context, locked.path, key);
  },

  'workspace.inUse': (_input, { idle }) => {
    idle.used();
    return ok({});
  },

  'workspace.setPassphrase': async ({ present, next, jobId }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    if (opened.value.file.readOnly) return err(readOnly());
    if (opened.value.plans.db.inTransaction) return err(busy());
    const { deriveSecret } = context.services;
    const from = await presentKey(opened.value, present, deriveSecret);
    if (!from.ok) return from;
    const to = next === null ? null : await newKey(next, deriveSecret);
    try {
      if (!from.value && !to) return err(notEncrypted());
      const keys = { from: from.value, to };
      const sealed = await asJob(context, jobId, (watch) => resealWorkspace(context.session, keys, watch));
      if (!sealed.ok) return sealed;
      tellChanged(context);
    } finally {
      forgetKey(from.value);
      forgetKey(to);
    }
    const workspace = context.session.describe();
    if (!workspace) return context.session.current() as Result<never, HostError>;
    return ok({ workspace, oldBackups: oldBackups(context).length });
  },

  'workspace.copy': async ({ jobId }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const { file } = opened.value;
    const path = context.tickets.temporaryPath();
    const copied = await asJob(context, jobId, (watch) => copyWorkspace(opened.value, path, watch));
    if (!copied.ok) return copied;
    const name = `${workspaceName(file.path)}.hurdle`;
    const ticket = context.tickets.forTemporary('save', path, name);
    return ticket.ok ? ok({ ticket: ticket.value, name }) : ticket;
  },

  'workspace.cancel': ({ jobId }, { jobs }) => ok({ cancelled: jobs.cancel(jobId) }),

  'workspace.removeOldBackups': (_input, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const old = oldBackups(context);
    for (const path of old) rmSync(path, { force: true });
    context.session.backup();
    return ok({ removed: old.length });
  },
};

function asJob<T>(
  { jobs, events }: HostContext,
  jobId: string | undefined,
  work: (watch: ThreadWatch) => Promise<T>,
): Promise<T> {
  return jobs.run(jobId, (signal) => {
    const tell: ThreadWatch['tell'] = (phase, share) => {
      if (jobId !== undefined) events.emit({ name: 'workspace.progress', payload: { jobId, phase, share } });
    };
    return work({ tell, signal });
  });
}

async function presentKey(
  { mark }: Opened,
  passphrase: string | undefined,
  derive: DeriveSecret,
): Promise<Result<WorkspaceKey | null, HostError>> {
  if (!mark) return ok(null);
  const key = passphrase === undefined ? null : await keyForMark(mark, passphrase, derive);
  return key ? ok(key) : err(passphraseWrong());
}

/** Backups of this workspace that do not have the salt of its key: plain ones, and those under another passphrase. */
function oldBackups({ session, folder }: HostContext): readonly string[] {
  const place = session.backupPlace();
  const opened = session.current();
  if (!place || !opened.ok) return [];
  const salt = opened.value.mark?.salt ?? null;
  return listBackups(folder.backups)
    .filter(({ id }) => id.startsWith(`${place.name}--${place.key}.`))
    .map(({ id }) => join(folder.backups, id))
    .filter((path) => !sealedWith(path, salt));
}

function notEncrypted(): HostError {
  return hostError(
    'passphrase-refused',
    'This workspace has no passphrase. Set one first: only an encrypted workspace can be locked.',
    { params: { reason: 'not-encrypted' } },
  );
}
