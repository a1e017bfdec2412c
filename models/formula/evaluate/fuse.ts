/**
 * Finds two operations that can share a pass: an operation on two rows, and one more with a third row or a number.
 * Where a row turns out to be a single number repeated, the two are done one after the other. Same bits either way.
 */
import { type FusedLoop, fusedLoop, fusedNumberLoop, fusedRightLoop } from './fused-loops.ts';
import { binaryLoop } from './loops.ts';
import { isComputed, type Operand, type Pair, rowOf, type Vector } from './operand.ts';
import type { BinaryFunction } from './scalar-functions.ts';

export function fuse(
  fn: BinaryFunction,
  left: Operand,
  right: Operand,
  scratch: () => Float64Array,
): Vector | undefined {
  if (isComputed(left) && left.pair) {
    return withNumber(fn, left.pair, right) ?? withRow(fn, left.pair, right, scratch, 'left');
  }
  if (isComputed(right) && right.pair && !isComputed(left)) {
    // max does not care for the order; a number divided by the pair has no loop.
    const number = fn === 'max' ? withNumber(fn, right.pair, left) : undefined;
    return number ?? withRow(fn, right.pair, left, scratch, 'right');
  }
  return undefined;
}

/** (a . b) outer c, or c outer (a . b) where the pair stands on the right. */
function withRow(
  outer: BinaryFunction,
  pair: Pair,
  other: Operand,
  scratch: () => Float64Array,
  side: 'left' | 'right',
): Vector | undefined {
  const loop = side === 'left' ? fusedLoop(pair.fn, outer) : fusedRightLoop(pair.fn, outer);
  if (!loop || other.shape === 'scalar') return undefined;
  return fusedVector(loop, pair, outer, rowOf(other, scratch), side);
}

function fusedVector(
  loop: FusedLoop,
  { fn, first, second }: Pair,
  outer: BinaryFunction,
  third: ReturnType<typeof rowOf>,
  side: 'left' | 'right',
): Vector {
  const innerLoop = binaryLoop(fn);
  const outerLoop = binaryLoop(outer);
  const run: Vector['run'] = (column, from, n, out, at) => {
    const c = third.prepare(column, from, n);
    const a = first.prepare(column, from, n);
    const b = second.prepare(column, from, n);
    if (first.step === 1 && second.step === 1 && third.step === 1) {
      loop(out, at, first.array, a, second.array, b, third.array, c, n);
      return;
    }
    innerLoop(out, at, first.array, a, first.step, second.array, b, second.step, n);
    if (side === 'left') outerLoop(out, at, out, at, 1, third.array, c, third.step, n);
    else outerLoop(out, at, third.array, c, third.step, out, at, 1, n);
  };
  return { shape: 'vector', leaf: undefined, run };
}

/** (a . b) / y and max(y, a . b) with a number that is the same in every column. */
function withNumber(outer: BinaryFunction, { fn, first, second }: Pair, other: Operand): Vector | undefined {
  const y = other.shape === 'scalar' ? other.literal : undefined;
  if (y === undefined || (outer === '/' && y === 0)) return undefined;
  const loop = fusedNumberLoop(fn, outer);
  if (!loop) return undefined;
  const innerLoop = binaryLoop(fn);
  const outerLoop = binaryLoop(outer);
  const number = Float64Array.of(y);
  const run: Vector['run'] = (column, from, n, out, at) => {
    const a = first.prepare(column, from, n);
    const b = second.prepare(column, from, n);
    if (first.step === 1 && second.step === 1) {
      loop(out, at, first.array, a, second.array, b, y, n);
      return;
    }
    innerLoop(out, at, first.array, a, first.step, second.array, b, second.step, n);
    outerLoop(out, at, out, at, 1, number, 0, 0, n);
  };
  return { shape: 'vector', leaf: undefined, run };
}
