/**
 * Reads the tokens once, left to right, and refuses whatever is not a well-formed expression, at the token that is
 * wrong: a missing operator, a bracket that is never closed, `a % b`, an assignment, a range, too deep a nesting.
 * What passes is a list of words that the grammar behind it can only accept. Linear in time, no recursion.
 */
import { type FormulaError, fail, formulaError, type Result, type Span } from '../formula-error.ts';
import type { Token } from './tokens.ts';

/** What the grammar is given for one token, and the token where it is a leaf (a number or a name) of the tree. */
export type Word = { readonly text: string; readonly token: Token; readonly role: 'leaf' | 'call' | 'other' };

/** Brackets, prefix signs, powers and conditions that may be open at one point. */
export const MAX_DEPTH = 64;

type Level = {
  readonly bracket: Token | undefined;
  readonly call: boolean;
  /** '?' that still wait for their ':'. */
  waiting: number;
  conditions: number;
  /** Prefix signs and powers since the last operator that ends such a chain. */
  chain: number;
};

const PREFIX = new Set(['-', '+', 'not']);
const WORD_OPERATORS = new Set(['and', 'or', 'mod']);
const INFIX = new Set(['+', '-', '*', '/', '^', '==', '!=', '<', '<=', '>', '>=', ...WORD_OPERATORS]);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

export function wellFormed(tokens: readonly Token[]): Result<readonly Word[]> {
  const words: Word[] = [];
  const levels: Level[] = [newLevel(undefined, false)];
  let expectsValue = true;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const level = levels.at(-1);
    if (!token || !level) break;
    const next = tokens[index + 1];
    if (expectsValue) {
      const step = readValue(token, next, level, levels, words);
      if ('error' in step) return fail(step.error);
      expectsValue = step.expectsValue;
    } else {
      const step = readOperator(token, next, level, levels, words);
      if ('error' in step) return fail(step.error);
      expectsValue = step.expectsValue;
    }
    if (depth(levels) > MAX_DEPTH) return fail(tooDeep(token));
  }
  const unfinished = atEnd(tokens, levels, expectsValue);
  return unfinished ? fail(unfinished) : { ok: true, value: words };
}

type Step = { readonly expectsValue: boolean } | { readonly error: FormulaError };

function readValue(
  token: Token,
  next: Token | undefined,
  level: Level,
  levels: Level[],
  words: Word[],
): Step {
  if (token.kind === 'number') {
    words.push({ text: '1', token, role: 'leaf' });
    return { expectsValue: false };
  }
  const calls = next?.text === '(' && next.kind === 'symbol';
  if (token.kind === 'name' && !(token.text === 'not' && !calls)) {
    if (WORD_OPERATORS.has(token.text) && !calls) return { error: missingValue(token) };
    words.push({ text: 'x', token, role: calls ? 'call' : 'leaf' });
    return { expectsValue: false };
  }
  if (PREFIX.has(token.text)) {
    level.chain += 1;
    words.push({ text: token.text, token, role: 'other' });
    return { expectsValue: true };
  }
  if (token.text === '(' || token.text === '[') {
    levels.push(newLevel(token, false));
    words.push({ text: token.text, token, role: 'other' });
    return { expectsValue: true };
  }
  if (token.text === ')' && level.call && words.at(-1)?.text === '(') return close(token, levels, words);
  if (token.text === ']' && level.bracket?.text === '[' && words.at(-1)?.text === '[') {
    return close(token, levels, words);
  }
  return { error: missingValue(token) };
}

function readOperator(
  token: Token,
  next: Token | undefined,
  level: Level,
  levels: Level[],
  words: Word[],
): Step {
  const push = (text = token.text): Step => {
    words.push({ text, token, role: 'other' });
    return { expectsValue: true };
  };
  if (token.kind === 'symbol' && token.text === '(' && words.at(-1)?.role === 'call') {
    levels.push(newLevel(token, true));
    return push();
  }
  if (token.kind === 'number' || token.text === '(' || token.text === '[')
    return { error: missingOperator(token) };
  if (token.text === '%') return percent(token, next, words);
  if (token.kind === 'name' && !WORD_OPERATORS.has(token.text)) return { error: missingOperator(token) };
  if (INFIX.has(token.text)) {
    level.chain = token.text === '^' ? level.chain + 1 : 0;
    return push();
  }
  if (token.text === '?') {
    level.waiting += 1;
    level.conditions += 1;
    level.chain = 0;
    // Brackets around the middle: mathjs takes the second ':' of a ? b ? c : d : e for a range.
    return push('? (');
  }
  if (token.text === ':') {
    if (level.waiting === 0)
      return { error: notAllowed(token, 'range', 'write a list of arguments, or at(x, period)') };
    level.waiting -= 1;
    return push(') :');
  }
  if (token.text === ',') {
    if (level.waiting > 0) return { error: unfinishedCondition(token) };
    if (!level.call && level.bracket?.text !== '[') {
      return {
        error: notAllowed(
          token,
          'comma',
          "a comma only separates a function's arguments; decimals use a point",
        ),
      };
    }
    level.conditions = 0;
    level.chain = 0;
    return push();
  }
  return level.waiting > 0 ? { error: unfinishedCondition(token) } : close(token, levels, words);
}

