/**
 * How much room words take on a slide. PowerPoint does not tell before it draws, so widths are estimated on the wide side
 * and the distance of lines is set in points: a box is then as high as here, whatever font the machine puts in.
 */
import { CONTENT_WIDTH } from '../look.ts';

const WIDE = /[\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/;
/** A word with the blanks after it, or one Chinese sign with the marks that may not begin a line. */
const TOKEN =
  /[\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6][，。、；：！？）》”’]*|[^\s\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]*[ \t]*/gy;

const NARROW = /[ijlIt.,:;'|()[\]\s!f/\u2009\u202f\u00a0-]/;
const BROAD = /[mwMW%@—…→△■▲●○]/;
const CAPITAL = /[A-Z&]/;

/** Some programs put room between Chinese and Latin letters. */
const BETWEEN_SCRIPTS = 0.22;

/** In points, of a font as wide as Arial; Calibri is narrower. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  let before = '';
  for (const sign of text) {
    if (before !== '' && WIDE.test(before) !== WIDE.test(sign) && `${before}${sign}`.trim().length > 1) {
      width += BETWEEN_SCRIPTS;
    }
    before = sign;
    if (sign === '\u2003' || WIDE.test(sign)) width += 1;
    else if (NARROW.test(sign)) width += 0.31;
    else if (BROAD.test(sign)) width += 0.87;
    else width += CAPITAL.test(sign) ? 0.7 : 0.56;
  }
  return width * size;
}

/** Distance of two lines, in points. */
export function pitch(size: number, lang: 'zh-CN' | 'en-US'): number {
  return Math.round(size * (lang === 'zh-CN' ? 1.36 : 1.24) * 10) / 10;
}

/** The text as it breaks into lines in a width in inches; put together again they are the text. */
export function wrapped(text: string, size: number, width = CONTENT_WIDTH): readonly string[] {
  const room = Math.max(0.15, width - 0.04) * 72;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (token: string, wide: number): void => {
    if (line !== '' && used + textWidth(token.trimEnd(), size) > room) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += token;
    used += wide;
  };
  for (const token of tokens(text)) {
    if (token === '\n') {
      lines.push(`${line}\n`);
      line = '';
      used = 0;
    } else if (textWidth(token.trimEnd(), size) <= room) add(token, textWidth(token, size));
    // A word longer than the line breaks where the line ends.
    else for (const sign of token) add(sign, textWidth(sign, size));
  }
  lines.push(line);
  return lines;
}

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\n') {
      found.push('\n');
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] || String.fromCodePoint(text.codePointAt(at) ?? 32);
    found.push(...(token.includes('\n') ? [...token] : [token]));
    at += token.length;
  }
  return found;
}

export function lineCount(text: string, size: number, width = CONTENT_WIDTH): number {
  return wrapped(text, size, width).length;
}

/** In inches. */
export function textHeight(
  text: string,
  size: number,
  lang: 'zh-CN' | 'en-US',
  width = CONTENT_WIDTH,
): number {
  return (lineCount(text, size, width) * pitch(size, lang)) / 72;
}

/** The largest of the sizes at which the text takes no more lines than these; the smallest where none does. */
export function fittingSize(
  text: string,
  sizes: readonly number[],
  width: number,
  lines = 1,
): { readonly size: number; readonly lines: number } {
  for (const size of sizes) {
    const count = lineCount(text, size, width);
    if (count <= lines) return { size, lines: count };
  }
  return { size: sizes.at(-1) ?? 10, lines };
}

/** As much of a text as these lines hold, with an ellipsis where something is left out. */
export function shortened(text: string, size: number, width: number, most: number): string {
  const lines = wrapped(text, size, width);
  if (lines.length <= most) return text;
  const kept = lines.slice(0, most).join('').trimEnd();
  // Room for the ellipsis itself.
  return `${[...kept].slice(0, -2).join('').trimEnd()}…`;
}

/** The widest piece that does not break, in points. */
export function longestWord(text: string, size: number): number {
  return Math.max(
    0,
    ...tokens(text).map((token) => (WIDE.test(token) ? size : textWidth(token.trimEnd(), size))),
  );
}

/** Sentences with the blanks after them. */
export function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?]\s)(?=[\p{Lu}“"])|(?<=[。！？])/u);
}
