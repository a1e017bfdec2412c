/**
 * Day counts against the examples of ISDA and of Excel.
 * Where a rule has no published example its definition is worked out beside the value.
 */
import { describe, expect, it } from 'vitest';
import { type DayCount, yearFraction } from '../../../../models/returns/dated/day-count.ts';
import { toDayNumber } from '../../../../models/returns/dated/days.ts';

function fraction(from: string, to: string, convention: DayCount): number {
  return yearFraction(toDayNumber(from) ?? Number.NaN, toDayNumber(to) ?? Number.NaN, convention);
}

describe('day counts', () => {
  it('actual/actual splits the days between leap years and others', () => {
    // ISDA, EMU and market conventions (1998), first example: 1 Nov 2003 to 1 May 2004 = 61/365 + 121/366 = 0.49772438.
    expect(fraction('2003-11-01', '2004-05-01', 'act/act ISDA')).toBeCloseTo(0.497724380567, 11);
    // Second example there: 1 Feb 1999 to 1 Jul 1999 = 150/365.
    expect(fraction('1999-02-01', '1999-07-01', 'act/act ISDA')).toBeCloseTo(150 / 365, 14);
    // Three whole years lie between.
    expect(fraction('2000-01-01', '2004-01-01', 'act/act ISDA')).toBeCloseTo(4, 14);
  });

  it('actual over a fixed year divides the days', () => {
    expect(fraction('2008-01-01', '2009-01-01', 'act/365F')).toBeCloseTo(366 / 365, 14);
    expect(fraction('2008-01-01', '2009-01-01', 'act/360')).toBeCloseTo(366 / 360, 14);
    expect(fraction('2008-01-01', '2009-01-01', 'act/364')).toBeCloseTo(366 / 364, 14);
    expect(fraction('2008-01-01', '2009-01-01', 'act/365.25')).toBeCloseTo(366 / 365.25, 14);
  });

  // ISDA, 30/360 day count conventions (2006 definitions, spreadsheet of examples): days under each rule.
  it.each([
    { from: '2007-01-15', to: '2007-01-30', bond: 15, euro: 15, euroIsda: 15, us: 15 },
    { from: '2007-01-31', to: '2007-02-28', bond: 28, euro: 28, euroIsda: 30, us: 28 },
    { from: '2007-02-28', to: '2007-03-31', bond: 33, euro: 32, euroIsda: 30, us: 30 },
    { from: '2007-09-30', to: '2007-10-31', bond: 30, euro: 30, euroIsda: 30, us: 30 },
    { from: '2008-02-29', to: '2008-03-31', bond: 32, euro: 31, euroIsda: 30, us: 30 },
    { from: '2006-02-28', to: '2008-02-29', bond: 721, euro: 721, euroIsda: 720, us: 720 },
  ])('30/360 from $from to $to', ({ from, to, bond, euro, euroIsda, us }) => {
    expect(fraction(from, to, '30/360 ISDA') * 360).toBeCloseTo(bond, 10);
    expect(fraction(from, to, '30E/360') * 360).toBeCloseTo(euro, 10);
    expect(fraction(from, to, '30E/360 ISDA') * 360).toBeCloseTo(euroIsda, 10);
    expect(fraction(from, to, '30/360 US') * 360).toBeCloseTo(us, 10);
  });

  it('30E+/360 carries the 31st into the next month', () => {
    // Definition: D2 = 31 becomes the 1st of the month after.
    expect(fraction('2007-01-15', '2007-01-31', '30E+/360') * 360).toBeCloseTo(16, 10);
  });

  it('agrees with YEARFRAC of Excel', () => {
    // Microsoft, YEARFRAC: 2012-01-01 to 2012-07-30 is 0.58055556 (basis 0), 0.57650273 (1), 0.57808219 (3).
    expect(fraction('2012-01-01', '2012-07-30', '30/360 US')).toBeCloseTo(0.58055556, 8);
    expect(fraction('2012-01-01', '2012-07-30', 'act/act ISDA')).toBeCloseTo(0.57650273, 8);
    expect(fraction('2012-01-01', '2012-07-30', 'act/365F')).toBeCloseTo(0.57808219, 8);
  });

  it('is negative backwards', () => {
    for (const convention of ['act/act ISDA', '30/360 US', 'act/365F'] as const) {
      expect(fraction('2008-03-31', '2007-02-28', convention)).toBe(
        -fraction('2007-02-28', '2008-03-31', convention),
      );
    }
  });
});
