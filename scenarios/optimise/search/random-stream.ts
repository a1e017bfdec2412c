/**
 * Uniform numbers one after another from a seed, for the choices of a search. The same seed gives the same numbers on
 * any machine: only exact arithmetic is used, also for directions.
 */
import { childKey, fillWords, seedKey } from '../../simulation/random/split-mix.ts';

export type RandomStream = {
  /** A number in 0..1, 1 excluded. */
  readonly next: () => number;
  /** A vector within the cube from -1 to 1, in no preferred direction beyond that of the cube. */
  readonly direction: (size: number) => Float64Array;
};

/** A stream of its own for a seed and a name. */
export function createRandomStream(seed: number, name: string): RandomStream {
  const key = childKey(seedKey(seed), name);
  const words = new Uint32Array(2);
  let index = 0;
  const next = (): number => {
    fillWords(key, index, words, 1);
    index += 1;
    return (((words[0] as number) >>> 5) * 67_108_864 + ((words[1] as number) >>> 6)) / 9_007_199_254_740_992;
  };
  return { next, direction: (size) => Float64Array.from({ length: size }, () => 2 * next() - 1) };
}
