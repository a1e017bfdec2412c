/**
 * Finds an installed Chrome, Edge or Chromium and opens an address in it as an application window with a profile
 * of its own, so that Hurdle shares nothing with the user's browsing. Never downloads anything.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserSurroundings = {
  readonly os: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isProgram: (path: string) => boolean;
};

const LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** HURDLE_BROWSER first; null when there is no browser, or no screen to open it on. */
export function findBrowser(around: BrowserSurroundings): string | null {
  const { os, env } = around;
  if (os === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return null;
  return findPrinter(around);
}

/** As findBrowser, for a browser that prints without a window and so needs no screen. */
export function findPrinter(around: BrowserSurroundings): string | null {
  const candidates = [around.env.HURDLE_BROWSER ?? '', ...installed(around)].filter((path) => path !== '');
  return candidates.find(around.isProgram) ?? null;
}

function installed({ os, env, home }: BrowserSurroundings): string[] {
  if (os === 'darwin') {
    return MAC.flatMap((name) =>
      ['/Applications', join(home, 'Applications')].map((folder) =>
        join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (os === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return WINDOWS.flatMap((parts) => roots.flatMap((root) => (root ? [join(root, ...parts)] : [])));
  }
  const folders = [
    ...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
    '/usr/bin',
    '/snap/bin',
  ];
  return LINUX.flatMap((name) => folders.map((folder) => join(folder, name)));
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function browserArguments(address: string, profile: string, isRoot: boolean): string[] {
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking'];
  const offline = ['--disable-sync', '--disable-component-update', '--disable-default-apps'];
  // Chromium refuses its sandbox to root; for anyone else the sandbox stays on.
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  return [`--app=${address}`, `--user-data-dir=${profile}`, ...quiet, ...offline, ...sandbox];
}

export function openWindow(program: string, address: string, profile: string): ChildProcess {
  const isRoot = process.getuid?.() === 0;
  return spawn(program, browserArguments(address, profile, isRoot), { stdio: 'ignore' });
}
