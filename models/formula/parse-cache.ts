/**
 * What is remembered between compilations: parsed formulas by text, and the last compiled structure, so that an edit
 * of a number compiles nothing and an edit of one formula parses one formula. It never changes a result, only the
 * time it takes. One cache a plan; it holds no numbers of the plan.
 */
import type { Result } from './formula-error.ts';
import type { Program } from './graph/program.ts';
import type { ModelLine } from './model-line.ts';
import type { Ast } from './parse/ast.ts';

export type ParseCache = {
  readonly parsed: Map<string, Result<Ast>>;
  last: { readonly lines: readonly ModelLine[]; readonly program: Program } | undefined;
};

export function createParseCache(): ParseCache {
  return { parsed: new Map(), last: undefined };
}
