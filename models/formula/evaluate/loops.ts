/**
 * The inner loops: one small function an operation over the first n numbers of rows, so that each is compiled for
 * itself. `out` may be the same row as an input. The common operations are written out, with a row or one number on
 * either side; the rest share a loop that calls their function.
 */
import { BINARY, type BinaryFunction, UNARY, type UnaryFunction } from './scalar-functions.ts';

type Row = Float64Array;

/** out[i] = f(a[i], b[i]) for i < n. */
export type BinaryLoop = (out: Row, a: Row, b: Row, n: number) => void;

/** The same with one number in the place of a row. */
export type NumberLoop = (out: Row, a: Row, y: number, n: number) => void;

export type UnaryLoop = (out: Row, a: Row, n: number) => void;

// Reading beyond the end is undefined for the type checker only; every caller keeps within the rows.
const add: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) + (b[i] as number);
};

const subtract: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) - (b[i] as number);
};

export const multiply: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) * (b[i] as number);
};

const divide: BinaryLoop = (out, a, b, n) => {
  if (hasZero(b, n)) divideWithZeros(out, a, b, n);
  else for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) / (b[i] as number);
};

function hasZero(row: Row, n: number): boolean {
  let zeros = 0;
  for (let i = 0; i < n; i += 1) if (row[i] === 0) zeros += 1;
  return zeros > 0;
}

/** Apart from the rest because choosing between two numbers in the loop costs several times the division. */
const divideWithZeros: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = BINARY['/'](a[i] as number, b[i] as number);
};

const minimum: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.min(a[i] as number, b[i] as number);
};

const maximum: BinaryLoop = (out, a, b, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(a[i] as number, b[i] as number);
};

function loopOver(f: (a: number, b: number) => number): BinaryLoop {
  return (out, a, b, n) => {
    for (let i = 0; i < n; i += 1) out[i] = f(a[i] as number, b[i] as number);
  };
}

const ROWS: Partial<Record<BinaryFunction, BinaryLoop>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  min: minimum,
  max: maximum,
};

export function binaryLoop(fn: BinaryFunction): BinaryLoop {
  return ROWS[fn] ?? loopOver(BINARY[fn]);
}

const addNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) + y;
};

const subtractNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) - y;
};

const multiplyNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) * y;
};

const divideByNumber: NumberLoop = (out, a, y, n) => {
  if (y === 0) out.fill(Number.NaN, 0, n);
  else for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) / y;
};

const atLeastNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(a[i] as number, y);
};

const atMostNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.min(a[i] as number, y);
};

const fromNumber: NumberLoop = (out, a, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = y - (a[i] as number);
};

const WITH_NUMBER: Partial<Record<BinaryFunction, NumberLoop>> = {
  '+': addNumber,
  '-': subtractNumber,
  '*': multiplyNumber,
  '/': divideByNumber,
  min: atMostNumber,
  max: atLeastNumber,
};

// A sum, product, min and max does not care for the order, not even in the last bit.
const AFTER_NUMBER: Partial<Record<BinaryFunction, NumberLoop>> = {
  '+': addNumber,
  '-': fromNumber,
  '*': multiplyNumber,
  min: atMostNumber,
  max: atLeastNumber,
};

/** The loop for a row and a number, or a number and a row; undefined where there is none of its own. */
export function numberLoop(fn: BinaryFunction, number: 'right' | 'left'): NumberLoop | undefined {
  return (number === 'right' ? WITH_NUMBER : AFTER_NUMBER)[fn];
}

export function unaryLoop(fn: UnaryFunction): UnaryLoop {
  const f = UNARY[fn];
  return (out, a, n) => {
    for (let i = 0; i < n; i += 1) out[i] = f(a[i] as number);
  };
}

/** out = condition ? yes : no, a condition that is not a number giving NaN. `out` may be any of the others. */
export function choose(out: Row, condition: Row, yes: Row, no: Row, n: number): void {
  for (let i = 0; i < n; i += 1) {
    const truth = condition[i] as number;
    if (truth === 0) out[i] = no[i] as number;
    else if (Number.isNaN(truth)) out[i] = Number.NaN;
    else out[i] = yes[i] as number;
  }
}

/** out = before x (1 + rate), the running product of growth over one year a column. */
export const compound: BinaryLoop = (out, before, rate, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (before[i] as number) * (1 + (rate[i] as number));
};

/** out += weight * a */
export function addScaled(out: Row, weight: number, a: Row, n: number): void {
  for (let i = 0; i < n; i += 1) out[i] = (out[i] as number) + weight * (a[i] as number);
}
