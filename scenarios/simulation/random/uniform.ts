/**
 * Uniform numbers between 0 and 1, neither of which can occur: odd multiples of 2^-53, symmetric about one half.
 * Addressed by stream and trial, as the words they are made of.
 */
import { fillWords, type Key } from './split-mix.ts';

const UNIT = 2 ** -53;
const TWO_21 = 2_097_152;

/** The uniform numbers of trials first, first + 1, ... of a stream. `words` is room for 2 x out.length. */
export function fillUniforms(
  key: Key,
  first: number,
  out: Float64Array,
  words = new Uint32Array(2 * out.length),
): void {
  const count = out.length;
  fillWords(key, first, words, count);
  for (let i = 0; i < count; i += 1) {
    // 52 random bits and a one: a full 53 would round up to 1 at the end of the range.
    const low = ((words[2 * i + 1] as number) >>> 11) | 1;
    out[i] = ((words[2 * i] as number) * TWO_21 + low) * UNIT;
  }
}
