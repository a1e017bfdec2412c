/**
 * The font of a pack, inside the document: of Noto Sans SC (open font licence) only the slices whose characters occur,
 * so that Chinese looks right on a machine that has no Chinese font, and a page of English stays small.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Slice = { readonly file: string; readonly range: string; readonly has: (code: number) => boolean };

const FAMILY = 'Noto Sans SC Variable';

let known: readonly Slice[] | null = null;
const encoded = new Map<string, string>();

/** Font-face rules with the slices that `text` needs. */
export function fontFaces(text: string): string {
  const codes = [...new Set([...text].map((each) => each.codePointAt(0) ?? 0))];
  const others = codes.filter((code) => !isLatin(code));
  return slices()
    .filter(({ file, has }) => (file.includes('-latin-wght-') ? codes : others).some(has))
    .map(
      ({ file, range }) =>
        `@font-face{font-family:"${FAMILY}";font-style:normal;font-weight:100 900;src:url(data:font/woff2;base64,${data(file)}) format("woff2");unicode-range:${range}}`,
    )
    .join('\n');
}

/**
 * The Latin slice has these, and comes last, so that it is the one that shows them. Each Chinese slice has some of them
 * too: without this a page in English would carry a dozen for its digits and commas.
 */
const isLatin = within(
  'U+0020-007E,U+00A0-00FF,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2191,U+2193,U+2212',
);

function folder(): string {
  return dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
}

function slices(): readonly Slice[] {
  if (known) return known;
  const css = readFileSync(join(folder(), 'index.css'), 'utf8');
  known = [...css.matchAll(/url\(\.\/files\/([^)]+\.woff2)\)[^}]*?unicode-range:\s*([^;}]+)/g)].map(
    ([, file = '', range = '']) => ({ file, range: range.trim(), has: within(range) }),
  );
  return known;
}

/** Is a character in a range such as "U+0000-00FF,U+2C60"? */
function within(range: string): (code: number) => boolean {
  const parts = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
  });
  return (code) => parts.some(({ from, to }) => code >= from && code <= to);
}

function data(file: string): string {
  const before = encoded.get(file);
  if (before !== undefined) return before;
  const made = readFileSync(join(folder(), 'files', file)).toString('base64');
  encoded.set(file, made);
  return made;
}
