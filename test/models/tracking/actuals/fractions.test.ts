/**
 * Figures beyond whole cents: nothing is lost up to ten decimals. Expected values are the decimals themselves, read by the
 * language, and exact whole-number arithmetic (BigInt).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSums } from '../../../../models/tracking/actuals/add-sums.ts';
import { lineSums, sumBetween, unitsBetween } from '../../../../models/tracking/actuals/day-sums.ts';
import {
  FINE,
  figureOf,
  hundredthsOf,
  keepsFractions,
  unitsOf,
} from '../../../../models/tracking/actuals/fractions.ts';

describe('a figure in two whole numbers', () => {
  it.each([
    // 0.0253 = 2.53 hundredths = 3 - 0.47
    [2.53, { minor: 3, fine: -47_000_000 }, 0.0253],
    [-2.53, { minor: -3, fine: 47_000_000 }, -0.0253],
    [0.5, { minor: 1, fine: -50_000_000 }, 0.005],
    [1500, { minor: 1500, fine: 0 }, 15],
    [0, { minor: 0, fine: 0 }, 0],
    // The tenth decimal of a unit is the eighth of a hundredth.
    [1e-8, { minor: 0, fine: 1 }, 1e-10],
  ])('%d hundredths', (hundredths, figure, units) => {
    expect(figureOf(hundredths)).toEqual(figure);
    expect(hundredthsOf(figure)).toBe(hundredths);
    expect(unitsOf(figure)).toBe(units);
  });

  it('gives back every decimal of four places, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (tenThousandths) => {
        const hundredths = Number(`${tenThousandths}e-2`);
        const figure = figureOf(hundredths);
        expect(hundredthsOf(figure)).toBe(hundredths);
        expect(unitsOf(figure)).toBe(Number(`${tenThousandths}e-4`));
      }),
    );
  });

  it('is rounded once where its digits are too many for a double', () => {
    // 90,071,992,547,409.91 and 0.0000000001 more: the nearest double is read from the digits.
    const figure = { minor: 9_007_199_254_740_991, fine: 1 };
    expect(unitsOf(figure)).toBe(Number('90071992547409.9100000001'));
    expect(hundredthsOf(figure)).toBe(Number('9007199254740991.00000001'));
  });

  it('counts for quantities, prices and rates, and never for money', () => {
    const kinds = ['revenue', 'variable-cost', 'fixed-cost', 'investment', 'financing'] as const;
    expect(kinds.map((kind) => keepsFractions({ kind }))).toEqual([false, false, false, false, false]);
    const others = ['driver', 'memo', 'working-capital'] as const;
    expect(others.map((kind) => keepsFractions({ kind }))).toEqual([true, true, true]);
  });
});

describe('sums of figures', () => {
  it('are exact, in any order, and the same when added up in parts', () => {
    const part = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 5 }),
        minor: fc.integer({ min: -1e6, max: 1e6 }),
        fine: fc.integer({ min: -FINE / 2, max: FINE / 2 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(part, part, (a, b) => {
        const sums = (entries: typeof a) => {
          const days = [...new Set(entries.map(({ day }) => day))].sort((x, y) => x - y);
          const of = (day: number, field: 'minor' | 'fine') =>
            entries.reduce((sum, entry) => sum + (entry.day === day ? entry[field] : 0), 0);
          return lineSums(
            days,
            days.map((day) => of(day, 'minor')),
            days.map((day) => of(day, 'fine')),
          );
        };
        const whole = sums([...a, ...b]);
        const added = addSums(new Map([['l', sums(a)]]), new Map([['l', sums(b)]]));
        expect(added.get('l')).toEqual(whole);
        const parts = [...a, ...b]
          .filter(({ day }) => day >= 1 && day <= 3)
          .reduce((sum, { minor, fine }) => sum + BigInt(minor) * BigInt(FINE) + BigInt(fine), 0n);
        expect(unitsBetween(whole, 1, 3)).toBe(Number(`${parts}e-10`));
        expect(sumBetween(whole, 1, 3)).toBe(Number(`${parts}e-8`));
      }),
    );
  });
});
