/**
 * Excel's financial functions: the examples on Microsoft's pages, identities between them, and limits.
 * Values of other programs and of Excel's cells are in golden/peers.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fv, nper, pmt, pv } from '../../../../models/returns/excel/annuity.ts';
import {
  rangeNumbers,
  scalar,
  scalars,
  strictRangeNumbers,
} from '../../../../models/returns/excel/arguments.ts';
import { db, ddb, sln, syd } from '../../../../models/returns/excel/asset.ts';
import type { FinanceValue } from '../../../../models/returns/excel/finance-error.ts';
import { effect, fvschedule, nominal, pduration, rri } from '../../../../models/returns/excel/interest.ts';
import { cumipmt, cumprinc, ipmt, ispmt, ppmt } from '../../../../models/returns/excel/loan-schedule.ts';
import { rate } from '../../../../models/returns/excel/rate.ts';
import { vdb } from '../../../../models/returns/excel/variable-declining.ts';

/** Name, value, what Microsoft's page of the function prints, decimals printed. */
const PRINTED: readonly (readonly [string, FinanceValue, number, number])[] = [
  ['PV(0.08/12, 240, 500)', pv(0.08 / 12, 240, 500), -59777.15, 2],
  ['FV(0.06/12, 10, -200, -500, 1)', fv(0.06 / 12, 10, -200, -500, 1), 2581.4, 2],
  ['FV(0.12/12, 12, -1000)', fv(0.01, 12, -1000), 12682.5, 2],
  ['PMT(0.08/12, 10, 10000)', pmt(0.08 / 12, 10, 10000), -1037.03, 2],
  ['PMT(0.06/12, 216, 0, 50000)', pmt(0.005, 216, 0, 50000), -129.08, 2],
  ['NPER(0.12/12, -100, -1000, 10000, 1)', nper(0.01, -100, -1000, 10000, 1), 59.6738657, 7],
  ['NPER(0.12/12, -100, -1000)', nper(0.01, -100, -1000), -9.57859404, 8],
  ['RATE(48, -200, 8000)', rate(48, -200, 8000), 0.0077, 4],
  ['IPMT(0.1/12, 1, 36, 8000)', ipmt(0.1 / 12, 1, 36, 8000), -66.67, 2],
  ['IPMT(0.1, 3, 3, 8000)', ipmt(0.1, 3, 3, 8000), -292.45, 2],
  ['PPMT(0.1/12, 1, 24, 2000)', ppmt(0.1 / 12, 1, 24, 2000), -75.62, 2],
  ['PPMT(0.08, 10, 10, 200000)', ppmt(0.08, 10, 10, 200000), -27598.05, 2],
  ['ISPMT(0.1/12, 1, 36, 8000000)', ispmt(0.1 / 12, 1, 36, 8000000), -64814.8, 1],
  ['CUMIPMT(0.09/12, 360, 125000, 13, 24, 0)', cumipmt(0.0075, 360, 125000, 13, 24, 0), -11135.23213, 5],
  ['CUMIPMT(0.09/12, 360, 125000, 1, 1, 0)', cumipmt(0.0075, 360, 125000, 1, 1, 0), -937.5, 4],
  ['CUMPRINC(0.09/12, 360, 125000, 13, 24, 0)', cumprinc(0.0075, 360, 125000, 13, 24, 0), -934.1071234, 7],
  ['CUMPRINC(0.09/12, 360, 125000, 1, 1, 0)', cumprinc(0.0075, 360, 125000, 1, 1, 0), -68.27827118, 8],
  ['EFFECT(0.0525, 4)', effect(0.0525, 4), 0.0535427, 7],
  ['NOMINAL(0.053543, 4)', nominal(0.053543, 4), 0.05250032, 8],
  ['RRI(96, 10000, 11000)', rri(96, 10000, 11000), 0.0009933, 7],
  ['PDURATION(0.025, 2000, 2200)', pduration(0.025, 2000, 2200), 3.86, 2],
  ['FVSCHEDULE(1, {0.09, 0.11, 0.1})', fvschedule(1, [0.09, 0.11, 0.1]), 1.33089, 7],
  ['SLN(30000, 7500, 10)', sln(30000, 7500, 10), 2250, 9],
  ['SYD(30000, 7500, 10, 1)', syd(30000, 7500, 10, 1), 4090.91, 2],
  ['DB(1000000, 100000, 6, 1, 7)', db(1000000, 100000, 6, 1, 7), 186083.33, 2],
  ['DB(1000000, 100000, 6, 2, 7)', db(1000000, 100000, 6, 2, 7), 259639.42, 2],
  ['DB(1000000, 100000, 6, 6, 7)', db(1000000, 100000, 6, 6, 7), 55841.76, 2],
  ['DB(1000000, 100000, 6, 7, 7)', db(1000000, 100000, 6, 7, 7), 15845.1, 2],
  ['DDB(2400, 300, 10, 10)', ddb(2400, 300, 10, 10), 22.12, 2],
  ['DDB(2400, 300, 10, 2, 1.5)', ddb(2400, 300, 10, 2, 1.5), 306, 9],
  ['VDB(2400, 300, 120, 0, 1)', vdb(2400, 300, 120, 0, 1), 40, 9],
  ['VDB(2400, 300, 10, 0, 1)', vdb(2400, 300, 10, 0, 1), 480, 9],
  ['VDB(2400, 300, 120, 6, 18)', vdb(2400, 300, 120, 6, 18), 396.31, 2],
  ['VDB(2400, 300, 120, 6, 18, 1.5)', vdb(2400, 300, 120, 6, 18, 1.5), 311.81, 2],
  ['VDB(2400, 300, 10, 0, 0.875, 1.5)', vdb(2400, 300, 10, 0, 0.875, 1.5), 315, 9],
];

