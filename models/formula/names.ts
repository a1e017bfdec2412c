/**
 * Codes, the names that formulas use for lines: which texts are codes, which words are taken, how a code is renamed
 * inside a formula without touching anything else, and a code made from a label. Works on tokens, never on parsed
 * trees, so it also works on formulas that have an error.
 */
import { CLOCK_NAMES, FUNCTIONS, KEYWORDS } from './parse/functions.ts';
import { plainText, type Token, tokenize } from './parse/tokens.ts';

const CODE = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;
const MAX_LENGTH = 80;

/** Words that can't be codes: functions, bare names and keywords of formulas. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(FUNCTIONS),
  ...CLOCK_NAMES,
  ...KEYWORDS,
]);

/** One spelling per code: full-width letters become plain ones, accents are composed (NFC). */
export function canonicalCode(text: string): string {
  return plainText(text).normalize('NFC');
}

/** A plan code: a canonical identifier in any script that is not a reserved word. Generated codes ($…) are not plan codes. */
export function isValidCode(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= MAX_LENGTH &&
    CODE.test(text) &&
    text === canonicalCode(text) &&
    !RESERVED_WORDS.has(text)
  );
}

/** The names of lines in a formula, in order of appearance, each once. Reads as far as the text has tokens. */
export function namesIn(formula: string): readonly string[] {
  return [...new Set(lineNames(formula).map((token) => token.text))];
}

/** Replaces the code where it stands as a whole name; spacing and everything else stay as they were. */
export function renameInFormula(formula: string, from: string, to: string): string {
  const old = canonicalCode(from);
  let result = '';
  let copied = 0;
  for (const token of lineNames(formula)) {
    if (token.text !== old) continue;
    result += formula.slice(copied, token.start) + to;
    copied = token.end;
  }
  return result + formula.slice(copied);
}

/** A valid code near to a label: spaces and signs become _, reserved and taken words get a number. */
export function suggestCode(label: string, taken: ReadonlySet<string> = new Set()): string {
  const words = canonicalCode(label)
    .replace(/[^\p{ID_Continue}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  const stem = /^[\p{ID_Start}_]/u.test(words) ? words : `line_${words}`.replace(/_$/, '');
  const base = stem.slice(0, MAX_LENGTH - 5);
  let code = base;
  for (let number = 2; taken.has(code) || !isValidCode(code); number += 1) code = `${base}_${number}`;
  return code;
}

function lineNames(formula: string): readonly Token[] {
  const tokens = readableTokens(formula);
  return tokens.filter((token, index) => {
    if (token.kind !== 'name') return false;
    if (tokens[index + 1]?.text === '(') return false;
    return !RESERVED_WORDS.has(token.text);
  });
}

/** All tokens of a text, stepping over characters that no formula has, so that a broken formula can be renamed too. */
function readableTokens(formula: string): readonly Token[] {
  let text = formula;
  for (;;) {
    const result = tokenize(text);
    if (result.ok) return result.value;
    const { start = 0, end = start + 1 } = result.error;
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
}
