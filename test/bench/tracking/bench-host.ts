/**
 * A host on the workspace of a million entries, for the benches of tracking: asked through its dispatcher as a page asks,
 * and closed with its folder when the work is done.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../../electron/host/data/data-folder.ts';
import { openHost } from '../../../electron/host/open-host.ts';
import { createServices } from '../../../electron/host/services.ts';
import { ok } from '../../../models/plan/result.ts';
import { writeMillionEntries } from './million-entries.ts';

export type BenchHost = {
  /** Where files for an import may be written. */
  readonly folder: string;
  readonly must: (method: string, input: unknown) => Promise<unknown>;
  /** Milliseconds of one call. */
  readonly time: (method: string, input: unknown) => Promise<number>;
  /** The ticket of a file as if it had been picked. */
  readonly bring: (purpose: string, file: string) => Promise<string>;
};

/** Gives the work a folder with the workspace in it, and removes it afterwards. */
export async function withMillionEntries<T>(work: (folder: string, path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-bench-'));
  try {
    const path = join(folder, 'million.hurdle');
    writeMillionEntries(path);
    return await work(folder, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workspace at `path` is open when the work begins. It is the first of February 2029: all 36 months are over. */
export async function withBenchHost<T>(
  folder: string,
  path: string,
  work: (host: BenchHost) => Promise<T>,
): Promise<T> {
  let picked = path;
  const host = openHost({
    platform: {
      host: 'direct',
      version: 'bench',
      user: 'bench',
      now: () => new Date('2029-02-01T12:00:00Z'),
      newId: () => crypto.randomUUID(),
      pickFile: async () => ok(picked),
      pickTarget: async () => ok(null),
      log: (problem) => process.stderr.write(`${String(problem)}\n`),
    },
    services: createServices(),
    folder: dataFolder(join(folder, 'data')),
  });
  const must: BenchHost['must'] = async (method, input) => {
    const answer = await host.dispatcher.call(method, input);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.message}`);
    return answer.value;
  };
  const time: BenchHost['time'] = async (method, input) => {
    const started = performance.now();
    await must(method, input);
    return performance.now() - started;
  };
  const bring: BenchHost['bring'] = async (purpose, file) => {
    picked = file;
    const value = await must('file.pick', { purpose });
    if (typeof value !== 'object' || value === null || !('ticket' in value)) throw new Error('no ticket');
    return String(value.ticket);
  };
  try {
    await must('workspace.open', { ticket: await bring('workspace', path) });
    return await work({ folder, must, time, bring });
  } finally {
    await host.close();
  }
}
