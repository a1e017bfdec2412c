/** Sums added up, against summing all entries at once (the definition). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSums } from '../../../../models/tracking/actuals/add-sums.ts';
import { type DaySums, lineSums } from '../../../../models/tracking/actuals/day-sums.ts';

type Entry = { readonly line: string; readonly day: number; readonly minor: number };

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    line: fc.constantFrom('a', 'b', 'c'),
    day: fc.integer({ min: -3, max: 6 }),
    minor: fc.integer({ min: -1e12, max: 1e12 }),
  }),
  { maxLength: 30 },
);

/** The sum of each line and day, straight from the definition. */
function summed(all: readonly Entry[]): DaySums {
  const lines = new Map<string, Map<number, number>>();
  for (const { line, day, minor } of all) {
    const days = lines.get(line) ?? new Map<number, number>();
    lines.set(line, days.set(day, (days.get(day) ?? 0) + minor));
  }
  return new Map(
    [...lines].map(([line, days]) => {
      const rising = [...days].sort(([a], [b]) => a - b);
      return [
        line,
        lineSums(
          rising.map(([day]) => day),
          rising.map(([, minor]) => minor),
        ),
      ];
    }),
  );
}

const plain = (sums: DaySums) =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { days, running }]) => [id, [...days], [...running]]);

describe('sums of actuals added up', () => {
  it('are the sums of all entries together, whichever came first', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const both = plain(summed([...a, ...b]));
        expect(plain(addSums(summed(a), summed(b)))).toEqual(both);
        expect(plain(addSums(summed(b), summed(a)))).toEqual(both);
      }),
    );
  });

  it('keep a day whose entries cancel out: something happened on it', () => {
    const sums = addSums(
      summed([{ line: 'a', day: 3, minor: 5 }]),
      summed([{ line: 'a', day: 3, minor: -5 }]),
    );
    expect(plain(sums)).toEqual([['a', [3], [0]]]);
  });

  it('change neither of the two', () => {
    const [a, b] = [summed([{ line: 'a', day: 1, minor: 1 }]), summed([{ line: 'a', day: 2, minor: 2 }])];
    const before = [plain(a), plain(b)];
    addSums(a, b);
    expect([plain(a), plain(b)]).toEqual(before);
  });

  it('refuse a total that a double cannot hold exactly', () => {
    const most = summed([{ line: 'a', day: 1, minor: Number.MAX_SAFE_INTEGER }]);
    expect(() => addSums(most, summed([{ line: 'a', day: 2, minor: 1 }]))).toThrow(RangeError);
  });
});
