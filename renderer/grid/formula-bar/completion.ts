/**
 * Names offered while a formula is typed: the plan's lines by code or label, statement figures, functions, clock
 * names; and the function whose brackets the caret stands in. Pure text work on the formula and the caret.
 */
import { CLOCK_NAMES, FUNCTIONS, isFunctionName } from '../../../models/formula/parse/functions.ts';

export type Candidate = {
  readonly text: string;
  readonly kind: 'line' | 'figure' | 'function' | 'clock';
  /** The line's label or the function's signature. */
  readonly detail: string;
};

export type Word = { readonly start: number; readonly end: number; readonly text: string };

const NAME_BEFORE = /\$?[\p{ID_Start}_][\p{ID_Continue}$]*$|\$$/u;
const LIMIT = 9;

/** The name that ends at the caret, or null where none is being typed. */
export function wordAt(formula: string, caret: number): Word | null {
  const found = NAME_BEFORE.exec(formula.slice(0, caret));
  return found ? { start: found.index, end: caret, text: found[0] } : null;
}

export function fixedCandidates(): readonly Candidate[] {
  const functions = Object.entries(FUNCTIONS).map(
    ([text, spec]): Candidate => ({ text, kind: 'function', detail: spec.signature }),
  );
  return [...functions, ...CLOCK_NAMES.map((text): Candidate => ({ text, kind: 'clock', detail: '' }))];
}

/** Codes that begin with the word first, then codes and labels that hold it; nothing for what is already whole. */
export function complete(word: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wanted = word.toLowerCase();
  const ranked = candidates.flatMap((candidate) => {
    const code = candidate.text.toLowerCase();
    const label =
      candidate.kind === 'line' || candidate.kind === 'figure' ? candidate.detail.toLowerCase() : '';
    const rank = code.startsWith(wanted)
      ? 0
      : label.startsWith(wanted)
        ? 1
        : code.includes(wanted)
          ? 2
          : label.includes(wanted)
            ? 3
            : -1;
    return rank < 0 ? [] : [{ candidate, rank }];
  });
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank).slice(0, LIMIT);
  const only = sorted.length === 1 ? sorted[0]?.candidate : undefined;
  return only && only.text === word ? [] : sorted.map(({ candidate }) => candidate);
}

/** The formula with the word replaced, and where the caret goes: inside the brackets of a function. */
export function accept(formula: string, word: Word, candidate: Candidate): { text: string; caret: number } {
  const bracket = candidate.kind === 'function' && formula[word.end] !== '(' ? '()' : '';
  const text = formula.slice(0, word.start) + candidate.text + bracket + formula.slice(word.end);
  return { text, caret: word.start + candidate.text.length + (candidate.kind === 'function' ? 1 : 0) };
}

/** The innermost function whose brackets are open at the caret, and which of its arguments the caret is in. */
export function callAt(
  formula: string,
  caret: number,
  isFunction: (name: string) => boolean = isFunctionName,
): { name: string; argument: number } | null {
  let depth = 0;
  let argument = 0;
  for (let index = caret - 1; index >= 0; index -= 1) {
    const sign = formula[index];
    if (sign === ')' || sign === ']') depth += 1;
    else if (sign === '[') depth -= 1;
    else if (sign === ',' && depth === 0) argument += 1;
    else if (sign === '(' && depth > 0) depth -= 1;
    else if (sign === '(') {
      const name = NAME_BEFORE.exec(formula.slice(0, index))?.[0] ?? '';
      if (isFunction(name)) return { name, argument };
      argument = 0;
    }
  }
  return null;
}
