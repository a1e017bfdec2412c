// Equal entries as multisets: expected counts are min(times here, times there), by hand and by a property.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalEntries,
  entryKey,
  repeatedEntries,
} from '../../../../../models/tracking/actuals/import/duplicates.ts';

const entry = (day: number, minor = 100, account = 'rent', memo = '') => ({ day, minor, account, memo });

describe('repeatedEntries', () => {
  it('uses each earlier entry once', () => {
    expect(repeatedEntries([entry(1), entry(1), entry(2)], [entry(1)])).toEqual([0]);
    expect(repeatedEntries([entry(1), entry(1)], [entry(1), entry(1), entry(1)])).toEqual([0, 1]);
    expect(repeatedEntries([entry(1)], [])).toEqual([]);
  });

  it('needs day, account, amount and memo to be equal, but not case and width of the account', () => {
    const base = entry(1, 100, 'Rent', 'March');
    expect(repeatedEntries([base], [entry(1, 100, 'ｒｅｎｔ', 'March')])).toEqual([0]);
    for (const other of [
      entry(2, 100, 'Rent', 'March'),
      entry(1, 101, 'Rent', 'March'),
      entry(1, 100, 'Rents', 'March'),
      entry(1, 100, 'Rent', 'April'),
    ])
      expect(repeatedEntries([base], [other])).toEqual([]);
  });

  it('does not confuse a memo with the end of an account', () => {
    expect(entryKey(entry(1, 1, 'a","b', 'c'))).not.toBe(entryKey(entry(1, 1, 'a', 'b","c')));
  });

  const some = fc.array(
    fc.record({
      day: fc.nat(2),
      minor: fc.nat(2),
      account: fc.constantFrom('a', 'b'),
      memo: fc.constantFrom('', 'm'),
    }),
    { maxLength: 30 },
  );

  it('counts as many as both sides have in common', () => {
    fc.assert(
      fc.property(some, some, (fresh, earlier) => {
        const times = (list: typeof fresh, key: string): number =>
          list.filter((item) => entryKey(item) === key).length;
        const keys = new Set(fresh.map(entryKey));
        const common = [...keys].reduce(
          (sum, key) => sum + Math.min(times(fresh, key), times(earlier, key)),
          0,
        );
        expect(repeatedEntries(fresh, earlier)).toHaveLength(common);
      }),
    );
  });

  it('writes the same canonical list for any order', () => {
    fc.assert(
      fc.property(some, (list) => {
        expect(canonicalEntries([...list].reverse())).toEqual(canonicalEntries(list));
      }),
    );
  });
});
