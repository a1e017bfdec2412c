/**
 * Opens and creates workspaces. A file is opened only when it is whole, ours and of a version we know;
 * anything else is refused and left as it is. What cannot be written is opened as a private copy for reading.
 * While open, SQLite's exclusive lock keeps every other program out.
 */
import { rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database as Db } from 'better-sqlite3';
import { err, ok, type Result } from '../../models/plan/result.ts';
import type { HostError } from '../contract/host-error.ts';
import { hostError } from '../contract/host-error.ts';
import { openDatabaseFile } from './cipher/database-file.ts';
import { discardResealing } from './cipher/reseal-file.ts';
import type { WorkspaceKey } from './cipher/workspace-key.ts';
import { APPLICATION_ID, checkFile } from './file-check.ts';
import { copyQuietFile, isExists, publishFile } from './file-copy.ts';
import { readLockNote, removeLockNote, writeLockNote } from './lock-note.ts';
import { migrate, newestVersion, storedVersion } from './migrate.ts';
import { ALL_MIGRATIONS } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { hasOurTables } from './schema-check.ts';
import {
  damaged,
  foreign,
  locked,
  newer,
  passphraseNeeded,
  passphraseWrong,
  storeFailure,
} from './store-failure.ts';
import { privateFolder } from './temporary/private-folder.ts';

export type OpenWorkspace = {
  readonly db: Db;
  readonly path: string;
  readonly readOnly: boolean;
  readonly encrypted: boolean;
  readonly close: () => void;
};

export type OpenOptions = {
  /** Called with the open database before a migration; keeps a backup or throws. */
  readonly backup: (db: Db, fromVersion: number) => void;
  readonly migrations?: readonly Migration[];
  /** Open a private copy for reading, even where writing is possible and another program holds the file. */
  readonly readOnly?: boolean;
  /** How long to wait for another program to let go, in milliseconds. */
  readonly patience?: number;
  /** Of an encrypted file. SQLite takes a copy of it; the caller forgets its own. */
  readonly key?: WorkspaceKey | null;
  /** Every page was read and found whole a moment ago: not again, which takes seconds with a large file. */
  readonly wasChecked?: boolean;
};

export function openWorkspace(path: string, options: OpenOptions): Result<OpenWorkspace, HostError> {
  try {
    return openChecked(path, options);
  } catch (error) {
    // A full disk or a missing right while copying or backing up is an answer; anything else is a broken promise.
    const failure = storeFailure(error);
    if (failure) return err(failure);
    throw error;
  }
}

function openChecked(path: string, options: OpenOptions): Result<OpenWorkspace, HostError> {
  const migrations = options.migrations ?? ALL_MIGRATIONS;
  const check = checkFile(path, newestVersion(migrations));
  if (!check.ok) return check;
  const { encrypted, writable } = check.value;
  const key = encrypted ? (options.key ?? null) : null;
  if (encrypted && !key) return err(passphraseNeeded(basename(path, '.hurdle')));
  if (options.readOnly || !writable) return openCopy(path, migrations, key);
  const { patience = 1000, backup, wasChecked = false } = options;
  const opened = whoHolds(path, () => openFile(path, { migrations, patience, backup, key, wasChecked }));
  if (!opened.ok) return opened;
  const db = opened.value;
  discardResealing(path);
  writeLockNote(path);
  const close = (): void => {
    if (!db.open) return;
    foldLog(db);
    db.close();
    removeLockNote(path);
  };
  return ok({ db, path, readOnly: false, encrypted, close });
}

/**
 * Folding the log into the file leaves one file behind, which a user can copy or mail as it is. On a full disk the
 * log stays beside the file, and the next start reads both.
 */
function foldLog(db: Db): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!storeFailure(error)) throw error;
  }
}

/** A file that is held by another program is refused with the holder's name, where that is known. */
function whoHolds<T>(path: string, open: () => Result<T, HostError>): Result<T, HostError> {
  try {
    return open();
  } catch (error) {
    const failure = storeFailure(error);
    if (failure?.code === 'workspace-locked') return err(locked(readLockNote(path)));
    throw error;
  }
}

