/**
 * Entry of the local host: Node on loopback, the page in an installed browser. Starts, prints the address on a
 * line of its own, opens a window, and ends cleanly: what was acknowledged is in the file, the log is folded in.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, defaultDataFolder, makeDataFolder } from './host/data/data-folder.ts';
import { findProgram } from './host/data/program-folder.ts';
import { startFailure } from './host/data/start-failure.ts';
import { startHttpServer } from './host/http-server.ts';
import { readArguments, USAGE } from './host/local/arguments.ts';
import { findBrowser, isProgram, openWindow } from './host/local/browser.ts';
import { localPlatform } from './host/local/local-platform.ts';
import { announceRunning, askRunning, lockDataFolder, retractRunning } from './host/local/single-instance.ts';
import { openHost } from './host/open-host.ts';
import { createServices } from './host/services.ts';

type Opened = { readonly closed: Promise<void>; readonly close: () => void };

async function start(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) {
    process.stderr.write(`${read.error}\n${USAGE}\n`);
    return 2;
  }
  if (read.value.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const around = { os: process.platform, env: process.env, home: homedir() };
  const folder = dataFolder(read.value.data ?? defaultDataFolder(around));
  makeDataFolder(folder);
  const lock = lockDataFolder(folder.root);
  if (!lock) return joinRunning(folder.running, folder.browserProfile, read.value.open);

  const program = findProgram(import.meta.dirname);
  const platform = localPlatform(program.version);
  const checkOutputs = process.env.HURDLE_CHECK_OUTPUTS === '1';
  const host = openHost({ platform, services: createServices(), folder, checkOutputs });
  const handoverSecret = randomBytes(32).toString('base64url');
  const { port, version } = { port: read.value.port, version: program.version };
  const server = await startHttpServer({
    host,
    page: program.page,
    version,
    port,
    handoverSecret,
    log: platform.log,
  }).catch(async (error: unknown) => {
    await host.close();
    lock.release();
    throw error;
  });
  announceRunning(folder.running, { port: server.port, secret: handoverSecret, pid: process.pid });
  if (!existsSync(join(program.page, 'index.html'))) {
    process.stderr.write('The page is not built yet: "npm start" builds it.\n');
  }

  const ended = endSignal();
  const window = show(server.newAddress(), folder.browserProfile, read.value.open);
  await Promise.race([ended, window ? lastWindowClosed(window, server.connections) : ended]);
  retractRunning(folder.running);
  window?.close();
  await server.close();
  await host.close();
  lock.release();
  return 0;
}

/** A second start shows the first one's window again, or says why it can't. */
async function joinRunning(running: string, profile: string, open: boolean): Promise<number> {
  const address = await askRunning(running);
  if (!address) {
    process.stderr.write(
      'Hurdle is already running on this data folder. Use its window, or close it first.\n',
    );
    return 1;
  }
  const window = show(address, profile, open);
  await window?.closed;
  return 0;
}

function show(address: string, profile: string, open: boolean): Opened | null {
  process.stdout.write(`Hurdle is running at ${address}\n`);
  if (!open) return null;
  const around = { os: process.platform, env: process.env, home: homedir(), isProgram };
  const browser = findBrowser(around);
  if (!browser) {
    process.stdout.write('No Chrome, Edge or Chromium was found: open the address above in your browser.\n');
    return null;
  }
  const child = openWindow(browser, address, profile);
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => {
      process.stdout.write('The browser could not be started: open the address above yourself.\n');
    });
  });
  return { closed, close: () => child.kill() };
}

/**
 * The window's process has ended and no page listens any more for three seconds. A browser that was open already
 * takes the address over and ends its second process at once: its page then gets a minute to connect.
 */
async function lastWindowClosed(window: Opened, connections: () => number): Promise<void> {
  await window.closed;
  let seen = false;
  for (let quiet = 0; quiet < (seen ? 3 : 60); quiet += 1) {
    if (connections() > 0) {
      seen = true;
      quiet = 0;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function endSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) {
      process.on(signal, () => resolve());
    }
  });
}

process.exitCode = await start(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  return 1;
});
// Keep-alive connections of a browser must not hold the process once everything is stored.
process.exit();
