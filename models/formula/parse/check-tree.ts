/**
 * The whitelist after parsing: turns the grammar's tree into ours and refuses every node, function or argument that
 * a formula may not have. Leaves are matched with our tokens in source order, which is where positions, numbers and
 * names come from.
 */

import { type FormulaError, fail, formulaError, type Result, type Span } from '../formula-error.ts';
import type { Ast, AstOf, BinaryOperator } from './ast.ts';
import { checkCall } from './check-call.ts';
import { isClockName, isFunctionName, KEYWORDS } from './functions.ts';
import type { MathNode } from './grammar.ts';
import { tooDeep, type Word } from './well-formed.ts';

const BINARY = new Set<string>([
  '+',
  '-',
  '*',
  '/',
  '^',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'mod',
]);
const COMPARISONS = new Set<string>(['==', '!=', '<', '<=', '>', '>=']);

/** Long sums are deep trees; this many levels are safe on the smallest stack (a web worker's). */
const MAX_TREE = 500;

type Reader = { readonly leaves: readonly Word[]; next: number; readonly ends: ReadonlyMap<Word, Span> };

/** Carries an expected failure out of the recursion; never leaves this file. */
class Refusal {
  readonly error: FormulaError;
  constructor(error: FormulaError) {
    this.error = error;
  }
}

function refuse(error: FormulaError): never {
  throw new Refusal(error);
}