/** 5% is a number; anything else with a percent sign could mean a remainder and is refused. */
function percent(token: Token, next: Token | undefined, words: Word[]): Step {
  const last = words.at(-1);
  const operandFollows =
    next !== undefined &&
    (next.kind === 'number' || next.text === '(' || (next.kind === 'name' && !WORD_OPERATORS.has(next.text)));
  if (
    operandFollows ||
    last?.token.kind !== 'number' ||
    last.role !== 'leaf' ||
    last.token.text.endsWith('%')
  ) {
    const hint = 'write mod(a, b) for a remainder; a percent sign only follows a number, as in 5%';
    return {
      error: formulaError('ambiguous', { reason: 'percent', hint }, `'%' is ambiguous here: ${hint}.`, token),
    };
  }
  const value = Number(/[eE]/.test(last.token.text) ? last.token.value / 100 : `${last.token.text}e-2`);
  words[words.length - 1] = {
    ...last,
    token: { ...last.token, value, text: `${last.token.text}%`, end: token.end },
  };
  return { expectsValue: false };
}

function close(token: Token, levels: Level[], words: Word[]): Step {
  const bracket = levels.at(-1)?.bracket;
  if (!bracket || CLOSING[bracket.text] !== token.text) {
    const params = { reason: 'unexpected-bracket', text: token.text };
    return {
      error: formulaError('syntax', params, `'${token.text}' closes nothing that was opened.`, token),
    };
  }
  levels.pop();
  words.push({ text: token.text, token, role: 'other' });
  return { expectsValue: false };
}

function atEnd(
  tokens: readonly Token[],
  levels: readonly Level[],
  expectsValue: boolean,
): FormulaError | undefined {
  const last = tokens.at(-1);
  if (!last) return formulaError('empty', {}, 'The formula is empty.', { start: 0, end: 0 });
  if (expectsValue) {
    const params = { reason: 'missing-value', text: last.text };
    return formulaError(
      'syntax',
      params,
      `The formula ends where a value should follow '${last.text}'.`,
      last,
    );
  }
  const level = levels.at(-1);
  if (level && level.waiting > 0) return unfinishedCondition(last);
  if (level?.bracket) {
    const params = { reason: 'unclosed-bracket', text: level.bracket.text };
    return formulaError('syntax', params, `'${level.bracket.text}' is never closed.`, level.bracket);
  }
  return undefined;
}

function newLevel(bracket: Token | undefined, call: boolean): Level {
  return { bracket, call, waiting: 0, conditions: 0, chain: 0 };
}

function depth(levels: readonly Level[]): number {
  if (levels.length > MAX_DEPTH) return levels.length;
  return levels.reduce((sum, level) => sum + level.chain + level.conditions, levels.length - 1);
}

function missingValue(token: Token): FormulaError {
  if (token.text === ':') return notAllowed(token, 'range', 'write a list of arguments, or at(x, period)');
  const params = { reason: 'missing-value', text: token.text };
  return formulaError('syntax', params, `A value is missing before '${token.text}'.`, token);
}

function missingOperator(token: Token): FormulaError {
  const hint = 'write * for a product';
  const params = { reason: 'missing-operator', text: token.text, hint };
  return formulaError('syntax', params, `An operator is missing before '${token.text}': ${hint}.`, token);
}

function unfinishedCondition(token: Span & { readonly text: string }): FormulaError {
  const hint = 'write condition ? a : b, or if(condition, a, b)';
  return formulaError(
    'syntax',
    { reason: 'unfinished-condition', hint },
    `A '?' has no ':': ${hint}.`,
    token,
  );
}

function notAllowed(token: Token, reason: string, hint: string): FormulaError {
  const message = `'${token.text}' is not allowed here: ${hint}.`;
  return formulaError('not-allowed', { reason, text: token.text, hint }, message, token);
}

export function tooDeep(span: Span): FormulaError {
  const hint = 'split the formula over several lines';
  const message = `The formula is nested too deeply (at most ${MAX_DEPTH} levels): ${hint}.`;
  return formulaError('too-deep', { limit: MAX_DEPTH, hint }, message, span);
}
