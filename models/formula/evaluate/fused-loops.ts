/**
 * Several operations in one pass over the numbers: (a . b) . c, c . (a . b), (a . b) . (c . d), (a . b) / y, max(y, a . b)
 * and max(y, a . b) x c, without storing what lies between. A pass costs about the same whatever it computes, so this
 * saves half of such pairs. Each result is rounded exactly as in several passes, so the bits are the same.
 */
import type { BinaryFunction } from './scalar-functions.ts';

type Row = Float64Array;

/** out[i] = (a[i] . b[i]) . c[i], or c . (a . b) where it says so. */
export type FusedLoop = (out: Row, a: Row, b: Row, c: Row, n: number) => void;

/** out[i] = (a[i] . b[i]) . (c[i] . d[i]). */
export type PairsLoop = (out: Row, a: Row, b: Row, c: Row, d: Row, n: number) => void;

/** out[i] = (a[i] . b[i]) . y with one number y. */
export type FusedNumberLoop = (out: Row, a: Row, b: Row, y: number, n: number) => void;

/** out[i] = max(y, a[i] . b[i]) x c[i]. */
export type BoundedLoop = (out: Row, a: Row, b: Row, y: number, c: Row, n: number) => void;

type Basic = '+' | '-' | '*';

// Every loop is written out: a shared one that calls the operations would be several times slower.

const addThenAdd: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) + (b[i] as number) + (c[i] as number);
};

const addThenSubtract: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) + (b[i] as number) - (c[i] as number);
};

const addThenMultiply: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = ((a[i] as number) + (b[i] as number)) * (c[i] as number);
};

const subtractThenAdd: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) - (b[i] as number) + (c[i] as number);
};

const subtractThenSubtract: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) - (b[i] as number) - (c[i] as number);
};

const subtractThenMultiply: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = ((a[i] as number) - (b[i] as number)) * (c[i] as number);
};

const multiplyThenAdd: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) * (b[i] as number) + (c[i] as number);
};

const multiplyThenSubtract: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) * (b[i] as number) - (c[i] as number);
};

const multiplyThenMultiply: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (a[i] as number) * (b[i] as number) * (c[i] as number);
};

const subtractAdd: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (c[i] as number) - ((a[i] as number) + (b[i] as number));
};

const subtractSubtract: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (c[i] as number) - ((a[i] as number) - (b[i] as number));
};

const subtractMultiply: FusedLoop = (out, a, b, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = (c[i] as number) - (a[i] as number) * (b[i] as number);
};

const addPlusAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) + ((c[i] as number) + (d[i] as number));
};

const addPlusSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) + ((c[i] as number) - (d[i] as number));
};

const addPlusMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) + (c[i] as number) * (d[i] as number);
};

const subtractPlusAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) + ((c[i] as number) + (d[i] as number));
};

const subtractPlusSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) + ((c[i] as number) - (d[i] as number));
};

const subtractPlusMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) + (c[i] as number) * (d[i] as number);
};

const multiplyPlusAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) + ((c[i] as number) + (d[i] as number));
};

const multiplyPlusSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) + ((c[i] as number) - (d[i] as number));
};

const multiplyPlusMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) + (c[i] as number) * (d[i] as number);
};

const addLessAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) - ((c[i] as number) + (d[i] as number));
};

const addLessSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) - ((c[i] as number) - (d[i] as number));
};

const addLessMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) + (b[i] as number) - (c[i] as number) * (d[i] as number);
};

const subtractLessAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) - ((c[i] as number) + (d[i] as number));
};

const subtractLessSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) - ((c[i] as number) - (d[i] as number));
};

const subtractLessMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) - (b[i] as number) - (c[i] as number) * (d[i] as number);
};

const multiplyLessAdd: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) - ((c[i] as number) + (d[i] as number));
};

const multiplyLessSubtract: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) - ((c[i] as number) - (d[i] as number));
};

const multiplyLessMultiply: PairsLoop = (out, a, b, c, d, n) => {
  for (let i = 0; i < n; i += 1)
    out[i] = (a[i] as number) * (b[i] as number) - (c[i] as number) * (d[i] as number);
};

const addThenDivideBy: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = ((a[i] as number) + (b[i] as number)) / y;
};

const addThenMaximum: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) + (b[i] as number));
};

const addBoundedTimes: BoundedLoop = (out, a, b, y, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) + (b[i] as number)) * (c[i] as number);
};

const subtractThenDivideBy: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = ((a[i] as number) - (b[i] as number)) / y;
};

const subtractThenMaximum: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) - (b[i] as number));
};

const subtractBoundedTimes: BoundedLoop = (out, a, b, y, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) - (b[i] as number)) * (c[i] as number);
};

const multiplyThenDivideBy: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = ((a[i] as number) * (b[i] as number)) / y;
};

const multiplyThenMaximum: FusedNumberLoop = (out, a, b, y, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) * (b[i] as number));
};

const multiplyBoundedTimes: BoundedLoop = (out, a, b, y, c, n) => {
  for (let i = 0; i < n; i += 1) out[i] = Math.max(y, (a[i] as number) * (b[i] as number)) * (c[i] as number);
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

const PLUS: Readonly<Record<Basic, Readonly<Record<Basic, PairsLoop>>>> = {
  '+': { '+': addPlusAdd, '-': addPlusSubtract, '*': addPlusMultiply },
  '-': { '+': subtractPlusAdd, '-': subtractPlusSubtract, '*': subtractPlusMultiply },
  '*': { '+': multiplyPlusAdd, '-': multiplyPlusSubtract, '*': multiplyPlusMultiply },
};

const LESS: Readonly<Record<Basic, Readonly<Record<Basic, PairsLoop>>>> = {
  '+': { '+': addLessAdd, '-': addLessSubtract, '*': addLessMultiply },
  '-': { '+': subtractLessAdd, '-': subtractLessSubtract, '*': subtractLessMultiply },
  '*': { '+': multiplyLessAdd, '-': multiplyLessSubtract, '*': multiplyLessMultiply },
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

const BOUNDED: Readonly<Record<Basic, BoundedLoop>> = {
  '+': addBoundedTimes,
  '-': subtractBoundedTimes,
  '*': multiplyBoundedTimes,
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

/** The loop for (a left b) outer (c right d); sums and differences only. */
export function pairsLoop(
  left: BinaryFunction,
  outer: BinaryFunction,
  right: BinaryFunction,
): PairsLoop | undefined {
  if (!isBasic(left) || !isBasic(right)) return undefined;
  if (outer === '+') return PLUS[left][right];
  return outer === '-' ? LESS[left][right] : undefined;
}

/** The loop for (a inner b) / y with y not zero, and for max(y, a inner b). */
export function fusedNumberLoop(inner: BinaryFunction, outer: BinaryFunction): FusedNumberLoop | undefined {
  if (!isBasic(inner)) return undefined;
  if (outer === '/') return DIVIDED[inner];
  return outer === 'max' ? AT_LEAST[inner] : undefined;
}

/** The loop for max(y, a inner b) x c. */
export function boundedLoop(inner: BinaryFunction): BoundedLoop | undefined {
  return isBasic(inner) ? BOUNDED[inner] : undefined;
}
