/**
 * The text of a rule's expression to its checked tree: the tokens, the well-formedness and the grammar of formulas, then
 * a whitelist of its own. Never throws on any text; every refusal has its place and, where one is near, what would be
 * right. The result depends on the text alone.
 */
import {
  type FormulaError,
  fail,
  formulaError,
  type Result,
  type Span,
} from '../../../formula/formula-error.ts';
import { type MathNode, parseWords } from '../../../formula/parse/grammar.ts';
import { nearest } from '../../../formula/parse/suggest.ts';
import { tokenize } from '../../../formula/parse/tokens.ts';
import { type Word, wellFormed } from '../../../formula/parse/well-formed.ts';
import { LIMITS } from '../../../plan/limits.ts';
import { AMOUNT_NAMES, type Amount, type AmountName, type RuleAst } from './rule-ast.ts';
import { IT, isRuleFunction, RULE_FUNCTIONS, type RuleFunctionName } from './rule-functions.ts';

const OPERATORS = new Set(['+', '-', '*', '/', '^']);
const MAX_TREE = 200;
const MAX_EARLIER = 1000;

type Reader = { readonly leaves: readonly Word[]; next: number; readonly ends: ReadonlyMap<Word, number> };

/** Carries a refusal out of the recursion; never leaves this file. */
class Refusal {
  readonly error: FormulaError;
  constructor(error: FormulaError) {
    this.error = error;
  }
}

