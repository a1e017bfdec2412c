/**
 * The platform of the local host: no dialogs of its own. The page picks files with the browser's file field and
 * saves by download, and is told so by the two error codes.
 */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { err } from '../../../models/plan/result.ts';
import { hostError } from '../../contract/host-error.ts';
import type { Platform } from '../host-context.ts';

export function localPlatform(version: string): Platform {
  return {
    host: 'local',
    version,
    user: userName(),
    now: () => new Date(),
    newId: randomUUID,
    pickFile: async () =>
      err(hostError('use-upload', 'In this window files are chosen with the file field.')),
    pickTarget: async () => err(hostError('use-download', 'In this window files are saved as downloads.')),
    log: (problem) => process.stderr.write(`${describeProblem(problem)}\n`),
  };
}

/** An account without a name (some containers) must not keep the program from starting. */
export function userName(): string {
  try {
    return userInfo().username.slice(0, 120) || 'user';
  } catch {
    return 'user';
  }
}

export function describeProblem(problem: unknown): string {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
