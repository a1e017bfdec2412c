/**
 * The checked tree of a rule's expression: arithmetic over amounts. An amount is one number a bucket: what (actual, plan
 * ...) of which line, over the bucket or up to its end, perhaps some buckets earlier. Names are not resolved yet.
 */
import type { Span } from '../../../formula/formula-error.ts';

/** remaining is the approved total of the whole plan less the actuals to the bucket's end. */
export const AMOUNT_NAMES = ['actual', 'plan', 'flexed', 'outlook', 'p10', 'p90', 'remaining'] as const;
export type AmountName = (typeof AMOUNT_NAMES)[number];

/** bucket: its days. cumulative: from the start of the plan to its end. total: all days of the plan. */
export type Over = 'bucket' | 'cumulative' | 'total';

export type Amount = {
  readonly fn: AmountName;
  readonly over: Over;
  /** So many buckets earlier. */
  readonly earlier: number;
  /** Null: `it`, each line of the scope. Else a line's code or that of a total. */
  readonly code: string | null;
  /** Of the name within the brackets. */
  readonly name: Span;
};

export type RuleAst = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'days' }
    | { readonly kind: 'negative'; readonly arg: RuleAst }
    | {
        readonly kind: 'binary';
        readonly op: '+' | '-' | '*' | '/' | '^';
        readonly left: RuleAst;
        readonly right: RuleAst;
      }
    | { readonly kind: 'call'; readonly fn: 'abs' | 'min' | 'max'; readonly args: readonly RuleAst[] }
  );

export type AmountNode = Extract<RuleAst, { readonly kind: 'amount' }>;

/** The amounts of an expression in the order of the text. */
export function amountsIn(ast: RuleAst): readonly AmountNode[] {
  switch (ast.kind) {
    case 'amount':
      return [ast];
    case 'negative':
      return amountsIn(ast.arg);
    case 'binary':
      return [...amountsIn(ast.left), ...amountsIn(ast.right)];
    case 'call':
      return ast.args.flatMap(amountsIn);
    default:
      return [];
  }
}
