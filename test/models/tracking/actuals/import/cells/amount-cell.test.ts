// Amount cells to minor units. The expected figures are the decimal meaning of the text, multiplied by 100 by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../../../../models/tracking/actuals/import/cells/amount-cell.ts';
import type { ImportCell } from '../../../../../../models/tracking/actuals/import/import-types.ts';

const CNY = { currency: 'CNY', decimal: '.', scale: 1 } as const;
const minor = (cell: ImportCell, money: Parameters<typeof readAmount>[1] = CNY) => {
  const read = readAmount(cell, money);
  return read.kind === 'amount' ? read.minor : read.kind === 'problem' ? read.code : read.kind;
};

describe('readAmount', () => {
  it.each<[ImportCell, number]>([
    ['1234.56', 123_456],
    ['1,234.56', 123_456],
    ['-0.07', -7],
    ['-1,234', -123_400],
    ['(1,234.50)', -123_450],
    ['（１，２３４．５０）', -123_450],
    ['１２３．４５', 12_345],
    ['￥1,200.00', 120_000],
    ['1200元', 120_000],
    ['¥-5.5', -550],
    ['-¥5.5', -550],
    [' 12.50 ', 1250],
    ['1.2万', 1_200_000],
    ['12亿3,000万', 123_000_000_000],
    ['3.5亿', 35_000_000_000],
    ['100-', -10_000],
    ['-', 0],
    ['-0', 0],
    ['0.1', 10],
    ['9,999,999,999,999.99', 999_999_999_999_999],
    // 15 digits and more are exact in decimal; as a double the last cent of this one is already lost.
    ['8765432109876.53', 876_543_210_987_653],
    [1234.56, 123_456],
    [0.1 + 0.2, 30],
    // 1.005 is below 1.005 in binary; in decimal its half is rounded away from zero.
    [1.005, 101],
    [-1.005, -101],
    [2.675, 268],
    [123_456_789_012.34, 12_345_678_901_234],
    [0, 0],
    [-0, 0],
    [{ kind: 'money', value: 12.5, currency: '¥' }, 1250],
    [{ kind: 'money', value: 12.5, currency: 'CNY' }, 1250],
  ])('reads %j as %d', (cell, expected) => {
    expect(minor(cell)).toBe(expected);
  });

  it.each<[ImportCell, string]>([
    ['', 'empty'],
    ['   ', 'empty'],
    [null, 'empty'],
    ['abc', 'not-a-number'],
    ['待定', 'not-a-number'],
    ['#REF!', 'error-value'],
    ['#N/A', 'error-value'],
    [{ kind: 'error', text: '#REF!' }, 'error-value'],
    ['5%', 'percent-amount'],
    [{ kind: 'percent', value: 0.05 }, 'percent-amount'],
    [{ kind: 'day', day: 20_000 }, 'not-a-number'],
    [true, 'not-a-number'],
    ['1.234,56', 'unclear-number'],
    ['1/2', 'unclear-number'],
    ['12 34', 'unclear-number'],
    ['=1+1', 'unclear-number'],
    ['约100', 'unclear-number'],
    ['1e400', 'amount-too-large'],
    [1e13, 'amount-too-large'],
    ['99999999999999999', 'amount-too-large'],
    ['10,000,000,000,000.00', 'amount-too-large'],
    ['$100', 'other-currency'],
    ['€ 5', 'other-currency'],
    ['100 USD', 'other-currency'],
    ['港币100', 'other-currency'],
    [{ kind: 'money', value: 1, currency: 'EUR' }, 'other-currency'],
  ])('refuses %j as %s', (cell, expected) => {
    expect(minor(cell)).toBe(expected);
  });

  it('takes a sign that several currencies share for each of them', () => {
    for (const currency of ['USD', 'HKD', 'AUD']) expect(minor('$5', { ...CNY, currency })).toBe(500);
    for (const currency of ['CNY', 'JPY']) expect(minor('¥5', { ...CNY, currency })).toBe(500);
    expect(minor('¥5', { ...CNY, currency: 'EUR' })).toBe('other-currency');
    // 元 is the word for their own money in these places too, 人民币 is not.
    expect(minor('5元', { ...CNY, currency: 'TWD' })).toBe(500);
    expect(minor('人民币5元', { ...CNY, currency: 'TWD' })).toBe('other-currency');
  });

  it('reads the decimal comma where the file has one', () => {
    const german = { currency: 'EUR', decimal: ',', scale: 1 } as const;
    expect(minor('1.234,56', german)).toBe(123_456);
    expect(minor('-7,5', german)).toBe(-750);
    expect(minor('12,50 €', german)).toBe(1250);
  });

  it('applies the scale of the header once, and never to a text with its own', () => {
    const wan = { ...CNY, scale: 10_000 } as const;
    expect(minor('1.2345', wan)).toBe(1_234_500);
    expect(minor(0.1234, wan)).toBe(123_400);
    expect(minor('1.5', wan)).toBe(1_500_000);
    expect(minor('1.5万', wan)).toBe(1_500_000);
  });

  it('tells of more than two decimals, and of none where only the binary residue has them', () => {
    const rounded = (cell: ImportCell): boolean | undefined => {
      const read = readAmount(cell, CNY);
      return read.kind === 'amount' ? read.rounded : undefined;
    };
    expect(rounded('1.005')).toBe(true);
    expect(rounded(1.005)).toBe(true);
    expect(rounded('1.50')).toBe(false);
    expect(rounded('1.500')).toBe(false);
    expect(rounded(0.1 + 0.2)).toBe(false);
  });

  it('gives every amount of two decimals back exactly, as number and as grouped text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (cents) => {
        const size = String(Math.abs(cents)).padStart(3, '0');
        const whole = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
        const text = `${cents < 0 ? '-' : ''}${whole}.${size.slice(-2)}`;
        expect(minor(text)).toBe(cents === 0 ? 0 : cents);
        expect(minor(Number(text.replaceAll(',', '')))).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});
