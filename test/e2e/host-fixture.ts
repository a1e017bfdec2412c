// Starts the built local host for the browser tests, one a test file, on a free port and with a data
// folder of its own that is removed afterwards. Offers `host` (its origin and folder) and a `page` that is
// already let in: the one-time token of the address is spent once, each test gets the cookie it gave.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, test as base } from '@playwright/test';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const START_LIMIT_MS = 30_000;

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

export type Host = {
  /** `http://127.0.0.1:PORT`, without the token. */
  readonly origin: string;
  readonly dataFolder: string;
  readonly process: ChildProcess;
  /** Lets a further browser context in. */
  readonly cookies: Cookies;
  readonly stop: () => Promise<void>;
};

/** Starts a host; `data` continues in a folder that an earlier host has left. */
export async function startHost(browser: Browser, data?: string): Promise<Host> {
  const dataFolder = data ?? mkdtempSync(join(tmpdir(), 'hurdle-e2e-'));
  const args = ['electron/local.ts', '--no-open', '--port', '0', '--data', dataFolder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await addressOf(child);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const cookies = await context.storageState();
  await context.close();
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    if (data === undefined) rmSync(dataFolder, { recursive: true, force: true });
  };
  return { origin: new URL(address).origin, dataFolder, process: child, cookies, stop };
}

/** The host prints its address, token included, on a line of its own; without it nothing can be tested. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const give = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`The local host ${why}. It printed:\n${printed}`));
    };
    const timer = setTimeout(() => give('gave no address in time'), START_LIMIT_MS);
    const look = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => give(`ended with code ${code}`));
  });
}

type HostsOfFiles = { readonly forFile: (file: string) => Promise<Host> };

export const test = base.extend<{ host: Host }, { hosts: HostsOfFiles }>({
  hosts: [
    async ({ browser }, use) => {
      let current: { readonly file: string; readonly host: Host } | undefined;
      const forFile = async (file: string): Promise<Host> => {
        if (current?.file === file) return current.host;
        await current?.host.stop();
        current = undefined;
        current = { file, host: await startHost(browser) };
        return current.host;
      };
      await use({ forFile });
      await current?.host.stop();
    },
    { scope: 'worker' },
  ],
  host: async ({ hosts }, use, testInfo) => use(await hosts.forFile(testInfo.file)),
  baseURL: async ({ host }, use) => use(host.origin),
  storageState: async ({ host }, use) => use(host.cookies),
});

export { expect } from '@playwright/test';
