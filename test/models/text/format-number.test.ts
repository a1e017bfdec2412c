// Display formats. Expected: the format #,##0;(#,##0);- applied by hand; Intl as the independent writer of digits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatFull, formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';

describe('formatAmount', () => {
  it.each([
    [1_234_567, {}, '1,234,567'],
    [-5, {}, '(5)'],
    [0, {}, '-'],
    [-0, { digits: 2 }, '-'],
    [1_234_567, { unit: 'wan', digits: 1 }, '123.5'],
    [1_234_567_890, { unit: 'yi', digits: 2 }, '12.35'],
    [-999_999.5, {}, '(1,000,000)'],
    [999.5, { unit: 'thousand', digits: 1 }, '1.0'],
    [Number.NaN, {}, ''],
    [Number.POSITIVE_INFINITY, {}, ''],
  ] as const)('%d with %o is %s', (value, format, text) => {
    expect(formatAmount(value, format)).toBe(text);
  });

  it('rounds half away from zero on the decimal value, as spreadsheets do', () => {
    // Excel: =TEXT(1.005,"0.00") is 1.01, =TEXT(2.5,"0") is 3; the binary value of 1.005 lies below.
    expect(formatAmount(1.005, { digits: 2 })).toBe('1.01');
    expect(formatAmount(2.5)).toBe('3');
    expect(formatAmount(-2.5)).toBe('(3)');
  });

  it('shows what rounds to nothing as 0, never as a dash, a minus zero or a zero in brackets', () => {
    expect(formatAmount(0.3)).toBe('0');
    expect(formatAmount(-0.3)).toBe('0');
    expect(formatAmount(-0.004, { digits: 2 })).toBe('0.00');
  });

  it('groups as Intl does for whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 47 }), (n) => {
        expect(formatAmount(n)).toBe(new Intl.NumberFormat('en-US').format(n));
      }),
    );
  });

  it('writes what parseNumberText reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
        const read = parseNumberText(formatAmount(hundredths / 100, { digits: 2 }));
        expect(read).toMatchObject({ kind: 'number', value: hundredths / 100 });
      }),
    );
  });
});

describe('formatRate, formatMultiple and formatFull', () => {
  it('writes rates as 0.0 % and multiples as 0.0x', () => {
    expect(formatRate(0.125)).toBe('12.5 %');
    expect(formatRate(-0.04)).toBe('(4.0 %)');
    expect(formatRate(0)).toBe('0.0 %');
    expect(formatRate(-0.0001)).toBe('0.0 %');
    expect(formatRate(Number.NaN)).toBe('');
    expect(formatMultiple(1.25)).toBe('1.3x');
    expect(formatMultiple(-0.5)).toBe('(0.5x)');
  });

  it('keeps every digit for the editor, without exponent', () => {
    expect(formatFull(1e21)).toBe('1000000000000000000000');
    expect(formatFull(-5e-7)).toBe('-0.0000005');
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(formatFull(value))).toBe(value === 0 ? 0 : value);
        expect(formatFull(value)).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});
