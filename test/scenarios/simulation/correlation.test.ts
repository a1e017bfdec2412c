/**
 * Rank correlation: targets reached, margins untouched, matrices checked and repaired (Higham's own example).
 */
import { describe, expect, it } from 'vitest';
import {
  checkCorrelation,
  nearestCorrelation,
} from '../../../scenarios/simulation/correlation/check-correlation.ts';
import { createReorder } from '../../../scenarios/simulation/correlation/iman-conover.ts';
import { choleskyFactor, symmetricEigen } from '../../../scenarios/simulation/correlation/matrix.ts';
import { fillOrder, orderScratch } from '../../../scenarios/simulation/correlation/order.ts';
import { fillUniforms } from '../../../scenarios/simulation/random/uniform.ts';
import { spearman } from '../../../scenarios/simulation/variance-shares/ranks.ts';

function uniforms(seed: number, n: number): Float64Array {
  const out = new Float64Array(n);
  fillUniforms({ hi: seed, lo: 17 }, 0, out);
  return out;
}

const TARGET = [
  [1, 0.7, -0.4],
  [0.7, 1, -0.2],
  [-0.4, -0.2, 1],
];

describe('Iman-Conover', () => {
  it.each([500, 1024, 5000])('reaches a feasible target within 0.02 on %d trials', (n) => {
    const checked = checkCorrelation(TARGET, 3);
    if (!checked.ok) throw new Error('the target is feasible');
    const columns = [1, 2, 3].map((seed) => uniforms(seed, n));
    const before = columns.map((column) => [...column].sort());
    createReorder(checked.value.scores, n)(columns);
    TARGET.forEach((row, i) => {
      row.forEach((rho, j) => {
        const got = spearman(columns[i] ?? new Float64Array(), columns[j] ?? new Float64Array());
        expect(Math.abs(got - rho)).toBeLessThan(0.02);
      });
    });
    expect(columns.map((column) => [...column].sort())).toEqual(before);
  });
  it('reaches an infeasible target as it was repaired, within 0.02', () => {
    const infeasible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    const checked = checkCorrelation(infeasible, 3);
    if (!checked.ok) throw new Error('it can be repaired');
    expect(checked.value.changes).toHaveLength(3);
    const columns = [1, 2, 3].map((seed) => uniforms(seed, 2000));
    createReorder(checked.value.scores, 2000)(columns);
    checked.value.ranks.forEach((row, i) => {
      row.forEach((rho, j) => {
        const got = spearman(columns[i] ?? new Float64Array(), columns[j] ?? new Float64Array());
        expect(Math.abs(got - rho)).toBeLessThan(0.02);
        // By symmetry all three move alike; three of a size, one of them negative, can be 1/2 at most: as ranks
        // 6/pi asin(1/4).
        if (i !== j) expect(Math.abs(rho)).toBeCloseTo((6 / Math.PI) * Math.asin(1 / 4), 9);
      });
    });
  });
  it('makes perfect correlation perfect', () => {
    const columns = [uniforms(1, 300), uniforms(2, 300)];
    createReorder(
      [
        [1, -1],
        [-1, 1],
      ],
      300,
    )(columns);
    expect(spearman(columns[0] ?? new Float64Array(), columns[1] ?? new Float64Array())).toBeCloseTo(-1, 12);
  });
  it('bears a last block of one or two trials', () => {
    const reorder = createReorder(TARGET, 100);
    for (const n of [1, 2, 5]) {
      const columns = [1, 2, 3].map((seed) => uniforms(seed, n));
      const before = columns.map((column) => [...column].sort());
      reorder(columns);
      expect(columns.map((column) => [...column].sort())).toEqual(before);
    }
  });
});

describe('a matrix of correlations', () => {
  it('is repaired to the nearest one (Higham 2002, section 4)', () => {
    const near = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    // Printed there: 0.7607 beside the diagonal and 0.1573 in the corner.
    expect(near[0]?.[1]).toBeCloseTo(0.7607, 4);
    expect(near[0]?.[2]).toBeCloseTo(0.1573, 4);
  });
  it('tells what the repair changed, and is feasible then', () => {
    const checked = checkCorrelation(
      [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
      3,
    );
    if (!checked.ok) throw new Error('it can be repaired');
    expect(checked.value.changes.map(({ row, column }) => [row, column])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
    expect(checked.value.changes.every(({ from, to }) => Math.abs(to) < Math.abs(from))).toBe(true);
    expect(Math.min(...symmetricEigen(checked.value.scores).values)).toBeGreaterThan(-1e-9);
  });
  it.each<readonly [readonly (readonly number[])[], string]>([
    [
      [
        [1, 1.2],
        [1.2, 1],
      ],
      'correlation.0.1: out-of-range',
    ],
    [
      [
        [1, 0.2],
        [0.3, 1],
      ],
      'correlation.1.0: impossible',
    ],
    [
      [
        [0.9, 0],
        [0, 1],
      ],
      'correlation.0.0: out-of-range',
    ],
    [
      [
        [1, Number.NaN],
        [0, 1],
      ],
      'correlation.0.1: not-finite',
    ],
    [[[1]], 'correlation: impossible'],
  ])('%j is refused at its cell', (matrix, expected) => {
    const checked = checkCorrelation(matrix, 2);
    const first = checked.ok ? undefined : checked.error[0];
    expect(`${first?.field}: ${first?.code}`).toBe(expected);
  });
  it('has eigenvalues and a factor that give it back', () => {
    const { values, vectors } = symmetricEigen(TARGET);
    const lower = choleskyFactor(TARGET);
    TARGET.forEach((row, i) => {
      row.forEach((rho, j) => {
        const spectral = values.reduce(
          (sum, v, k) => sum + v * (vectors[i]?.[k] ?? 0) * (vectors[j]?.[k] ?? 0),
          0,
        );
        const product = lower.reduce((sum, _, k) => sum + (lower[i]?.[k] ?? 0) * (lower[j]?.[k] ?? 0), 0);
        expect(spectral).toBeCloseTo(rho, 12);
        expect(product).toBeCloseTo(rho, 12);
      });
    });
  });
});

describe('the order of a block', () => {
  it.each([[[3, 1, 2, 1, 3]], [[5, 5, 5]], [[1e300, -1e300, 0, 1, 2]], [[0]]])(
    'of %j is that of a stable sort',
    (list) => {
      const order = new Uint32Array(list.length);
      const rising = new Float64Array(list.length);
      fillOrder(Float64Array.from(list), order, rising, orderScratch(list.length), 0, 1, true);
      expect([...rising]).toEqual(list.toSorted((a, b) => a - b));
      const expected = list.map((_, i) => i).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
      expect([...order]).toEqual(expected);
    },
  );
  it('is, unless exact, right to the bucket, and a permutation', () => {
    const n = 1000;
    const values = uniforms(5, n);
    const order = new Uint32Array(n);
    const rising = new Float64Array(n);
    fillOrder(values, order, rising, orderScratch(n), 0, 1, false);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect([...rising]).toEqual([...order].map((i) => values[i]));
    const buckets = [...rising].map((value) => Math.floor(value * n));
    expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
  });
});
