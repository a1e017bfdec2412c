// Which of the two hosts to start, and Electron's binary: whether it is there, and fetching it once
// where it may be used. Electron's package has no install script; without this a fresh clone would
// never get the binary. A fetch that failed is not tried again for a day.

import { existsSync, readFileSync } from 'node:fs';
import { run } from './child.mjs';
import { inRoot, ROOT, toolEnvironment } from './environment.mjs';
import { readStamp, writeStamp } from './fingerprint.mjs';

const FAILED = inRoot('node_modules', '.hurdle-electron-failed');
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const FETCH_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * Whether a window can be shown at all. Without a display a browser would end as soon as it started, and
 * take the host along: then the address is all there is to give.
 * @param {{ platform: string, env: Record<string, string | undefined> }} machine
 */
export function hasDisplay(machine) {
  return machine.platform !== 'linux' || Boolean(machine.env.DISPLAY || machine.env.WAYLAND_DISPLAY);
}

/**
 * Why Electron can't or shouldn't be used here, in words that follow "Electron ..."; undefined where it
 * can. Asking for no window, a port or the local host asks for the local host, and needs no reason.
 * @param {{ open: boolean, local: boolean, port?: number }} options
 * @param {{ platform: string, isRoot: boolean, env: Record<string, string | undefined> }} machine
 * @returns {'asked' | string | undefined}
 */
export function whyLocalHost(options, machine) {
  if (options.local || !options.open || options.port !== undefined) return 'asked';
  if (!hasDisplay(machine)) return 'has no display here';
  return machine.platform === 'linux' && machine.isRoot
    ? 'does not run as root with its sandbox on'
    : undefined;
}

/** @returns {string | undefined} the path of the program */
export function electronBinary() {
  try {
    const name = readFileSync(inRoot('node_modules', 'electron', 'path.txt'), 'utf8').trim();
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules', 'electron', 'dist');
    const file = `${folder}/${name}`;
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} node
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} the path of the program, if it could be had
 */
export async function fetchElectron(node, say) {
  const there = electronBinary();
  if (there !== undefined) return there;
  const failedAt = Number(readStamp(FAILED) ?? 0);
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || Date.now() - failedAt < RETRY_AFTER_MS) return undefined;
  say('Fetching Electron (once; about 120 MB; `npm start -- --local` does without) ...');
  const installer = inRoot('node_modules', 'electron', 'install.js');
  await run(node, [installer], { cwd: ROOT, env: toolEnvironment(), timeoutMs: FETCH_TIMEOUT_MS });
  const fetched = electronBinary();
  if (fetched === undefined) writeStamp(FAILED, String(Date.now()));
  return fetched;
}
