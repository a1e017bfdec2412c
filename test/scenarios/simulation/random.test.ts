/**
 * The generators: published words of SplitMix64, addressing by trial, Latin strata, Sobol' points of scipy and the net
 * property before and after scrambling.
 */
import { describe, expect, it } from 'vitest';
import { createColumn, SAMPLING_METHODS } from '../../../scenarios/simulation/random/column.ts';
import { createPermutation } from '../../../scenarios/simulation/random/permutation.ts';
import { directionNumbers, sobolBits } from '../../../scenarios/simulation/random/sobol.ts';
import { childKey, fillWords, seedKey } from '../../../scenarios/simulation/random/split-mix.ts';
import { fillUniforms } from '../../../scenarios/simulation/random/uniform.ts';

describe('SplitMix64', () => {
  it('gives the published words, from any index on', () => {
    // Rosetta Code, "Pseudo-random numbers/Splitmix64", seed 1234567.
    const published = ['6457827717110365317', '3203168211198807973', '9817491932198370423'];
    const word = new Uint32Array(2);
    const read = published.map((_, i) => {
      fillWords(seedKey(1_234_567), i, word, 1);
      return String((BigInt(word[0] ?? 0) << 32n) | BigInt(word[1] ?? 0));
    });
    expect(read).toEqual(published);
  });
  it('gives every name its own stream', () => {
    const keys = ['a', 'b', 'ab', 'ba', '', '价格'].map((name) => childKey(seedKey(7), name));
    expect(new Set(keys.map(({ hi, lo }) => `${hi}/${lo}`)).size).toBe(keys.length);
  });
  it('refuses a seed that is no whole number', () => {
    expect(() => seedKey(1.5)).toThrow(RangeError);
  });
});

describe('plain uniforms', () => {
  const key = childKey(seedKey(20_261_122), 'price');
  const uniforms = (first: number, count: number): readonly number[] => {
    const out = new Float64Array(count);
    fillUniforms(key, first, out);
    return [...out];
  };

  it.each([0, 1, 7, 2 ** 33])('are sfc32 as its author defines it, in chunk %d', (chunk) => {
    const next = sfc32(BigInt(chunk), BigInt(key.lo), BigInt(key.hi));
    for (let round = 0; round < 15; round += 1) next();
    const expected = Array.from({ length: 256 }, () => {
      const bits = (next() << 21n) | (next() >> 11n) | 1n;
      return Number(bits) / 2 ** 53;
    });
    expect(uniforms(256 * chunk, 256)).toEqual(expected);
  });
  it.each([0, 1, 255])(
    'fall evenly over 64 intervals at place %d of 8,192 chunks, and so do neighbours',
    (place) => {
      const values = Array.from({ length: 8192 }, (_, chunk) => uniforms(256 * chunk + place, 1)[0] ?? 0);
      const counts = new Array<number>(64).fill(0);
      const pairs = new Array<number>(64).fill(0);
      values.forEach((u, i) => {
        const at = Math.floor(u * 64);
        counts[at] = (counts[at] ?? 0) + 1;
        const pair = 8 * Math.floor(u * 8) + Math.floor((values[(i + 1) % values.length] ?? 0) * 8);
        pairs[pair] = (pairs[pair] ?? 0) + 1;
      });
      for (const seen of [counts, pairs]) {
        const chiSquare = seen.reduce((sum, count) => sum + (count - 128) ** 2 / 128, 0);
        // The 0.001 % and 99.999 % points of chi-square with 63 degrees of freedom.
        expect(chiSquare).toBeGreaterThan(25.4);
        expect(chiSquare).toBeLessThan(123.3);
      }
    },
  );
});

/** sfc32 on whole numbers of any size, after its definition in PractRand; only for comparison. */
function sfc32(chunk: bigint, lo: bigint, hi: bigint): () => bigint {
  const word = (x: bigint) => BigInt.asUintN(32, x);
  let [a, b, c, counter] = [word(chunk), lo, hi, 1n + (chunk >> 32n)];
  return () => {
    const sum = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + (c << 3n));
    c = word((word(c << 21n) | (c >> 11n)) + sum);
    return sum;
  };
}

