/**
 * Answers about the passphrase of the open workspace: set, changed, taken away; locked and unlocked. A passphrase comes
 * in with its call and goes with it: none is kept, logged or told.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { listBackups } from '../../store/backups.ts';
import { sealedWith } from '../../store/cipher/sealed-header.ts';
import {
  forgetKey,
  keyForFile,
  keyForMark,
  newKey,
  type WorkspaceKey,
} from '../../store/cipher/workspace-key.ts';
import { passphraseWrong, readOnly } from '../../store/store-failure.ts';
import type { Handlers } from '../handlers/handler.ts';
import type { HostContext } from '../host-context.ts';
import type { Opened } from '../workspace-session.ts';
import { currentAnswer, openAndTell, tellChanged } from './current-answer.ts';

export const passphraseHandlers: Handlers<
  | 'workspace.lock'
  | 'workspace.unlock'
  | 'workspace.inUse'
  | 'workspace.setPassphrase'
  | 'workspace.removeOldBackups'
> = {
  'workspace.lock': (_input, context) => {
    const { session, events, tickets, others } = context;
    const opened = session.current();
    if (!opened.ok) return opened;
    if (!opened.value.file.encrypted) return err(notEncrypted());
    if (!session.lock()) return err(busy());
    // Nothing that was taken out of it may lie about while it is locked.
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
    const key = await keyForFile(locked.path, passphrase);
    return openAndTell(context, locked.path, key);
  },

  'workspace.inUse': (_input, { idle }) => {
    idle.used();
    return ok({});
  },

  'workspace.setPassphrase': async ({ present, next }, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    if (opened.value.file.readOnly) return err(readOnly());
    if (opened.value.plans.db.inTransaction) return err(busy());
    const from = await presentKey(opened.value, present);
    if (!from.ok) return from;
    const to = next === null ? null : await newKey(next);
    try {
      if (!from.value && !to) return err(notEncrypted());
      const sealed = context.session.reseal(from.value, to);
      tellChanged(context);
      if (!sealed.ok) return sealed;
    } finally {
      forgetKey(from.value);
      forgetKey(to);
    }
    const workspace = context.session.describe();
    if (!workspace) return context.session.current() as Result<never, HostError>;
    return ok({ workspace, oldBackups: oldBackups(context).length });
  },

  'workspace.removeOldBackups': (_input, context) => {
    const opened = context.session.current();
    if (!opened.ok) return opened;
    const old = oldBackups(context);
    for (const path of old) rmSync(path, { force: true });
    context.session.backup();
    return ok({ removed: old.length });
  },
};

async function presentKey(
  { mark }: Opened,
  passphrase: string | undefined,
): Promise<Result<WorkspaceKey | null, HostError>> {
  if (!mark) return ok(null);
  const key = passphrase === undefined ? null : await keyForMark(mark, passphrase);
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

function busy(): HostError {
  return hostError(
    'passphrase-refused',
    'Entries are being imported into this workspace. Wait until that has ended, or cancel it, then try again.',
    { params: { reason: 'busy' } },
  );
}
