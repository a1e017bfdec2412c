/**
 * Splits a formula into tokens with their character offsets. Full-width punctuation and digits (as a Chinese input
 * method types them) count as their plain forms; offsets always refer to the text as it was given.
 * Anything that is not a number, a name or a known operator is refused here, before any parser sees the text.
 */
import { fail, formulaError, type Result } from '../formula-error.ts';

export type Token = {
  readonly kind: 'number' | 'name' | 'symbol';
  /** Canonical text: plain punctuation, NFC names. */
  readonly text: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
};

const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /\$?[\p{ID_Start}_][\p{ID_Continue}$]*/uy;
const SYMBOL = /==|!=|<=|>=|[-+*/^%<>()[\],?:]/y;
const SPACE = /\s+/y;
const SIGNS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00d7': '*',
  '\u00f7': '/',
  '\u2212': '-',
  '\u2264': '\u0001',
  '\u2265': '\u0002',
  '\u2260': '\u0003',
};
const TWO_IN_ONE: Readonly<Record<string, string>> = { '\u0001': '<=', '\u0002': '>=', '\u0003': '!=' };

/** Full-width and typographic forms to plain ones, character for character, so that offsets stay valid. */
export function plainText(text: string): string {
  return text.replace(/[\u3000\u00d7\u00f7\u2212\u2264\u2265\u2260\uff01-\uff5e]/g, (sign) => {
    return SIGNS[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
}

export function tokenize(text: string): Result<readonly Token[]> {
  const plain = plainText(text);
  const tokens: Token[] = [];
  let index = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = index;
    return pattern.exec(plain)?.[0];
  };
  while (index < plain.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      index += space.length;
      continue;
    }
    // A formula pasted from a spreadsheet begins with '='; it means nothing more here.
    if (plain[index] === '=' && tokens.length === 0 && plain[index + 1] !== '=') {
      index += 1;
      continue;
    }
    const token = tokenAt(plain, index, match);
    if (!token) return fail(strangeCharacter(plain, index));
    tokens.push(token);
    index = token.end;
  }
  return { ok: true, value: tokens };
}

function tokenAt(
  plain: string,
  start: number,
  match: (pattern: RegExp) => string | undefined,
): Token | undefined {
  const number = match(NUMBER);
  if (number !== undefined) {
    return { kind: 'number', text: number, value: Number(number), start, end: start + number.length };
  }
  const name = match(NAME);
  if (name !== undefined) {
    return { kind: 'name', text: name.normalize('NFC'), value: 0, start, end: start + name.length };
  }
  const joined = TWO_IN_ONE[plain[start] ?? ''];
  if (joined !== undefined) return { kind: 'symbol', text: joined, value: 0, start, end: start + 1 };
  const symbol = match(SYMBOL);
  return symbol === undefined
    ? undefined
    : { kind: 'symbol', text: symbol, value: 0, start, end: start + symbol.length };
}

const HINTS: Readonly<Record<string, readonly [string, string]>> = {
  '=': ['assignment', "compare with '==', for example if(month == 1, 1, 0)"],
  '"': ['text', 'a formula works with numbers only, text is not allowed'],
  "'": ['text', 'a formula works with numbers only, text is not allowed'],
  '`': ['text', 'a formula works with numbers only, text is not allowed'],
  '.': ['property', "a name has no properties; write the line's code alone"],
  '{': ['object', 'use round brackets ( )'],
  '}': ['object', 'use round brackets ( )'],
  ';': ['statement', 'one line has one formula; separate arguments with a comma'],
  '#': ['comment', 'put remarks in the note of the line'],
  '&': ['operator', "write 'and' between conditions"],
  '|': ['operator', "write 'or' between conditions"],
  '!': ['operator', "write 'not (…)'; not equal is '!='"],
  '~': ['operator', "write 'not (…)'"],
  $: ['name', 'a generated line is written $revenue, without a space'],
};

function strangeCharacter(plain: string, index: number) {
  const point = plain.codePointAt(index) ?? 0;
  const character = String.fromCodePoint(point);
  const [reason, hint] = HINTS[character] ?? [
    'character',
    'use line codes, numbers, + - * / ^ and functions',
  ];
  return formulaError(
    'not-allowed',
    { reason, text: character, hint },
    `'${character}' is not allowed in a formula: ${hint}.`,
    { start: index, end: index + character.length },
  );
}
