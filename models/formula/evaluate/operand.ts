/**
 * What a compiled expression is: a scalar (one number a column) or a vector (a stretch of numbers a column: trials,
 * or in a wide run the columns themselves). The same operations compile to either; which one a slot is depends on
 * the context. Loops work on arrays, so an operand can also be presented as a row to read.
 */
import type { ClockName } from '../parse/ast.ts';
import type { BinaryFunction } from './scalar-functions.ts';

export type Scalar = {
  readonly shape: 'scalar';
  readonly at: (column: number) => number;
  /** Set where the value is the same in every column. */
  readonly literal?: number;
};

/** Where a slot's numbers lie: position = column * stride + offset. Stride 0: the same in every column. */
export type Leaf = { readonly array: Float64Array; readonly stride: number };

export type Run = (column: number, from: number, n: number, out: Float64Array, at: number) => void;

export type Vector = {
  readonly shape: 'vector';
  /** Set where the numbers already lie somewhere and need no computing. */
  readonly leaf: Leaf | undefined;
  readonly run: Run;
  /** Set where the numbers lie somewhere, but not always in the same place. */
  readonly row?: () => Row;
  /** Set for one operation on two rows that need no computing: a second operation can be done in the same pass. */
  readonly pair?: Pair;
};

export type Pair = { readonly fn: BinaryFunction; readonly first: Row; readonly second: Row };

export type Operand = Scalar | Vector;

/** All columns of a slot, for shifts and lookups. */
export type History =
  | { readonly shape: 'scalar'; readonly at: (column: number) => number }
  | { readonly shape: 'vector'; readonly opening: Leaf; readonly periods: Leaf };

export type Context = {
  readonly slot: (slot: number) => Operand;
  readonly history: (slot: number) => History;
  readonly clock: (name: ClockName) => Operand;
  readonly periods: number;
  /** A wide run covers n columns at once (one trial); a narrow one covers n trials of one column. */
  readonly wide: boolean;
  /** Scratch row of a nesting level. */
  readonly scratch: (level: number) => Float64Array;
  /** A row that nothing else uses. */
  readonly privateRow: () => Float64Array;
};

/** Must this operand be computed, or do its numbers lie somewhere already? */
export function isComputed(operand: Operand): operand is Vector {
  return operand.shape === 'vector' && operand.leaf === undefined && operand.row === undefined;
}

export function literal(value: number): Scalar {
  return { shape: 'scalar', at: () => value, literal: value };
}

export function leafVector(leaf: Leaf): Vector {
  const { array, stride } = leaf;
  const run: Run = (column, from, n, out, at) => {
    const start = column * stride + from;
    for (let i = 0; i < n; i += 1) out[at + i] = array[start + i] as number;
  };
  return { shape: 'vector', leaf, run };
}

/** Writes an operand's numbers to `out`. In a wide run every scalar is a literal, so one number fills the stretch. */
export function writer(operand: Operand): Run {
  if (operand.shape === 'vector') return operand.run;
  return (column, _from, n, out, at) => {
    if (n > 0) out.fill(operand.at(column), at, at + n);
  };
}

/** An operand as a row of an array: `prepare` sets array and step and gives the index at which it starts. */
export type Row = {
  array: Float64Array;
  step: 0 | 1;
  readonly prepare: (column: number, from: number, n: number) => number;
};

/** `scratch` is used where the operand must be computed. */
export function rowOf(operand: Operand, scratch: () => Float64Array): Row {
  if (operand.shape === 'scalar') {
    const cell = new Float64Array(1);
    const { at } = operand;
    return {
      array: cell,
      step: 0,
      prepare: (column) => {
        cell[0] = at(column);
        return 0;
      },
    };
  }
  if (operand.leaf) {
    const { array, stride } = operand.leaf;
    return { array, step: 1, prepare: (column, from) => column * stride + from };
  }
  if (operand.row) return operand.row();
  const buffer = scratch();
  const { run } = operand;
  return {
    array: buffer,
    step: 1,
    prepare: (column, from, n) => {
      run(column, from, n, buffer, 0);
      return 0;
    },
  };
}
