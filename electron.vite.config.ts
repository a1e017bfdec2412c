// How Hurdle is built. The Node side keeps its folders (out/electron, out/models, out/scenarios mirror
// the sources file by file, so that a path relative to a module is the same before and after the build);
// the preload is one CommonJS file, the only form a sandboxed Electron page accepts; the page is
// split so that charts and other heavy parts load when a page first asks for them.
// Packages of the Node side stay in node_modules: the build never copies a native or wasm module.

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantine from 'postcss-preset-mantine';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

/**
 * Packages that the first paint needs, in files of their own, so that an edit of ours leaves them cached.
 * Charts are not among them: a dynamic import gives them a file by itself, whereas a named group would
 * draw shared small packages into it and so load it at once.
 */
const vendors: readonly { readonly name: string; readonly packages: RegExp }[] = [
  { name: 'react', packages: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'mantine', packages: /node_modules\/(@mantine|@floating-ui|clsx)\// },
  {
    name: 'formula',
    packages: /node_modules\/(mathjs|complex\.js|decimal\.js|fraction\.js|typed-function)\//,
  },
];

/** A worker is named by its source beside the module; after the build the file there ends in .js. */
const workerFiles: Plugin = {
  name: 'hurdle:worker-files',
  renderChunk: (code) =>
    code.replace(/(new URL\(\s*["']\.[^"']+)\.ts(["'],\s*import\.meta\.url)/g, '$1.js$2'),
};

const FRAME =
  /\/(?:renderer\/(?:app|state|host|frame|grid|simulation\/(?:use-simulation|simulation-state))|models\/(?:plan|text))\/|@tabler\/icons-react/;

export default defineConfig({
  main: {
    plugins: [workerFiles],
    build: {
      outDir: at('out'),
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: {
          'electron/main': at('electron/main.ts'),
          'electron/local': at('electron/local.ts'),
          'electron/cli': at('electron/cli.ts'),
          'electron/exchange/parse-worker': at('electron/exchange/parse-worker.ts'),
          'electron/exchange/actuals/actuals-worker': at('electron/exchange/actuals/actuals-worker.ts'),
          'electron/simulation/study-worker': at('electron/simulation/study-worker.ts'),
        },
        output: { preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/electron'),
      emptyOutDir: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    // Not under the sources' root: an absent folder is fine, a copied surprise is not.
    publicDir: false,
    css: { postcss: { plugins: [mantine()] } },
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // A strict content policy allows no data: scripts or fonts; keep every asset a file.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: at('renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              ...vendors.map((vendor) => ({ name: vendor.name, test: vendor.packages })),
              // What every page needs in one file: dozens of small ones cost more to ask for than to read.
              { name: 'frame', test: FRAME },
            ],
          },
        },
      },
    },
  },
});
