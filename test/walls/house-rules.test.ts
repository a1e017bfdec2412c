// The house rules that a formatter can't see: file length, folder size, names, headers, escape hatches,
// and that nothing of the machine it was written on is left in the project.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, headerLines, LAYERS, layerSources, ROOT } from './source-files.ts';

const sources = layerSources();
const tests = filesUnder('test', ['.ts', '.tsx']);
const scripts = filesUnder('scripts', ['.mjs']);
const styles = filesUnder('renderer', ['.css']);
const everything = [...sources, ...tests, ...scripts, ...styles];

/** Folders that may hold more than fifteen sources: one file a page of the application, told apart by name. */
const FULL_FOLDERS = ['renderer/i18n/en', 'renderer/i18n/zh'];

describe('the house rules', () => {
  it('keep every file to 400 lines', () => {
    const long = everything
      .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
      .filter((file) => file.lines > 400);
    expect(long).toEqual([]);
  });

  it('keep every folder of sources to fifteen files', () => {
    const counts = new Map<string, number>();
    for (const { path } of sources) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const full = [...counts].filter(([folder, count]) => count > 15 && !FULL_FOLDERS.includes(folder));
    expect(full).toEqual([]);
  });

  it('give files names that say what they hold', () => {
    const name = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/;
    const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|index)\.tsx?$/;
    const bad = [...sources, ...tests].filter(
      ({ path }) => vague.test(path) || !path.split('/').every((part) => name.test(part)),
    );
    expect(bad.map((file) => file.path)).toEqual([]);
  });

  it('open every file with a comment of at most eight lines that says what it is for', () => {
    const bad = [...sources, ...tests, ...scripts]
      .map((file) => ({ path: file.path, header: headerLines(file.text) }))
      .filter(({ header }) => header.length < 1 || header.length > 8 || header.join(' ').length < 40)
      .map((file) => file.path);
    expect(bad).toEqual([]);
  });

  it('allow no way around the type checker', () => {
    // Written apart, so that this file does not find itself.
    const hatches = new RegExp(['@ts-(?:ig', 'nore|nocheck|expect-error)|biome-ig', 'nore-all'].join(''));
    const typed = [...sources, ...tests];
    expect(typed.filter((file) => hatches.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('let no test be skipped without a reason that can be told', () => {
    // vitest keeps the reason of skip(reason) alone; playwright that of test.skip(condition, reason).
    const silent =
      /\bit\.(?:skip|skipIf|runIf|todo)\b|\bdescribe\.(?:skip|skipIf|runIf|todo)\b|\bskip\(\s*\)/;
    expect(tests.filter((file) => silent.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('mock a module only in a file that runs apart', () => {
    const config = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8');
    const mocking = tests
      .filter((file) => /\bvi\.(?:mock|doMock)\(/.test(file.text))
      .map((file) => file.path);
    expect(mocking.length).toBeGreaterThan(0);
    expect(mocking.filter((path) => path.includes('.test.') && !config.includes(`'${path}'`))).toEqual([]);
  });

  it('leave no unfinished work in the sources', () => {
    const unfinished = new RegExp(['\\bTO', 'DO\\b|\\bFIX', 'ME\\b|coming so', 'on'].join(''), 'i');
    expect(sources.filter((file) => unfinished.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('mention no folder of the machine it was written on', () => {
    const places = new RegExp(
      ['(?<![\\w.])/(?:wo', 'rk|ro', 'ot|ho', 'me)/[a-z.]|\\b[A-Z]:.Us', 'ers'].join(''),
    );
    const loose = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|json|md|yml)$/.test(entry.name))
      .map((entry) => ({ path: entry.name, text: readFileSync(join(ROOT, entry.name), 'utf8') }));
    const documents = [...LAYERS, 'test', 'scripts'].flatMap((folder) =>
      filesUnder(folder, ['.md', '.json']),
    );
    const all = [...everything, ...loose, ...documents];
    expect(all.filter((file) => places.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});
