// Builds the application when its sources have changed since the last build; `npm run build` is the
// same by itself. The stamp is taken away first and put back last, so that a build that was
// interrupted is never taken for a whole one.

import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { run } from './child.mjs';
import { inRoot, localNode, ROOT, toolEnvironment } from './environment.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { installIfNeeded } from './install.mjs';

const STAMP = inRoot('out', '.hurdle-build');
const INPUTS = [
  'electron',
  'models',
  'scenarios',
  'renderer',
  'electron.vite.config.ts',
  'package-lock.json',
];

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ ok: true, built: boolean } | { ok: false, message: string }>}
 */
export async function buildIfStale(say) {
  const wanted = fingerprint(ROOT, INPUTS);
  if (readStamp(STAMP) === wanted) return { ok: true, built: false };
  say('Building (a few seconds) ...');
  rmSync(STAMP, { force: true });
  const node = localNode() ?? process.execPath;
  const tool = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const ended = await run(node, [tool, 'build', '--logLevel', 'warn'], { cwd: ROOT, env: toolEnvironment() });
  if (ended.code !== 0) return { ok: false, message: `The build failed:\n${ended.output.trim()}` };
  writeStamp(STAMP, wanted);
  return { ok: true, built: true };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  /** @param {string} line */
  const say = (line) => void process.stdout.write(`${line}\n`);
  const installed = await installIfNeeded(say);
  const built = installed.ok ? await buildIfStale(say) : installed;
  if (!built.ok) say(built.message);
  else say('The build in out/ is up to date.');
  process.exitCode = built.ok ? 0 : 1;
}
