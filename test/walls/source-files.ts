// Reads the project's own sources for the walls: which files there are, what each imports, and its text
// without comments. A scan of the text, not a parser: it must see too much rather than too little.
// Reads only; knows nothing of the rules.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const LAYERS = ['models', 'scenarios', 'electron', 'renderer'] as const;

export type SourceFile = {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
};

/** Files below `folder` with one of the endings, in a fixed order. */
export function filesUnder(folder: string, endings: readonly string[]): readonly SourceFile[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((full) => full.slice(ROOT.length + 1).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Every TypeScript file of the four layers. */
export function layerSources(): readonly SourceFile[] {
  return LAYERS.flatMap((layer) => filesUnder(layer, ['.ts', '.tsx']));
}

const IMPORTS = [
  /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  /\bnew\s+URL\(\s*['"](\.[^'"]+\.(?:ts|tsx))['"]\s*,\s*import\.meta\.url/g,
];

/** What a file imports, as written: types, values, dynamic imports and worker files alike. */
export function importsOf(file: SourceFile): readonly string[] {
  const code = withoutComments(file.text);
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

/** A relative import as a path from the root; a package by its own name; `node:` modules as written. */
export function target(file: SourceFile, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file.path), specifier);
  if (specifier.startsWith('node:')) return specifier;
  const [scope = '', name = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${scope}/${name}` : scope;
}

/** Line comments only where they start a line or follow a blank, so that `https://` in a string survives. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** The lines of the comment that a file opens with, without the comment marks; none where there is none. */
export function headerLines(text: string): readonly string[] {
  const block = /^\s*\/\*+([\s\S]*?)\*\//.exec(text);
  const lines = block ? (block[1] ?? '').split('\n') : (/^(?:\/\/.*\n)+/.exec(text)?.[0] ?? '').split('\n');
  return lines.map((line) => line.replace(/^\s*(?:\/\/|\*)?\s*/, '')).filter((line) => line !== '');
}
