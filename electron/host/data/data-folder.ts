/**
 * Where Hurdle keeps the user's data on each system, and which files it puts there.
 * Pure but for `makeDataFolder`; the environment is passed in.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export type Surroundings = {
  readonly os: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export function defaultDataFolder(around: Surroundings): string {
  if (around.os === 'win32') {
    return join(around.env.APPDATA ?? join(around.home, 'AppData', 'Roaming'), 'Hurdle');
  }
  if (around.os === 'darwin') return join(around.home, 'Library', 'Application Support', 'Hurdle');
  const xdg = around.env.XDG_DATA_HOME;
  // The XDG specification says that a relative value is to be ignored.
  return join(xdg?.startsWith('/') ? xdg : join(around.home, '.local', 'share'), 'hurdle');
}

export type DataFolder = {
  readonly root: string;
  readonly preferences: string;
  readonly recent: string;
  readonly backups: string;
  readonly workspaces: string;
  /** Who runs on this folder: address of the running local host. */
  readonly running: string;
  readonly browserProfile: string;
};

export function dataFolder(path: string): DataFolder {
  const root = resolve(path);
  return {
    root,
    preferences: join(root, 'preferences.json'),
    recent: join(root, 'recent.json'),
    backups: join(root, 'backups'),
    workspaces: join(root, 'workspaces'),
    running: join(root, 'running.json'),
    browserProfile: join(root, 'window'),
  };
}

export function makeDataFolder(folder: DataFolder): void {
  makeFolder(folder.root);
}

/** Not mkdir's own `recursive`: that never ends where a folder exists but takes no new ones, such as /proc. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const parent = dirname(path);
  if (!found && parent !== path) makeFolder(parent);
  mkdirSync(path, { mode: 0o700 });
}
