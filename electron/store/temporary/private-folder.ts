/**
 * Folders of this program in the system's temporary folder, which nobody else of the machine may read; and what a program
 * that was killed left there: copies of a workspace must not lie about for good. A folder says by its name whose it is.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^hurdle-(?:files|read)-(\d+)-[A-Za-z0-9]{6}$/;

export function privateFolder(kind: 'files' | 'read', under = tmpdir()): string {
  return mkdtempSync(join(under, `hurdle-${kind}-${process.pid}-`));
}

/** Those of programs that do not run any more. What cannot be removed stays, and is nobody's trouble. */
export function discardAbandoned(under = tmpdir()): void {
  for (const name of readdirSync(under)) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(under, name);
    try {
      if (statSync(path).uid === (process.getuid?.() ?? statSync(path).uid)) {
        rmSync(path, { recursive: true, force: true });
      }
    } catch {
      // Somebody else may have been faster, or holds a file of it open.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No right to ask means that there is one.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
