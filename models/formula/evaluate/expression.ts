/**
 * Compiles an expression to closures: no code is generated, every node is a small function over a stretch of a
 * Float64Array, or over one number where all its inputs are one number. The same source of truth (scalar-functions)
 * serves both, so one trial and many give the same bits.
 */
import type { Ir } from '../graph/slots.ts';
import { fuse } from './fuse.ts';
import { compileGather, compileShift } from './look-around.ts';
import { binaryLoop, choose, unaryLoop } from './loops.ts';
import {
  type Context,
  isComputed,
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
      return binary(ir.fn, left, right, () => context.scratch(level));
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
  const { leaf, run } = arg;
  if (leaf) {
    return vector((column, from, n, out, at) => loop(out, at, leaf.array, column * leaf.stride + from, n));
  }
  return vector((column, from, n, out, at) => {
    run(column, from, n, out, at);
    loop(out, at, out, at, n);
  });
}

function binary(fn: BinaryFunction, left: Operand, right: Operand, scratch: () => Float64Array): Operand {
  if (left.shape === 'scalar' && right.shape === 'scalar') return scalarBinary(fn, left, right);
  const fused = fuse(fn, left, right, scratch);
  if (fused) return fused;
  const loop = binaryLoop(fn);
  if (isComputed(left)) {
    const row = rowOf(right, scratch);
    return vector((column, from, n, out, at) => {
      left.run(column, from, n, out, at);
      const index = row.prepare(column, from, n);
      loop(out, at, out, at, 1, row.array, index, row.step, n);
    });
  }
  const first = rowOf(left, scratch);
  if (isComputed(right)) {
    return vector((column, from, n, out, at) => {
      right.run(column, from, n, out, at);
      const index = first.prepare(column, from, n);
      loop(out, at, first.array, index, first.step, out, at, 1, n);
    });
  }
  const second = rowOf(right, scratch);
  const run: Vector['run'] = (column, from, n, out, at) => {
    const a = first.prepare(column, from, n);
    const b = second.prepare(column, from, n);
    loop(out, at, first.array, a, first.step, second.array, b, second.step, n);
  };
  return { shape: 'vector', leaf: undefined, run, pair: { fn, first, second } };
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
  const test = rowOf(condition, () => context.scratch(level));
  const first = rowOf(yes, () => context.scratch(level + 1));
  const second = rowOf(no, () => context.scratch(level + 2));
  return vector((column, from, n, out, at) => {
    const c = test.prepare(column, from, n);
    const a = first.prepare(column, from, n);
    const b = second.prepare(column, from, n);
    choose(out, at, test.array, c, test.step, first.array, a, first.step, second.array, b, second.step, n);
  });
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
  return vector((column, from, n, out, at) => {
    const truth = condition.at(column);
    if (Number.isNaN(truth)) out.fill(Number.NaN, at, at + n);
    else if (truth === 0) whenFalse(column, from, n, out, at);
    else whenTrue(column, from, n, out, at);
  });
}

function vector(run: Vector['run']): Vector {
  return { shape: 'vector', leaf: undefined, run };
}
