/**
 * Workspaces opened lately, newest first, at most twelve. The page names one by its id, never by its path.
 */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { RecentWorkspace } from '../../contract/workspace-calls.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const LONGEST = 12;
const recentSchema = z.array(z.object({ path: z.string().min(1), openedAt: z.string() }));

export type RecentStore = {
  readonly list: () => RecentWorkspace[];
  readonly pathOf: (id: string) => string | null;
  readonly newest: () => string | null;
  readonly remember: (path: string, at: Date) => void;
};

export function openRecent(file: string): RecentStore {
  const read = () => readJsonFile(file, recentSchema) ?? [];
  return {
    list: () =>
      read().map(({ path, openedAt }) => ({
        id: idOf(path),
        name: workspaceName(path),
        location: path,
        openedAt,
        exists: statSync(path, { throwIfNoEntry: false })?.isFile() === true,
      })),
    pathOf: (id) => read().find((entry) => idOf(entry.path) === id)?.path ?? null,
    newest: () => read()[0]?.path ?? null,
    remember: (path, at) => {
      const others = read().filter((entry) => entry.path !== path);
      writeJsonFile(file, [{ path, openedAt: at.toISOString() }, ...others].slice(0, LONGEST));
    },
  };
}

export function workspaceName(path: string): string {
  return basename(path).replace(/\.hurdle$/i, '');
}

function idOf(path: string): string {
  return pathKey(path, 16);
}

/** A short stable name for a path, which does not give the path away. */
export function pathKey(path: string, length: number): string {
  return createHash('sha256').update(path).digest('hex').slice(0, length);
}
