/**
 * Internal rates are right to the last digit: the exact root lies between the float64 below and the one above, told by
 * exact whole-number arithmetic. And put back into NPV as it stands: below 1e-9 of the sum of |flows| wherever float64
 * has such a rate at all (near -100 % a rate's last digit alone moves NPV by more).
 */
import { describe, expect, it } from 'vitest';
import { irr, irrRates } from '../../../models/returns/irr.ts';
import { exactPutBack, exactValue, neighbour } from '../../bench/exact-value.ts';
import { FAMILIES, seeded } from '../../bench/irr-families.ts';

describe('internal rates of random flows', () => {
  it.each(Object.entries(FAMILIES))('are right to the last digit: %s', (name, make) => {
    const random = seeded(name.length);
    let roots = 0;
    for (let k = 0; k < 300; k += 1) {
      const flows = make(random);
      for (const rate of irrRates(irr(flows))) {
        roots += 1;
        const [below, above] = [
          exactValue(flows, neighbour(rate, -1)),
          exactValue(flows, neighbour(rate, 1)),
        ];
        expect(below <= 0n && above >= 0n ? true : below >= 0n && above <= 0n, `${rate} of ${flows}`).toBe(
          true,
        );
        const left = exactPutBack(flows, rate);
        if (left < 1e-9) continue;
        // No float64 would do: the ones beside it are on both sides of the root, and leave as much.
        const others = [neighbour(rate, -1), neighbour(rate, 1)].map((other) => exactPutBack(flows, other));
        expect(Math.min(...others), `${rate} of ${flows}`).toBeGreaterThan(1e-9);
        expect(rate).toBeLessThan(-0.2);
      }
    }
    expect(roots).toBeGreaterThan(100);
  });

  it('knows the exact value: 110 a period after 100 is worth nothing at 10 %, and float64 has no exact 10 %', () => {
    expect(exactValue([-100, 110], 0.1) < 0n).toBe(true); // 0.1 as float64 lies above one tenth.
    expect(exactValue([-100, 125], 0.25)).toBe(0n);
    expect(exactPutBack([-100, 110], 0.25)).toBeCloseTo(12 / 210, 12); // |-100 + 110 / 1.25| = 12 over 210
  });
});
