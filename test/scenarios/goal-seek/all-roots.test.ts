/** Every root of a function in a range: those of polynomials made from them, touching ones, jumps and gaps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRoots } from '../../../scenarios/goal-seek/all-roots.ts';

const many = (f: (x: number) => number) => (points: readonly number[]) => points.map(f);

describe('all roots of a function', () => {
  it('are those of a polynomial made from them, to the last digits', () => {
    const roots = fc.uniqueArray(fc.integer({ min: -45, max: 45 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(roots, (whole) => {
        const expected = whole.map((n) => n / 5 + 0.0123).sort((a, b) => a - b);
        const found = allRoots(
          many((x) => expected.reduce((product, root) => product * (x - root), 1)),
          -10,
          10,
        );
        expect(found.roots).toHaveLength(expected.length);
        found.roots.forEach(({ at }, index) => {
          expect(Math.abs(at - (expected[index] ?? 0))).toBeLessThan(1e-11);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('include one that is only touched, and pairs closer than a step of the scan', () => {
    const touched = allRoots(
      many((x) => (x - Math.PI) ** 2 * (x + 20)),
      0,
      10,
    ).roots;
    expect(touched).toHaveLength(1);
    expect(touched[0]?.touching).toBe(true);
    expect(Math.abs((touched[0]?.at ?? 0) - Math.PI)).toBeLessThan(1e-9);
    const close = [-3, 1, 1.05, 4];
    const four = allRoots(
      many((x) => close.reduce((product, root) => product * (x - root), 1)),
      -10,
      10,
    );
    expect(four.roots.map(({ at }) => at)).toEqual(close.map((root) => expect.closeTo(root, 11)));
    const pair = allRoots(
      many((x) => (x - 3) * (x - 3.01)),
      0,
      10,
    ).roots.map(({ at }) => at);
    expect(pair).toHaveLength(2);
    expect(pair[0]).toBeCloseTo(3, 11);
    expect(pair[1]).toBeCloseTo(3.01, 11);
  });

  it('do not include a jump, and are seen beside the edge of what can be computed', () => {
    expect(
      allRoots(
        many((x) => (x < 1 / 3 ? -1 : 1)),
        0,
        1,
      ),
    ).toMatchObject({ roots: [] });
    expect(
      allRoots(
        many((x) => (x < 1 / 3 ? -1 : 1)),
        0,
        1,
      ).jumps[0],
    ).toBeCloseTo(1 / 3, 9);
    // sqrt(x - 1) = 0.001 at 1.000001, far less than a step from where it begins.
    const [root] = allRoots(
      many((x) => Math.sqrt(x - 1) - 0.001),
      0,
      5,
    ).roots;
    expect(root?.at).toBeCloseTo(1.000001, 11);
  });
});

describe('what a scan tells besides roots', () => {
  it('a small jump far below the largest value is a jump, and a steep root is a root', () => {
    // The function reaches 1e12 elsewhere in the range; its step from -100 to +100 at 1/3 must not pass for a root.
    const stepped = allRoots(
      many((x) => (x < 1 / 3 ? -100 : 100) + (x > 5 ? 1e12 * (x - 5) : 0)),
      0,
      6,
    );
    expect(stepped.roots).toEqual([]);
    expect(stepped.jumps[0]).toBeCloseTo(1 / 3, 12);
    const steep = allRoots(
      many((x) => Math.cbrt(x - 0.7) + (x > 5 ? 1e6 * (x - 5) : 0)),
      0,
      6,
    );
    expect(steep.roots.map(({ at }) => at)).toEqual([expect.closeTo(0.7, 12)]);
    expect(steep.jumps).toEqual([]);
  });

  it('stretches without a value, to the last digits', () => {
    const { gaps, roots } = allRoots(
      many((x) => (x > 2 / 3 && x < Math.PI ? Number.NaN : x - 4)),
      0,
      10,
    );
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.from).toBeCloseTo(2 / 3, 12);
    expect(gaps[0]?.to).toBeCloseTo(Math.PI, 12);
    expect(roots.map(({ at }) => at)).toEqual([expect.closeTo(4, 12)]);
    expect(
      allRoots(
        many(() => Number.NaN),
        2,
        3,
      ).gaps,
    ).toEqual([{ from: 2, to: 3 }]);
  });
});
