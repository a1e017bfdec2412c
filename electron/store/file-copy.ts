/**
 * Copies of a workspace: a consistent one from an open database, a readable one of a file that another
 * program may hold. A copy appears under its name only when it is whole and on the disk.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';

/** VACUUM INTO a new file. An existing file of that name is never overwritten: EEXIST is thrown. */
export function copyDatabase(db: Database, target: string): void {
  const part = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    publishFile(part, target);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Gives a finished file its final name, after its bytes are on the disk; throws EEXIST rather than overwrite. */
export function publishFile(part: string, target: string): void {
  syncFile(part);
  try {
    linkSync(part, target);
  } catch (error) {
    if (isExists(error)) throw error;
    // Some network and FAT disks know no hard links; COPYFILE_EXCL keeps the promise there.
    copyExclusive(part, target);
  }
  rmSync(part, { force: true });
  syncFolder(dirname(target));
}

function copyExclusive(part: string, target: string): void {
  try {
    copyFileSync(part, target, 1);
    syncFile(target);
  } catch (error) {
    // A copy that ran out of disk must not stand there under the file's name.
    if (!isExists(error)) rmSync(target, { force: true });
    throw error;
  }
}

/** The name itself has to reach the disk too; systems without such a call (Windows) do it by themselves. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Not possible here, and not needed where it is not possible.
  }
}

/** Copies the file and its log; false when either changed meanwhile, so that the copy may be torn. */
export function copyQuietFile(source: string, target: string): boolean {
  const before = state(source);
  mkdirSync(dirname(target), { recursive: true });
  copyWritable(source, target);
  rmSync(`${target}-wal`, { force: true });
  if (statSync(`${source}-wal`, { throwIfNoEntry: false })) copyWritable(`${source}-wal`, `${target}-wal`);
  return before === state(source);
}

/** A copy keeps the rights of its source, and SQLite must be able to fold the log into the copy. */
function copyWritable(source: string, target: string): void {
  rmSync(target, { force: true });
  copyFileSync(source, target);
  chmodSync(target, 0o600);
}

function state(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false, bigint: true }))
    .map((stat) => (stat ? `${stat.size}:${stat.mtimeNs}` : 'none'))
    .join('|');
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** `Name.hurdle`, or `Name 2.hurdle` and so on when that is taken. */
export function freeName(folder: string, name: string): string {
  const stem = basename(name, '.hurdle');
  for (let count = 1; ; count += 1) {
    const candidate = join(folder, count === 1 ? `${stem}.hurdle` : `${stem} ${count}.hurdle`);
    if (!statSync(candidate, { throwIfNoEntry: false })) return candidate;
  }
}
