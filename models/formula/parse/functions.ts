/**
 * The whitelist: every function and bare name a formula may use, how many arguments each takes and how it is
 * written. The formula bar's completions, the argument checks and the reserved words all come from this one table.
 * It must not hold behaviour: what a function computes is in evaluate/.
 */
import type { ClockName } from './ast.ts';

export type FunctionSpec = {
  readonly min: number;
  readonly max: number;
  /** As shown to the user. */
  readonly signature: string;
  readonly group: 'time' | 'logic' | 'number';
};

const MANY = 255;

function spec(group: FunctionSpec['group'], signature: string, min: number, max = min): FunctionSpec {
  return { group, signature, min, max };
}

export const FUNCTIONS = {
  prev: spec('time', 'prev(x, initial = 0)', 1, 2),
  lag: spec('time', 'lag(x, n, fill = 0)', 2, 3),
  lead: spec('time', 'lead(x, n, fill = 0)', 2, 3),
  cumulative: spec('time', 'cumulative(x)', 1),
  total: spec('time', 'total(x)', 1),
  average: spec('time', 'average(x)', 1),
  at: spec('time', 'at(x, period)', 2),
  grow: spec('time', 'grow(base, rate)', 2),
  ramp: spec('time', 'ramp(from, to, first, last)', 4),
  between: spec('time', 'between(first, last)', 2),
  spread: spec('time', 'spread(x, [w0, w1, ...])', 2),
  if: spec('logic', 'if(condition, then, otherwise)', 3),
  and: spec('logic', 'and(a, b, ...)', 1, MANY),
  or: spec('logic', 'or(a, b, ...)', 1, MANY),
  not: spec('logic', 'not(a)', 1),
  ifError: spec('logic', 'ifError(x, alternative)', 2),
  min: spec('number', 'min(a, b, ...)', 1, MANY),
  max: spec('number', 'max(a, b, ...)', 1, MANY),
  sum: spec('number', 'sum(a, b, ...)', 1, MANY),
  round: spec('number', 'round(x, digits = 0)', 1, 2),
  roundup: spec('number', 'roundup(x, digits = 0)', 1, 2),
  rounddown: spec('number', 'rounddown(x, digits = 0)', 1, 2),
  floor: spec('number', 'floor(x)', 1),
  ceil: spec('number', 'ceil(x)', 1),
  abs: spec('number', 'abs(x)', 1),
  sign: spec('number', 'sign(x)', 1),
  mod: spec('number', 'mod(a, b)', 2),
  pow: spec('number', 'pow(a, b)', 2),
  sqrt: spec('number', 'sqrt(x)', 1),
  exp: spec('number', 'exp(x)', 1),
  ln: spec('number', 'ln(x)', 1),
  log10: spec('number', 'log10(x)', 1),
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof FUNCTIONS;

export const CLOCK_NAMES = [
  'period',
  'year',
  'month',
  'yearFraction',
  'isOpening',
  'planYear',
  'periods',
] as const satisfies readonly ClockName[];

/** Words that the grammar keeps for itself; `to`, `in` and `xor` are operators of mathjs that formulas do not have. */
export const KEYWORDS = ['and', 'or', 'not', 'mod', 'xor', 'to', 'in', 'true', 'false'] as const;

export function isFunctionName(text: string): text is FunctionName {
  return Object.hasOwn(FUNCTIONS, text);
}

export function isClockName(text: string): text is ClockName {
  return (CLOCK_NAMES as readonly string[]).includes(text);
}
