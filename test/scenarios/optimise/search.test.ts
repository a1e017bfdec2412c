/** The search on functions whose best point is known by algebra: linear, quadratic, curved, kinked, hilly, on steps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, constraint, decision, searchFor } from './search-for.ts';

const ones = (size: number): readonly number[] => new Array<number>(size).fill(1);
const at = (x: readonly number[], i: number): number => x[i] ?? 0;

function close(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - at(expected, i))).toBeLessThanOrEqual(tolerance);
  });
}

describe('a linear objective', () => {
  it('ends exactly in the corner: the budget goes to the best channels first', () => {
    // Gains 1 to 5, each channel takes at most 100, the budget is 250: 5, 4, and half of 3.
    const gains = [2, 5, 1, 4, 3];
    const found = searchFor(
      (x) => 1e6 * gains.reduce((sum, gain, i) => sum + gain * at(x, i), 0),
      box(5, 0, 100),
      [constraint(ones(5), '=', 250)],
    );
    expect(found.choice).toEqual([0, 100, 0, 100, 50]);
    expect(found.confidence).toBe('starts-agree');
  });

  it('finds the corner of random allocations, as filling up by gain does', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ gain: fc.integer({ min: -50, max: 100 }), most: fc.integer({ min: 1, max: 90 }) }),
          {
            minLength: 2,
            maxLength: 7,
          },
        ),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (channels, share) => {
          const budget = share * channels.reduce((sum, { most }) => sum + most, 0);
          const found = searchFor(
            (x) => channels.reduce((sum, { gain }, i) => sum + gain * at(x, i), 0),
            channels.map(({ most }, i) => decision(i, 0, most)),
            [constraint(ones(channels.length), '<=', budget)],
            { starts: 2 },
          );
          let left = budget;
          let best = 0;
          for (const { gain, most } of [...channels].sort((a, b) => b.gain - a.gain)) {
            const taken = gain > 0 ? Math.min(most, left) : 0;
            best += gain * taken;
            left -= taken;
          }
          expect(Math.abs((found.best?.score ?? Number.NaN) - best)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, best),
          );
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe('a quadratic objective', () => {
  it('finds a top inside to 1e-6 of the bounds, in the plan and in the objective', () => {
    const top = [0.31, 0.77, 0.5, 0.123];
    const found = searchFor(
      (x) =>
        5 -
        top.reduce(
          (sum, t, i) => sum + (1 + i) * (at(x, i) - t) ** 2 + 0.8 * (at(x, i) - t) * (at(x, 0) - at(top, 0)),
          0,
        ),
      box(4, 0, 1),
    );
    close(found.choice, top, 1e-6);
    expect(found.best?.score).toBeCloseTo(5, 12);
  });

  it('finds the nearest point of a simplex, with some decisions at zero', () => {
    // Projection of (0.9, 0.6, 0.1, -0.2) on x >= 0, sum 1: shift by 1/4 over the first two, (0.65, 0.35, 0, 0).
    const target = [0.9, 0.6, 0.1, -0.2];
    const found = searchFor(
      (x) => -target.reduce((sum, t, i) => sum + (at(x, i) - t) ** 2, 0),
      box(4, 0, 1),
      [constraint(ones(4), '=', 1)],
    );
    close(found.choice, [0.65, 0.35, 0, 0], 1e-7);
  });

  it('finds the largest of the corners of a bowl', () => {
    const found = searchFor((x) => (at(x, 0) - 0.4) ** 2 + (at(x, 1) - 0.6) ** 2, box(2, 0, 1));
    expect(found.choice).toEqual([1, 0]);
  });
});

describe('other objectives', () => {
  it('splits a budget over channels with falling returns as the square of their strength', () => {
    // max sum a sqrt(x), sum x = B: x = B a^2 / sum a^2, value sqrt(B sum a^2).
    const strength = [3, 1, 2];
    const found = searchFor(
      (x) => strength.reduce((sum, a, i) => sum + a * Math.sqrt(at(x, i)), 0),
      box(3, 0, 1400),
      [constraint(ones(3), '=', 1400)],
    );
    close(found.choice, [900, 100, 400], 0.01);
    expect(found.best?.score).toBeCloseTo(Math.sqrt(1400 * 14), 9);
  });

  it('follows a bent ridge to its end', () => {
    // Rosenbrock (1960): the top is 0 at (1, 1, 1).
    const ridge = (x: readonly number[]): number =>
      -[0, 1].reduce((sum, i) => sum + 100 * (at(x, i + 1) - at(x, i) ** 2) ** 2 + (1 - at(x, i)) ** 2, 0);
    close(searchFor(ridge, box(3, -2, 2)).choice, [1, 1, 1], 1e-6);
  });

  it('finds the highest of many hills', () => {
    // Rastrigin's function, moved to 0.3: hundreds of local tops in four dimensions, the highest is 0 there.
    const hills = (x: readonly number[]): number =>
      -x.reduce((sum, v) => sum + (v - 0.3) ** 2 + 2 - 2 * Math.cos(6 * (v - 0.3)), 0);
    close(searchFor(hills, box(4, -4, 4)).choice, [0.3, 0.3, 0.3, 0.3], 1e-6);
  });

  it('finds tops with kinks', () => {
    const top = [0.2, 0.7, 0.45];
    const found = searchFor(
      (x) => -Math.max(...top.map((t, i) => (1 + i) * Math.abs(at(x, i) - t))),
      box(3, 0, 1),
    );
    close(found.choice, top, 1e-5);
  });

  it('keeps away from where there is no value', () => {
    const found = searchFor((x) => (at(x, 0) > 0.6 ? Number.NaN : at(x, 0)), box(1, 0, 1));
    expect(found.best?.score).toBeGreaterThan(0.6 - 1e-5);
    expect(found.best?.score).toBeLessThanOrEqual(0.6);
  });

  it('says so where there is no value anywhere', () => {
    expect(searchFor(() => Number.NaN, box(2, 0, 1)).best).toBeNull();
  });
});

describe('decisions on steps', () => {
  it('tries every choice where they are few', () => {
    const found = searchFor((x) => -((at(x, 0) - 0.37) ** 2), box(1, 0, 1, 0.1));
    expect([found.confidence, at(found.choice, 0)]).toEqual(['every-point', 0.4]);
  });

  it('equals the best of all choices where they are too many to try', () => {
    // Apart from each other: the best of each decision alone is the best of all, found by going through 0, 5, ... 200.
    const aims = [12, 47, 103, 88, 151, 60, 33];
    const value = (x: readonly number[]): number =>
      -aims.reduce((sum, aim, i) => sum + (1 + i) * (at(x, i) - aim) ** 2, 0);
    const found = searchFor(value, box(7, 0, 200, 5), []);
    expect(found.choice).toEqual([10, 45, 105, 90, 150, 60, 35]);
  });

  it('keeps a total that only exchanges can keep', () => {
    // Gains 1 to 6 an amount in steps of 10 up to 100, total 330: the best three and thirty of the fourth.
    const found = searchFor(
      (x) => [3, 6, 1, 5, 2, 4].reduce((sum, gain, i) => sum + gain * at(x, i), 0),
      box(6, 0, 100, 10),
      [constraint(ones(6), '=', 330)],
    );
    expect(found.choice).toEqual([30, 100, 0, 100, 0, 100]);
  });

  it('climbs on with what is not on steps', () => {
    // x in {0, 1, 2, 3}, y free: at x = 2 the best y is 2.5, worth 0.5 less than the top at x = 2.2 would be.
    const value = (x: readonly number[]): number =>
      -((at(x, 0) - 2.2) ** 2) - (at(x, 1) - at(x, 0) - 0.5) ** 2;
    const found = searchFor(value, [decision(0, 0, 3, 1), decision(1, 0, 10)]);
    close(found.choice, [2, 2.5], 1e-6);
  });
});

describe('a search', () => {
  it('gives the same bits for the same seed', () => {
    const value = (x: readonly number[]): number =>
      -Math.abs(at(x, 0) - 0.21) - Math.abs(at(x, 1) - at(x, 0)) ** 1.5;
    const [first, again] = [0, 1].map(() => searchFor(value, box(2, 0, 1), [], { seed: 77 }));
    expect(first).toEqual(again);
  });

  it('stops at the limit of evaluations and says so', () => {
    const found = searchFor((x) => Math.sin(9 * at(x, 0)) * Math.cos(7 * at(x, 1)), box(2, -9, 9), [], {
      limit: 150,
    });
    expect(found.evaluations).toBe(150);
    expect(found.confidence).toBe('limit-reached');
  });

  it('knows the only point that equations leave', () => {
    const found = searchFor((x) => at(x, 0), box(2, 0, 10), [
      constraint([1, 1], '=', 7),
      constraint([1, -1], '=', 3),
    ]);
    expect(found.confidence).toBe('one-point');
    close(found.choice, [5, 2], 1e-9);
  });

  it('stays on a face that inequalities alone press flat', () => {
    // x + y <= 1 and x + y >= 1 are an equation in disguise; the best of x y on it is a quarter.
    const found = searchFor((x) => at(x, 0) * at(x, 1), box(2, 0, 1), [
      constraint([1, 1], '<=', 1),
      constraint([1, 1], '>=', 1),
    ]);
    close(found.choice, [0.5, 0.5], 1e-6);
  });

  it('never asks for a choice outside the constraints', () => {
    let outside = 0;
    searchFor(
      (x) => {
        const [a, b, c] = [at(x, 0), at(x, 1), at(x, 2)];
        if (a + b + c > 100 + 1e-9 || b < 2 * a - 1e-9 || a < 0 || b < 0 || c < 0 || Math.max(a, b, c) > 60)
          outside += 1;
        return Math.sqrt(a) + Math.sqrt(b) + 0.1 * c;
      },
      box(3, 0, 60),
      [constraint([1, 1, 1], '<=', 100), constraint([2, -1, 0], '<=', 0)],
    );
    expect(outside).toBe(0);
  });
});
