// How `npm start` ends and what it chooses: signals reach the program, nothing is left running, and the
// local host is chosen where Electron can't or should not be used.

import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { hasDisplay, whyLocalHost } from '../../scripts/electron-binary.mjs';
import { canRunSources } from '../../scripts/environment.mjs';
import { usualPlaces } from '../../scripts/find-browser.mjs';
import { ROOT } from '../walls/source-files.ts';

const url = (name: string) => JSON.stringify(pathToFileURL(`${ROOT}/scripts/${name}`).href);

/** Stands for the host: says its process id, and on SIGTERM says so before it ends. */
const HOST = `process.on('SIGTERM', () => { console.log('saved'); process.exit(3); });
console.log('pid ' + process.pid);
setInterval(() => undefined, 1000);`;

const SUPERVISOR = `import { runInForeground } from ${url('child.mjs')};
const args = ['--import', ${url('end-with-parent.mjs')}, '--input-type=module', '--eval', ${JSON.stringify(HOST)}];
process.exitCode = await runInForeground(process.execPath, args);`;

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

async function startSupervised() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', SUPERVISOR], { stdio: 'pipe' });
  started.push(child);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  while (!/pid \d+\n/.test(printed)) await new Promise((resolve) => setTimeout(resolve, 20));
  return { child, ended, host: Number(/pid (\d+)/.exec(printed)?.[1]), printed: () => printed };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('ending', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s lets the program finish, leaves none behind and is exit code 0',
    async (signal) => {
      const { child, ended, host, printed } = await startSupervised();
      child.kill(signal);
      expect(await ended).toBe(0);
      expect(printed()).toContain('saved');
      expect(isAlive(host)).toBe(false);
    },
  );

  it('takes the program along even when the command is killed outright', async () => {
    const { child, ended, printed } = await startSupervised();
    child.kill('SIGKILL');
    // The output pipe is shared with the program: it closes only when both have ended.
    await ended;
    expect(printed()).toContain('saved');
  });

  it('passes on the exit code of a program that ends by itself', async () => {
    const { ended, host } = await startSupervised();
    process.kill(host, 'SIGTERM');
    expect(await ended).toBe(3);
  });
});

describe('the choice of host', () => {
  const plain = { open: true, local: false };
  const desktop = { platform: 'linux', isRoot: false, env: { DISPLAY: ':0' } };

  it('is Electron on a desktop, and wherever the platform always has a display', () => {
    expect(whyLocalHost(plain, desktop)).toBe(undefined);
    expect(whyLocalHost(plain, { platform: 'win32', isRoot: false, env: {} })).toBe(undefined);
    expect(whyLocalHost(plain, { ...desktop, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(undefined);
  });

  it('is the local host without a word when it was asked for', () => {
    expect(whyLocalHost({ ...plain, open: false }, desktop)).toBe('asked');
    expect(whyLocalHost({ ...plain, local: true }, desktop)).toBe('asked');
    expect(whyLocalHost({ ...plain, port: 0 }, desktop)).toBe('asked');
  });

  it('is the local host with a reason as root and without a display', () => {
    expect(whyLocalHost(plain, { ...desktop, isRoot: true })).toContain('root');
    expect(whyLocalHost(plain, { ...desktop, env: {} })).toContain('display');
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
  });
});

describe('what the machine offers', () => {
  it('knows which Node runs TypeScript sources by itself', () => {
    // Unflagged since 22.18.0 and, without a warning, since 24.3.0 (Node's page on TypeScript, "History").
    const can = ['22.18.0', '22.20.1', '24.3.0', '24.21.0', '26.0.0'].map(canRunSources);
    const cannot = ['18.20.0', '20.20.2', '22.17.1', '23.11.0', '24.2.0'].map(canRunSources);
    expect(can).toEqual([true, true, true, true, true]);
    expect(cannot).toEqual([false, false, false, false, false]);
  });

  it('looks for a browser where each system keeps it, Chrome first', () => {
    expect(usualPlaces('linux', { PATH: '/usr/bin' })[0]).toBe('/usr/bin/google-chrome');
    expect(usualPlaces('darwin', {})[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(usualPlaces('win32', { PROGRAMFILES: 'C:\\Program Files' })[0]).toBe(
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(usualPlaces('linux', {})).toEqual([]);
  });
});
