// models/, scenarios/ and electron/contract/ run in Node as they are, without a build: each file is loaded
// by a fresh Node that only strips types. A type-only import written as a value import, an enum or an
// import without its extension fails here by name.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesUnder, ROOT } from './source-files.ts';

const FOLDERS = ['models', 'scenarios', 'electron/contract'].map((folder) => ({
  folder,
  files: filesUnder(folder, ['.ts']),
}));

const LOADER = `
const bad = [];
for (const url of JSON.parse(process.argv[1])) {
  try { await import(url); } catch (error) { bad.push(url + ': ' + error.message.split('\\n')[0]); }
}
process.stdout.write(JSON.stringify(bad));
`;

describe('sources without a build', () => {
  it('are found', () => {
    expect(FOLDERS[0]?.files.length).toBeGreaterThan(5);
  });

  it.each(FOLDERS)('load in Node by stripping types: $folder', ({ files }) => {
    const urls = files.map((file) => pathToFileURL(join(ROOT, file.path)).href);
    const args = ['--input-type=module', '--eval', LOADER, '--', JSON.stringify(urls)];
    const ended = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(ended.stderr).toBe('');
    expect(JSON.parse(ended.stdout)).toEqual([]);
  });
});
