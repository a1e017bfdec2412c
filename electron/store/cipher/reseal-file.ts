/**
 * Encrypts a workspace, changes its passphrase or takes it away, while it is open and held still: its bytes are copied
 * beside it, written anew under the other key and compared with it value by value. Only then does the new file take the
 * place of the old one, in one step. Killed at any moment, the file is the old one or the new one, whole.
 */
import { renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { syncFile, syncFolder } from '../file-copy.ts';
import { copyBytes, type StillBytes } from './copy-bytes.ts';
import { openDatabaseFile, type SealedFile } from './database-file.ts';
import { isSameDatabase, rewriteDatabase } from './rewrite-database.ts';
import type { WorkspaceKey } from './workspace-key.ts';

const ENDS = ['', '-wal', '-shm', '-journal'] as const;

export type Resealing = StillBytes & {
  readonly path: string;
  /** The right key of the file, null for a plain one; and the other one. */
  readonly from: WorkspaceKey | null;
  readonly to: WorkspaceKey | null;
};

export type CopyPhase = 'copying' | 'writing' | 'checking';

/** How far a phase is: done of all. `grows`: a file that grows to about that size meanwhile, where nothing else tells. */
export type CopyWatch = (phase: CopyPhase, done: number, all: number, grows?: string) => void;

/** Makes the new file beside the old one. Throws what SQLite and the disk throw. */
export function writeResealed(
  { path, from, to, ...still }: Resealing,
  watch: CopyWatch,
): Result<true, HostError> {
  discardResealing(path);
  const copy: SealedFile = { path: copyOf(path), key: from };
  const part: SealedFile = { path: partOf(path), key: to };
  copyBytes(still, copy.path, (done) => watch('copying', done, still.size));
  watch('writing', 0, still.size, part.path);
  rewriteDatabase(copy, part);
  const isEqual = isSameDatabase(copy, part, (done, all) => watch('checking', done, all));
  discard(copy.path);
  if (!isEqual) return err(notEqual());
  finishPart(part);
  syncFile(part.path);
  return ok(true);
}

/** The one step. The workspace must be closed, with nothing in its log. */
export function putResealed(path: string): void {
  renameSync(partOf(path), path);
  syncFolder(dirname(path));
}

/** What a resealing that was stopped or killed may have left: to be called by who holds the workspace. */
export function discardResealing(path: string): void {
  discard(partOf(path));
  discard(copyOf(path));
}

function discard(path: string): void {
  for (const end of ENDS) rmSync(`${path}${end}`, { force: true });
}

function partOf(path: string): string {
  return `${path}.resealing`;
}

function copyOf(path: string): string {
  return `${path}.resealing-copy`;
}

/** As createWorkspace leaves a file: in WAL mode, with nothing in the log. */
function finishPart({ path, key }: SealedFile): void {
  const db = openDatabaseFile(path, key);
  try {
    db.pragma('synchronous = FULL');
    db.pragma('journal_mode = WAL');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function notEqual(): HostError {
  return hostError(
    'workspace-damaged',
    'The new file was not equal to the workspace, so nothing was changed. The workspace is as it was.',
    { params: { reason: 'not-equal' } },
  );
}
