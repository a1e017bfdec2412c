/**
 * A copy of a workspace that is open and held still. A plain one is written compactly, without what was deleted in it; an
 * encrypted one byte by byte, because its key is not at hand, and so stays under the same passphrase.
 */
import { rmSync } from 'node:fs';
import { publishFile } from '../file-copy.ts';
import { copyBytes, type StillBytes } from './copy-bytes.ts';
import { openDatabaseFile } from './database-file.ts';
import type { CopyWatch } from './reseal-file.ts';

export type Copying = StillBytes & { readonly target: string; readonly encrypted: boolean };

/** The target appears when it is whole; one that exists is never overwritten. Throws what SQLite and the disk throw. */
export function writeCopy({ target, encrypted, ...still }: Copying, watch: CopyWatch): void {
  discardCopying(target);
  const bytes = bytesOf(target);
  try {
    copyBytes(still, bytes, (done) => watch('copying', done, still.size));
    if (encrypted) publishFile(bytes, target);
    else {
      const part = partOf(target);
      watch('writing', 0, still.size, part);
      const db = openDatabaseFile(bytes, null, { fileMustExist: true });
      try {
        db.prepare('VACUUM INTO ?').run(part);
      } finally {
        db.close();
      }
      publishFile(part, target);
    }
  } finally {
    discardCopying(target);
  }
}

/** What a copying that was stopped may have left. */
export function discardCopying(target: string): void {
  for (const path of [partOf(target), bytesOf(target)]) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
  }
}

function partOf(target: string): string {
  return `${target}.part`;
}

function bytesOf(target: string): string {
  return `${target}.bytes`;
}
