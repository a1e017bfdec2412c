/**
 * How each kind of slot fills its own rows, for one phase: a kernel is told a column and how many numbers (trials, or
 * in a wide run columns) and writes there. A step is the same for a single number, used where lines feed each other
 * from column to column. Wide runs of what needs the column before are in wide-kernels.ts.
 */

import type { Phase } from '../graph/edges.ts';
import type { Ir, Slot } from '../graph/slots.ts';
import { compileExpression } from './expression.ts';
import { addScaled, binaryLoop, compound, multiply } from './loops.ts';
import {
  type Context,
  computed,
  type History,
  isFlat,
  keptOnce,
  type Operand,
  type Row,
  rowOf,
  writer,
} from './operand.ts';

export type Kernel = (column: number, n: number) => void;
export type StepValue = (column: number) => number;

/** `own` are the slot's rows, one a column. */
export function compileKernel(
  slot: Slot,
  phase: Phase,
  own: readonly Float64Array[],
  context: Context,
  yearFraction: number,
): Kernel {
  const row = (column: number): Float64Array => own[column] as Float64Array;
  const constant =
    (value: number): Kernel =>
    (column, n) =>
      void row(column).fill(value, 0, n);
  const fill = (ir: Ir): Kernel => {
    const write = writer(compileExpression(ir, context));
    return (column, n) => write(column, n, row(column));
  };
  switch (slot.kind) {
    case 'formula':
      return fill(phase === 'opening' ? slot.opening : slot.periods);
    case 'cumulative': {
      if (phase === 'opening') return fill(slot.of);
      const of = rowOf(compileExpression(slot.of, context, 1), context, () => context.scratch(0));
      const add = binaryLoop('+');
      return (column, n) => add(row(column), row(column - 1), of(column, n), n);
    }
    case 'growth': {
      const first = constant(1);
      if (phase === 'opening') return first;
      const grow = growthLoop(compileExpression(slot.rate, context, 1), context, yearFraction);
      return (column, n) => {
        if (column === 1) first(column, n);
        else grow(column, n, row(column), row(column - 1));
      };
    }
    case 'spread': {
      if (phase === 'opening') return constant(0);
      const { weights } = slot;
      const source = rowsOf(context.history(slot.slot));
      return (column, n) => {
        const out = row(column).fill(0, 0, n);
        for (let j = 0; j < weights.length && j < column; j += 1) {
          addScaled(out, weights[j] as number, source[column - j] as Float64Array, n);
        }
      };
    }
    case 'total':
    case 'average':
      return flatKernel(slot.kind, rowsOf(context.history(slot.slot)), row(0), context.periods);
    default:
      return () => undefined;
  }
}

type Growth = (column: number, n: number, out: Float64Array, before: Float64Array) => void;

/** Each column its predecessor times (1 + rate)^yearFraction; a rate that never changes gives its factor once. */
function growthLoop(rate: Operand, context: Context, yearFraction: number): Growth {
  const read = rowOf(rate, context, () => context.scratch(0));
  const factors = (column: number, n: number, out: Float64Array): void => {
    const rates = read(column, n);
    for (let i = 0; i < n; i += 1) out[i] = growthFactor(rates[i] as number, yearFraction);
  };
  if (isFlat(rate)) {
    const factor: Row = keptOnce(computed(factors, true), context).row ?? read;
    return (column, n, out, before) => multiply(out, before, factor(column, n), n);
  }
  if (yearFraction === 1) return (column, n, out, before) => compound(out, before, read(column, n), n);
  return (column, n, out, before) => {
    factors(column, n, out);
    multiply(out, before, out, n);
  };
}

/** The same for one number, column by column. */
export function compileStep(
  slot: Slot,
  own: Float64Array,
  context: Context,
  yearFraction: number,
): StepValue {
  const compile = (ir: Ir): StepValue => {
    const operand = compileExpression(ir, context);
    if (operand.shape !== 'scalar') throw new Error('a step works on single numbers');
    return operand.at;
  };
  switch (slot.kind) {
    case 'formula':
      return compile(slot.periods);
    case 'cumulative': {
      const of = compile(slot.of);
      return (column) => (own[column - 1] as number) + of(column);
    }
    case 'growth': {
      const rate = compile(slot.rate);
      return (column) =>
        column === 1 ? 1 : (own[column - 1] as number) * growthFactor(rate(column), yearFraction);
    }
    case 'spread': {
      const read = scalarHistory(context.history(slot.slot));
      return (column) => {
        let sum = 0;
        for (let j = 0; j < slot.weights.length && j < column; j += 1) {
          sum = sum + (slot.weights[j] as number) * read(column - j);
        }
        return sum;
      };
    }
    default:
      throw new Error(`a ${slot.kind} slot has no steps`);
  }
}

/** (1 + rate)^yearFraction; a rate at or below -100 % has no growth path. */
export function growthFactor(rate: number, yearFraction: number): number {
  return yearFraction === 1 ? 1 + rate : (1 + rate) ** yearFraction;
}

/** One value a trial for all columns. */
function flatKernel(
  kind: 'total' | 'average',
  rows: readonly Float64Array[],
  out: Float64Array,
  last: number,
): Kernel {
  const add = binaryLoop('+');
  const first = kind === 'total' ? 0 : 1;
  return (_column, n) => {
    out.set((rows[first] as Float64Array).subarray(0, n));
    for (let column = first + 1; column <= last; column += 1) {
      add(out, out, rows[column] as Float64Array, n);
    }
    if (kind === 'average') for (let i = 0; i < n; i += 1) out[i] = (out[i] as number) / last;
  };
}

function rowsOf(history: History): readonly Float64Array[] {
  if (history.shape !== 'rows') throw new Error('a total or spread of a fixed slot is fixed itself');
  return history.rows;
}

function scalarHistory(history: History): (column: number) => number {
  if (history.shape !== 'scalar') throw new Error('a step reads single numbers');
  return history.at;
}
