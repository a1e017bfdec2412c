/**
 * Shares of cost by period: totals, spreading over periods, part years, switches, pools and tables.
 * Checked against Excel's functions (themselves held to Microsoft's examples) and IRS Pub. 946.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ddb, sln, syd } from '../../../models/returns/excel/asset.ts';
import { vdb } from '../../../models/returns/excel/variable-declining.ts';
import {
  depreciationSchedule,
  depreciationShares,
  type TimeBasedMethod,
  yearlyShares,
} from '../../../models/statements/depreciation.ts';
import { MACRS_HALF_YEAR, type MacrsClass, macrsMethod } from '../../../models/statements/macrs.ts';

const total = (shares: Iterable<number>) => [...shares].reduce((sum, share) => sum + share, 0);

const DOUBLE = {
  method: 'declining-balance',
  life: 5,
  factor: 2,
  switchToStraightLine: true,
  residualShare: 0,
} as const;

describe('straight line', () => {
  it('charges the same each period of the life and nothing after', () => {
    const shares = depreciationShares({ method: 'straight-line', life: 2, residualShare: 0.1 }, 4, 10);
    // Algebra: 90 % over 8 quarters.
    expect([...shares]).toEqual([
      ...new Array<number>(8).fill(0).map(() => expect.closeTo(0.1125, 14)),
      0,
      0,
    ]);
  });

  it('ends within a period when the life does', () => {
    // Algebra: 2.6 years are 10.4 quarters, each 1 / 10.4.
    const shares = depreciationShares({ method: 'straight-line', life: 2.6, residualShare: 0 }, 4, 12);
    expect(shares[9]).toBeCloseTo(1 / 10.4, 13);
    expect(shares[10]).toBeCloseTo(0.4 / 10.4, 13);
    expect(shares[11]).toBe(0);
    expect(total(shares)).toBeCloseTo(1, 13);
  });

  it('takes all in the first period of a very short life', () => {
    expect([...depreciationShares({ method: 'straight-line', life: 0.05, residualShare: 0 }, 1, 2)]).toEqual([
      1, 0,
    ]);
  });
});

describe('declining balance', () => {
  it('switches to straight line where that gives more', () => {
    // Textbook double declining over 5 years: 40, 24, 14.4 %, then the rest of 21.6 % in two halves (Excel VDB).
    const shares = [...depreciationShares(DOUBLE, 1, 6)];
    [0.4, 0.24, 0.144, 0.108, 0.108, 0].forEach((share, k) => {
      expect(shares[k]).toBeCloseTo(share, 14);
    });
  });

  it('agrees with VDB of Excel year by year', () => {
    for (const residualShare of [0, 0.1, 0.35]) {
      for (let year = 1; year <= 8; year++) {
        const method = { ...DOUBLE, life: 8, factor: 1.5, residualShare };
        const expected = vdb(1000, 1000 * residualShare, 8, year - 1, year, 1.5);
        expect(depreciationSchedule(1000, method, 8)[year - 1]).toBeCloseTo(Number(expected), 9);
      }
    }
  });

  it('without the switch is DDB of Excel within the life', () => {
    const method = { ...DOUBLE, life: 10, switchToStraightLine: false, residualShare: 0.125 };
    yearlyShares(method, 10).forEach((share, k) => {
      expect(2400 * share).toBeCloseTo(Number(ddb(2400, 300, 10, k + 1)), 9);
    });
  });

  it('without the switch is a pool that is written down for as long as it is held', () => {
    // 25 % reducing balance (UK writing-down allowance): 0.25 x 0.75^(year - 1), also after year 4.
    const pool = { ...DOUBLE, life: 4, factor: 1, switchToStraightLine: false };
    const shares = depreciationShares(pool, 12, 72);
    expect(total(shares.subarray(60, 72))).toBeCloseTo(0.25 * 0.75 ** 5, 13);
    expect(shares[60]).toBeCloseTo((0.25 * 0.75 ** 5) / 12, 14);
  });
});

describe("sum of years' digits", () => {
  it('is SYD of Excel for whole lives', () => {
    yearlyShares({ method: 'sum-of-years-digits', life: 10, residualShare: 0.25 }, 10).forEach((share, k) => {
      expect(30000 * share).toBeCloseTo(Number(syd(30000, 7500, 10, k + 1)), 9);
    });
  });
});

describe('tables', () => {
  it('are spread over the periods of each year', () => {
    const shares = depreciationShares({ method: 'table', shares: [0.6, 0.4] }, 12, 30);
    expect(shares[0]).toBeCloseTo(0.05, 14);
    expect(shares[12]).toBeCloseTo(0.4 / 12, 14);
    expect(shares[24]).toBe(0);
  });

  it('never take more than the cost', () => {
    expect([...depreciationShares({ method: 'table', shares: [0.7, 0.7] }, 1, 2)]).toEqual([
      0.7,
      expect.closeTo(0.3, 14),
    ]);
  });

  it.each([3, 5, 7, 10, 15, 20] as const)(
    'of MACRS for %d years add to the whole cost over one year more',
    (life: MacrsClass) => {
      // IRS Pub. 946, Table A-1: every column adds to 100 %.
      expect(MACRS_HALF_YEAR[life].length).toBe(life + 1);
      expect(total(MACRS_HALF_YEAR[life])).toBeCloseTo(1, 10);
    },
  );

  it('of MACRS agree with 200 % and 150 % declining balance from the middle of year 1, to the printed rounding', () => {
    // IRS Pub. 946: 200 % DB for 3 to 10 years, 150 % for 15 and 20, half-year convention, switch to straight line.
    for (const [life, factor] of [
      [3, 2],
      [5, 2],
      [7, 2],
      [10, 2],
      [15, 1.5],
      [20, 1.5],
    ] as const) {
      let left = 1;
      MACRS_HALF_YEAR[life].forEach((printed, k) => {
        const part = k === 0 ? 0.5 : 1;
        const even = left / Math.max(life + 0.5 - k, k === 0 ? life : 0.5);
        const share = Math.min(left, Math.max((left * factor) / life, k === life ? left : even) * part);
        left -= share;
        expect(Math.abs(printed - share)).toBeLessThan(2e-4);
      });
    }
    expect(macrsMethod(5).shares).toEqual([0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576]);
  });
});

describe('every method', () => {
  const residualShare = fc.double({ min: 0, max: 1, noNaN: true });
  const life = fc.double({ min: 0.1, max: 60, noNaN: true });
  const method: fc.Arbitrary<TimeBasedMethod> = fc.oneof(
    fc.record({ method: fc.constant('straight-line' as const), life, residualShare }),
    fc.record({ method: fc.constant('sum-of-years-digits' as const), life, residualShare }),
    fc.record({
      method: fc.constant('declining-balance' as const),
      life,
      factor: fc.double({ min: 0.1, max: 5, noNaN: true }),
      switchToStraightLine: fc.boolean(),
      residualShare,
    }),
    fc.record({
      method: fc.constant('table' as const),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
    }),
  );

  it('never charges less than nothing or more than the cost less its residual', () => {
    fc.assert(
      fc.property(method, fc.constantFrom(1, 4, 12), (chosen, perYear) => {
        const shares = depreciationShares(chosen, perYear, 600);
        const limit = 'residualShare' in chosen ? 1 - chosen.residualShare : 1;
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        expect(total(shares)).toBeLessThanOrEqual(limit + 1e-12);
        const whole = chosen.method === 'straight-line' || chosen.method === 'sum-of-years-digits';
        const switched = chosen.method === 'declining-balance' && chosen.switchToStraightLine;
        if ((whole || switched) && chosen.life <= 600 / perYear) expect(total(shares)).toBeCloseTo(limit, 10);
      }),
      { numRuns: 400 },
    );
  });

  it('charges a year the same in months, quarters and at once', () => {
    fc.assert(
      fc.property(method, (chosen) => {
        const yearly = depreciationShares(chosen, 1, 10);
        const monthly = depreciationShares(chosen, 12, 120);
        yearly.forEach((share, year) => {
          expect(total(monthly.subarray(year * 12, year * 12 + 12))).toBeCloseTo(share, 11);
        });
      }),
    );
  });

  it('charges nothing for land', () => {
    expect([...depreciationShares({ method: 'none' }, 12, 3)]).toEqual([0, 0, 0]);
    expect(depreciationSchedule(100, { method: 'straight-line', life: 4, residualShare: 0.2 }, 2)).toEqual([
      expect.closeTo(Number(sln(100, 20, 4)), 12),
      expect.closeTo(20, 12),
    ]);
  });
});
