/**
 * Random words by SplitMix64, addressed by key and index: any trial of any stream can be had without those before it,
 * so that the split over workers can't change a bit. 64-bit arithmetic on 32-bit halves, the same on every machine.
 * Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
 */

/** A stream: the 64-bit state before its first word. */
export type Key = { readonly hi: number; readonly lo: number };

const GAMMA_HI = 0x9e3779b9;
const GAMMA_LO = 0x7f4a7c15;
const TWO_32 = 4_294_967_296;

/** The stream whose words are those of SplitMix64 seeded with this whole number (up to 2^53). */
export function seedKey(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`a seed is a whole number from 0 to 2^53 - 1, not ${seed}`);
  return { hi: Math.floor(seed / TWO_32) >>> 0, lo: seed >>> 0 };
}

/** A stream of its own for a name, for example of a driver: other names leave it as it is. */
export function childKey(key: Key, name: string): Key {
  const word = new Uint32Array(2);
  let state = key;
  for (let i = 0; i <= name.length; i += 1) {
    // The length closes the name, so that 'a' then 'b' is not 'ab'.
    const unit = i < name.length ? name.charCodeAt(i) : 0x10000 + name.length;
    fillWords({ hi: state.hi, lo: (state.lo ^ unit) >>> 0 }, 0, word, 1);
    state = { hi: word[0] as number, lo: word[1] as number };
  }
  return state;
}

/** The upper half of the product of two 32-bit numbers. */
function upperProduct(a: number, b: number): number {
  const a1 = a >>> 16;
  const a0 = a & 0xffff;
  const b1 = b >>> 16;
  const b0 = b & 0xffff;
  const low = Math.imul(a0, b0) >>> 0;
  const middle = (Math.imul(a1, b0) + (low >>> 16)) >>> 0;
  const other = (Math.imul(a0, b1) + (middle & 0xffff)) >>> 0;
  return (Math.imul(a1, b1) + (middle >>> 16) + (other >>> 16)) | 0;
}

/**
 * Words `first`, `first + 1`, ... of a stream: out[2 i] the upper, out[2 i + 1] the lower 32 bits, `count` of them.
 */
export function fillWords(key: Key, first: number, out: Uint32Array, count: number): void {
  const firstLo = first >>> 0;
  const firstHi = Math.floor(first / TWO_32) >>> 0;
  const jumpLo = Math.imul(firstLo, GAMMA_LO) >>> 0;
  const jumpHi =
    upperProduct(firstLo, GAMMA_LO) + Math.imul(firstHi, GAMMA_LO) + Math.imul(firstLo, GAMMA_HI);
  let lo = (key.lo + jumpLo) | 0;
  let hi = (key.hi + jumpHi + (lo >>> 0 < jumpLo ? 1 : 0)) | 0;
  for (let i = 0; i < count; i += 1) {
    lo = (lo + GAMMA_LO) | 0;
    hi = (hi + GAMMA_HI + (lo >>> 0 < GAMMA_LO ? 1 : 0)) | 0;
    const x1 = lo ^ ((lo >>> 30) | (hi << 2));
    const y1 = hi ^ (hi >>> 30);
    const x2 = Math.imul(x1, 0x1ce4e5b9);
    const y2 = (upperProduct(x1, 0x1ce4e5b9) + Math.imul(y1, 0x1ce4e5b9) + Math.imul(x1, 0xbf58476d)) | 0;
    const x3 = x2 ^ ((x2 >>> 27) | (y2 << 5));
    const y3 = y2 ^ (y2 >>> 27);
    const x4 = Math.imul(x3, 0x133111eb);
    const y4 = (upperProduct(x3, 0x133111eb) + Math.imul(y3, 0x133111eb) + Math.imul(x3, 0x94d049bb)) | 0;
    out[2 * i] = y4 ^ (y4 >>> 31);
    out[2 * i + 1] = x4 ^ ((x4 >>> 31) | (y4 << 1));
  }
}