/** Makes a new, empty workspace; refuses to overwrite. The file appears under its name when it is complete. */
export function createWorkspace(
  path: string,
  migrations = ALL_MIGRATIONS,
  key: WorkspaceKey | null = null,
): Result<true, HostError> {
  const part = `${path}.part`;
  if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
    return err(
      hostError(
        'workspace-missing',
        'The folder for this workspace does not exist. Choose another folder, or make it first.',
      ),
    );
  }
  try {
    discardPart(part);
    const db = openDatabaseFile(part, key);
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma('synchronous = FULL');
      migrate(db, migrations, () => undefined);
      db.pragma('journal_mode = WAL');
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
    publishFile(part, path);
    return ok(true);
  } catch (error) {
    if (isExists(error)) {
      return err(
        hostError(
          'workspace-exists',
          'A workspace of this name exists already. Choose another name, or open it.',
        ),
      );
    }
    const failure = storeFailure(error);
    if (failure) return err(failure);
    throw error;
  } finally {
    try {
      discardPart(part);
    } catch {
      // What cannot be removed must not hide why the workspace could not be made.
    }
  }
}

/** With the logs that SQLite leaves beside a file when the disk is full. */
function discardPart(part: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
}

type FileOptions = {
  readonly migrations: readonly Migration[];
  readonly patience: number;
  readonly backup: (db: Db, fromVersion: number) => void;
  readonly key: WorkspaceKey | null;
  readonly wasChecked: boolean;
};

function openFile(path: string, options: FileOptions): Result<Db, HostError> {
  const { patience, key } = options;
  let db: Db | null = null;
  try {
    db = openDatabaseFile(path, key, { fileMustExist: true, timeout: patience });
    // Before the first read: the lock then needs no shared memory, so it also holds on network disks.
    db.pragma('locking_mode = EXCLUSIVE');
    if (key && !canRead(db)) {
      db.close();
      return err(passphraseWrong());
    }
    const refusal = prepare(db, options);
    if (!refusal) return ok(db);
    db.close();
    return err(refusal);
  } catch (error) {
    db?.close();
    throw error;
  }
}

/** Whether the key fits the first page. What is wrong behind it is damage. */
function canRead(db: Db): boolean {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false;
    throw error;
  }
}

function prepare(db: Db, { migrations, backup, wasChecked }: FileOptions): HostError | null {
  db.pragma('trusted_schema = OFF');
  db.pragma('foreign_keys = ON');
  db.pragma('cell_size_check = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('BEGIN IMMEDIATE; COMMIT');
  if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) return foreign();
  // The header may lag behind the log, so the version is asked again of the database itself.
  const version = storedVersion(db);
  if (version > newestVersion(migrations)) return newer(version, newestVersion(migrations));
  if (!wasChecked && db.pragma('quick_check(1)', { simple: true }) !== 'ok') return damaged();
  if (!hasOurTables(db, migrations, version)) return damaged();
  migrate(db, migrations, (from) => backup(db, from));
  return null;
}

/** Bytes are copied as they are: the private copy of an encrypted workspace is encrypted too. */
function openCopy(
  path: string,
  migrations: readonly Migration[],
  key: WorkspaceKey | null,
): Result<OpenWorkspace, HostError> {
  const folder = privateFolder('read');
  const copy = join(folder, 'copy.hurdle');
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  let db: Db | null = null;
  try {
    // The holder may be writing; a quiet moment comes within a few tries.
    let quiet = false;
    for (let attempt = 0; attempt < 20 && !quiet; attempt += 1) quiet = copyQuietFile(path, copy);
    const settings = { migrations, patience: 0, backup: () => undefined, key, wasChecked: false };
    const opened = quiet ? openFile(copy, settings) : err(locked(readLockNote(path)));
    if (!opened.ok) return opened;
    const readable = opened.value;
    readable.pragma('query_only = ON');
    db = readable;
    const close = (): void => {
      readable.close();
      discard();
    };
    return ok({ db: readable, path, readOnly: true, encrypted: key !== null, close });
  } finally {
    if (!db) discard();
  }
}
