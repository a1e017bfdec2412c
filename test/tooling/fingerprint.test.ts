// Staleness by content: what must change a fingerprint changes it, what must not does not; and when a tree
// installed by hand is as good as one installed by the command.

import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint, readStamp, sameTree, writeStamp } from '../../scripts/fingerprint.mjs';

let root = '';
const file = (name: string) => join(root, name);
const now = () => fingerprint(root, ['src', 'lock.json']);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hurdle-fingerprint-'));
  mkdirSync(file('src/deep'), { recursive: true });
  writeFileSync(file('src/a.ts'), 'one');
  writeFileSync(file('src/deep/b.ts'), 'two');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the fingerprint of the sources', () => {
  it('stays when a file is only touched', () => {
    const before = now();
    utimesSync(file('src/a.ts'), 0, 0);
    expect(now()).toBe(before);
  });

  it('changes with a changed byte, a new file, a renamed file and a file that comes into being', () => {
    const seen = [now()];
    writeFileSync(file('src/a.ts'), 'One');
    seen.push(now());
    writeFileSync(file('src/c.ts'), '');
    seen.push(now());
    renameSync(file('src/c.ts'), file('src/d.ts'));
    seen.push(now());
    writeFileSync(file('lock.json'), '{}');
    seen.push(now());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('changes when bytes move from one file to its neighbour', () => {
    const before = now();
    writeFileSync(file('src/a.ts'), 'on');
    writeFileSync(file('src/deep/b.ts'), 'etwo');
    expect(now()).not.toBe(before);
  });

  it('changes with the facts beside the files', () => {
    expect(fingerprint(root, ['src'], ['linux'])).not.toBe(fingerprint(root, ['src'], ['darwin']));
  });

  it('is remembered in a stamp, and a stamp that is not there is nothing', () => {
    expect(readStamp(file('out/stamp'))).toBe(undefined);
    writeStamp(file('out/stamp'), 'abc');
    expect(readStamp(file('out/stamp'))).toBe('abc');
  });
});

describe('a tree installed by hand', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/zod': { version: '4.0.0' },
      'node_modules/only-on-windows': { version: '1.0.0', optional: true },
    },
  };

  it('is taken as it is when every package is there in the version of the lock file', () => {
    expect(sameTree(lock, { packages: { 'node_modules/zod': { version: '4.0.0' } } })).toBe(true);
  });

  it('is not when a package is missing or another version', () => {
    expect(sameTree(lock, { packages: {} })).toBe(false);
    expect(sameTree(lock, { packages: { 'node_modules/zod': { version: '4.0.1' } } })).toBe(false);
  });
});
