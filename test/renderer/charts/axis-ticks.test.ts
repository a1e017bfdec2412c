// Round axis steps, labels that do not overlap, and the decimals an axis needs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../../renderer/charts/apart.ts';
import { axisTicks, labelStride } from '../../../renderer/charts/axis-ticks.ts';
import { amountIn, signedAmountIn, tickDigits } from '../../../renderer/charts/money-words.ts';

describe('axis ticks', () => {
  it('steps by a round number and holds zero', () => {
    // (93 + 47) / 5 = 28, the next round step is 50.
    expect(axisTicks(-47, 93)).toEqual([-50, 0, 50, 100]);
    expect(axisTicks(0, 1)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8, 1]);
  });

  it('gives an axis even where there is nothing to show', () => {
    expect(axisTicks(0, 0)).toEqual([0, 1]);
    expect(axisTicks(Number.NaN, 5)).toEqual([0, 1]);
  });

  it('covers the data, ascends and passes through zero for any data', () => {
    const amount = fc.integer({ min: -1e14, max: 1e14 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const ticks = axisTicks(Math.min(a, b), Math.max(a, b));
        const first = ticks[0] ?? Number.NaN;
        const last = ticks.at(-1) ?? Number.NaN;
        // A step is a float product, so an end may miss the data by its last digits.
        const slack = 1e-9 * (Math.abs(a) + Math.abs(b));
        expect(first).toBeLessThanOrEqual(Math.min(0, a, b) + slack);
        expect(last).toBeGreaterThanOrEqual(Math.max(0, a, b) - slack);
        expect(ticks.some((tick) => tick === 0)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('thins labels out by the first step that fits', () => {
    expect(labelStride(36, 12, [1, 2, 3, 6, 12])).toBe(3);
    expect(labelStride(600, 10, [1, 2, 3])).toBe(60);
  });
});

describe('labels beside each other', () => {
  it('moves two that overlap apart by equal shares and keeps their middle', () => {
    expect(apart([100, 110], 32)).toEqual([89, 121]);
  });

  it('leaves those alone that have room, whatever their order', () => {
    expect(apart([200, 100], 32)).toEqual([200, 100]);
  });
});

describe('amounts on a page', () => {
  it('prints the unit on show with the decimals of the grids', () => {
    expect(amountIn(1_234_567, 'one')).toBe('1,234,567');
    expect(amountIn(1_234_567, 'wan')).toBe('123.46');
    expect(amountIn(-1500, 'thousand')).toBe('(1.5)');
  });

  it('writes differences with a sign instead of brackets', () => {
    expect(signedAmountIn(1500, 'thousand')).toBe('+1.5');
    expect(signedAmountIn(-1500, 'thousand')).toBe('\u22121.5');
    expect(signedAmountIn(0, 'one')).toBe('-');
  });

  it('gives an axis as many decimals as its step has', () => {
    expect(tickDigits(50_000, 'one')).toBe(0);
    expect(tickDigits(500, 'thousand')).toBe(1);
    expect(tickDigits(2500, 'wan')).toBe(2);
  });
});
