/**
 * The three ways to sample one driver: plain, Latin hypercube, scrambled Sobol'. All by stream and trial.
 * Beyond the dimensions of the Sobol' table a driver is sampled as a Latin hypercube.
 */
import { latinColumn } from './latin-hypercube.ts';
import { SOBOL_DIMENSIONS, sobolColumn } from './sobol.ts';
import type { Key } from './split-mix.ts';
import { fillUniforms } from './uniform.ts';

export const SAMPLING_METHODS = ['plain', 'latin-hypercube', 'sobol'] as const;
export type SamplingMethod = (typeof SAMPLING_METHODS)[number];

/** Fills the probabilities, each within (0, 1), of trials first, first + 1, ... */
export type Column = (first: number, out: Float64Array, words?: Uint32Array<ArrayBuffer>) => void;

/** The column of one driver of a simulation of `trials` trials; `dimension` is the driver's number, from 0. */
export function createColumn(method: SamplingMethod, key: Key, dimension: number, trials: number): Column {
  if (method === 'plain') return (first, out) => fillUniforms(key, first, out);
  if (method === 'sobol' && dimension < SOBOL_DIMENSIONS) return sobolColumn(key, dimension);
  return latinColumn(key, trials);
}
