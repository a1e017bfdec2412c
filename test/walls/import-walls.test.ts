// The walls between the layers: who may import whom. The rules are those of the README of each top
// folder. A failure lists every offending import, so that it can be mended without a second run.

import { describe, expect, it } from 'vitest';
import { importsOf, layerSources, type SourceFile, target, withoutComments } from './source-files.ts';

const sources = layerSources();
const inFolder = (folder: string) => sources.filter((file) => file.path.startsWith(`${folder}/`));

/** Imports of the files that `allowed` refuses, as "file -> import". */
function offences(files: readonly SourceFile[], allowed: (to: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .map((specifier) => target(file, specifier))
      .filter((to) => !allowed(to))
      .map((to) => `${file.path} -> ${to}`),
  );
}

const OURS = ['models/', 'scenarios/', 'electron/', 'renderer/', 'test/', 'scripts/'];
const isOurs = (to: string) => OURS.some((folder) => to.startsWith(folder)) || to.startsWith('..');
const within = (to: string, ...folders: readonly string[]) => folders.some((folder) => to.startsWith(folder));

/** Packages that only a host may load: native, of the shell, or of the size of a whole page. */
const HOST_PACKAGES = ['@ironcalc/wasm', 'better-sqlite3', 'electron', 'excelize-wasm', 'highs', 'xlsx'];
const NODE_BUILTINS = [
  'fs',
  'path',
  'os',
  'crypto',
  'child_process',
  'worker_threads',
  'http',
  'url',
  'util',
];
const needsHost = (to: string) =>
  to.startsWith('node:') || HOST_PACKAGES.includes(to) || NODE_BUILTINS.includes(to);

describe('the import walls', () => {
  it('see the sources at all', () => {
    // Without this a wrong folder name would make every wall below stand around nothing.
    expect(inFolder('models').length).toBeGreaterThan(5);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(50);
  });

  it('see each way of importing', () => {
    const text = `import { a } from './a.ts';\nimport type { B } from './b.ts';\nexport { c } from './c.ts';
import './d.ts';\nconst e = await import('./e.ts');\nnew Worker(new URL('./f.ts', import.meta.url));
import {\n  g,\n} from './g.ts'; // import './not.ts'`;
    const file = { path: 'models/x/y.ts', text };
    const seen = importsOf(file).map((specifier) => target(file, specifier));
    expect([...seen].sort()).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `models/x/${name}.ts`),
    );
  });

  it('let models/ import only models/, zod and mathjs', () => {
    const allowed = (to: string) => within(to, 'models/') || to === 'zod' || to === 'mathjs';
    expect(offences(inFolder('models'), allowed)).toEqual([]);
  });

  it('let scenarios/ import only scenarios/, models/ and zod', () => {
    const allowed = (to: string) => within(to, 'scenarios/', 'models/') || to === 'zod';
    expect(offences(inFolder('scenarios'), allowed)).toEqual([]);
  });

  it('let electron/contract/ import only itself, models/, scenarios/ types and zod', () => {
    const allowed = (to: string) => within(to, 'electron/contract/', 'models/', 'scenarios/') || to === 'zod';
    expect(offences(inFolder('electron/contract'), allowed)).toEqual([]);
  });

  it('keep the renderer out of electron/', () => {
    expect(offences(inFolder('electron'), (to) => !within(to, 'renderer/', 'test/', 'scripts/'))).toEqual([]);
  });

  it('let the renderer reach only contract/, scenarios/ and models/, and nothing that needs a host', () => {
    const allowed = (to: string) =>
      within(to, 'renderer/', 'electron/contract/', 'scenarios/', 'models/') ||
      !(isOurs(to) || needsHost(to));
    expect(offences(inFolder('renderer'), allowed)).toEqual([]);
  });

  it('let only one file touch ipcMain', () => {
    const users = sources.filter((file) => /\bipcMain\b/.test(withoutComments(file.text)));
    expect(users.map((file) => file.path).length, users.map((file) => file.path).join(', ')).toBeLessThan(2);
  });

  it('ask for the extension on every relative import', () => {
    const bare = sources.flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('.') && !/\.(ts|tsx|css|json|svg|png|sql)(\?[a-z]+)?$/.test(to))
        .map((to) => `${file.path} -> ${to}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the pure layers', () => {
  const pure = [...inFolder('models'), ...inFolder('scenarios')];
  const impure: readonly (readonly [string, RegExp])[] = [
    ['unseeded randomness', /\bMath\.random\b|\bcrypto\b\s*\./],
    ['the clock', /\bDate\.now\b|\bnew Date\b|\bDate\(|\bperformance\.now\b|\bTemporal\.Now\b/],
    ['timers', /\bset(?:Timeout|Interval|Immediate)\b/],
    ['the DOM or the process', /\b(?:window|document|process|globalThis)\./],
    ['code made from text', /\beval\s*\(|\bnew Function\b/],
  ];

  it.each(impure)('do not use %s', (_, pattern) => {
    const users = pure.filter((file) => pattern.test(withoutComments(file.text)));
    expect(users.map((file) => file.path)).toEqual([]);
  });
});
