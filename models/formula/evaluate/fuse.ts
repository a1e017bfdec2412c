/**
 * Finds operations that can share a pass: two on three rows, three on four, or with a number. Says nothing where there
 * is no loop for them: then they are done one after the other. Same bits either way.
 */
import { boundedLoop, fusedLoop, fusedNumberLoop, fusedRightLoop, pairsLoop } from './fused-loops.ts';
import {
  type Context,
  isComputed,
  type Operand,
  type Pair,
  type Row,
  rowOf,
  type Vector,
} from './operand.ts';
import type { BinaryFunction } from './scalar-functions.ts';

export function fuse(
  fn: BinaryFunction,
  left: Operand,
  right: Operand,
  context: Context,
  scratch: () => Float64Array,
): Omit<Vector, 'flat'> | undefined {
  const before = isComputed(left) ? left : undefined;
  const after = isComputed(right) ? right : undefined;
  if (before?.pair && after?.pair) {
    const both = twoPairs(fn, before.pair, after.pair);
    if (both) return both;
  }
  if (fn === '*' && before?.bounded && !after) return boundedTimes(before.bounded, rowFor(right, context));
  if (fn === '*' && after?.bounded && !before) return boundedTimes(after.bounded, rowFor(left, context));
  if (before?.pair) {
    return withNumber(fn, before.pair, right) ?? withRow(fn, before.pair, right, context, scratch, 'left');
  }
  if (after?.pair && !before) {
    // max does not care for the order; a number divided by the pair has no loop.
    const number = fn === 'max' ? withNumber(fn, after.pair, left) : undefined;
    return number ?? withRow(fn, after.pair, left, context, scratch, 'right');
  }
  return undefined;
}

/** A number that differs from column to column would have to be spread over a row each time: no gain. */
function canBeRow(operand: Operand): boolean {
  return operand.shape === 'vector' || operand.literal !== undefined;
}

function rowFor(operand: Operand, context: Context): Row {
  return rowOf(operand, context, context.privateRow);
}

function twoPairs(fn: BinaryFunction, left: Pair, right: Pair): Omit<Vector, 'flat'> | undefined {
  const loop = pairsLoop(left.fn, fn, right.fn);
  if (!loop) return undefined;
  const { first: a, second: b } = left;
  const { first: c, second: d } = right;
  return {
    shape: 'vector',
    run: (column, n, out) => loop(out, a(column, n), b(column, n), c(column, n), d(column, n), n),
  };
}

/** (a . b) outer c, or c outer (a . b) where the pair stands on the right. */
function withRow(
  outer: BinaryFunction,
  { fn, first, second }: Pair,
  other: Operand,
  context: Context,
  scratch: () => Float64Array,
  side: 'left' | 'right',
): Omit<Vector, 'flat'> | undefined {
  const loop = side === 'left' ? fusedLoop(fn, outer) : fusedRightLoop(fn, outer);
  if (!loop || !canBeRow(other)) return undefined;
  const third = rowOf(other, context, scratch);
  return {
    shape: 'vector',
    run: (column, n, out) => {
      // The third last: it may lie in a scratch row that computing the others would use.
      const a = first(column, n);
      const b = second(column, n);
      loop(out, a, b, third(column, n), n);
    },
  };
}

/** (a . b) / y and max(y, a . b) with a number that is the same in every column. */
function withNumber(outer: BinaryFunction, pair: Pair, other: Operand): Omit<Vector, 'flat'> | undefined {
  const y = other.shape === 'scalar' ? other.literal : undefined;
  if (y === undefined || (outer === '/' && y === 0)) return undefined;
  const { fn, first, second } = pair;
  const loop = fusedNumberLoop(fn, outer);
  if (!loop) return undefined;
  const run: Vector['run'] = (column, n, out) => loop(out, first(column, n), second(column, n), y, n);
  return outer === 'max' ? { shape: 'vector', run, bounded: { pair, y } } : { shape: 'vector', run };
}

function boundedTimes(
  { pair, y }: NonNullable<Vector['bounded']>,
  third: Row,
): Omit<Vector, 'flat'> | undefined {
  const { fn, first, second } = pair;
  const loop = boundedLoop(fn);
  if (!loop) return undefined;
  return {
    shape: 'vector',
    run: (column, n, out) => loop(out, first(column, n), second(column, n), y, third(column, n), n),
  };
}