export function checkTree(node: MathNode, words: readonly Word[]): Result<Ast> {
  const leaves = words.filter((word) => word.role !== 'other');
  try {
    return { ok: true, value: read(node, { leaves, next: 0, ends: callSpans(words) }, 0) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return fail(thrown.error);
    throw thrown;
  }
}

/** The whole stretch of each call, from its name to its closing bracket. */
function callSpans(words: readonly Word[]): ReadonlyMap<Word, Span> {
  const spans = new Map<Word, Span>();
  const open: (Word | undefined)[] = [];
  words.forEach((word, index) => {
    if (word.text === '(' || word.text === '[') {
      const before = words[index - 1];
      open.push(before?.role === 'call' ? before : undefined);
    } else if (word.text === ')' || word.text === ']') {
      const call = open.pop();
      if (call) spans.set(call, { start: call.token.start, end: word.token.end });
    }
  });
  return spans;
}

function read(node: MathNode, reader: Reader, depth: number): Ast {
  const here = reader.leaves[Math.min(reader.next, reader.leaves.length - 1)];
  const at: Span = here ? here.token : { start: 0, end: 0 };
  if (depth > MAX_TREE) refuse(tooDeep(at));
  switch (node.type) {
    case 'ParenthesisNode':
      return read(part(node, 'content'), reader, depth + 1);
    case 'ConstantNode':
    case 'SymbolNode':
      return readLeaf(reader);
    case 'OperatorNode':
      return readOperator(node, reader, depth);
    case 'ConditionalNode': {
      const condition = read(part(node, 'condition'), reader, depth + 1);
      const yes = read(part(node, 'trueExpr'), reader, depth + 1);
      const no = read(part(node, 'falseExpr'), reader, depth + 1);
      return { kind: 'call', fn: 'if', args: [condition, yes, no], start: condition.start, end: no.end };
    }
    case 'FunctionNode':
      return readCall(node, reader, depth);
    case 'RelationalNode':
      return refuse(ambiguous('comparison-chain', 'join comparisons with and, as in a < b and b < c', at));
    case 'ArrayNode':
      return refuse(notAllowed('array', 'a list in [ ] only goes into spread(x, [w0, w1, ...])', at));
    default:
      return refuse(notAllowed(String(node.type), 'use line codes, numbers, + - * / ^ and functions', at));
  }
}

function readLeaf(reader: Reader): Ast {
  const word = take(reader);
  const { kind, text, value, start, end } = word.token;
  if (kind === 'number') {
    if (!Number.isFinite(value)) {
      refuse(
        formulaError(
          'not-allowed',
          { reason: 'number', text },
          `'${text}' is too large a number.`,
          word.token,
        ),
      );
    }
    return { kind: 'number', value, start, end };
  }
  if (text === 'true' || text === 'false')
    return { kind: 'number', value: text === 'true' ? 1 : 0, start, end };
  if ((KEYWORDS as readonly string[]).includes(text)) {
    const hint = "'to', 'in' and 'xor' are not part of formulas";
    refuse(notAllowed('keyword', hint, word.token));
  }
  if (isClockName(text)) return { kind: 'clock', name: text, start, end };
  return { kind: 'name', code: text, start, end };
}

function readOperator(node: MathNode, reader: Reader, depth: number): Ast {
  const op = String(field(node, 'op'));
  const args = parts(node, 'args').map((arg) => ({ node: arg, grouped: arg.type === 'ParenthesisNode' }));
  const trees = args.map((arg) => read(arg.node, reader, depth + 1));
  const [left, right] = trees;
  if (!left) throw new Error(`operator ${op} without operands`);
  const span = { start: left.start, end: (right ?? left).end };
  if (!right) {
    if (op === '+') return left;
    if (op === '-' || op === 'not') return { kind: 'unary', op, arg: left, ...span };
  } else if (BINARY.has(op)) {
    // `not a > b` reads as not (a > b) but is parsed as (not a) > b.
    if (COMPARISONS.has(op) && left.kind === 'unary' && left.op === 'not' && !args[0]?.grouped) {
      refuse(ambiguous('not-comparison', 'write not (a > b)', span));
    }
    return { kind: 'binary', op: op as BinaryOperator, left, right, ...span };
  }
  return refuse(notAllowed('operator', `'${op}' is not an operator of formulas`, span));
}

function readCall(node: MathNode, reader: Reader, depth: number): Ast {
  const word = take(reader);
  const { text, start } = word.token;
  const end = reader.ends.get(word)?.end ?? word.token.end;
  const args = parts(node, 'args').map((arg) => {
    return text === 'spread' && arg.type === 'ArrayNode'
      ? readWeights(arg, reader)
      : read(arg, reader, depth + 1);
  });
  const error = checkCall(text, args, { start, end: word.token.end }, { start, end });
  if (error) return refuse(error);
  if (!isFunctionName(text)) throw new Error(`unchecked function ${text}`);
  return { kind: 'call', fn: text, args, start, end };
}

function readWeights(node: MathNode, reader: Reader): AstOf<'weights'> {
  const first = reader.leaves[reader.next]?.token.start ?? 0;
  const values = parts(node, 'items').map((item) => {
    const tree = item.type === 'ArrayNode' ? undefined : read(item, reader, 0);
    const value = tree && constant(tree);
    if (value !== undefined) return value;
    const at = tree ?? reader.leaves[reader.next]?.token ?? { start: first, end: first };
    return refuse(notAllowed('weight', 'each weight is a number, as in [0.5, 0.3, 0.2]', at));
  });
  const end = reader.leaves[reader.next - 1]?.token.end ?? first;
  return { kind: 'weights', values, start: first, end };
}

function constant(tree: Ast): number | undefined {
  if (tree.kind === 'number') return tree.value;
  return tree.kind === 'unary' && tree.op === '-' && tree.arg.kind === 'number'
    ? 0 - tree.arg.value
    : undefined;
}

function take(reader: Reader): Word {
  const word = reader.leaves[reader.next];
  if (!word) throw new Error('the tree has more leaves than the text');
  reader.next += 1;
  return word;
}

function field(node: MathNode, name: string): unknown {
  return Reflect.get(node, name);
}

function part(node: MathNode, name: string): MathNode {
  return field(node, name) as MathNode;
}

function parts(node: MathNode, name: string): readonly MathNode[] {
  return field(node, name) as readonly MathNode[];
}

function ambiguous(reason: string, hint: string, at: Span): FormulaError {
  return formulaError('ambiguous', { reason, hint }, `This can be read in two ways: ${hint}.`, at);
}

function notAllowed(reason: string, hint: string, at: Span): FormulaError {
  return formulaError('not-allowed', { reason, hint }, `Not allowed in a formula: ${hint}.`, at);
}
