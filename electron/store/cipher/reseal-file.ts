/**
 * Encrypts a closed workspace, changes its passphrase or takes it away: a copy beside the file is written anew,
 * opened with the new key and compared with the file row by row, and only then takes its place in one step.
 * Killed at any moment, the file is the old one or the new one, whole.
 */
import { createHash, type Hash } from 'node:crypto';
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as Db } from 'better-sqlite3';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { syncFile, syncFolder } from '../file-copy.ts';
import { openDatabaseFile, rekeyFile } from './database-file.ts';
import type { WorkspaceKey } from './workspace-key.ts';

/** How long to wait for another program to let go, in milliseconds. */
const PATIENCE = 1000;
const ENDS = ['', '-wal', '-shm', '-journal'] as const;

/**
 * The key `from` must be the right one, null for a plain file. The file is held while it is copied and compared, so that
 * no other program can write to it meanwhile. Throws what SQLite and the disk throw.
 */
export function resealFile(
  path: string,
  from: WorkspaceKey | null,
  to: WorkspaceKey | null,
): Result<true, HostError> {
  const part = partOf(path);
  const source = openDatabaseFile(path, from, { fileMustExist: true, timeout: PATIENCE });
  try {
    source.pragma('locking_mode = EXCLUSIVE');
    source.exec('BEGIN IMMEDIATE; COMMIT');
    discardResealing(path);
    source.prepare('VACUUM INTO ?').run(part);
    chmodSync(part, 0o600);
    rekeyFile(part, from, to);
    finishPart(part, to);
    if (contentDigest(source) !== digestOfFile(part, to)) return err(notEqual());
    syncFile(part);
    source.pragma('wal_checkpoint(TRUNCATE)');
    // Some systems do not replace a file that is open.
    source.close();
    renameSync(part, path);
    syncFolder(dirname(path));
    return ok(true);
  } finally {
    source.close();
    discardResealing(path);
  }
}

/** What a program that was killed while resealing may have left: to be called by who holds the workspace. */
export function discardResealing(path: string): void {
  for (const end of ENDS) rmSync(`${partOf(path)}${end}`, { force: true });
}

function partOf(path: string): string {
  return `${path}.resealing`;
}

/** As createWorkspace leaves a file: in WAL mode, with nothing in the log. */
function finishPart(part: string, key: WorkspaceKey | null): void {
  const db = openDatabaseFile(part, key);
  try {
    db.pragma('synchronous = FULL');
    db.pragma('journal_mode = WAL');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function digestOfFile(path: string, key: WorkspaceKey | null): string {
  const db = openDatabaseFile(path, key, { fileMustExist: true });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    return contentDigest(db);
  } finally {
    db.close();
  }
}

/** Over the version, the tables' definitions and every row of every table: equal for equal contents. */
export function contentDigest(db: Db): string {
  const hash = createHash('sha256');
  add(hash, [db.pragma('application_id', { simple: true }), db.pragma('user_version', { simple: true })]);
  const tables = db
    .prepare<[], { name: string; sql: string | null }>(
      `SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY type DESC, name`,
    )
    .all();
  for (const { name, sql } of tables) {
    add(hash, [name, sql]);
    if (!sql?.startsWith('CREATE TABLE')) continue;
    const rows = db.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw(true).safeIntegers(true);
    for (const row of rows.iterate()) add(hash, row);
  }
  return hash.digest('hex');
}

function add(hash: Hash, values: readonly unknown[]): void {
  for (const value of values) {
    const text = Buffer.isBuffer(value) ? value.toString('base64') : String(value);
    hash.update(`${typeof value}:${Buffer.byteLength(text)}:`).update(text);
  }
  hash.update('\n');
}

function notEqual(): HostError {
  return hostError(
    'workspace-damaged',
    'The new file was not equal to the workspace, so nothing was changed. The workspace is as it was.',
    { params: { reason: 'not-equal' } },
  );
}
