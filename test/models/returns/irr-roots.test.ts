/**
 * 20,000 seeded random flows in five families: each rate put back gives zero, and an independent count on a fine
 * grid agrees. test/bench/irr-roots.ts does 100,000 and prints the figures.
 */
import { describe, expect, it } from 'vitest';
import { irr, irrRates } from '../../../models/returns/irr.ts';
import { irrUnique } from '../../../models/returns/irr-fast.ts';
import { FAMILIES, gridCount, residual, seeded } from '../../bench/irr-families.ts';

const FLOWS_EACH = 4000;

describe('all internal rates of random flows', () => {
  for (const [family, make] of Object.entries(FAMILIES)) {
    it(`are zeros of the net present value and none is missed (${family})`, { timeout: 60_000 }, () => {
      const random = seeded(20_261_121);
      for (let k = 0; k < FLOWS_EACH; k++) {
        const flows = make(random);
        const rates = irrRates(irr(flows));
        for (const rate of rates) {
          if (!(residual(flows, rate) < 1e-9)) expect.fail(`${rate} is no rate of ${JSON.stringify(flows)}`);
        }
        const counted = gridCount(flows);
        if (counted !== rates.length) {
          expect.fail(`grid counts ${counted}, found ${rates.join(' ')} for ${JSON.stringify(flows)}`);
        }
        const fast = irrUnique(Float64Array.from(flows));
        const [only] = rates;
        const agrees =
          rates.length === 1 && only !== undefined
            ? Math.abs(fast - only) <= 1e-11 * (1 + only)
            : Number.isNaN(fast);
        if (!agrees)
          expect.fail(`fast path gives ${fast}, not ${rates.join(' ')}, for ${JSON.stringify(flows)}`);
      }
    });
  }
});
