/** Answers about the workspace: which is open, opening and creating, backups. Never overwrites a file. */
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { backupPath, listBackups } from '../../store/backups.ts';
import { newKey } from '../../store/cipher/workspace-key.ts';
import { freeName, publishFile } from '../../store/file-copy.ts';
import { ALL_MIGRATIONS } from '../../store/migrations/all-migrations.ts';
import { createWorkspace } from '../../store/open-workspace.ts';
import { missing } from '../../store/store-failure.ts';
import { safeFileStem } from '../data/file-name.ts';
import { workspaceName } from '../data/recent.ts';
import type { HostContext } from '../host-context.ts';
import type { TicketFile } from '../tickets.ts';
import { admitFile, keyFor } from '../workspace/admit-file.ts';
import { type Current, currentAnswer, openAndTell } from '../workspace/current-answer.ts';
import type { Handlers } from './handler.ts';

export const workspaceHandlers: Handlers<
  | 'workspace.current'
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.backups'
  | 'workspace.restoreBackup'
> = {
  'workspace.current': (_input, context) => ok(currentAnswer(context)),

  'workspace.create': async ({ name, passphrase }, context) => {
    const path = freeName(context.folder.root, safeFileStem(name));
    const key = passphrase === undefined ? null : await newKey(passphrase, context.services.deriveSecret);
    const created = createWorkspace(path, ALL_MIGRATIONS, key);
    return created.ok ? openAndTell(context, path, key) : created;
  },

  'workspace.open': (input, context) => {
    const { passphrase } = input;
    if ('recentId' in input) {
      const path = context.session.recent.pathOf(input.recentId);
      return path ? openInPlace(context, path, passphrase) : err(missing());
    }
    const file = context.tickets.find(input.ticket, 'workspace');
    if (!file.ok) return file;
    return file.value.temporary
      ? openUpload(context, input.ticket, file.value, passphrase)
      : openInPlace(context, file.value.path, passphrase);
  },

  'workspace.backups': (_input, { folder }) => ok({ backups: listBackups(folder.backups) }),

  'workspace.restoreBackup': async ({ id, passphrase }, context) => {
    const { folder } = context;
    const source = backupPath(folder.backups, id);
    const backup = listBackups(folder.backups).find((entry) => entry.id === id);
    if (!source || !backup) {
      return err(hostError('not-found', 'This backup does not exist any more.', { field: 'id' }));
    }
    const key = await admitFile(source, backup.name, passphrase, context.services.deriveSecret);
    if (!key.ok) return key;
    const path = freeName(folder.root, safeFileStem(`${backup.name} (backup ${backup.at.slice(0, 10)})`));
    copyFileSync(source, `${path}.part`);
    publishFile(`${path}.part`, path);
    return openAndTell(context, path, key.value);
  },
};

async function openInPlace(
  context: HostContext,
  path: string,
  passphrase: string | undefined,
): Promise<Result<Current, HostError>> {
  const opened = context.session.current();
  // Its file must not be looked at from outside: on some systems that lets go of SQLite's lock.
  if (opened.ok && opened.value.file.path === path) return openAndTell(context, path, null);
  const key = await keyFor(path, workspaceName(path), passphrase, context.services.deriveSecret);
  // Without a key the session tells why, and remembers it where nothing is open.
  return openAndTell(context, path, key.ok ? key.value : null);
}

/** An uploaded file moves into the data folder under a free name; a refused one leaves nothing behind. */
async function openUpload(
  context: HostContext,
  ticket: string,
  file: TicketFile,
  passphrase: string | undefined,
): Promise<Result<Current, HostError>> {
  const name = workspaceName(file.name);
  const key = await admitFile(file.path, name, passphrase, context.services.deriveSecret);
  // The ticket stays, so that the passphrase can be asked for and given.
  if (!key.ok) return key;
  mkdirSync(context.folder.workspaces, { recursive: true });
  const path = freeName(context.folder.workspaces, safeFileStem(name));
  takeOver(file.path, path);
  context.tickets.discard(ticket);
  const opened = openAndTell(context, path, key.value);
  if (!opened.ok) rmSync(path, { force: true });
  return opened;
}

function takeOver(temporary: string, path: string): void {
  const part = join(`${path}.part`);
  try {
    renameSync(temporary, part);
  } catch {
    // The temporary folder may be on another disk.
    copyFileSync(temporary, part);
  }
  publishFile(part, path);
}
