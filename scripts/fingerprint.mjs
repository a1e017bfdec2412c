// Content fingerprints that tell whether the packages or the build are stale.
// Content, not dates: a fresh clone, a branch switched to and back, or a copied folder give the right
// answer. Nothing is written but the one stamp file that the caller names.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hash over the named files and folders (folders with all they hold, in a fixed order). A name that
 * does not exist counts too, so that its appearing or going away changes the hash.
 * @param {string} root
 * @param {readonly string[]} names paths under root, with forward slashes
 * @param {readonly string[]} extra facts that are not files: platform, version
 * @returns {string}
 */
export function fingerprint(root, names, extra = []) {
  const hash = createHash('sha256');
  for (const fact of extra) hash.update(`fact ${fact}\n`);
  for (const name of names) {
    const files = listFiles(root, name);
    if (files.length === 0) hash.update(`none ${name}\n`);
    for (const file of files) {
      const content = readFileSync(join(root, file));
      // The length keeps two files from being taken for one with the same bytes in another division.
      hash.update(`file ${file} ${content.length}\n`);
      hash.update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} name
 * @returns {string[]} sorted, with forward slashes, relative to root
 */
function listFiles(root, name) {
  const stat = statSync(join(root, name), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [name];
  return readdirSync(join(root, name))
    .sort()
    .filter((entry) => entry !== 'node_modules' && !entry.startsWith('.'))
    .flatMap((entry) => listFiles(root, `${name}/${entry}`));
}

/** @param {string} file @returns {string | undefined} what was stamped last, if anything was */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

/**
 * Whether an installed tree is what the lock file asks for, judged by npm's own record of it: every
 * package that is not optional is there in the same version, and no other version of an optional one.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} lock
 * @param {{ packages?: Record<string, { version?: string }> }} installed
 * @returns {boolean}
 */
export function sameTree(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  return wanted.every(([path, entry]) => {
    const found = installed.packages?.[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}
