/**
 * How each kind of slot fills its own storage, for one phase: a kernel is told a column, the first trial and how
 * many (or, in a wide run, how many columns) and writes there. A step is the same for a single number, used where
 * lines feed each other from column to column.
 */

import type { Phase } from '../graph/edges.ts';
import type { Ir, Slot } from '../graph/slots.ts';
import { compileExpression } from './expression.ts';
import { addScaled, compound, compoundPart } from './loops.ts';
import { type Context, type History, type Leaf, rowOf, writer } from './operand.ts';

export type Kernel = (column: number, from: number, n: number) => void;
export type StepValue = (column: number) => number;

export function compileKernel(
  slot: Slot,
  phase: Phase,
  own: Leaf,
  context: Context,
  yearFraction: number,
): Kernel {
  const { array, stride } = own;
  const fill = (ir: Ir): Kernel => {
    const write = writer(compileExpression(ir, context));
    return (column, from, n) => write(column, from, n, array, column * stride + from);
  };
  // In a wide run the row before is the number before; in a narrow one it is a row of trials.
  const back = context.wide ? 1 : stride;
  switch (slot.kind) {
    case 'formula':
      return fill(phase === 'opening' ? slot.opening : slot.periods);
    case 'cumulative': {
      const write = fill(slot.of);
      if (phase === 'opening') return write;
      return (column, from, n) => {
        write(column, from, n);
        const start = column * stride + from;
        for (let i = start; i < start + n; i += 1)
          array[i] = (array[i - back] as number) + (array[i] as number);
      };
    }
    case 'growth': {
      if (phase === 'opening') return (column, from, n) => constantRow(array, column * stride + from, n, 1);
      const rate = rowOf(compileExpression(slot.rate, context, 1), () => context.scratch(0));
      return (column, from, n) => {
        const start = column * stride + from;
        const skip = column === 1 ? (context.wide ? 1 : n) : 0;
        constantRow(array, start, skip, 1);
        const index = rate.prepare(column, from, n) + skip * rate.step;
        if (yearFraction === 1) compound(array, start + skip, back, rate.array, index, rate.step, n - skip);
        else compoundPart(array, start + skip, back, rate.array, index, rate.step, n - skip, yearFraction);
      };
    }
    case 'spread': {
      if (phase === 'opening') return (column, from, n) => constantRow(array, column * stride + from, n, 0);
      return spreadKernel(slot.weights, context.history(slot.slot), array, stride, context.wide);
    }
    case 'total':
    case 'average':
      return flatKernel(slot.kind, context.history(slot.slot), array, context);
    default:
      return () => undefined;
  }
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

function spreadKernel(
  weights: readonly number[],
  history: History,
  array: Float64Array,
  stride: number,
  wide: boolean,
): Kernel {
  if (history.shape === 'scalar') throw new Error('a spread of a fixed slot is fixed itself');
  const source = history.periods;
  if (wide) {
    return (column, _from, n) => {
      constantRow(array, column, n, 0);
      const end = column + n;
      for (let j = 0; j < weights.length; j += 1) {
        const first = Math.max(column, 1 + j);
        if (first < end) addScaled(array, first, weights[j] as number, source.array, first - j, end - first);
      }
    };
  }
  return (column, from, n) => {
    const at = column * stride + from;
    constantRow(array, at, n, 0);
    for (let j = 0; j < weights.length && j < column; j += 1) {
      addScaled(array, at, weights[j] as number, source.array, (column - j) * source.stride + from, n);
    }
  };
}

/** One value for all columns: in a wide run written to every column, else one row of trials. */
function flatKernel(
  kind: 'total' | 'average',
  history: History,
  array: Float64Array,
  context: Context,
): Kernel {
  if (history.shape === 'scalar') throw new Error('a total of a fixed slot is fixed itself');
  const { opening, periods } = history;
  const last = context.periods;
  const sum = (trial: number): number => {
    let result =
      kind === 'total' ? (opening.array[trial] as number) : (periods.array[periods.stride + trial] as number);
    for (let column = kind === 'total' ? 1 : 2; column <= last; column += 1) {
      result = result + (periods.array[column * periods.stride + trial] as number);
    }
    return kind === 'total' ? result : result / last;
  };
  if (context.wide) return () => constantRow(array, 0, last + 1, sum(0));
  return (_column, from, n) => {
    for (let i = from; i < from + n; i += 1) array[i] = sum(i);
  };
}

function scalarHistory(history: History): (column: number) => number {
  if (history.shape !== 'scalar') throw new Error('a step reads single numbers');
  return history.at;
}

function constantRow(array: Float64Array, at: number, n: number, value: number): void {
  array.fill(value, at, at + n);
}
