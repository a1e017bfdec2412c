// Where things are: the project's folder, the Node that Hurdle runs on, the tools of node_modules.
// Hurdle needs Node 24 or a late 22; the caller's may be older, so the one among the packages is used.
// Only looks; installs nothing.

import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts @returns {string} */
export const inRoot = (...parts) => join(ROOT, ...parts);

/**
 * The Node installed with the packages, or the running one if that is new enough to run TypeScript
 * sources as they are.
 * @returns {string | undefined}
 */
export function localNode() {
  const own = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  return canRunSources(process.versions.node) ? process.execPath : undefined;
}

/** @param {string} version like 22.18.0 @returns {boolean} whether that Node runs .ts files without a flag */
export function canRunSources(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 3) || (major === 22 && minor >= 18);
}

/**
 * The environment of everything started from here: the local Node and tools first on the PATH, and a place where Node
 * keeps what it has compiled, so that hosts, commands and worker threads start in half the time.
 * @param {NodeJS.ProcessEnv} extra
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  const compiled = inRoot('node_modules', '.cache', 'hurdle-compile');
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...extra };
  // Windows spells it Path; two spellings in one environment would be a matter of luck.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const node = localNode();
  const first = [inRoot('node_modules', '.bin'), ...(node ? [dirname(node)] : [])];
  env[key] = [...first, env[key] ?? ''].join(delimiter);
  return env;
}

/** A path as the person who typed it meant it: npm changes the folder before a script runs.
 * @param {string} path @returns {string} */
export const asTyped = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
