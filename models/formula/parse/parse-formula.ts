/**
 * Text to checked tree: limits, tokens, well-formedness, grammar, whitelist, in that order. Never throws on any
 * text. The result depends on the text alone, so it may be cached by text.
 */
import { LIMITS } from '../../plan/limits.ts';
import { fail, formulaError, type Result } from '../formula-error.ts';
import type { ParseCache } from '../parse-cache.ts';
import type { Ast } from './ast.ts';
import { checkTree } from './check-tree.ts';
import { parseWords } from './grammar.ts';
import { tokenize } from './tokens.ts';
import { wellFormed } from './well-formed.ts';

const CACHE_LIMIT = 20_000;

/** `limit` is a person's: the sums that the statements generate are as long as the plan has lines. */
export function parseFormula(
  text: string,
  cache?: ParseCache,
  limit: number = LIMITS.formulaLength,
): Result<Ast> {
  if (text.length > limit) return fail(tooLong(text.length));
  const known = cache?.parsed.get(text);
  if (known) return known;
  const result = parseChecked(text);
  if (cache) {
    if (cache.parsed.size >= CACHE_LIMIT) cache.parsed.clear();
    cache.parsed.set(text, result);
  }
  return result;
}

function parseChecked(text: string): Result<Ast> {
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const words = wellFormed(tokens.value);
  if (!words.ok) return words;
  return checkTree(parseWords(words.value), words.value);
}

function tooLong(length: number) {
  const limit = LIMITS.formulaLength;
  const message = `The formula has ${length} characters; the limit is ${limit}. Split it over several lines.`;
  return formulaError('too-long', { length, limit }, message, { start: limit, end: length });
}