describe.each(SAMPLING_METHODS)('%s columns', (method) => {
  const trials = 4096;
  const whole = new Float64Array(trials);
  createColumn(method, childKey(seedKey(42), 'price'), 3, trials)(0, whole);

  it('are the same in pieces as in one', () => {
    for (const size of [1, 7, 512]) {
      const fill = createColumn(method, childKey(seedKey(42), 'price'), 3, trials);
      for (const first of [0, 1, 1000, 2047, trials - size]) {
        const piece = new Float64Array(size);
        fill(first, piece);
        expect([...piece]).toEqual([...whole.subarray(first, first + size)]);
      }
    }
  });
  it('lie within (0, 1) with the moments of a uniform', () => {
    expect(whole.every((u) => u > 0 && u < 1)).toBe(true);
    const mean = whole.reduce((sum, u) => sum + u, 0) / trials;
    // Four standard errors of plain sampling: sqrt(1 / 12 / 4096).
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / trials));
  });
  it('have one point in each of 4096 intervals unless plain', () => {
    const strata = new Set([...whole].map((u) => Math.floor(u * trials)));
    if (method === 'plain') expect(strata.size).toBeLessThan(trials);
    else expect(strata.size).toBe(trials);
  });
});

describe('permutations', () => {
  it.each([1, 2, 3, 10, 1000, 4097])('of %d places are one to one', (n) => {
    const at = createPermutation(childKey(seedKey(n), 'p'), n);
    expect(new Set(Array.from({ length: n }, (_, i) => at(i))).size).toBe(n);
  });
  it('send a place anywhere about equally often over many keys', () => {
    const n = 10;
    const counts = new Array<number>(n).fill(0);
    for (let seed = 0; seed < 5000; seed += 1) {
      const to = createPermutation(childKey(seedKey(seed), 'p'), n)(3);
      counts[to] = (counts[to] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
    // The 99.99 % point of chi-square with 9 degrees of freedom is 33.7.
    expect(chiSquare).toBeLessThan(33.7);
  });
});

describe("Sobol' points", () => {
  it('are those of scipy 1.17 (qmc.Sobol, unscrambled, Gray code of 2839 = 3740)', () => {
    const points = [1, 9, 99, 255, 511].map((dimension) => sobolBits(directionNumbers(dimension), 3740));
    expect(points).toEqual([3_079_667_712, 133_169_152, 1_892_679_680, 1_557_135_360, 621_805_568]);
  });
  it('form a (0, 10, 2)-net in dimensions 1 and 2, scrambled too', () => {
    const n = 1024;
    const columns = [0, 1].map((dimension) => {
      const out = new Float64Array(n);
      createColumn('sobol', childKey(seedKey(5), `d${dimension}`), dimension, n)(0, out);
      return out;
    });
    for (let k = 0; k <= 10; k += 1) {
      const boxes = new Set<number>();
      for (let i = 0; i < n; i += 1) {
        const x = Math.floor((columns[0]?.[i] ?? 0) * 2 ** k);
        const y = Math.floor((columns[1]?.[i] ?? 0) * 2 ** (10 - k));
        boxes.add(x * n + y);
      }
      expect(boxes.size).toBe(n);
    }
  });
  it('are stratified in one dimension in all 512', () => {
    for (let dimension = 0; dimension < 512; dimension += 1) {
      const directions = directionNumbers(dimension);
      const cells = new Set(Array.from({ length: 256 }, (_, i) => sobolBits(directions, i) >>> 24));
      expect(cells.size).toBe(256);
    }
  });
  it('integrate a smooth function with far less error than plain sampling', () => {
    // The integral of prod(1 + (u_i - 1/2) / i^2) over the unit cube is 1.
    const n = 4096;
    const error = (method: 'plain' | 'sobol'): number => {
      const columns = Array.from({ length: 8 }, (_, d) => {
        const out = new Float64Array(n);
        createColumn(method, childKey(seedKey(11), `d${d}`), d, n)(0, out);
        return out;
      });
      let sum = 0;
      for (let i = 0; i < n; i += 1) {
        sum += columns.reduce(
          (product, column, d) => product * (1 + ((column[i] ?? 0) - 0.5) / (d + 1) ** 2),
          1,
        );
      }
      return Math.abs(sum / n - 1);
    };
    expect(error('sobol')).toBeLessThan(1e-4);
  });
});
