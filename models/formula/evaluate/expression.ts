/**
 * Compiles an expression to closures: no code is generated, every node is a small function over a row of numbers, or
 * over one number where all its inputs are one number. The same source of truth (scalar-functions) serves both, so one
 * trial and many give the same bits. What is the same in every period is computed once for all of them.
 */
import type { Ir } from '../graph/slots.ts';
import { fuse } from './fuse.ts';
import { compileGather, compileShift } from './look-around.ts';
import { binaryLoop, choose, numberLoop, unaryLoop } from './loops.ts';
import {
  type Context,
  computed,
  isComputed,
  isFlat,
  keptOnce,
  literal,
  type Operand,
  rowOf,
  type Scalar,
  type Vector,
  writer,
} from './operand.ts';
import { BINARY, type BinaryFunction, UNARY, type UnaryFunction } from './scalar-functions.ts';

/** `level` is the first scratch row that this expression may use. */
export function compileExpression(ir: Ir, context: Context, level = 0): Operand {
  switch (ir.op) {
    case 'literal':
      return literal(ir.value);
    case 'clock':
      return context.clock(ir.name);
    case 'slot':
      return context.slot(ir.slot);
    case 'shift':
      return compileShift(ir, compileExpression(ir.fill, context, level), context);
    case 'gather':
      return compileGather(ir, compileExpression(ir.column, context, level), context);
    case 'unary':
      return unary(ir.fn, compileExpression(ir.arg, context, level));
    case 'binary': {
      const left = compileExpression(ir.left, context, level);
      // The left side is computed in place; the right side needs a row of its own only beside a computed left.
      const right = compileExpression(ir.right, context, isComputed(left) ? level + 1 : level);
      return binary(ir.fn, left, right, context, level);
    }
    case 'choose': {
      // Each part may be computed into a row of its own, which those after it must leave alone.
      const condition = compileExpression(ir.condition, context, level + 1);
      const yes = compileExpression(ir.yes, context, level + 2);
      const no = compileExpression(ir.no, context, level + 3);
      return conditional(condition, yes, no, context, level);
    }
  }
}

function unary(fn: UnaryFunction, arg: Operand): Operand {
  if (arg.shape === 'scalar') {
    const f = UNARY[fn];
    return arg.literal === undefined
      ? { shape: 'scalar', at: (column) => f(arg.at(column)) }
      : literal(f(arg.literal));
  }
  const loop = unaryLoop(fn);
  const { row, run, flat } = arg;
  if (row) return computed((column, n, out) => loop(out, row(column, n), n), flat);
  return computed((column, n, out) => {
    run(column, n, out);
    loop(out, out, n);
  }, flat);
}

function binary(
  fn: BinaryFunction,
  leftPart: Operand,
  rightPart: Operand,
  context: Context,
  level: number,
): Operand {
  if (leftPart.shape === 'scalar' && rightPart.shape === 'scalar') {
    return scalarBinary(fn, leftPart, rightPart);
  }
  const flat = isFlat(leftPart) && isFlat(rightPart);
  const left = flat ? leftPart : settled(leftPart, context);
  const right = flat ? rightPart : settled(rightPart, context);
  const scratch = () => context.scratch(level);
  const fused = fuse(fn, left, right, context, scratch);
  if (fused) return { ...fused, flat };
  const one = withNumber(fn, left, right);
  if (one) return { ...computed(one, flat), ...numberPair(fn, left, right, context) };
  const loop = binaryLoop(fn);
  if (isComputed(left)) {
    const row = rowOf(right, context, scratch);
    return computed((column, n, out) => {
      left.run(column, n, out);
      loop(out, out, row(column, n), n);
    }, flat);
  }
  const first = rowOf(left, context, scratch);
  if (isComputed(right)) {
    return computed((column, n, out) => {
      right.run(column, n, out);
      loop(out, first(column, n), out, n);
    }, flat);
  }
  const second = rowOf(right, context, scratch);
  const run: Vector['run'] = (column, n, out) => loop(out, first(column, n), second(column, n), n);
  return { shape: 'vector', run, flat, pair: { fn, first, second } };
}

