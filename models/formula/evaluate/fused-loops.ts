/**
 * Two operations in one pass over the numbers: (a . b) . c without storing what lies between. A pass costs about as much
 * as what it reads and writes, so this nearly halves the time of such pairs. Each result is rounded exactly as in two
 * passes, so the bits are the same. Only whole rows (step 1); the caller falls back to two passes for anything else.
 */
import type { BinaryFunction } from './scalar-functions.ts';

type Row = Float64Array;

/** out[at+i] = (a[ai+i] . b[bi+i]) . c[ci+i], or c . (a . b) where it says so. */
export type FusedLoop = (
  out: Row,
  at: number,
  a: Row,
  ai: number,
  b: Row,
  bi: number,
  c: Row,
  ci: number,
  n: number,
) => void;

/** The same with one number y in the place of the third row. */
export type FusedNumberLoop = (
  out: Row,
  at: number,
  a: Row,
  ai: number,
  b: Row,
  bi: number,
  y: number,
  n: number,
) => void;

type Basic = '+' | '-' | '*';

// Every loop is written out: a shared one that calls the operations would be several times slower.

const addThenAdd: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) + (b[i + q] as number) + (c[i + r] as number);
  }
};

const addThenSubtract: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) + (b[i + q] as number) - (c[i + r] as number);
  }
};

const addThenMultiply: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = ((a[i + p] as number) + (b[i + q] as number)) * (c[i + r] as number);
  }
};

const subtractThenAdd: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) - (b[i + q] as number) + (c[i + r] as number);
  }
};

const subtractThenSubtract: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) - (b[i + q] as number) - (c[i + r] as number);
  }
};

const subtractThenMultiply: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = ((a[i + p] as number) - (b[i + q] as number)) * (c[i + r] as number);
  }
};

const multiplyThenAdd: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) * (b[i + q] as number) + (c[i + r] as number);
  }
};

const multiplyThenSubtract: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) * (b[i + q] as number) - (c[i + r] as number);
  }
};

const multiplyThenMultiply: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (a[i + p] as number) * (b[i + q] as number) * (c[i + r] as number);
  }
};

const subtractAdd: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (c[i + r] as number) - ((a[i + p] as number) + (b[i + q] as number));
  }
};

const subtractSubtract: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (c[i + r] as number) - ((a[i + p] as number) - (b[i + q] as number));
  }
};

const subtractMultiply: FusedLoop = (out, at, a, ai, b, bi, c, ci, n) => {
  const [p, q, r, end] = [ai - at, bi - at, ci - at, at + n];
  for (let i = at; i < end; i += 1) {
    out[i] = (c[i + r] as number) - (a[i + p] as number) * (b[i + q] as number);
  }
};

const addThenDivideBy: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = ((a[i + p] as number) + (b[i + q] as number)) / y;
};

const addThenMaximum: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = Math.max(y, (a[i + p] as number) + (b[i + q] as number));
};

const subtractThenDivideBy: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = ((a[i + p] as number) - (b[i + q] as number)) / y;
};

const subtractThenMaximum: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = Math.max(y, (a[i + p] as number) - (b[i + q] as number));
};

const multiplyThenDivideBy: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = ((a[i + p] as number) * (b[i + q] as number)) / y;
};

const multiplyThenMaximum: FusedNumberLoop = (out, at, a, ai, b, bi, y, n) => {
  const [p, q, end] = [ai - at, bi - at, at + n];
  for (let i = at; i < end; i += 1) out[i] = Math.max(y, (a[i + p] as number) * (b[i + q] as number));
};

const THEN: Readonly<Record<Basic, Readonly<Record<Basic, FusedLoop>>>> = {
  '+': { '+': addThenAdd, '-': addThenSubtract, '*': addThenMultiply },
  '-': { '+': subtractThenAdd, '-': subtractThenSubtract, '*': subtractThenMultiply },
  '*': { '+': multiplyThenAdd, '-': multiplyThenSubtract, '*': multiplyThenMultiply },
};

const TAKEN_FROM: Readonly<Record<Basic, FusedLoop>> = {
  '+': subtractAdd,
  '-': subtractSubtract,
  '*': subtractMultiply,
};

const DIVIDED: Readonly<Record<Basic, FusedNumberLoop>> = {
  '+': addThenDivideBy,
  '-': subtractThenDivideBy,
  '*': multiplyThenDivideBy,
};

const AT_LEAST: Readonly<Record<Basic, FusedNumberLoop>> = {
  '+': addThenMaximum,
  '-': subtractThenMaximum,
  '*': multiplyThenMaximum,
};

function isBasic(fn: BinaryFunction): fn is Basic {
  return fn === '+' || fn === '-' || fn === '*';
}

/** The loop for (a inner b) outer c; undefined where the pair has none. */
export function fusedLoop(inner: BinaryFunction, outer: BinaryFunction): FusedLoop | undefined {
  return isBasic(inner) && isBasic(outer) ? THEN[inner][outer] : undefined;
}

/** The loop for c outer (a inner b). Sums and products do not care for the order, not even in the last bit. */
export function fusedRightLoop(inner: BinaryFunction, outer: BinaryFunction): FusedLoop | undefined {
  if (!isBasic(inner) || !isBasic(outer)) return undefined;
  return outer === '-' ? TAKEN_FROM[inner] : THEN[inner][outer];
}

/** The loop for (a inner b) / y with y not zero, and for max(y, a inner b). */
export function fusedNumberLoop(inner: BinaryFunction, outer: BinaryFunction): FusedNumberLoop | undefined {
  if (!isBasic(inner)) return undefined;
  if (outer === '/') return DIVIDED[inner];
  return outer === 'max' ? AT_LEAST[inner] : undefined;
}
