/**
 * Which workspace is open, and the changing over from one to another. The old one is closed only after the
 * new one is open, so a refused file leaves the user where they were. Backups are taken on the way. An encrypted one can
 * be locked: closed, its key forgotten, and remembered by its path alone.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { EventOf } from '../contract/events.ts';
import { type HostError, hostError } from '../contract/host-error.ts';
import type { LockedWorkspace, Workspace } from '../contract/workspace-calls.ts';
import { type BackupPlace, backupBeforeMigration, backupDaily } from '../store/backups.ts';
import { type StillFile, stillFile } from '../store/cipher/still-file.ts';
import { type KeyMark, markOf, type WorkspaceKey } from '../store/cipher/workspace-key.ts';
import { createWorkspace, type OpenWorkspace, openWorkspace } from '../store/open-workspace.ts';
import { passphraseNeeded, storeFailure } from '../store/store-failure.ts';
import { createTracking, type Tracking } from '../tracking/tracking.ts';
import type { DataFolder } from './data/data-folder.ts';
import { pathKey, type RecentStore, workspaceName } from './data/recent.ts';
import { createPlanService, type PlanService } from './plan-service.ts';

export type SessionOptions = {
  readonly folder: DataFolder;
  readonly recent: RecentStore;
  readonly now: () => Date;
  readonly who: () => string;
  readonly announce: (event: EventOf<'plan.changed'>) => void;
  readonly log: (problem: unknown) => void;
};

export type Opened = {
  readonly file: OpenWorkspace;
  readonly plans: PlanService;
  readonly tracking: Tracking;
  /** Of an encrypted workspace: whether a passphrase is its own. */
  readonly mark: KeyMark | null;
  /** For another thread that reads its bytes. */
  readonly still: StillFile;
};

export type WorkspaceSession = {
  readonly recent: RecentStore;
  /** The open workspace, or why there is none. */
  readonly current: () => Result<Opened, HostError>;
  readonly describe: () => Workspace | null;
  /** An encrypted workspace that waits for its passphrase. */
  readonly locked: () => (LockedWorkspace & { readonly path: string }) | null;
  /** The key of an encrypted file; the caller forgets its own afterwards. */
  readonly open: (path: string, key?: WorkspaceKey | null) => Result<Opened, HostError>;
  /** Closes an encrypted workspace until it is opened again. False when none is open, or something is being written. */
  readonly lock: () => boolean;
  /** Closes the open workspace, puts another file in its place and opens that; where it fails, the old one again. */
  readonly replace: (
    put: () => void,
    from: WorkspaceKey | null,
    to: WorkspaceKey | null,
  ) => Result<Opened, HostError>;
  /** Where backups of the open workspace lie, and how they are named. */
  readonly backupPlace: () => BackupPlace | null;
  /** Copies today's state into the backups, if it is due. Failing is logged, never in the user's way. */
  readonly backup: () => void;
  readonly close: () => void;
};

const FIRST_NAME = 'My workspace.hurdle';

/** Opens the workspace of last time; at the first start makes one. */
export function startSession(options: SessionOptions): WorkspaceSession {
  const session = createSession(options);
  const first = options.recent.newest() ?? join(options.folder.root, FIRST_NAME);
  const isNew = options.recent.newest() === null && !statSync(first, { throwIfNoEntry: false });
  if (isNew) createWorkspace(first);
  session.open(first);
  return session;
}

function createSession(options: SessionOptions): WorkspaceSession {
  let state: Result<Opened, HostError> = err(
    hostError('workspace-missing', 'No workspace is open. Open one, or create a new one.'),
  );

  let waiting: string | null = null;

  function place(path: string): BackupPlace {
    return { folder: options.folder.backups, name: workspaceName(path), key: pathKey(path, 8) };
  }

  function open(path: string, key: WorkspaceKey | null = null): Result<Opened, HostError> {
    const opened = openIt(path, key, false);
    if (opened.ok) backup();
    return opened;
  }

  function openIt(path: string, key: WorkspaceKey | null, wasChecked: boolean): Result<Opened, HostError> {
    if (state.ok && state.value.file.path === path) return state;
    const opened = attempt(() =>
      openWorkspace(path, {
        backup: (db: Database, from: number) => {
          backupBeforeMigration(db, place(path), from, options.now());
        },
        key,
        wasChecked,
      }),
    );
    if (!opened.ok) {
      refused(path, opened.error);
      return opened;
    }
    close();
    const file = opened.value;
    const { now, who, announce } = options;
    const plans = createPlanService({ db: file.db, readOnly: file.readOnly, now, who, announce });
    state = ok({
      file,
      plans,
      tracking: createTracking(plans),
      mark: key && file.encrypted ? markOf(key) : null,
      still: stillFile(file.db),
    });
    options.recent.remember(path, options.now());
    return state;
  }

  /** Nothing is open: what is said about it is the newest refusal, but a wrong passphrase only asks again. */
  function refused(path: string, error: HostError): void {
    if (state.ok) return;
    if (error.code === 'passphrase-needed') {
      waiting = path;
      state = err(error);
    } else if (waiting === null) state = err(error);
  }

  function lock(): boolean {
    if (!state.ok || !state.value.file.encrypted || state.value.plans.db.inTransaction) return false;
    const { path } = state.value.file;
    close();
    waiting = path;
    state = err(passphraseNeeded(workspaceName(path)));
    return true;
  }

  function replace(
    put: () => void,
    from: WorkspaceKey | null,
    to: WorkspaceKey | null,
  ): Result<Opened, HostError> {
    if (!state.ok) return state;
    const { path } = state.value.file;
    close();
    const done = attempt(() => ok(put()));
    // Both files were read to the end a moment ago, and other calls are waiting.
    const opened = openIt(path, done.ok ? to : from, true);
    return done.ok ? opened : done;
  }

  function attempt<T>(action: () => Result<T, HostError>): Result<T, HostError> {
    try {
      return action();
    } catch (error) {
      options.log(error);
      const failure = storeFailure(error);
      return err(
        failure ??
          hostError(
            'workspace-damaged',
            'This workspace could not be opened and was left as it is. Open a backup of it.',
          ),
      );
    }
  }

  function backup(): void {
    if (!state.ok || state.value.file.readOnly) return;
    try {
      backupDaily(state.value.file.db, place(state.value.file.path), options.now());
    } catch (error) {
      options.log(error);
    }
  }

  function close(): void {
    waiting = null;
    if (!state.ok) return;
    try {
      state.value.file.close();
    } catch (error) {
      options.log(error);
    } finally {
      state.value.still.release();
    }
    state = err(hostError('workspace-missing', 'No workspace is open. Open one, or create a new one.'));
  }

  return {
    recent: options.recent,
    current: () => state,
    describe: () => (state.ok ? describe(state.value.file) : null),
    locked: () =>
      waiting === null ? null : { name: workspaceName(waiting), location: waiting, path: waiting },
    open,
    lock,
    replace,
    backupPlace: () => (state.ok ? place(state.value.file.path) : null),
    backup,
    close,
  };
}

function describe(file: OpenWorkspace): Workspace {
  const size = [file.path, `${file.path}-wal`]
    .map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, part) => sum + part, 0);
  return {
    name: workspaceName(file.path),
    location: file.path,
    readOnly: file.readOnly,
    size,
    encrypted: file.encrypted,
  };
}
