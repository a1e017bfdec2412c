/**
 * The kernels of the plan itself, where a run covers all columns of one slot at once. Formulas are those of kernels.ts;
 * what needs the column before it, or all columns, is written out here in the same order, so that the bits are the same.
 */
import type { Phase } from '../graph/edges.ts';
import type { Slot } from '../graph/slots.ts';
import { compileExpression } from './expression.ts';
import { compileKernel, growthFactor } from './kernels.ts';
import { type Context, type History, rowOf } from './operand.ts';

/** Computes column 0, or columns 1..n, of a slot whose numbers are `array`, one a column. */
export function compileWide(
  slot: Slot,
  phase: Phase,
  array: Float64Array,
  context: Context,
  yearFraction: number,
): () => void {
  const { periods } = context;
  switch (slot.kind) {
    case 'cumulative': {
      if (phase === 'opening') break;
      const of = rowOf(compileExpression(slot.of, context, 1), context, () => context.scratch(0));
      return () => {
        const terms = of(1, periods);
        for (let column = 1; column <= periods; column += 1)
          array[column] = (array[column - 1] as number) + (terms[column - 1] as number);
      };
    }
    case 'growth': {
      if (phase === 'opening') break;
      const rate = rowOf(compileExpression(slot.rate, context, 1), context, () => context.scratch(0));
      return () => {
        const rates = rate(1, periods);
        array[1] = 1;
        for (let column = 2; column <= periods; column += 1)
          array[column] =
            (array[column - 1] as number) * growthFactor(rates[column - 1] as number, yearFraction);
      };
    }
    case 'spread': {
      if (phase === 'opening') break;
      const source = lineOf(context.history(slot.slot));
      return () => {
        for (let column = 1; column <= periods; column += 1) {
          let sum = 0;
          for (let j = 0; j < slot.weights.length && j < column; j += 1)
            sum = sum + (slot.weights[j] as number) * (source[column - j] as number);
          array[column] = sum;
        }
      };
    }
    case 'total':
    case 'average': {
      const { kind } = slot;
      const source = lineOf(context.history(slot.slot));
      return () => void array.fill(kind === 'total' ? sum(source, 0) : sum(source, 1) / periods);
    }
    default:
      break;
  }
  const rows = phase === 'opening' ? [array] : [array, array.subarray(1)];
  const kernel = compileKernel(slot, phase, rows, context, yearFraction);
  return phase === 'opening' ? () => kernel(0, 1) : () => kernel(1, periods);
}

function sum(array: Float64Array, first: number): number {
  let result = array[first] as number;
  for (let column = first + 1; column < array.length; column += 1)
    result = result + (array[column] as number);
  return result;
}

function lineOf(history: History): Float64Array {
  if (history.shape !== 'line') throw new Error('a wide run reads whole lines');
  return history.array;
}
