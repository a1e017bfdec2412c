/**
 * The whitelist of a rule's expression: every function, how it is written, and what stands in its brackets. Completions
 * and refusals come from this one table. What a function computes is in ../evaluate.
 */
export type RuleFunction = {
  readonly signature: string;
  /** line: the code of a line or total, or it. amount: one of the amounts. number: an expression. none: nothing. */
  readonly takes: 'line' | 'amount' | 'number' | 'none';
  readonly min: number;
  readonly max: number;
};

const ofLine = (name: string): RuleFunction => ({
  signature: `${name}(line)`,
  takes: 'line',
  min: 1,
  max: 1,
});

export const RULE_FUNCTIONS = {
  actual: ofLine('actual'),
  plan: ofLine('plan'),
  flexed: ofLine('flexed'),
  outlook: ofLine('outlook'),
  p10: ofLine('p10'),
  p90: ofLine('p90'),
  remaining: ofLine('remaining'),
  cumulative: { signature: 'cumulative(actual(line))', takes: 'amount', min: 1, max: 1 },
  total: { signature: 'total(plan(line))', takes: 'amount', min: 1, max: 1 },
  previous: { signature: 'previous(actual(line), buckets = 1)', takes: 'amount', min: 1, max: 2 },
  days: { signature: 'days()', takes: 'none', min: 0, max: 0 },
  abs: { signature: 'abs(x)', takes: 'number', min: 1, max: 1 },
  min: { signature: 'min(a, b, ...)', takes: 'number', min: 1, max: 50 },
  max: { signature: 'max(a, b, ...)', takes: 'number', min: 1, max: 50 },
} as const satisfies Record<string, RuleFunction>;

export type RuleFunctionName = keyof typeof RULE_FUNCTIONS;

/** Stands for each line of the rule's scope. */
export const IT = 'it';

export function isRuleFunction(text: string): text is RuleFunctionName {
  return Object.hasOwn(RULE_FUNCTIONS, text);
}
