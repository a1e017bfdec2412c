/**
 * A random permutation of 0..n-1 that can be asked for any one place, without making the others.
 * Rounds that each map b bits onto b bits one to one (odd multiplier, add, fold the upper half down); what falls
 * beyond n walks on until it is inside (cycle walking), which keeps it one to one. No statistical promise beyond that
 * needed for Latin hypercubes; not for secrets.
 */
import { fillWords, type Key } from './split-mix.ts';

const ROUNDS = 6;
const MOST = 2 ** 31;

export function createPermutation(key: Key, n: number): (place: number) => number {
  if (!Number.isInteger(n) || n < 1 || n > MOST)
    throw new RangeError(`a permutation has 1 to 2^31 places, not ${n}`);
  if (n === 1) return () => 0;
  const bits = 32 - Math.clz32(n - 1);
  const mask = bits === 32 ? 0xffffffff : 2 ** bits - 1;
  const shift = Math.max(1, bits >>> 1);
  const words = new Uint32Array(2 * ROUNDS);
  fillWords(key, 0, words, ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) words[2 * round] = (words[2 * round] as number) | 1;
  return (place) => {
    let x = place;
    do {
      for (let round = 0; round < 2 * ROUNDS; round += 2) {
        x = (Math.imul(x, words[round] as number) + (words[round + 1] as number)) & mask;
        x ^= x >>> shift;
      }
    } while (x >= n);
    return x;
  };
}