/** A computed part that is the same in every period, beside one that is not. */
function settled(part: Operand, context: Context): Operand {
  return isComputed(part) && part.flat ? keptOnce(part, context) : part;
}

/** A vector and a number: no row is needed for the number. A literal beside a row is left to pairs. */
function withNumber(fn: BinaryFunction, left: Operand, right: Operand): Vector['run'] | undefined {
  if (right.shape === 'scalar' && left.shape === 'vector') {
    const loop = numberLoop(fn, 'right');
    return loop && applyNumber(loop, left, right);
  }
  if (left.shape === 'scalar' && right.shape === 'vector') {
    const loop = numberLoop(fn, 'left');
    return loop && applyNumber(loop, right, left);
  }
  return undefined;
}

/** A row and a number that never changes are a pair too: the number is spread over a row once. */
function numberPair(
  fn: BinaryFunction,
  left: Operand,
  right: Operand,
  context: Context,
): Pick<Vector, 'pair'> {
  const known = (part: Operand) => (part.shape === 'scalar' ? part.literal !== undefined : !isComputed(part));
  if (!known(left) || !known(right)) return {};
  const row = (part: Operand) => rowOf(part, context, context.privateRow);
  return { pair: { fn, first: row(left), second: row(right) } };
}

function applyNumber(
  loop: NonNullable<ReturnType<typeof numberLoop>>,
  part: Vector,
  number: Scalar,
): Vector['run'] {
  const { row, run } = part;
  const { at } = number;
  if (row) return (column, n, out) => loop(out, row(column, n), at(column), n);
  return (column, n, out) => {
    run(column, n, out);
    loop(out, out, at(column), n);
  };
}

function scalarBinary(fn: BinaryFunction, left: Scalar, right: Scalar): Scalar {
  const f = BINARY[fn];
  if (left.literal !== undefined && right.literal !== undefined)
    return literal(f(left.literal, right.literal));
  const a = left.at;
  const b = right.at;
  if (fn === '+') return { shape: 'scalar', at: (column) => a(column) + b(column) };
  if (fn === '-') return { shape: 'scalar', at: (column) => a(column) - b(column) };
  if (fn === '*') return { shape: 'scalar', at: (column) => a(column) * b(column) };
  return { shape: 'scalar', at: (column) => f(a(column), b(column)) };
}

function conditional(
  condition: Operand,
  yes: Operand,
  no: Operand,
  context: Context,
  level: number,
): Operand {
  if (condition.shape === 'scalar') return pickOne(condition, yes, no);
  const test = rowOf(condition, context, () => context.scratch(level));
  const first = rowOf(yes, context, () => context.scratch(level + 1));
  const second = rowOf(no, context, () => context.scratch(level + 2));
  return computed(
    (column, n, out) => {
      const c = test(column, n);
      const a = first(column, n);
      const b = second(column, n);
      choose(out, c, a, b, n);
    },
    isFlat(condition) && isFlat(yes) && isFlat(no),
  );
}

/** The condition is one number: only the branch that holds is computed. */
function pickOne(condition: Scalar, yes: Operand, no: Operand): Operand {
  const pick = (truth: number): Operand =>
    !Number.isNaN(truth) ? (truth === 0 ? no : yes) : literal(Number.NaN);
  if (condition.literal !== undefined) return pick(condition.literal);
  if (yes.shape === 'scalar' && no.shape === 'scalar') {
    return {
      shape: 'scalar',
      at: (column) => {
        const truth = condition.at(column);
        if (Number.isNaN(truth)) return Number.NaN;
        return truth === 0 ? no.at(column) : yes.at(column);
      },
    };
  }
  const whenTrue = writer(yes);
  const whenFalse = writer(no);
  return computed((column, n, out) => {
    const truth = condition.at(column);
    if (Number.isNaN(truth)) out.fill(Number.NaN, 0, n);
    else if (truth === 0) whenFalse(column, n, out);
    else whenTrue(column, n, out);
  });
}
