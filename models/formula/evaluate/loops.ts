/**
 * The inner loops: one small function an operation over stretches of Float64Arrays, so that each is compiled for
 * itself. A step of 0 repeats one value. `out` may be the same stretch as an input. Sums and products have forms of
 * their own for a single number on either side, because they are where a simulation spends its time.
 */
import { BINARY, type BinaryFunction, UNARY, type UnaryFunction } from './scalar-functions.ts';

/** out[at+i] = f(a[ai + i*as], b[bi + i*bs]) for i < n. */
export type BinaryLoop = (
  out: Float64Array,
  at: number,
  a: Float64Array,
  ai: number,
  as: number,
  b: Float64Array,
  bi: number,
  bs: number,
  n: number,
) => void;

export type UnaryLoop = (out: Float64Array, at: number, a: Float64Array, ai: number, n: number) => void;

type Row = Float64Array;

// Reading beyond the end is undefined for the type checker only; every caller keeps within the arrays.
const add: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  if (bs === 0) {
    const y = b[bi] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) + y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = x + (b[bi + i] as number);
  } else {
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) + (b[bi + i] as number);
  }
};

const subtract: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  if (bs === 0) {
    const y = b[bi] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) - y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = x - (b[bi + i] as number);
  } else {
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) - (b[bi + i] as number);
  }
};

const multiply: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  if (bs === 0) {
    const y = b[bi] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) * y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = 0; i < n; i += 1) out[at + i] = x * (b[bi + i] as number);
  } else {
    for (let i = 0; i < n; i += 1) out[at + i] = (a[ai + i] as number) * (b[bi + i] as number);
  }
};

const divide: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  for (let i = 0; i < n; i += 1) {
    const y = b[bi + i * bs] as number;
    out[at + i] = y === 0 ? Number.NaN : (a[ai + i * as] as number) / y;
  }
};

const minimum: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  for (let i = 0; i < n; i += 1) out[at + i] = Math.min(a[ai + i * as] as number, b[bi + i * bs] as number);
};

const maximum: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  for (let i = 0; i < n; i += 1) out[at + i] = Math.max(a[ai + i * as] as number, b[bi + i * bs] as number);
};

function loopOver(f: (a: number, b: number) => number): BinaryLoop {
  return (out, at, a, ai, as, b, bi, bs, n) => {
    for (let i = 0; i < n; i += 1) out[at + i] = f(a[ai + i * as] as number, b[bi + i * bs] as number);
  };
}

const SPECIAL: Partial<Record<BinaryFunction, BinaryLoop>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  min: minimum,
  max: maximum,
};

export function binaryLoop(fn: BinaryFunction): BinaryLoop {
  return SPECIAL[fn] ?? loopOver(BINARY[fn]);
}

export function unaryLoop(fn: UnaryFunction): UnaryLoop {
  const f = UNARY[fn];
  return (out, at, a, ai, n) => {
    for (let i = 0; i < n; i += 1) out[at + i] = f(a[ai + i] as number);
  };
}

/** out = condition ? yes : no, a condition that is not a number giving NaN. `out` must not be the condition's row. */
export function choose(
  out: Row,
  at: number,
  c: Row,
  ci: number,
  a: Row,
  ai: number,
  as: number,
  b: Row,
  bi: number,
  bs: number,
  n: number,
): void {
  for (let i = 0; i < n; i += 1) {
    const truth = c[ci + i] as number;
    const value = (truth === 0 ? b[bi + i * bs] : a[ai + i * as]) as number;
    out[at + i] = !Number.isNaN(truth) ? value : Number.NaN;
  }
}

export function copy(out: Row, at: number, a: Row, ai: number, n: number): void {
  for (let i = 0; i < n; i += 1) out[at + i] = a[ai + i] as number;
}

/** out += weight * a */
export function addScaled(out: Row, at: number, weight: number, a: Row, ai: number, n: number): void {
  for (let i = 0; i < n; i += 1) out[at + i] = (out[at + i] as number) + weight * (a[ai + i] as number);
}
