/**
 * Latin hypercube sampling: of n trials exactly one falls into each interval [k/n, (k+1)/n), in every driver.
 * Addressed by trial, so that workers need not agree on anything but n. Source: McKay, Beckman, Conover (1979).
 */
import { createPermutation } from './permutation.ts';
import { childKey, fillWords, type Key } from './split-mix.ts';

/** With up to 2^20 trials the place in the stratum has 32 bits, above it 20, so that stratum + place is exact. */
const FINE = 2 ** 20;

export type LatinColumn = (first: number, out: Float64Array, words?: Uint32Array<ArrayBuffer>) => void;

/** Fills trials first, first + 1, ... of one driver; all of them must be below `trials`. */
export function latinColumn(key: Key, trials: number): LatinColumn {
  const stratum = createPermutation(childKey(key, 'strata'), trials);
  const shift = trials <= FINE ? 0 : 12;
  const steps = trials <= FINE ? 2 ** 32 : FINE;
  return (first, out, words = new Uint32Array(2 * out.length)) => {
    fillWords(key, first, words, out.length);
    for (let i = 0; i < out.length; i += 1) {
      const place = (((words[2 * i] as number) >>> shift) + 0.5) / steps;
      out[i] = (stratum(first + i) + place) / trials;
    }
  };
}
