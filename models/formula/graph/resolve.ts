/**
 * Gathers the lines of a model: parses each formula, checks that every name exists, and says for each line either
 * its trees or its error. One bad line never spoils another here; who depends on whom comes later.
 */
import { type FormulaError, formulaError } from '../formula-error.ts';
import { hasOpening, type ModelLine } from '../model-line.ts';
import { canonicalCode, isValidCode } from '../names.ts';
import { type Ast, children } from '../parse/ast.ts';
import { CLOCK_NAMES } from '../parse/functions.ts';
import { parseFormula } from '../parse/parse-formula.ts';
import { nearest } from '../parse/suggest.ts';
import type { ParseCache } from '../parse-cache.ts';

export type ResolvedLine = {
  readonly line: ModelLine;
  readonly code: string;
  readonly formula: Ast | undefined;
  readonly opening: Ast | undefined;
  readonly error: FormulaError | undefined;
};

export type Resolved = {
  readonly lines: readonly ResolvedLine[];
  /** Index of a line by canonical code. */
  readonly index: ReadonlyMap<string, number>;
};

export function resolveLines(lines: readonly ModelLine[], cache: ParseCache): Resolved {
  const index = new Map<string, number>();
  const twice = new Set<string>();
  lines.forEach((line, position) => {
    const code = canonicalCode(line.code);
    if (index.has(code)) twice.add(code);
    else index.set(code, position);
  });
  const resolved = lines.map((line): ResolvedLine => {
    const code = canonicalCode(line.code);
    const named = { line, code, formula: undefined, opening: undefined };
    const nameError = twice.has(code) ? duplicateName(code) : invalidName(line.code);
    if (nameError) return { ...named, error: nameError };
    const { entry } = line;
    if (entry.type !== 'formula') return { ...named, error: undefined };
    const limit = line.code.startsWith('$') ? Number.POSITIVE_INFINITY : undefined;
    const formula = parseFormula(entry.formula, cache, limit);
    if (!formula.ok) return { ...named, error: { ...formula.error, part: 'formula' } };
    const opening = entry.opening === undefined ? undefined : parseFormula(entry.opening, cache, limit);
    if (opening && !opening.ok) return { ...named, error: { ...opening.error, part: 'opening' } };
    return { line, code, formula: formula.value, opening: opening?.value, error: undefined };
  });
  const candidates = [...index.keys(), ...CLOCK_NAMES];
  return { lines: resolved.map((item) => withUnknownNames(item, index, candidates)), index };
}

/** Has the line with this code a value of its own in the opening column? */
export function openingByCode(resolved: Resolved): (code: string) => boolean {
  return (code) => {
    const item = resolved.lines[resolved.index.get(code) ?? -1];
    return item !== undefined && hasOpening(item.line);
  };
}

function withUnknownNames(
  item: ResolvedLine,
  index: ReadonlyMap<string, number>,
  candidates: readonly string[],
): ResolvedLine {
  if (item.error) return item;
  for (const part of ['formula', 'opening'] as const) {
    const tree = item[part];
    const unknown = tree && firstUnknown(tree, index);
    if (!unknown) continue;
    const suggestion = nearest(unknown.code, candidates);
    const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    const params = suggestion === undefined ? { name: unknown.code } : { name: unknown.code, suggestion };
    const message = `There is no line with the code '${unknown.code}'.${hint}`;
    return { ...item, error: { ...formulaError('unknown-name', params, message, unknown.span), part } };
  }
  return item;
}

function firstUnknown(tree: Ast, index: ReadonlyMap<string, number>) {
  const pending: Ast[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'name' && !index.has(node.code)) return { code: node.code, span: node };
    pending.push(...[...children(node)].reverse());
  }
  return undefined;
}

function duplicateName(code: string): FormulaError {
  const message = `More than one line has the code '${code}'; every code is used once.`;
  return formulaError('duplicate-name', { name: code }, message);
}

function invalidName(code: string): FormulaError | undefined {
  if (code.startsWith('$') || isValidCode(code)) return undefined;
  const hint = 'letters, digits and _, not starting with a digit, and not a word of the formula language';
  return formulaError('invalid-name', { name: code, hint }, `'${code}' can't be a code: use ${hint}.`);
}
