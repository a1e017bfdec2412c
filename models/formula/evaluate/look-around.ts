/**
 * Reading a slot in another column: a fixed distance away (prev, lag, lead) or in a computed column (at).
 * Where there is no such column the fill stands, respectively 0.
 */
import type { Ir } from '../graph/slots.ts';
import { copy } from './loops.ts';
import {
  type Context,
  type History,
  type Operand,
  type Row,
  type Run,
  rowOf,
  type Vector,
  writer,
} from './operand.ts';
import { BINARY } from './scalar-functions.ts';

type Shift = Extract<Ir, { op: 'shift' }>;
type Gather = Extract<Ir, { op: 'gather' }>;
type Rows = Extract<History, { shape: 'vector' }>;

export function compileShift(ir: Shift, fill: Operand, context: Context): Operand {
  const { by, opening } = ir;
  const last = context.periods;
  const history = context.history(ir.slot);
  const exists = (source: number): boolean => source <= last && (source >= 1 || (source === 0 && opening));
  if (history.shape === 'scalar' && fill.shape === 'scalar') {
    const read = history.at;
    return {
      shape: 'scalar',
      at: (column) => (exists(column - by) ? read(column - by) : fill.at(column)),
    };
  }
  const fillIn = writer(fill);
  if (context.wide && history.shape === 'vector') {
    return vector(wideShift(history.periods.array, by, opening ? 0 : 1, last, fillIn));
  }
  if (history.shape === 'scalar') {
    return vector((column, from, n, out, at) => {
      if (exists(column - by)) out.fill(history.at(column - by), at, at + n);
      else fillIn(column, from, n, out, at);
    });
  }
  const run: Run = (column, from, n, out, at) => {
    const source = column - by;
    if (!exists(source)) {
      fillIn(column, from, n, out, at);
      return;
    }
    const { array, stride } = source === 0 ? history.opening : history.periods;
    copy(out, at, array, source * stride + from, n);
  };
  return { shape: 'vector', leaf: undefined, run, row: () => shiftedRow(history, by, exists, fill, context) };
}

/** Reads the other column where it lies instead of copying it. */
function shiftedRow(
  history: Rows,
  by: number,
  exists: (source: number) => boolean,
  fill: Operand,
  context: Context,
): Row {
  const otherwise = rowOf(fill, context.privateRow);
  const row: Row = {
    array: otherwise.array,
    step: 1,
    prepare: (column, from, n) => {
      const source = column - by;
      if (exists(source)) {
        const { array, stride } = source === 0 ? history.opening : history.periods;
        row.array = array;
        row.step = 1;
        return source * stride + from;
      }
      const index = otherwise.prepare(column, from, n);
      row.array = otherwise.array;
      row.step = otherwise.step;
      return index;
    },
  };
  return row;
}

/** Columns column..column+n-1 in one go: fill, what exists, fill. */
function wideShift(array: Float64Array, by: number, first: number, last: number, fill: Run): Run {
  return (column, _from, n, out, at) => {
    const head = clamp(first + by - column, 0, n);
    const tail = clamp(last + by - column + 1, head, n);
    fill(column, 0, head, out, at);
    copy(out, at + head, array, column + head - by, tail - head);
    fill(column + tail, 0, n - tail, out, at + tail);
  };
}

export function compileGather(ir: Gather, where: Operand, context: Context): Operand {
  const history = context.history(ir.slot);
  const last = context.periods;
  const target = (place: number): number => BINARY.round(place, 0);
  if (history.shape === 'scalar') {
    const read = (place: number): number => {
      const column = target(place);
      if (Number.isNaN(column)) return Number.NaN;
      return column >= 0 && column <= last ? history.at(column) : 0;
    };
    if (where.shape === 'scalar') return { shape: 'scalar', at: (column) => read(where.at(column)) };
    return vector((column, from, n, out, at) => {
      where.run(column, from, n, out, at);
      for (let i = 0; i < n; i += 1) out[at + i] = read(out[at + i] as number);
    });
  }
  const row = rowOf(where, () => context.scratch(0));
  const write = writer(where);
  const read = reader(history, last, context.wide);
  if (where.shape === 'scalar') {
    return vector((column, from, n, out, at) => {
      row.prepare(column, from, n);
      const place = target(row.array[0] as number);
      for (let i = 0; i < n; i += 1) out[at + i] = read(place, from + i);
    });
  }
  return vector((column, from, n, out, at) => {
    write(column, from, n, out, at);
    for (let i = 0; i < n; i += 1) out[at + i] = read(target(out[at + i] as number), from + i);
  });
}

function reader(history: Rows, last: number, wide: boolean): (column: number, trial: number) => number {
  return (column, trial) => {
    if (Number.isNaN(column)) return Number.NaN;
    if (column < 0 || column > last) return 0;
    const { array, stride } = column === 0 ? history.opening : history.periods;
    return array[column * stride + (wide ? 0 : trial)] as number;
  };
}

function vector(run: Run): Vector {
  return { shape: 'vector', leaf: undefined, run };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
