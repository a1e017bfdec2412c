/** Order as numbers with gaps: the order always comes out as asked, and few numbers change. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP, longestIncreasing, repositioned } from '../../../electron/store/line-positions.ts';

function sorted(current: ReadonlyMap<string, number>, order: readonly string[]): string[] {
  const changed = repositioned(current, order);
  const positions = order.map((id): [string, number] => [
    id,
    changed.get(id) ?? current.get(id) ?? Number.NaN,
  ]);
  expect(new Set(positions.map(([, position]) => position)).size).toBe(order.length);
  return positions.sort((a, b) => a[1] - b[1]).map(([id]) => id);
}

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 40 });

describe('repositioned', () => {
  it('gives the order asked for, from any state, with distinct positions', () => {
    fc.assert(
      fc.property(ids, ids, fc.integer({ min: 1, max: 3 }), (before, order, gap) => {
        const current = new Map(before.map((id, index) => [id, index * gap]));
        expect(sorted(current, order)).toEqual(order);
      }),
    );
  });

  it('changes one number when one line moves', () => {
    const current = new Map([...'abcdefgh'].map((id, index) => [id, GAP * (index + 1)]));
    expect([...repositioned(current, [...'abgcdefh']).keys()]).toEqual(['g']);
    expect([...repositioned(current, [...'bcdefgha']).keys()]).toEqual(['a']);
    expect([...repositioned(current, [...'xabcdefgh']).keys()]).toEqual(['x']);
  });

  it('numbers anew when a gap is used up', () => {
    const current = new Map([
      ['a', 1],
      ['b', 2],
    ]);
    expect(sorted(current, ['a', 'x', 'b'])).toEqual(['a', 'x', 'b']);
  });
});

describe('longestIncreasing', () => {
  it('finds the known answer of a textbook case', () => {
    // Cormen et al., exercise 15.4-5 family; 0 2 6 9 11 15 has length 6 for this well-known sequence.
    const values = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];
    expect(longestIncreasing(values).size).toBe(6);
  });

  it('is as long as the longest found by trying all subsets', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30), { maxLength: 9 }), (values) => {
        let best = 0;
        for (let mask = 0; mask < 2 ** values.length; mask += 1) {
          const chosen = values.filter((_, index) => (mask >> index) & 1);
          if (chosen.every((value, index) => index === 0 || value > (chosen[index - 1] ?? 0))) {
            best = Math.max(best, chosen.length);
          }
        }
        expect(longestIncreasing(values).size).toBe(best);
      }),
    );
  });
});
