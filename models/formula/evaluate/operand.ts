/**
 * What a compiled expression is: a scalar (one number a column) or a vector (a row of numbers a column: trials, or in
 * a wide run the columns themselves). The same operations compile to either; which one a slot is depends on the
 * context. Loops work on rows from their first element, so an operand can also be presented as a row to read.
 */
import type { ClockName } from '../parse/ast.ts';
import type { BinaryFunction } from './scalar-functions.ts';

export type Scalar = {
  readonly shape: 'scalar';
  readonly at: (column: number) => number;
  /** Set where the value is the same in every column. */
  readonly literal?: number;
};

/** Writes the first n numbers of a column to `out`. */
export type Run = (column: number, n: number, out: Float64Array) => void;

/** Gives the row that holds the first n numbers of a column; it must not be written to. */
export type Row = (column: number, n: number) => Float64Array;

export type Vector = {
  readonly shape: 'vector';
  readonly run: Run;
  /** Set where the numbers already lie somewhere and need no computing. */
  readonly row?: Row;
  /** The same in every period: a part of a larger expression that is computed once for all of them. */
  readonly flat: boolean;
  /** Set for one operation on two rows that need no computing: more can be done in the same pass. */
  readonly pair?: Pair;
  /** Set for max(y, a . b) of such rows: a product with it can be done in the same pass. */
  readonly bounded?: { readonly pair: Pair; readonly y: number };
};

export type Pair = { readonly fn: BinaryFunction; readonly first: Row; readonly second: Row };

export type Operand = Scalar | Vector;

/** All columns of a slot, for shifts and lookups: a row a column, or in a wide run one array over the columns. */
export type History =
  | { readonly shape: 'scalar'; readonly at: (column: number) => number }
  | { readonly shape: 'rows'; readonly rows: readonly Float64Array[] }
  | { readonly shape: 'line'; readonly array: Float64Array };

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
  /** A row full of one number, shared by all that need it. */
  readonly constantRow: (value: number) => Float64Array;
  /** Rises with each stretch of trials: what was kept for the stretch before is out of date. */
  readonly stretch: () => number;
};

/** Must this operand be computed, or do its numbers lie somewhere already? */
export function isComputed(operand: Operand): operand is Vector {
  return operand.shape === 'vector' && operand.row === undefined;
}

export function literal(value: number): Scalar {
  return { shape: 'scalar', at: () => value, literal: value };
}

export function isFlat(operand: Operand): boolean {
  return operand.shape === 'scalar' ? operand.literal !== undefined : operand.flat;
}

export function computed(run: Run, flat = false): Vector {
  return { shape: 'vector', run, flat };
}

/** Numbers that lie in a row a column. */
export function rowsVector(rows: readonly Float64Array[], flat: boolean): Vector {
  return rowVector((column) => rows[column] as Float64Array, flat);
}

export function rowVector(row: Row, flat: boolean): Vector {
  const run: Run = (column, n, out) => {
    const source = row(column, n);
    for (let i = 0; i < n; i += 1) out[i] = source[i] as number;
  };
  return { shape: 'vector', run, row, flat };
}

/** Writes an operand's numbers. In a wide run every scalar is a literal, so one number fills the row. */
export function writer(operand: Operand): Run {
  if (operand.shape === 'vector') return operand.run;
  return (column, n, out) => {
    if (n > 0) out.fill(operand.at(column), 0, n);
  };
}

/** An operand as a row; `scratch` is used where it must be computed. */
export function rowOf(operand: Operand, context: Context, scratch: () => Float64Array): Row {
  if (operand.shape === 'scalar') return scalarRow(operand, context);
  if (operand.row) return operand.row;
  const buffer = scratch();
  const { run } = operand;
  return (column, n) => {
    run(column, n, buffer);
    return buffer;
  };
}

function scalarRow({ at, literal: value }: Scalar, context: Context): Row {
  if (value !== undefined) {
    const constant = context.constantRow(value);
    return () => constant;
  }
  const own = context.privateRow();
  let held = Number.NaN;
  return (column) => {
    if (column !== held) own.fill(at(column));
    held = column;
    return own;
  };
}

/** A part that is the same in every period, computed where it is first needed in a stretch and kept. */
export function keptOnce(part: Vector, context: Context): Vector {
  const own = context.privateRow();
  let held = -1;
  return rowVector((column, n) => {
    if (held !== context.stretch()) part.run(column, n, own);
    held = context.stretch();
    return own;
  }, true);
}
