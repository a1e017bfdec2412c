// Installs the packages when they are missing or the lock file has changed; otherwise does nothing and
// takes no time. npm asks nothing and prints nothing unless it fails. Install scripts of packages are
// not run: the only one needed is that of `node`, which is run by name (better-sqlite3 brings its
// binaries, Electron fetches its own when first started).

import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { run } from './child.mjs';
import { inRoot, localNode, ROOT } from './environment.mjs';
import { fingerprint, readStamp, sameTree, writeStamp } from './fingerprint.mjs';

const STAMP = inRoot('node_modules', '.hurdle-install');

/**
 * @param {(line: string) => void} say for the one line of progress
 * @returns {Promise<{ ok: true } | { ok: false, message: string }>}
 */
export async function installIfNeeded(say) {
  const wanted = fingerprint(ROOT, ['package-lock.json'], [process.platform, process.arch]);
  if (readStamp(STAMP) !== wanted) {
    if (!installedByHand()) {
      say('Installing packages (once; about half a minute) ...');
      const installed = await npm(installCommand());
      if (installed.code !== 0) return failure('npm could not install the packages.', installed.output);
    }
    writeStamp(STAMP, wanted);
  }
  if (existsSync(inRoot('node_modules', 'node', 'bin')) && localNode()) return { ok: true };
  const fetched = await npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (localNode()) return { ok: true };
  return failure(
    'Node 24 could not be installed among the packages, and this Node is older.',
    fetched.output,
  );
}

/** A developer's own `npm install` of the same lock file is as good as ours. */
function installedByHand() {
  try {
    const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
    return sameTree(lock, JSON.parse(readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')));
  } catch {
    return false;
  }
}

/** `npm ci` first empties node_modules, which Windows refuses while the Node inside it is running. */
function installCommand() {
  const inUse = process.platform === 'win32' && existsSync(inRoot('node_modules'));
  return [inUse ? 'install' : 'ci', '--prefer-offline', '--include=dev', '--ignore-scripts'];
}

/** @param {string[]} args */
function npm(args) {
  const all = [...args, '--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--yes'];
  const cli = process.env.npm_execpath;
  // npm names itself to the scripts it runs; other package managers do too, and do not read our lock file.
  if (cli !== undefined && basename(cli).startsWith('npm')) {
    const node = process.env.npm_node_execpath ?? process.execPath;
    return run(node, [cli, ...all], { cwd: ROOT });
  }
  return run('npm', all, { cwd: ROOT, shell: process.platform === 'win32' });
}

/**
 * @param {string} sentence
 * @param {string} output
 * @returns {{ ok: false, message: string }}
 */
function failure(sentence, output) {
  // npm says what went wrong first and fills the rest with its own manual.
  const said = output.trim().split('\n').slice(0, 12).join('\n');
  return { ok: false, message: `${sentence} The first start needs the network once. npm said:\n${said}` };
}
