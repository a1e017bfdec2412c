/** Linear programs with known answers, and random ones against every corner worked out one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinearProgram, maximiseLinear, type Row } from '../../../scenarios/optimise/linear/simplex.ts';

const INFINITY = Number.POSITIVE_INFINITY;
const row = (weights: readonly number[], relation: Row['relation'], bound: number): Row => ({
  weights,
  relation,
  bound,
});
const positive = (gains: readonly number[], rows: readonly Row[]): LinearProgram => ({
  gains,
  rows,
  low: gains.map(() => 0),
  high: gains.map(() => INFINITY),
});

describe('linear programs', () => {
  it('solves the Wyndor Glass problem', () => {
    // Hillier/Lieberman, Introduction to Operations Research, ch. 3: 2 doors and 6 windows, 36 thousand.
    const found = maximiseLinear(
      positive([3, 5], [row([1, 0], '<=', 4), row([0, 2], '<=', 12), row([3, 2], '<=', 18)]),
    );
    expect(found).toEqual({ kind: 'optimal', at: [2, 6], value: 36 });
  });

  it('does not run in a circle on the problem of Beale', () => {
    // Beale (1955), as in Chvatal ch. 3: the largest-coefficient rule cycles; the optimum is 1/20 at (1/25, 0, 1, 0).
    const found = maximiseLinear(
      positive(
        [0.75, -150, 0.02, -6],
        [row([0.25, -60, -0.04, 9], '<=', 0), row([0.5, -90, -0.02, 3], '<=', 0), row([0, 0, 1, 0], '<=', 1)],
      ),
    );
    expect(found.kind === 'optimal' && found.value).toBeCloseTo(0.05, 12);
  });

  it('keeps equations and lower limits', () => {
    // x + y = 10, x - y >= 2: the cheapest way to have much of y is x = 6, y = 4.
    const found = maximiseLinear(positive([0, 1], [row([1, 1], '=', 10), row([1, -1], '>=', 2)]));
    expect(found).toEqual({ kind: 'optimal', at: [6, 4], value: 4 });
  });

  it('says when nothing is allowed, and when the gain has no end', () => {
    expect(maximiseLinear(positive([1], [row([1], '<=', 1), row([1], '>=', 2)])).kind).toBe('infeasible');
    expect(maximiseLinear(positive([1, 1], [row([1, -1], '<=', 1)])).kind).toBe('unbounded');
  });

  it('lets variables without bounds go below zero', () => {
    const program: LinearProgram = {
      gains: [-1, 1],
      rows: [row([1, 0], '>=', -7), row([1, 1], '<=', 3)],
      low: [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
      high: [INFINITY, 2],
    };
    expect(maximiseLinear(program)).toEqual({ kind: 'optimal', at: [-7, 2], value: 9 });
  });

  it('finds the best corner of random problems in three variables', () => {
    const number = fc.integer({ min: -9, max: 9 });
    const rows = fc.array(fc.record({ weights: fc.tuple(number, number, number), bound: number }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.tuple(number, number, number), rows, (gains, drawn) => {
        const asked = drawn.map(({ weights, bound }) => row(weights, '<=', bound));
        const found = maximiseLinear({ gains, rows: asked, low: [0, 0, 0], high: [4, 4, 4] });
        const best = bestCorner(gains, asked);
        if (best === null) expect(found.kind).toBe('infeasible');
        else expect(found.kind === 'optimal' && Math.abs(found.value - best) < 1e-7).toBe(true);
      }),
      { numRuns: 400, seed: 11 },
    );
  });
});

/** The highest value at the meets of any three of all planes that lie within all of them; null without any. */
function bestCorner(gains: readonly number[], rows: readonly Row[]): number | null {
  const planes = [
    ...rows,
    ...[0, 1, 2].flatMap((axis) => {
      const unit = [0, 0, 0].with(axis, 1);
      return [
        row(unit, '<=', 4),
        row(
          unit.map((value) => -value),
          '<=',
          0,
        ),
      ];
    }),
  ];
  let best: number | null = null;
  const [x = 0, y = 1, z = 2] = [0, 1, 2];
  planes.forEach((a, i) => {
    planes.slice(i + 1).forEach((b, j) => {
      for (const c of planes.slice(i + j + 2)) {
        const at = meet(a, b, c);
        if (
          !at ||
          !planes.every(
            ({ weights, bound }) => weights.reduce((s, w, k) => s + w * (at[k] ?? 0), 0) <= bound + 1e-9,
          )
        )
          continue;
        const value =
          (gains[x] ?? 0) * (at[x] ?? 0) + (gains[y] ?? 0) * (at[y] ?? 0) + (gains[z] ?? 0) * (at[z] ?? 0);
        best = best === null ? value : Math.max(best, value);
      }
    });
  });
  return best;
}

/** Cramer's rule. */
function meet(a: Row, b: Row, c: Row): readonly number[] | null {
  const columns = [0, 1, 2].map((k) => [a.weights[k] ?? 0, b.weights[k] ?? 0, c.weights[k] ?? 0]);
  const right = [a.bound, b.bound, c.bound];
  const whole = determinant(columns);
  if (Math.abs(whole) < 1e-9) return null;
  return [0, 1, 2].map((k) => determinant(columns.with(k, right)) / whole);
}

function determinant([p = [], q = [], r = []]: readonly (readonly number[])[]): number {
  const [a = 0, d = 0, g = 0] = p;
  const [b = 0, e = 0, h = 0] = q;
  const [c = 0, f = 0, i = 0] = r;
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
