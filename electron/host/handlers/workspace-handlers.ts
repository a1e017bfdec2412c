/** Answers about the workspace: which is open, opening and creating, copies and backups. Never overwrites a file. */
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Output } from '../../contract/contract.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { backupPath, listBackups } from '../../store/backups.ts';
import { copyDatabase, freeName, publishFile } from '../../store/file-copy.ts';
import { createWorkspace } from '../../store/open-workspace.ts';
import { missing } from '../../store/store-failure.ts';
import { safeFileStem } from '../data/file-name.ts';
import { workspaceName } from '../data/recent.ts';
import type { HostContext } from '../host-context.ts';
import type { Handlers } from './handler.ts';

type Current = Output<'workspace.current'>;

export const workspaceHandlers: Handlers<
  | 'workspace.current'
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.copy'
  | 'workspace.backups'
  | 'workspace.restoreBackup'
> = {
  'workspace.current': (_input, context) => ok(current(context)),

  'workspace.create': ({ name }, context) => {
    const path = freeName(context.folder.root, safeFileStem(name));
    const created = createWorkspace(path);
    return created.ok ? open(context, path) : created;
  },

  'workspace.open': (input, context) => {
    if ('recentId' in input) {
      const path = context.session.recent.pathOf(input.recentId);
      return path ? open(context, path) : err(missing());
    }
    const file = context.tickets.find(input.ticket, 'workspace');
    if (!file.ok) return file;
    if (!file.value.temporary) return open(context, file.value.path);
    // An uploaded file moves into the data folder under a free name; a refused one leaves nothing behind.
    mkdirSync(context.folder.workspaces, { recursive: true });
    const path = freeName(context.folder.workspaces, safeFileStem(workspaceName(file.value.name)));
    takeOver(file.value.path, path);
    context.tickets.discard(input.ticket);
    const opened = open(context, path);
    if (!opened.ok) rmSync(path, { force: true });
    return opened;
  },

  'workspace.copy': (_input, { session, tickets }) => {
    const opened = session.current();
    if (!opened.ok) return opened;
    const { file } = opened.value;
    const path = tickets.temporaryPath();
    if (file.readOnly) file.db.pragma('query_only = OFF');
    try {
      copyDatabase(file.db, path);
    } finally {
      if (file.readOnly) file.db.pragma('query_only = ON');
    }
    const name = `${workspaceName(file.path)}.hurdle`;
    const ticket = tickets.forTemporary('save', path, name);
    return ticket.ok ? ok({ ticket: ticket.value, name }) : ticket;
  },

  'workspace.backups': (_input, { folder }) => ok({ backups: listBackups(folder.backups) }),

  'workspace.restoreBackup': ({ id }, context) => {
    const { folder } = context;
    const source = backupPath(folder.backups, id);
    const backup = listBackups(folder.backups).find((entry) => entry.id === id);
    if (!source || !backup) {
      return err(hostError('not-found', 'This backup does not exist any more.', { field: 'id' }));
    }
    const path = freeName(folder.root, safeFileStem(`${backup.name} (backup ${backup.at.slice(0, 10)})`));
    copyFileSync(source, `${path}.part`);
    publishFile(`${path}.part`, path);
    return open(context, path);
  },
};

function current({ session }: HostContext): Current {
  const state = session.current();
  return {
    workspace: session.describe(),
    problem: state.ok ? null : state.error,
    recent: session.recent.list(),
  };
}

function open(context: HostContext, path: string): Result<Current, HostError> {
  const opened = context.session.open(path);
  if (!opened.ok) return opened;
  const workspace = context.session.describe();
  if (workspace) context.events.emit({ name: 'workspace.changed', payload: { workspace } });
  return ok(current(context));
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
