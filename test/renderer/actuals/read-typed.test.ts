/** What is typed for an entry: amounts to the cent, days short and long, refusals. Expected values by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import { minorPlain, minorText } from '../../../renderer/pages/actuals/minor-text.ts';
import { readAmount, readTypedDay } from '../../../renderer/pages/actuals/typed/read-typed.ts';

describe('a typed amount', () => {
  it.each([
    // The forms that the brief of the grid names (finance-conventions.md, "Numbers"); minor units are hundredths.
    ['1,234.50', 123_450],
    ['(12)', -1200],
    ['3k', 300_000],
    ['5万', 5_000_000],
    ['１２．５', 1250],
    ['-0.01', -1],
    // In floats 1.15 x 100 is 114.99999999999999 and 4.35 x 100 is 434.99999999999994.
    ['1.15', 115],
    ['4.35', 435],
    ['￥1,000', 100_000],
    ['0', 0],
  ])('%s is %d', (text, minor) => {
    expect(readAmount(text)).toEqual({ kind: 'amount', minor });
  });

  it.each([
    ['1.005', 'decimals'],
    ['ten', 'text'],
    ['=1+1', 'formula'],
    ['#REF!', 'error-value'],
    // 2^53 minor units are 90,071,992,547,409.92: beyond it whole numbers are no longer exact.
    ['100,000,000,000,000', 'too-large'],
  ])('%s is refused as %s', (text, reason) => {
    expect(readAmount(text)).toEqual({ kind: 'bad', reason });
  });

  it('is nothing where nothing is typed', () => {
    expect(readAmount('  ')).toEqual({ kind: 'empty' });
  });

  it('reads back every whole number of minor units that is written out', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        expect(readAmount(minorText(minor))).toEqual({ kind: 'amount', minor });
        expect(readAmount(minorPlain(minor))).toEqual({ kind: 'amount', minor });
      }),
    );
  });
});

describe('minor units as text', () => {
  it.each([
    [123_450, '1,234.50', '1234.50'],
    [-1200, '(12.00)', '-12.00'],
    [5, '0.05', '0.05'],
    [0, '0.00', '0.00'],
    // One below 2^53, where a division in floats would lose the cent.
    [9_007_199_254_740_991, '90,071,992,547,409.91', '90071992547409.91'],
  ])('%d is %s', (minor, text, plain) => {
    expect(minorText(minor)).toBe(text);
    expect(minorPlain(minor)).toBe(plain);
  });
});

describe('a typed day', () => {
  const before = dayOf({ year: 2026, month: 3, day: 5 });
  const day = (year: number, month: number, ofMonth: number) => ({
    kind: 'day',
    day: dayOf({ year, month, day: ofMonth }),
  });

  it.each([
    ['2026-03-05', day(2026, 3, 5)],
    ['2026/3/5', day(2026, 3, 5)],
    ['2026年3月5日', day(2026, 3, 5)],
    ['20260305', day(2026, 3, 5)],
  ])('%s stands for itself', (text, expected) => {
    expect(readTypedDay(text, null)).toEqual(expected);
  });

  it.each([
    ['7', day(2026, 3, 7)],
    ['31', day(2026, 3, 31)],
    ['4-1', day(2026, 4, 1)],
    ['12月31日', day(2026, 12, 31)],
  ])('%s counts from the day of the row before', (text, expected) => {
    expect(readTypedDay(text, before)).toEqual(expected);
  });

  it.each([
    ['2026-02-30', 'no-such-day'],
    ['2026-03', 'month-only'],
    ['3/4/2026', 'day-or-month'],
    ['soon', 'text'],
  ])('%s is refused as %s', (text, reason) => {
    expect(readTypedDay(text, null)).toEqual({ kind: 'bad', reason });
  });

  it('is refused as a day alone where no row before has one, and where the month is too short', () => {
    expect(readTypedDay('7', null).kind).toBe('bad');
    expect(readTypedDay('31', dayOf({ year: 2026, month: 4, day: 1 })).kind).toBe('bad');
  });
});
