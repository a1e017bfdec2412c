/**
 * Hosts for tests: a real store in a temporary folder, stand-ins for the platform (clock, dialogs) and for the costly
 * derivation of keys, and nothing else. Every host that is opened is closed, and its folder removed, by `closeAll`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../../electron/host/data/data-folder.ts';
import type { Platform, Services } from '../../electron/host/host-context.ts';
import { type OpenHost, openHost } from '../../electron/host/open-host.ts';
import { createServices } from '../../electron/host/services.ts';
import { ok } from '../../models/plan/result.ts';
import { quickSecret } from './quick-secret.ts';

export type TestHost = {
  readonly host: OpenHost;
  readonly root: string;
  /** What the stand-in dialogs answer next; null is "cancelled". */
  readonly dialogs: { pick: string | null; target: string | null };
  readonly problems: unknown[];
};

export type TestHostOptions = {
  readonly root?: string;
  readonly services?: Partial<Services>;
  readonly platform?: Partial<Platform>;
};

const opened: (() => Promise<void>)[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-test-'));
  opened.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openTestHost(options: TestHostOptions = {}): TestHost {
  const root = options.root ?? join(temporaryFolder(), 'data');
  const dialogs: TestHost['dialogs'] = { pick: null, target: null };
  const problems: unknown[] = [];
  let ids = 0;
  const platform: Platform = {
    host: 'direct',
    version: '9.9.9',
    user: 'tester',
    now: () => new Date(),
    newId: () => `id-${process.hrtime.bigint().toString(36)}-${++ids}`,
    pickFile: async () => ok(dialogs.pick),
    pickTarget: async () => ok(dialogs.target),
    log: (problem) => problems.push(problem),
    ...options.platform,
  };
  const services = createServices({ deriveSecret: quickSecret, ...options.services });
  const host = openHost({ platform, services, folder: dataFolder(root), checkOutputs: true });
  opened.push(() => host.close());
  return { host, root, dialogs, problems };
}

/** Newest first, so that hosts are closed before their folders go. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}