const small = fc.double({ min: -0.2, max: 0.5, noNaN: true });
const count = fc.integer({ min: 1, max: 120 });
const money = fc.integer({ min: 1, max: 1_000_000 });

describe('financial functions of Excel', () => {
  it.each(PRINTED)('%s is what Microsoft prints', (_, actual, printed, decimals) => {
    expect(typeof actual === 'number' ? Number(actual.toFixed(decimals)) : actual).toBe(printed);
  });

  it('PV, FV, PMT and NPER solve one equation', () => {
    fc.assert(
      fc.property(
        small,
        count,
        money,
        money,
        fc.constantFrom(0, 1),
        (discount, periods, present, future, type) => {
          const payment = Number(pmt(discount, periods, present, future, type));
          const scale =
            (present + future + Math.abs(payment) * periods) * Math.max(1, (1 + discount) ** periods);
          expect(Math.abs(Number(fv(discount, periods, payment, present, type)) - future)).toBeLessThan(
            1e-11 * scale,
          );
          const back = Math.max(1, (1 + discount) ** -periods);
          expect(Math.abs(Number(pv(discount, periods, payment, future, type)) - present)).toBeLessThan(
            1e-11 * scale * back,
          );
        },
      ),
    );
  });

  it('RATE finds the rate that made the payments, whatever the guess', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.05, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 360 }),
        money,
        fc.constantFrom(0, 1),
        fc.double({ min: -0.9, max: 1e6, noNaN: true }),
        (discount, periods, present, type, guess) => {
          const payment = Number(pmt(discount, periods, present, 0, type));
          expect(Number(rate(periods, payment, present, 0, type, guess))).toBeCloseTo(discount, 8);
        },
      ),
    );
  });

  it('RATE handles part periods, very long loans and lump sums', () => {
    // Round trip by PMT (closed form) at 2 % over 12.5 and 5000 periods; algebra for the lump sum: 2^(1/10) - 1.
    expect(Number(rate(12.5, Number(pmt(0.02, 12.5, 1000)), 1000))).toBeCloseTo(0.02, 10);
    expect(Number(rate(5000, Number(pmt(0.02, 5000, 1000)), 1000))).toBeCloseTo(0.02, 10);
    expect(Number(rate(2.5, -400, 1000))).toBeCloseTo(0, 12);
    expect(Number(rate(10, 0, -1, 2))).toBeCloseTo(2 ** 0.1 - 1, 13);
    expect(rate(10, 5, 100)).toBe('#NUM!');
    expect(rate(0, -5, 100)).toBe('#NUM!');
  });

  it('interest and principal add to the payment, and principal to the loan', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.3, noNaN: true }),
        count,
        money,
        fc.constantFrom(0, 1),
        (r, n, loan, type) => {
          const payment = Number(pmt(r, n, loan, 0, type));
          let principal = 0;
          let interest = 0;
          for (let per = 1; per <= n; per++) {
            principal += Number(ppmt(r, per, n, loan, 0, type));
            interest += Number(ipmt(r, per, n, loan, 0, type));
          }
          expect(Math.abs(principal + loan)).toBeLessThan(1e-11 * loan);
          expect(Math.abs(principal + interest - n * payment)).toBeLessThan(1e-12 * loan * n);
          expect(Math.abs(Number(cumprinc(r, n, loan, 1, n, type)) - principal)).toBeLessThan(1e-11 * loan);
          expect(Math.abs(Number(cumipmt(r, n, loan, 1, n, type)) - interest)).toBeLessThan(1e-12 * loan * n);
        },
      ),
    );
  });

  it('sums over part of a loan agree with the sum of their periods', () => {
    for (const type of [0, 1]) {
      let principal = 0;
      for (let per = 5; per <= 17; per++) principal += Number(ppmt(0.01, per, 36, 8000, 0, type));
      expect(Number(cumprinc(0.01, 36, 8000, 5, 17, type))).toBeCloseTo(principal, 8);
    }
    // A loan without end repays nothing in its first year.
    expect(cumprinc(0.01, 1e15, 8000, 1, 12, 0)).toBeCloseTo(0, 9);
  });

  it('EFFECT and NOMINAL undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.integer({ min: 1, max: 365 }),
        (r, n) => {
          expect(Number(nominal(Number(effect(r, n)), n))).toBeCloseTo(r, 10);
        },
      ),
    );
  });

  it('depreciation over the life takes cost less salvage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 900 }), (life, salvage) => {
        const years = Array.from({ length: life }, (_, k) => k + 1);
        const total = (of: (year: number) => FinanceValue) =>
          years.reduce((sum, year) => sum + Number(of(year)), 0);
        expect(total((year) => syd(1000, salvage, life, year))).toBeCloseTo(1000 - salvage, 8);
        expect(Number(vdb(1000, salvage, life, 0, life))).toBeCloseTo(1000 - salvage, 8);
        expect(total((year) => vdb(1000, salvage, life, year - 1, year))).toBeCloseTo(1000 - salvage, 8);
        expect(total((year) => ddb(1000, salvage, life, year))).toBeLessThanOrEqual(1000 - salvage + 1e-9);
        expect(Number(vdb(1000, salvage, life, 0, life, 2, true))).toBeCloseTo(
          total((year) => ddb(1000, salvage, life, year)),
          8,
        );
      }),
    );
  });

  it('give an error code and never NaN', () => {
    expect(pmt(0.1, 0, 100)).toBe('#NUM!');
    expect(nper(0.1, 10, -200)).toBe('#NUM!');
    expect(nper(0, 0, 100)).toBe('#NUM!');
    expect(pv(-1, 10, 100)).toBe('#NUM!');
    expect(ispmt(0.1, 1, 0, 100)).toBe('#DIV/0!');
    expect(sln(1, 0, 0)).toBe('#DIV/0!');
    expect(db(100, 10, 4, 6, 3)).toBe('#NUM!');
    expect(db(0, 0, 4, 1)).toBe(0);
    expect(vdb(100, 10, 1e9, 0, 1e9)).toBe('#NUM!');
    expect(vdb(100, 10, 5, 3, 2)).toBe('#NUM!');
    expect(rri(0, 1, 2)).toBe('#NUM!');
    expect(rri(2, -1, 2)).toBe('#NUM!');
    expect(fvschedule(1e308, [1e308])).toBe('#NUM!');
  });
});

describe('cells as arguments', () => {
  it('are read as Excel reads them', () => {
    expect(scalar(null)).toBe(0);
    expect(scalar(true)).toBe(1);
    expect(scalar(true, true)).toBe('#VALUE!');
    expect(scalar(' 12.5 ')).toBe(12.5);
    expect(scalar('twelve')).toBe('#VALUE!');
    expect(scalar('')).toBe('#VALUE!');
    expect(scalar('#N/A')).toBe('#N/A');
    expect(scalars([1, '#DIV/0!', 'x'])).toBe('#DIV/0!');
    expect(rangeNumbers([1, 'x', true, null, 2])).toEqual([1, 2]);
    expect(rangeNumbers([1, '#REF!'])).toBe('#REF!');
    expect(strictRangeNumbers([1, null, 2])).toEqual([1, 2]);
    expect(strictRangeNumbers([1, 'x'])).toBe('#VALUE!');
  });
});
