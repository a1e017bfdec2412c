/**
 * What the formula bar offers while a name is typed: line codes, functions with their signature, and the bare time
 * names. Descriptions are keys for translation, never sentences. Knows the text up to the cursor, nothing of a page.
 */
import { CLOCK_NAMES, FUNCTIONS, type FunctionName } from './parse/functions.ts';

export type Completion = {
  readonly text: string;
  readonly kind: 'line' | 'function' | 'time';
  /** For functions, such as prev(x, initial = 0). */
  readonly signature?: string;
  /** Translation key of a one-line description; absent for lines. */
  readonly descriptionKey?: string;
};

export type CompletionList = {
  /** The stretch of the text that a chosen completion replaces. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
};

const NAME_BEFORE = /\$?[\p{ID_Start}_][\p{ID_Continue}$]*$|\$$/u;

/** All functions and time names, for a reference list. */
export function formulaReference(): readonly Completion[] {
  const functions = (Object.keys(FUNCTIONS) as FunctionName[]).map((name): Completion => {
    const { signature } = FUNCTIONS[name];
    return { text: name, kind: 'function', signature, descriptionKey: `formula.function.${name}` };
  });
  const times = CLOCK_NAMES.map((name): Completion => {
    return { text: name, kind: 'time', descriptionKey: `formula.time.${name}` };
  });
  return [...functions, ...times];
}

/** Completions of the name that ends at the cursor; names that begin with it come before names that contain it. */
export function completions(
  text: string,
  cursor: number,
  codes: readonly string[],
  limit = 20,
): CompletionList {
  const prefix = NAME_BEFORE.exec(text.slice(0, cursor))?.[0] ?? '';
  const wanted = prefix.toLowerCase();
  const lines = codes.map((code): Completion => ({ text: code, kind: 'line' }));
  const all = [...lines, ...formulaReference()].map((item) => ({ item, name: item.text.toLowerCase() }));
  const starting = all.filter(({ name }) => name.startsWith(wanted));
  const containing = all.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  const found = prefix === '' ? [] : [...starting, ...containing];
  return { start: cursor - prefix.length, end: cursor, items: found.slice(0, limit).map(({ item }) => item) };
}
