/**
 * The checked syntax tree of a formula: small, plain, serialisable, and the only form that the rest of the engine
 * reads. A tree that exists is allowed: every node kind, name form, function and argument count was checked.
 * Names are canonical (see names.ts) but not resolved; a tree knows nothing of a plan.
 */
import type { FunctionName } from './functions.ts';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'mod';

export type ClockName = 'period' | 'year' | 'month' | 'yearFraction' | 'isOpening' | 'planYear' | 'periods';

type At = { readonly start: number; readonly end: number };

export type Ast = At &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'name'; readonly code: string }
    | { readonly kind: 'clock'; readonly name: ClockName }
    | { readonly kind: 'unary'; readonly op: '-' | 'not'; readonly arg: Ast }
    | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Ast; readonly right: Ast }
    | { readonly kind: 'call'; readonly fn: FunctionName; readonly args: readonly Ast[] }
    /** Only ever the second argument of spread. */
    | { readonly kind: 'weights'; readonly values: readonly number[] }
  );

export type AstOf<K extends Ast['kind']> = Extract<Ast, { readonly kind: K }>;

/** Children in source order. */
export function children(ast: Ast): readonly Ast[] {
  if (ast.kind === 'unary') return [ast.arg];
  if (ast.kind === 'binary') return [ast.left, ast.right];
  return ast.kind === 'call' ? ast.args : [];
}

/** The literal in argument `index` of a call, or `otherwise` when it is absent or not a literal. */
export function literalArgument(call: AstOf<'call'>, index: number, otherwise: number): number {
  const argument = call.args[index];
  return argument?.kind === 'number' ? argument.value : otherwise;
}
