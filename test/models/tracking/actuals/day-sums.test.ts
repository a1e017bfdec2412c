/** Sums over days are exact, and the same as adding one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBetween, lineSums, sumBetween } from '../../../../models/tracking/actuals/day-sums.ts';

const entries = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.maxSafeInteger().map((n) => n % 10 ** 12),
    ),
    {
      selector: ([day]) => day,
      maxLength: 60,
    },
  )
  .map((list) => list.toSorted(([a], [b]) => a - b));

describe('sums of days', () => {
  it('are those of whole numbers added one by one', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: -10, max: 410 }), fc.nat(420), (list, from, length) => {
        const to = from + length;
        const sums = lineSums(
          list.map(([day]) => day),
          list.map(([, minor]) => minor),
        );
        const inside = list.filter(([day]) => day >= from && day <= to);
        const expected = inside.reduce((sum, [, minor]) => sum + BigInt(minor), 0n);
        expect(BigInt(sumBetween(sums, from, to))).toBe(expected);
        expect(hasBetween(sums, from, to)).toBe(inside.length > 0);
      }),
      { numRuns: 500 },
    );
  });
  it('refuse to leave the exact whole numbers', () => {
    expect(() => lineSums([1, 2], [Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
  it('of a line without actuals are nothing', () => {
    expect(sumBetween(undefined, 0, 100)).toBe(0);
    expect(hasBetween(undefined, 0, 100)).toBe(false);
  });
});