export function parseExpression(text: string): Result<RuleAst> {
  if (text.length > LIMITS.formulaLength) {
    const limit = LIMITS.formulaLength;
    return fail(
      formulaError('too-long', { length: text.length, limit }, `At most ${limit} characters.`, {
        start: limit,
        end: text.length,
      }),
    );
  }
  const tokens = tokenize(text);
  if (!tokens.ok) return tokens;
  const words = wellFormed(tokens.value);
  if (!words.ok) return words;
  const reader: Reader = {
    leaves: words.value.filter(({ role }) => role !== 'other'),
    next: 0,
    ends: callEnds(words.value),
  };
  try {
    return { ok: true, value: read(parseWords(words.value), reader, 0) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return fail(thrown.error);
    throw thrown;
  }
}

/** Where the closing bracket of each call ends. */
function callEnds(words: readonly Word[]): ReadonlyMap<Word, number> {
  const ends = new Map<Word, number>();
  const open: (Word | undefined)[] = [];
  words.forEach((word, index) => {
    if (word.text === '(' || word.text === '[') {
      const before = words[index - 1];
      open.push(before?.role === 'call' ? before : undefined);
    } else if (word.text === ')' || word.text === ']') {
      const call = open.pop();
      if (call) ends.set(call, word.token.end);
    }
  });
  return ends;
}

function read(node: MathNode, reader: Reader, depth: number): RuleAst {
  const here: Span = reader.leaves[Math.min(reader.next, reader.leaves.length - 1)]?.token ?? {
    start: 0,
    end: 0,
  };
  if (depth > MAX_TREE) {
    throw new Refusal(
      formulaError('too-deep', { limit: MAX_TREE }, 'The expression is nested too deeply.', here),
    );
  }
  switch (node.type) {
    case 'ParenthesisNode':
      return read(part(node, 'content'), reader, depth + 1);
    case 'ConstantNode':
    case 'SymbolNode':
      return readLeaf(reader);
    case 'OperatorNode':
      return readOperator(node, reader, depth);
    case 'FunctionNode':
      return readCall(node, reader, depth);
    default:
      throw refusal('not-allowed', 'use amounts such as actual(line), numbers and + - * / ^', here);
  }
}

function readLeaf(reader: Reader): RuleAst {
  const { token } = take(reader);
  const { kind, text, value, start, end } = token;
  if (kind === 'number') {
    if (Number.isFinite(value)) return { kind: 'number', value, start, end };
    throw refusal('not-allowed', 'this number is too large', token);
  }
  // A line's name alone says neither whose number is meant nor over which time.
  if (isRuleFunction(text)) {
    const { signature } = RULE_FUNCTIONS[text];
    const params = { name: text, hint: signature };
    throw new Refusal(
      formulaError('wrong-arguments', params, `${text} needs brackets: ${signature}.`, token),
    );
  }
  const suggestion = `actual(${text})`;
  const message = `'${text}' alone does not say whether actual or plan is meant: write ${suggestion} or plan(${text}).`;
  throw new Refusal(
    formulaError('ambiguous', { reason: 'bare-name', name: text, suggestion }, message, token),
  );
}

function readOperator(node: MathNode, reader: Reader, depth: number): RuleAst {
  const op = String(Reflect.get(node, 'op'));
  const trees = parts(node, 'args').map((arg) => read(arg, reader, depth + 1));
  const [left, right] = trees;
  if (!left) throw new Error(`operator ${op} without operands`);
  const span = { start: left.start, end: (right ?? left).end };
  if (!right) {
    if (op === '+') return left;
    if (op === '-') return { kind: 'negative', arg: left, ...span };
  } else if (OPERATORS.has(op)) {
    return { kind: 'binary', op: op as '+', left, right, ...span };
  }
  throw refusal(
    'not-allowed',
    `'${op}' has no place here: the thresholds of the rule do the comparing`,
    span,
  );
}

function readCall(node: MathNode, reader: Reader, depth: number): RuleAst {
  const word = take(reader);
  const { text, start } = word.token;
  const nameSpan = { start, end: word.token.end };
  const span = { start, end: reader.ends.get(word) ?? word.token.end };
  const args = parts(node, 'args');
  if (!isRuleFunction(text)) throw unknownFunction(text, nameSpan);
  const { min, max, signature, takes } = RULE_FUNCTIONS[text];
  if (args.length < min || args.length > max) {
    const params = { reason: 'count', name: text, count: args.length, min, max, hint: signature };
    const message = `${text} is written ${signature}.`;
    throw new Refusal(formulaError('wrong-arguments', params, message, span));
  }
  if (takes === 'none') return { kind: 'days', ...span };
  if (takes === 'line')
    return { kind: 'amount', amount: readAmount(text as AmountName, args[0], reader, span), ...span };
  const trees = takes === 'amount' ? [] : args.map((arg) => read(arg, reader, depth + 1));
  if (takes === 'number') return { kind: 'call', fn: text as 'abs', args: trees, ...span };
  return { kind: 'amount', amount: readWrapped(text, args, reader, depth, span), ...span };
}

function readAmount(fn: AmountName, arg: MathNode | undefined, reader: Reader, call: Span): Amount {
  const { signature } = RULE_FUNCTIONS[fn];
  let inner = arg;
  while (inner?.type === 'ParenthesisNode') inner = part(inner, 'content');
  if (inner?.type !== 'SymbolNode' || reader.leaves[reader.next]?.token.kind !== 'name') {
    const params = { reason: 'line', name: fn, hint: signature };
    const message = `${fn} takes the code of one line: ${signature}. Sums are written actual(a) + actual(b).`;
    throw new Refusal(formulaError('wrong-arguments', params, message, call));
  }
  const { text, start, end } = take(reader).token;
  return { fn, over: 'bucket', earlier: 0, code: text === IT ? null : text, name: { start, end } };
}

/** cumulative, total and previous: each changes over which time an amount is taken. */
function readWrapped(
  fn: RuleFunctionName,
  [first, second]: readonly MathNode[],
  reader: Reader,
  depth: number,
  span: Span,
): Amount {
  const tree = first && read(first, reader, depth + 1);
  if (tree?.kind !== 'amount') throw wrongWrap(fn, 'amount', span);
  const { amount } = tree;
  if (fn === 'previous') return { ...amount, earlier: amount.earlier + earlierOf(second, reader, span) };
  if (amount.over !== 'bucket' || amount.earlier > 0 || amount.fn === 'remaining')
    throw wrongWrap(fn, 'twice', span);
  if (fn === 'cumulative') return { ...amount, over: 'cumulative' };
  if (amount.fn !== 'plan' && amount.fn !== 'outlook') throw wrongWrap(fn, 'total', span);
  return { ...amount, over: 'total' };
}

function earlierOf(node: MathNode | undefined, reader: Reader, span: Span): number {
  if (!node) return 1;
  const { value, kind } = take(reader).token;
  if (
    node.type !== 'ConstantNode' ||
    kind !== 'number' ||
    !Number.isInteger(value) ||
    value < 1 ||
    value > MAX_EARLIER
  )
    throw wrongWrap('previous', 'distance', span);
  return value;
}

function wrongWrap(
  fn: RuleFunctionName,
  reason: 'amount' | 'twice' | 'total' | 'distance',
  span: Span,
): Refusal {
  const { signature } = RULE_FUNCTIONS[fn];
  const what = {
    amount: `takes one amount, such as actual(line): ${signature}`,
    twice: 'takes an amount over one bucket, such as actual(line)',
    total: 'is known for plan and outlook only; what was spent so far is cumulative(actual(line))',
    distance: `takes a whole number of buckets from 1 to ${MAX_EARLIER}: ${signature}`,
  }[reason];
  return new Refusal(
    formulaError('wrong-arguments', { reason, name: fn, hint: signature }, `${fn} ${what}.`, span),
  );
}

function unknownFunction(name: string, span: Span): Refusal {
  const suggestion = nearest(name, [...Object.keys(RULE_FUNCTIONS), ...AMOUNT_NAMES]);
  const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  const params = suggestion === undefined ? { name } : { name, suggestion };
  return new Refusal(
    formulaError('unknown-function', params, `There is no function '${name}' in rules.${hint}`, span),
  );
}

function refusal(code: 'not-allowed', hint: string, span: Span): Refusal {
  return new Refusal(
    formulaError(code, { hint }, `Not allowed in a rule: ${hint}.`, { start: span.start, end: span.end }),
  );
}

function take(reader: Reader): Word {
  const word = reader.leaves[reader.next];
  if (!word) throw new Error('the tree has more leaves than the text');
  reader.next += 1;
  return word;
}

function part(node: MathNode, name: string): MathNode {
  return Reflect.get(node, name) as MathNode;
}

function parts(node: MathNode, name: string): readonly MathNode[] {
  return Reflect.get(node, name) as readonly MathNode[];
}
