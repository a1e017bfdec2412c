/**
 * A small file beside an open workspace that says who holds it, so that a second program can name the first.
 * It is information only: the lock itself is SQLite's, which the system releases even after a crash.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ user: z.string().max(200), computer: z.string().max(200), pid: z.int() });

function notePath(workspace: string): string {
  return join(dirname(workspace), `~$${basename(workspace)}.lock`);
}

export function writeLockNote(workspace: string): void {
  const note = { user: userInfo().username, computer: hostname(), pid: process.pid };
  try {
    writeFileSync(notePath(workspace), JSON.stringify(note));
  } catch {
    // Without the note the lock still holds; only the name of the holder is unknown.
  }
}

export function removeLockNote(workspace: string): void {
  rmSync(notePath(workspace), { force: true });
}

/** Such as "anna on FIN-042, process 4711"; null when nothing readable is there. */
export function readLockNote(workspace: string): string | null {
  try {
    const note = noteSchema.safeParse(JSON.parse(readFileSync(notePath(workspace), 'utf8')));
    return note.success ? `${note.data.user} on ${note.data.computer}, process ${note.data.pid}` : null;
  } catch {
    return null;
  }
}
