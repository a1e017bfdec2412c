/**
 * Uniform numbers between 0 and 1, neither of which can occur: odd multiples of 2^-53, symmetric about one half.
 * Addressed by stream and trial: trials come in chunks, each from a generator of its own (sfc32, seeded by the stream's
 * key and the chunk's number), so that any chunk can be had without those before it.
 * Source: C. Doty-Humphrey, PractRand (sfc32 with its seeding by 96 bits and 15 rounds).
 */
import type { Key } from './split-mix.ts';

const UNIT = 2 ** -53;
const TWO_21 = 2_097_152;
const TWO_32 = 4_294_967_296;
/** Trials from one seeding. */
const CHUNK = 256;
const ROUNDS = 15;

/** The uniform numbers of trials first, first + 1, ... of a stream. */
export function fillUniforms(key: Key, first: number, out: Float64Array): void {
  let from = 0;
  while (from < out.length) {
    const trial = first + from;
    const to = Math.min(out.length, from + CHUNK - (trial % CHUNK));
    fillChunk(key, Math.floor(trial / CHUNK), trial % CHUNK, out, from, to);
    from = to;
  }
}

function fillChunk(
  key: Key,
  chunk: number,
  skipped: number,
  out: Float64Array,
  from: number,
  to: number,
): void {
  let a = chunk | 0;
  let b = key.lo | 0;
  let c = key.hi | 0;
  let counter = (1 + Math.floor(chunk / TWO_32)) | 0;
  for (let round = 0; round < ROUNDS + 2 * skipped; round += 1) {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
  }
  for (let i = from; i < to; i += 1) {
    const upper = (((a + b) | 0) + counter) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + upper) | 0;
    const lower = (((a + b) | 0) + ((counter + 1) | 0)) | 0;
    counter = (counter + 2) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + lower) | 0;
    // 52 random bits and a one: a full 53 would round up to 1 at the end of the range.
    out[i] = ((upper >>> 0) * TWO_21 + ((lower >>> 11) | 1)) * UNIT;
  }
}
