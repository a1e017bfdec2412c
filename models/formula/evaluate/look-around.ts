/**
 * Reading a slot in another column: a fixed distance away (prev, lag, lead) or in a computed column (at).
 * Where there is no such column the fill stands, respectively 0.
 */
import type { Ir } from '../graph/slots.ts';
import {
  type Context,
  computed,
  type History,
  type Operand,
  type Run,
  rowOf,
  rowVector,
  type Vector,
  writer,
} from './operand.ts';
import { BINARY } from './scalar-functions.ts';

type Shift = Extract<Ir, { op: 'shift' }>;
type Gather = Extract<Ir, { op: 'gather' }>;

export function compileShift(ir: Shift, fill: Operand, context: Context): Operand {
  const { by, opening } = ir;
  const last = context.periods;
  const history = context.history(ir.slot);
  const exists = (source: number): boolean => source <= last && (source >= 1 || (source === 0 && opening));
  if (history.shape === 'line') {
    return computed(wideShift(history.array, by, opening ? 0 : 1, last, writer(fill)));
  }
  if (history.shape === 'rows') return shiftedRows(history.rows, by, exists, fill, context);
  const read = history.at;
  if (fill.shape === 'scalar') {
    return {
      shape: 'scalar',
      at: (column) => (exists(column - by) ? read(column - by) : fill.at(column)),
    };
  }
  const fillIn = writer(fill);
  return computed((column, n, out) => {
    if (exists(column - by)) out.fill(read(column - by), 0, n);
    else fillIn(column, n, out);
  });
}

/** Reads the other column where it lies instead of copying it. */
function shiftedRows(
  rows: readonly Float64Array[],
  by: number,
  exists: (source: number) => boolean,
  fill: Operand,
  context: Context,
): Vector {
  const otherwise = rowOf(fill, context, context.privateRow);
  return rowVector(
    (column, n) => (exists(column - by) ? (rows[column - by] as Float64Array) : otherwise(column, n)),
    false,
  );
}

/** Columns column..column+n-1 in one go: the fill, and what exists over it. */
function wideShift(array: Float64Array, by: number, first: number, last: number, fill: Run): Run {
  return (column, n, out) => {
    const head = clamp(first + by - column, 0, n);
    const tail = clamp(last + by - column + 1, head, n);
    if (tail - head < n) fill(column, n, out);
    for (let i = head; i < tail; i += 1) out[i] = array[column + i - by] as number;
  };
}

export function compileGather(ir: Gather, where: Operand, context: Context): Operand {
  const history = context.history(ir.slot);
  const last = context.periods;
  const target = (place: number): number => BINARY.round(place, 0);
  if (history.shape === 'scalar' && where.shape === 'scalar') {
    const read = scalarReader(history, last);
    return { shape: 'scalar', at: (column) => read(target(where.at(column))) };
  }
  const read = history.shape === 'scalar' ? scalarReader(history, last) : reader(history, last);
  if (where.shape === 'scalar') {
    return computed((column, n, out) => {
      const place = target(where.at(column));
      for (let i = 0; i < n; i += 1) out[i] = read(place, i);
    });
  }
  return computed((column, n, out) => {
    where.run(column, n, out);
    for (let i = 0; i < n; i += 1) out[i] = read(target(out[i] as number), i);
  });
}

type Reader = (column: number, trial: number) => number;

function scalarReader(
  history: Extract<History, { shape: 'scalar' }>,
  last: number,
): (column: number, trial?: number) => number {
  return (column) => {
    if (Number.isNaN(column)) return Number.NaN;
    return column >= 0 && column <= last ? history.at(column) : 0;
  };
}

function reader(history: Exclude<History, { shape: 'scalar' }>, last: number): Reader {
  return (column, trial) => {
    if (Number.isNaN(column)) return Number.NaN;
    if (column < 0 || column > last) return 0;
    if (history.shape === 'line') return history.array[column] as number;
    return history.rows[column]?.[trial] as number;
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
