/**
 * Variance shares: the Ishigami function's analytic indices, linear models by algebra, ranks by Excel's RANK.AVG.
 */
import { describe, expect, it } from 'vitest';
import { fillUniforms } from '../../../scenarios/simulation/random/uniform.ts';
import { rankShares } from '../../../scenarios/simulation/variance-shares/rank-shares.ts';
import { ranksOf, spearman } from '../../../scenarios/simulation/variance-shares/ranks.ts';
import { standardisedRegression } from '../../../scenarios/simulation/variance-shares/regression.ts';
import { sobolIndices } from '../../../scenarios/simulation/variance-shares/sobol-indices.ts';

const list = (...values: number[]): Float64Array => Float64Array.from(values);

function uniforms(stream: number, n: number): Float64Array {
  const out = new Float64Array(n);
  fillUniforms({ hi: stream, lo: 99 }, 0, out);
  return out;
}

describe("Sobol' indices", () => {
  it('of the Ishigami function are within 0.01 of the analytic ones', () => {
    const [a, b] = [7, 0.1];
    // Ishigami/Homma (1990): V1 = (1 + b pi^4/5)^2 / 2, V2 = a^2/8, V13 = b^2 pi^8 (1/18 - 1/50).
    const v1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
    const v2 = a ** 2 / 8;
    const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const variance = v1 + v2 + v13;
    const result = sobolIndices(
      (p, out, count) => {
        for (let k = 0; k < count; k += 1) {
          const [x = 0, y = 0, z = 0] = p.map((column) => (2 * (column[k] ?? 0) - 1) * Math.PI);
          out[k] = Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
        }
      },
      3,
      2 ** 14,
      1,
    );
    const expected = { first: [v1, v2, 0], total: [v1 + v13, v2, v13] };
    expected.first.forEach((v, i) => {
      expect(Math.abs((result.firstOrder[i] ?? 0) - v / variance)).toBeLessThan(0.01);
    });
    expected.total.forEach((v, i) => {
      expect(Math.abs((result.total[i] ?? 0) - v / variance)).toBeLessThan(0.01);
    });
    expect(result.runs).toBe(2 ** 14 * 5);
  });
  it('leave out points without a number and count them', () => {
    const result = sobolIndices(
      ([x], out, count) => {
        for (let k = 0; k < count; k += 1) out[k] = k === 5 ? Number.NaN : (x?.[k] ?? 0);
      },
      1,
      1024,
      1,
    );
    expect(result.missing).toBe(1);
    expect(result.firstOrder[0]).toBeCloseTo(1, 2);
  });
});

describe('regression', () => {
  it('of a linear metric gives its coefficients times the ratio of sds, and R squared 1', () => {
    const x = uniforms(1, 2000);
    const z = uniforms(2, 2000);
    const metric = x.map((value, i) => 3 * value - 4 * (z[i] ?? 0) + 7);
    const sd = (values: Float64Array): number => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    };
    const { coefficients, rSquared } = standardisedRegression([x, z, new Float64Array(2000), x], metric);
    expect(coefficients[0]).toBeCloseTo((3 * sd(x)) / sd(metric), 10);
    expect(coefficients[1]).toBeCloseTo((-4 * sd(z)) / sd(metric), 10);
    expect(coefficients.slice(2)).toEqual([0, 0]);
    expect(rSquared).toBeCloseTo(1, 12);
  });
  it('of a metric without spread has no R squared', () => {
    expect(standardisedRegression([list(1, 2, 3)], list(5, 5, 5)).rSquared).toBeNaN();
  });
});

describe('rank shares', () => {
  it('ranks share their mean where values are equal (Excel RANK.AVG)', () => {
    expect([...ranksOf(list(30, 10, 20, 10))]).toEqual([4, 1.5, 3, 1.5]);
  });
  it('Spearman of a textbook example', () => {
    // Two swaps of neighbours among five: 1 - 6 * 4 / (5 * 24) = 0.8.
    expect(spearman(list(1, 2, 3, 4, 5), list(2, 1, 4, 3, 5))).toBeCloseTo(0.8, 14);
  });
  it('add to one in size and carry the sign', () => {
    const x = uniforms(1, 1000);
    const shares = rankShares([x, x.map((value) => -value), new Float64Array(1000)], x.map(Math.exp));
    expect(shares.map(({ correlation }) => correlation)).toEqual([1, -1, 0]);
    expect(shares.map(({ share }) => share)).toEqual([0.5, -0.5, 0]);
  });
});
