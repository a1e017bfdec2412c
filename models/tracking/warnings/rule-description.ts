/**
 * A rule said by its parts, so that a page can say it as a sentence in any language: which amounts are watched and how
 * they stand to each other. Nothing here is worded.
 */
import type { Plan } from '../../plan/schema.ts';
import type { WarningRule } from '../../plan/tracking/warning-schema.ts';
import { type Amount, type AmountName, amountsIn, type Over, type RuleAst } from './expression/rule-ast.ts';
import { linesOfScope } from './rule-scope.ts';

export type DescribedTerm = {
  fn: AmountName;
  over: Over;
  earlier: number;
  /** Null: each line of the scope. lineId null, label '': a total. */
  of: { code: string; lineId: string | null; label: string } | null;
};

export type DescribedExpression = {
  /** share: a / b. excess: a / b - 1. difference: a - b. other: anything else, told by its text. */
  pattern: 'amount' | 'share' | 'excess' | 'difference' | 'other';
  terms: DescribedTerm[];
  text: string;
};

export type RuleDescription = DescribedExpression & {
  floor: { pattern: 'amount' | 'other'; terms: DescribedTerm[]; text: string } | null;
  lines: { lineId: string; label: string }[];
};

export function describeRule(
  plan: Plan,
  rule: WarningRule,
  when: RuleAst,
  floor: RuleAst | null,
): RuleDescription {
  const described = floor && rule.floor ? describeExpression(plan, floor, rule.floor.of) : null;
  return {
    ...describeExpression(plan, when, rule.when),
    floor: described && { ...described, pattern: described.pattern === 'amount' ? 'amount' : 'other' },
    lines:
      rule.scope.type === 'plan'
        ? []
        : linesOfScope(plan, rule.scope).map(({ id, label }) => ({ lineId: id, label })),
  };
}

export function describeExpression(plan: Plan, ast: RuleAst, text: string): DescribedExpression {
  const terms = amountsIn(ast).map(({ amount }) => termOf(plan, amount));
  return { pattern: patternOf(ast), terms, text };
}

function termOf(plan: Plan, { fn, over, earlier, code }: Amount): DescribedTerm {
  if (code === null) return { fn, over, earlier, of: null };
  const line = plan.lines.find((each) => each.code === code);
  return { fn, over, earlier, of: { code, lineId: line?.id ?? null, label: line?.label ?? '' } };
}

function patternOf(ast: RuleAst): DescribedExpression['pattern'] {
  if (ast.kind === 'amount') return 'amount';
  if (ast.kind !== 'binary') return 'other';
  const { op, left, right } = ast;
  if (left.kind === 'amount' && right.kind === 'amount') {
    if (op === '/') return 'share';
    return op === '-' ? 'difference' : 'other';
  }
  const overOne = op === '-' && right.kind === 'number' && right.value === 1;
  if (overOne && patternOf(left) === 'share') return 'excess';
  // (a - b) / b is a / b - 1.
  if (op === '/' && right.kind === 'amount' && patternOf(left) === 'difference') {
    const second = amountsIn(left)[1];
    if (second && sameAmount(second.amount, right.amount)) return 'excess';
  }
  return 'other';
}

function sameAmount(a: Amount, b: Amount): boolean {
  return a.fn === b.fn && a.over === b.over && a.earlier === b.earlier && a.code === b.code;
}
