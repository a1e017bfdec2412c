/**
 * The inner loops: one small function an operation over stretches of Float64Arrays, so that each is compiled for
 * itself. A step of 0 repeats one value. `out` may be the same stretch as an input. The common operations are written
 * out; the rest share a loop that calls their function.
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
  const end = at + n;
  const p = ai - at;
  const q = bi - at;
  if (as === 0 && bs === 0) {
    out.fill((a[ai] as number) + (b[bi] as number), at, end);
  } else if (bs === 0) {
    const y = b[bi] as number;
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) + y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = at; i < end; i += 1) out[i] = x + (b[i + q] as number);
  } else {
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) + (b[i + q] as number);
  }
};

const subtract: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  const end = at + n;
  const p = ai - at;
  const q = bi - at;
  if (as === 0 && bs === 0) {
    out.fill((a[ai] as number) - (b[bi] as number), at, end);
  } else if (bs === 0) {
    const y = b[bi] as number;
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) - y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = at; i < end; i += 1) out[i] = x - (b[i + q] as number);
  } else {
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) - (b[i + q] as number);
  }
};

const multiply: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  const end = at + n;
  const p = ai - at;
  const q = bi - at;
  if (as === 0 && bs === 0) {
    out.fill((a[ai] as number) * (b[bi] as number), at, end);
  } else if (bs === 0) {
    const y = b[bi] as number;
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) * y;
  } else if (as === 0) {
    const x = a[ai] as number;
    for (let i = at; i < end; i += 1) out[i] = x * (b[i + q] as number);
  } else {
    for (let i = at; i < end; i += 1) out[i] = (a[i + p] as number) * (b[i + q] as number);
  }
};

const divide: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  const end = at + n;
  if (hasZero(b, bi, bs, n)) {
    divideWithZeros(out, at, a, ai, as, b, bi, bs, n);
  } else if (bs === 0) {
    const y = b[bi] as number;
    let x = ai;
    for (let i = at; i < end; i += 1) {
      out[i] = (a[x] as number) / y;
      x += as;
    }
  } else {
    let x = ai;
    const q = bi - at;
    for (let i = at; i < end; i += 1) {
      out[i] = (a[x] as number) / (b[i + q] as number);
      x += as;
    }
  }
};

function hasZero(row: Row, start: number, step: number, n: number): boolean {
  if (step === 0) return row[start] === 0;
  let zeros = 0;
  for (let i = start; i < start + n; i += 1) if (row[i] === 0) zeros += 1;
  return zeros > 0;
}

/** Apart from the rest because choosing between two numbers in the loop costs several times the division. */
const divideWithZeros: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  for (let i = 0; i < n; i += 1)
    out[at + i] = BINARY['/'](a[ai + i * as] as number, b[bi + i * bs] as number);
};

const minimum: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  const end = at + n;
  let x = ai;
  let y = bi;
  for (let i = at; i < end; i += 1) {
    out[i] = Math.min(a[x] as number, b[y] as number);
    x += as;
    y += bs;
  }
};

const maximum: BinaryLoop = (out, at, a, ai, as, b, bi, bs, n) => {
  const end = at + n;
  let x = ai;
  let y = bi;
  for (let i = at; i < end; i += 1) {
    out[i] = Math.max(a[x] as number, b[y] as number);
    x += as;
    y += bs;
  }
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

/** out = condition ? yes : no, a condition that is not a number giving NaN. `out` may be any of the others. */
export function choose(
  out: Row,
  at: number,
  c: Row,
  ci: number,
  cs: number,
  a: Row,
  ai: number,
  as: number,
  b: Row,
  bi: number,
  bs: number,
  n: number,
): void {
  let x = ai;
  let y = bi;
  let z = ci;
  for (let i = at; i < at + n; i += 1) {
    const truth = c[z] as number;
    if (truth === 0) out[i] = b[y] as number;
    else if (Number.isNaN(truth)) out[i] = Number.NaN;
    else out[i] = a[x] as number;
    x += as;
    y += bs;
    z += cs;
  }
}

export function copy(out: Row, at: number, a: Row, ai: number, n: number): void {
  for (let i = 0; i < n; i += 1) out[at + i] = a[ai + i] as number;
}

/** out = out of the row before x (1 + rate), the running product of growth over one year a column. */
export function compound(
  out: Row,
  at: number,
  back: number,
  rate: Row,
  ri: number,
  rs: number,
  n: number,
): void {
  let r = ri;
  for (let i = at; i < at + n; i += 1) {
    out[i] = (out[i - back] as number) * (1 + (rate[r] as number));
    r += rs;
  }
}

/** The same where a column is a part of a year. */
export function compoundPart(
  out: Row,
  at: number,
  back: number,
  rate: Row,
  ri: number,
  rs: number,
  n: number,
  part: number,
): void {
  let r = ri;
  for (let i = at; i < at + n; i += 1) {
    out[i] = (out[i - back] as number) * (1 + (rate[r] as number)) ** part;
    r += rs;
  }
}

/** out += weight * a */
export function addScaled(out: Row, at: number, weight: number, a: Row, ai: number, n: number): void {
  for (let i = 0; i < n; i += 1) out[at + i] = (out[at + i] as number) + weight * (a[ai + i] as number);
}
