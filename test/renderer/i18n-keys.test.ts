/**
 * Both languages say the same things: the same keys and placeholders, no key that nothing uses, none that is missing,
 * and no text for the user outside the language files. Reads the sources as text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMethod } from '../../electron/contract/contract.ts';
import { isEventName } from '../../electron/contract/events.ts';

const RENDERER = join(import.meta.dirname, '../../renderer');

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}

function texts(language: 'en' | 'zh'): ReadonlyMap<string, string> {
  const folder = join(RENDERER, 'i18n', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.flatMap((name) =>
      leaves(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree, `${name.replace('.json', '')}.`),
    ),
  );
}

const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: withoutComments(readFileSync(join(RENDERER, name), 'utf8')) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
}

const en = texts('en');
const zh = texts('zh');
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1]).toSorted();

/** Keys written out in full, and the beginnings of keys that are put together, as patterns. */
function usedKeys(): { readonly exact: ReadonlySet<string>; readonly patterns: readonly RegExp[] } {
  const areas = [...new Set([...en.keys()].map((key) => key.split('.')[0]))].join('|');
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const { text } of sources) {
    for (const [, key = ''] of text.matchAll(new RegExp(`['"]((?:${areas})\\.[\\w.@$-]+)['"]`, 'g')))
      exact.add(key);
    for (const [, key = ''] of text.matchAll(new RegExp(`\`((?:${areas})\\.[^\`]*)\``, 'g'))) {
      patterns.push(
        new RegExp(
          `^${key
            .split(/\$\{[^}]*\}/)
            .map(literally)
            .join('[^ ]+')}$`,
        ),
      );
    }
    for (const [, area = '', key = ''] of text.matchAll(/dynamic\(\s*'(\w+)',\s*['`]?([^'`,]*)/g)) {
      const fixed = key.includes('${') ? key.slice(0, key.indexOf('${')) : '';
      patterns.push(new RegExp(`^${literally(`${area}.${fixed}`)}`));
    }
  }
  return { exact, patterns };
}

describe('the texts of both languages', () => {
  it('have the same keys', () => {
    expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  it('have the same placeholders', () => {
    const differing = [...en].filter(
      ([key, text]) => JSON.stringify(placeholders(text)) !== JSON.stringify(placeholders(zh.get(key) ?? '')),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are not empty', () => {
    const empty = [...en, ...zh].filter(([, text]) => text.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it('are Chinese in Chinese', () => {
    // Names, formats and symbols may be the same; sentences of several Latin words may not.
    const latin = [...zh].filter(
      ([, text]) => !/\p{Script=Han}/u.test(text) && /[a-z]{3,} [a-z]{3,}/.test(text),
    );
    expect(latin.map(([key]) => key)).toEqual([]);
  });
});

describe('the keys in the sources', () => {
  const { exact, patterns } = usedKeys();
  const known = new Set([...en.keys()].map(withoutPlural));

  it('all exist', () => {
    // Methods of the host look like keys.
    const missing = [...exact].filter(
      (key) =>
        !isMethod(key) &&
        !isEventName(key) &&
        !known.has(key) &&
        ![...known].some((other) => other.startsWith(`${key}.`)),
    );
    expect(missing).toEqual([]);
  });

  it('leave none unused', () => {
    const unused = [...known].filter(
      (key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

describe('the components', () => {
  it('show no text that is not in the language files', () => {
    const bare = sources
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/>\s*([^<>{}=;()]*[A-Za-z\u4e00-\u9fff]{3,}[^<>{}=;()]*)\s*<\//g)].map(
          ([, found = '']) => `${name}: ${found.trim()}`,
        ),
      );
    // The names of the languages are the same in both; the key on the keyboard too.
    expect(bare.filter((found) => !/: (Ctrl K)$/.test(found))).toEqual([]);
  });

  it('give no untranslated names to labels and placeholders', () => {
    const bare = sources
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) =>
        [
          ...text.matchAll(
            /\b(?:aria-label|label|placeholder|title|description|alt)="([^"]*[A-Za-z\u4e00-\u9fff]{2,}[^"]*)"/g,
          ),
        ].map(([, found = '']) => `${name}: ${found}`),
      );
    expect(bare).toEqual([]);
  });
});
