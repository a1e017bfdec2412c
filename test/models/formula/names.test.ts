/** Codes, renaming, completion and suggestion. */
import { describe, expect, it } from 'vitest';
import { completions, formulaReference } from '../../../models/formula/completions.ts';
import {
  canonicalCode,
  isValidCode,
  namesIn,
  renameInFormula,
  suggestCode,
} from '../../../models/formula/names.ts';
import { editDistance, nearest } from '../../../models/formula/parse/suggest.ts';

describe('a code', () => {
  it.each(['price', '_a', 'a1', '单价', 'größe', 'цена', 'E', 'constructor'])('%s is valid', (code) => {
    expect(isValidCode(code)).toBe(true);
  });
  it.each([
    '',
    '1a',
    'a b',
    'a-b',
    'a.b',
    '$a',
    'prev',
    'period',
    'and',
    'to',
    'true',
    'if',
    'gro\u0308ße',
    'ａ',
    'x'.repeat(81),
  ])('%s is not', (code) => {
    expect(isValidCode(code)).toBe(false);
  });
  it('has one spelling', () => {
    expect(canonicalCode('ａbo\u0308')).toBe('abö');
  });
});

describe('renaming', () => {
  it('changes whole names only and keeps the formatting', () => {
    expect(renameInFormula(' a+ a_b * prev( a ,1 ) -ba', 'a', 'price')).toBe(
      ' price+ a_b * prev( price ,1 ) -ba',
    );
    expect(renameInFormula('单价×销量', '单价', '新价')).toBe('新价×销量');
  });
  it('does not touch functions or time names and works on a broken formula', () => {
    expect(renameInFormula('max(max, 1', 'max', 'm')).toBe('max(max, 1');
    expect(renameInFormula('a + + "a', 'a', 'b')).toBe('b + + "b');
    expect(renameInFormula('', 'a', 'b')).toBe('');
  });
  it('lists the names of lines once each, in order', () => {
    expect(namesIn('b + a * prev(b) + period + $revenue + and(c, 1)')).toEqual(['b', 'a', '$revenue', 'c']);
  });
});

describe('a suggested code', () => {
  it.each([
    ['Sales volume (units)', 'sales_volume_units'],
    ['平台服务费 / 月', '平台服务费_月'],
    ['2026 budget', 'line_2026_budget'],
    ['Period', 'period_2'],
    ['%', 'line'],
  ])('for %s is %s', (label, code) => {
    expect(suggestCode(label)).toBe(code);
  });
  it('avoids those taken', () => {
    expect(suggestCode('Price', new Set(['price', 'price_2']))).toBe('price_3');
  });
});

describe('completion', () => {
  it('offers lines and functions that begin with what is typed, then those that contain it', () => {
    const list = completions('1 + pr', 6, ['price', 'unit_price', 'cost']);
    expect(list.items.map((item) => item.text)).toEqual(['price', 'prev', 'unit_price', 'spread']);
    expect([list.start, list.end]).toEqual([4, 6]);
  });
  it('offers generated lines after a dollar sign and nothing after a space', () => {
    expect(completions('$re', 3, ['$revenue', 'revenue']).items.map((item) => item.text)).toEqual([
      '$revenue',
    ]);
    expect(completions('a + ', 4, ['a']).items).toEqual([]);
  });
  it('describes every function once', () => {
    const texts = formulaReference().map((item) => item.text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(formulaReference().find((item) => item.text === 'lag')).toEqual({
      text: 'lag',
      kind: 'function',
      signature: 'lag(x, n, fill = 0)',
      descriptionKey: 'formula.function.lag',
    });
  });
});

describe('the nearest word', () => {
  // Distances counted by hand: optimal string alignment.
  it.each([
    ['price', 'pirce', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
  ])('%s and %s are %d apart', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
  it('is found, or not when nothing is near', () => {
    expect(nearest('reveneu', ['cost', 'revenue'])).toBe('revenue');
    expect(nearest('abc', ['xyz'])).toBeUndefined();
  });
});
