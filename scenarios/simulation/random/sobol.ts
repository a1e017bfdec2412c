/**
 * Sobol' points with Owen scrambling: a point is had by its index, so that workers can start anywhere.
 * Direction numbers of Joe and Kuo (2008). The scrambling is the hash of Laine and Karras (2011) on reversed bits:
 * each bit is flipped by a hash of the bits above it, which keeps every elementary interval's count.
 * Natural order (not Gray code): the first 2^m points are the same set either way.
 */
import { directionEntries } from './sobol-directions.ts';
import { fillWords, type Key } from './split-mix.ts';

export const SOBOL_DIMENSIONS = 512;
const BITS = 32;
const TWO_32 = 4_294_967_296;
const FINE = 2 ** 20;

/** The 32 direction numbers of a dimension (0-based), the first bit uppermost. */
export function directionNumbers(dimension: number): Uint32Array {
  const out = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i += 1) out[i] = (1 << (BITS - 1 - i)) >>> 0;
    return out;
  }
  const entry = directionEntries()[dimension - 1];
  if (!entry) throw new RangeError(`Sobol' points have ${SOBOL_DIMENSIONS} dimensions, not ${dimension + 1}`);
  const degree = entry.initial.length;
  for (let i = 0; i < BITS; i += 1) {
    if (i < degree) {
      out[i] = ((entry.initial[i] ?? 0) << (BITS - 1 - i)) >>> 0;
      continue;
    }
    const before = out[i - degree] as number;
    let value = before ^ (before >>> degree);
    for (let k = 1; k < degree; k += 1) {
      if ((entry.polynomial >>> (degree - k)) & 1) value ^= out[i - k] as number;
    }
    out[i] = value >>> 0;
  }
  return out;
}

/** The 32 bits of point `index` in a dimension, not scrambled. */
export function sobolBits(directions: Uint32Array, index: number): number {
  let bits = 0;
  for (let i = 0, rest = index >>> 0; rest !== 0; i += 1, rest >>>= 1) {
    if (rest & 1) bits ^= directions[i] as number;
  }
  return bits >>> 0;
}

export function reverseBits(x: number): number {
  let v = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  v = ((v >>> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >>> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >>> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return ((v >>> 16) | (v << 16)) >>> 0;
}

/** Owen's nested scrambling by a hash: bit k of the result depends on bits 0..k of x only (0 the uppermost). */
export function owenScramble(x: number, seed: number): number {
  let v = (reverseBits(x) + seed) | 0;
  v ^= Math.imul(v, 0x6c50b47c);
  v ^= Math.imul(v, 0xb82f1e52);
  v ^= Math.imul(v, 0xc7afe638);
  v ^= Math.imul(v, 0x8d22f6e6);
  return reverseBits(v);
}

export type SobolColumn = (first: number, out: Float64Array, words?: Uint32Array<ArrayBuffer>) => void;

/** Fills points first, first + 1, ... (below 2^32) of one dimension, scrambled by the stream of its driver. */
export function sobolColumn(key: Key, dimension: number): SobolColumn {
  const directions = directionNumbers(dimension);
  const runs = directions.map((_, k) => directions.subarray(0, k + 1).reduce((all, v) => all ^ v, 0) >>> 0);
  const seed = new Uint32Array(2);
  fillWords({ hi: key.lo, lo: key.hi }, 0, seed, 1);
  const [scramble = 0] = seed;
  return (first, out, words = new Uint32Array(2 * out.length)) => {
    fillWords(key, first, words, out.length);
    let bits = sobolBits(directions, first);
    for (let i = 0; i < out.length; i += 1) {
      // Below the 32 bits of the point stand 20 random ones and a half, so that neither 0 nor 1 occurs.
      const below = (((words[2 * i] as number) >>> 12) + 0.5) / FINE;
      out[i] = (owenScramble(bits, scramble) + below) / TWO_32;
      // From one index to the next the low bits up to the first zero change.
      const next = first + i + 1;
      bits ^= runs[31 - Math.clz32(next & -next)] as number;
    }
  };
}
