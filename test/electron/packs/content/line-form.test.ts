/** How a number that was typed reads: with the digits that tell it apart, however small it is. */
import { describe, expect, it } from 'vitest';
import { numberText } from '../../../../electron/packs/content/figures.ts';
import { quantityForm } from '../../../../electron/packs/content/writing/line-form.ts';

describe('a typed number', () => {
  it.each([
    [12_345.678, '12,346'],
    [123.45, '123.5'],
    [2.5, '2.50'],
    [0.5, '0.5000'],
    [0.0012, '0.0012'],
    [0.0000125, '0.0000125'],
    [-0.0000125, '(0.0000125)'],
    [3, '3'],
  ])('of %d reads %s', (value, text) => {
    expect(numberText(value, quantityForm(value))).toBe(text);
  });
});
