// Finds a Chromium for the browser tests, and gets one where there is none: HURDLE_BROWSER, an installed
// Chrome, Edge or Chromium, Playwright's own, Playwright's download, Debian's package (as root only).
// A browser counts only when it starts: some systems ship a stub that asks for another package.

import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { inRoot, localNode, ROOT, toolEnvironment } from './environment.mjs';

const LINUX = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/**
 * Where an installed browser would be, best first. Pure.
 * @param {string} platform
 * @param {Record<string, string | undefined>} env
 * @returns {string[]}
 */
export function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
    return MAC.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return WINDOWS.flatMap((path) =>
      folders.flatMap((folder) => (folder ? [[folder, ...path].join('\\')] : [])),
    );
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ ok: true, path: string } | { ok: false, message: string }>}
 */
export async function findBrowser(say) {
  const named = process.env.HURDLE_BROWSER;
  if (named) {
    if (await starts(named)) return { ok: true, path: named };
    return { ok: false, message: `HURDLE_BROWSER names ${named}, which is not a browser that starts.` };
  }
  const there = (await installed()) ?? (await ofPlaywright());
  if (there !== undefined) return { ok: true, path: there };

  say('No Chrome, Edge or Chromium found; fetching one for the tests ...');
  const cli = inRoot('node_modules', 'playwright', 'cli.js');
  const node = localNode() ?? process.execPath;
  const env = toolEnvironment();
  await run(node, [cli, 'install', 'chromium'], { cwd: ROOT, env, timeoutMs: 300_000 });
  const fetched = await ofPlaywright();
  if (fetched !== undefined) return { ok: true, path: fetched };

  if (process.getuid?.() === 0 && isDebian()) {
    say("Playwright's download did not work; trying Debian's chromium ...");
    const apt = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 600_000 };
    await run('apt-get', ['update'], apt);
    const added = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
    await run('apt-get', added, apt);
    const packaged = await installed();
    if (packaged !== undefined) return { ok: true, path: packaged };
  }
  return {
    ok: false,
    message:
      'The browser tests need Chrome, Edge or Chromium, and none could be found or fetched. Install one, ' +
      'or run `npx playwright install chromium`, or name one in HURDLE_BROWSER.',
  };
}

async function installed() {
  for (const path of usualPlaces(process.platform, process.env)) {
    if (await starts(path)) return path;
  }
  return undefined;
}

/** The browser that belongs to this version of Playwright, where it has been downloaded. */
async function ofPlaywright() {
  try {
    const { chromium } = await import('@playwright/test');
    const path = chromium.executablePath();
    return (await starts(path)) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
async function starts(path) {
  if (!existsSync(path)) return false;
  // On Windows --version opens a window instead of answering.
  if (process.platform === 'win32') return true;
  const asked = await run(path, ['--version'], { timeoutMs: 20_000 });
  return asked.code === 0 && /\d+\.\d+/.test(asked.output);
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
