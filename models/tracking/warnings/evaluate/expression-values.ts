/**
 * An expression over all buckets at once, and why it has no number in one of them. NaN is "no number": it comes of an
 * amount that is not known or a division by zero, and whatever is computed with it has no number either.
 */
import type { Line } from '../../../plan/schema.ts';
import type { Amount, RuleAst } from '../expression/rule-ast.ts';
import type { AmountRows } from './amount-row.ts';

export type MissingReason =
  | 'no-entries'
  | 'zero-divisor'
  | 'not-planned'
  | 'no-earlier'
  | 'no-flexed'
  | 'no-outlook'
  | 'no-band'
  | 'not-a-number';

/** What is missing, and of which line (its code, or ''). */
export type Missing = { readonly reason: MissingReason; readonly code: string };

/** One number a bucket, of the line that `it` stands for. The result must not be written to. */
export function expressionValues(ast: RuleAst, rows: AmountRows, it: Line | null): Float64Array {
  const { buckets } = rows.row;
  switch (ast.kind) {
    case 'number':
      return new Float64Array(buckets.length).fill(ast.value);
    case 'days':
      return Float64Array.from(buckets, ({ from, to }) => to - from + 1);
    case 'amount':
      return rows.of(ast.amount, it);
    case 'negative':
      return expressionValues(ast.arg, rows, it).map((value) => 0 - value);
    case 'binary': {
      const left = expressionValues(ast.left, rows, it);
      const right = expressionValues(ast.right, rows, it);
      return combined(ast.op, left, right);
    }
    case 'call': {
      const args = ast.args.map((arg) => expressionValues(arg, rows, it));
      const apply = ast.fn === 'abs' ? Math.abs : ast.fn === 'min' ? Math.min : Math.max;
      const [first = new Float64Array(buckets.length), ...rest] = args;
      return first.map((value, index) => apply(value, ...rest.map((each) => each[index] as number)));
    }
  }
}

function combined(op: '+' | '-' | '*' | '/' | '^', left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(left.length);
  for (let index = 0; index < result.length; index += 1) {
    const a = left[index] as number;
    const b = right[index] as number;
    const value =
      op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : op === '/' ? quotient(a, b) : a ** b;
    result[index] = Number.isFinite(value) ? value : Number.NaN;
  }
  return result;
}

/** A share of nothing is no number, not an infinite one. */
function quotient(a: number, b: number): number {
  return b === 0 ? Number.NaN : a / b;
}

/** The first cause in the order of the text; null where there is a number. */
export function missingAt(ast: RuleAst, rows: AmountRows, it: Line | null, index: number): Missing | null {
  const numberOf = (part: RuleAst): number => expressionValues(part, rows, it)[index] ?? Number.NaN;
  switch (ast.kind) {
    case 'number':
    case 'days':
      return null;
    case 'amount':
      return Number.isNaN(numberOf(ast)) ? missingAmount(ast.amount, it, index) : null;
    case 'negative':
      return missingAt(ast.arg, rows, it, index);
    case 'call':
      return firstMissing(ast.args, rows, it, index);
    case 'binary': {
      const within = firstMissing([ast.left, ast.right], rows, it, index);
      if (within) return within;
      if (ast.op === '/' && numberOf(ast.right) === 0) {
        const { right } = ast;
        const code = right.kind === 'amount' ? (right.amount.code ?? it?.code ?? '') : '';
        return { reason: 'zero-divisor', code };
      }
      return Number.isNaN(numberOf(ast)) ? { reason: 'not-a-number', code: '' } : null;
    }
  }
}

function firstMissing(
  parts: readonly RuleAst[],
  rows: AmountRows,
  it: Line | null,
  index: number,
): Missing | null {
  for (const part of parts) {
    const found = missingAt(part, rows, it, index);
    if (found) return found;
  }
  return null;
}

const REASONS = {
  actual: 'no-entries',
  remaining: 'no-entries',
  plan: 'not-planned',
  flexed: 'no-flexed',
  outlook: 'no-outlook',
  p10: 'no-band',
  p90: 'no-band',
} as const satisfies Record<Amount['fn'], MissingReason>;

function missingAmount({ fn, code, earlier }: Amount, it: Line | null, index: number): Missing {
  const of = code ?? it?.code ?? '';
  return { reason: index < earlier ? 'no-earlier' : REASONS[fn], code: of };
}
