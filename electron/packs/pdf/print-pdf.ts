/**
 * A document printed as PDF by an installed Chrome, Edge or Chromium without a window. The document is closed (no script,
 * no address outside); the browser gets a profile of its own that is removed afterwards, and is ended when it takes too
 * long or the work is cancelled.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import { findPrinter, isProgram } from '../../host/local/browser.ts';

/** A pack of a hundred pages takes some seconds; what takes this long has hung. */
const LONGEST_MS = 120_000;

export type PrintPdf = (html: string, signal?: AbortSignal) => Promise<Result<Uint8Array, HostError>>;

export const printWithBrowser: PrintPdf = async (html, signal) => {
  const program = findPrinter({ os: process.platform, env: process.env, home: homedir(), isProgram });
  if (program === null) {
    return err(
      refused(
        'no-browser',
        'The PDF was not made: it is printed by Chrome, Edge or Chromium, and none is installed. The other forms do not need one.',
      ),
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'hurdle-print-'));
  try {
    const page = join(folder, 'pack.html');
    const target = join(folder, 'pack.pdf');
    writeFileSync(page, html);
    const ended = await run(program, printArguments(page, target, join(folder, 'profile')), signal);
    if (signal?.aborted) return err(refused('cancelled', 'Cancelled. Nothing was written.'));
    const bytes = readIfThere(target);
    if (bytes) return ok(bytes);
    return err(
      refused(
        'print-failed',
        ended === 'too-long'
          ? 'The PDF was not made: the browser that prints it took too long and was ended.'
          : 'The PDF was not made: the browser that prints it failed. Try again, or take the HTML form and print it.',
      ),
    );
  } finally {
    // The browser's helpers may hold their files for a moment longer.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
};

export function printArguments(page: string, target: string, profile: string): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-component-update',
    '--disable-extensions',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--user-data-dir=${profile}`,
    // Chromium refuses its sandbox to root; for anyone else the sandbox stays on.
    ...(isRoot ? ['--no-sandbox'] : []),
    `--print-to-pdf=${target}`,
    pathToFileURL(page).href,
  ];
}

type Ended = 'done' | 'failed' | 'too-long';

function run(program: string, args: readonly string[], signal: AbortSignal | undefined): Promise<Ended> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve('failed');
      return;
    }
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end(child);
    }, LONGEST_MS);
    const cancel = (): void => end(child);
    signal?.addEventListener('abort', cancel, { once: true });
    const settle = (ended: Ended): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(late ? 'too-long' : ended);
    };
    child.once('error', () => settle('failed'));
    child.once('exit', (code) => settle(code === 0 ? 'done' : 'failed'));
  });
}

/** The browser and the helpers that it has started. */
function end(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function refused(reason: string, message: string): HostError {
  return hostError('export-refused', message, { params: { reason } });
}
