// Numbers as people write them. Expected values are the plain reading of the text (sources beside the groups).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumberText } from '../../../models/text/parse-number.ts';

function numberOf(text: string): number | string {
  const read = parseNumberText(text);
  return read.kind === 'number' ? read.value : read.kind === 'ambiguous' ? read.reason : read.kind;
}

describe('parseNumberText reads what has one meaning', () => {
  // Algebra of the notation: 万 = 10^4, 亿 = 10^8 (GB/T 15835), k = 10^3, m = 10^6, bn = 10^9, % = 1/100.
  it.each([
    ['1,234.56', 1234.56],
    ['-1,234', -1234],
    ['（1,234）', -1234],
    ['￥1,234.50', 1234.5],
    ['¥-5', -5],
    ['-¥5', -5],
    ['($1,234)', -1234],
    ['$ (1,234)', -1234],
    ['1.5k', 1500],
    ['1.2M', 1_200_000],
    ['3bn', 3e9],
    ['2.5亿', 250_000_000],
    ['1,200万元', 12_000_000],
    ['3百万', 3_000_000],
    ['1.5万亿', 1.5e12],
    ['3万5千', 35_000],
    ['1万2千3百元', 12_300],
    ['(1.2)万', -12_000],
    ['(4.0)%', -0.04],
    ['5‰', 0.005],
    ['1.5E+06', 1_500_000],
    ["1'234.50", 1234.5],
    ['5\u202f000\u00a0000', 5_000_000],
    ['12,34,567', 1_234_567],
    ['1234-', -1234],
    ['5w', 50_000],
    ['负500', -500],
    ['.5', 0.5],
    ['-', 0],
    ['—', 0],
    ['$ -', 0],
    ['1.5x', 1.5],
    ['0', 0],
  ])('%s', (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });

  it('applies a scale in decimal, so that no rounding of a product is left (2.3亿 is 230000000, not 229999999.99999997)', () => {
    expect(2.3 * 10 ** 8).not.toBe(230_000_000);
    expect(numberOf('2.3亿')).toBe(230_000_000);
    expect(numberOf('8.2%')).toBe(0.082);
  });

  it('never gives minus zero', () => {
    for (const text of ['-0', '(0)', '-0%', '(0.00)']) expect(Object.is(numberOf(text), 0)).toBe(true);
  });

  it('tells what it did beyond reading digits', () => {
    expect(parseNumberText('\u200b12')).toMatchObject({ value: 12, notices: ['invisible-characters'] });
    expect(parseNumberText('US$ 5k')).toMatchObject({
      value: 5000,
      currency: 'USD',
      notices: ['scaled', 'currency'],
    });
    expect(parseNumberText('12.5 %')).toMatchObject({ value: 0.125, percent: true });
    expect(parseNumberText('3.14159265358979323846')).toMatchObject({ notices: ['precision'] });
  });
});

describe('parseNumberText refuses what has two meanings or none', () => {
  it.each([
    ['1,5', 'decimal-comma'],
    ['1 234,56', 'decimal-comma'],
    ['1.234,56', 'decimal-comma'],
    ['1.234.567', 'grouping'],
    ['1,234,56', 'grouping'],
    ['1,234.56.', 'trailing-mark'],
    ['00123', 'leading-zeros'],
    ['6222021234567890123', 'too-many-digits'],
    ['12%%', 'several-percents'],
    ['--5', 'several-signs'],
    ['-(5)', 'several-signs'],
    ['(5', 'brackets'],
    ['((5))', 'brackets'],
    ['$5 EUR', 'several-currencies'],
    ['1/2', 'fraction-or-date'],
    ['3-5', 'range-or-date'],
    ['2026-03-15', 'range-or-date'],
    ['12:30', 'time'],
    ['约100', 'approximate'],
    ['100+', 'approximate'],
    ['100件', 'unknown-unit'],
    ['12 34', 'several-numbers'],
    ['1\n2', 'several-numbers'],
    ['一百万', 'chinese-numerals'],
    ['壹佰贰拾元整', 'chinese-numerals'],
    ['3万5', 'scale-order'],
    ['1亿20000万', 'scale-order'],
    ['½', 'other-digits'],
    ['١٢٣', 'other-digits'],
    ['0x1F', 'hexadecimal'],
    ['NaN', 'not-finite'],
    ['Infinity', 'not-finite'],
    ['1e400', 'out-of-range'],
    ['#REF!', 'error-value'],
    ['=1+1', 'formula'],
    ['＝1+1', 'formula'],
    ['--', 'dashes'],
    ['1,234 CR', 'debit-credit'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseNumberText(text)).toEqual({ kind: 'ambiguous', reason });
  });

  it('leaves words alone, whole', () => {
    expect(parseNumberText(' Q1 コスト ')).toEqual({ kind: 'text', text: 'Q1 コスト' });
    expect(parseNumberText("'00123")).toEqual({ kind: 'text', text: '00123' });
    expect(parseNumberText('N/A')).toEqual({ kind: 'text', text: 'N/A' });
    expect(parseNumberText(' \u200b ')).toEqual({ kind: 'empty' });
  });

  it('comes to an end for a million characters, and takes none of them for a number', () => {
    for (const unit of ['1', '½', '1,', ' ', '(', '亿', '-'])
      expect(parseNumberText(`${unit.repeat(1_000_000 / unit.length)}x`).kind).not.toBe('number');
  });
});

describe('parseNumberText with a known decimal comma', () => {
  it('reads 1.234,56 and 1,5 and refuses 1.5', () => {
    expect(parseNumberText('1.234,56', { decimal: ',' })).toMatchObject({ value: 1234.56 });
    expect(parseNumberText('1,5', { decimal: ',' })).toMatchObject({ value: 1.5 });
    expect(parseNumberText('1.5', { decimal: ',' })).toEqual({ kind: 'ambiguous', reason: 'grouping' });
  });
});

describe('parseNumberText, as properties', () => {
  const cents = fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }).map((n) => n / 100);

  it('reads back what any accounting format wrote', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('¥', '$', '', 'USD '), (value, sign) => {
        // Intl is the independent writer here.
        const grouped = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(Math.abs(value));
        const text = value < 0 ? `(${sign}${grouped})` : `${sign}${grouped}`;
        expect(numberOf(text)).toBe(value);
      }),
    );
  });

  it('gives a finite number or a reason for any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789.,-+()%¥$万亿千百kmbex' \u00a0/:=#元零一") }),
        (text) => {
          const read = parseNumberText(text);
          if (read.kind === 'number') {
            expect(Number.isFinite(read.value)).toBe(true);
            expect(Object.is(read.value, -0)).toBe(false);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
