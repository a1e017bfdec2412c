/** Unit clashes are found where units are given, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../../models/formula/compile.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import { multiplyUnits, parseUnit, sameUnit, unitText } from '../../../models/formula/unit-algebra.ts';
import { unitWarnings } from '../../../models/formula/units.ts';
import { driver, formula, years } from './build-lines.ts';

const unit = (line: ModelLine, text: string): ModelLine => ({ ...line, unit: text });
const given = [
  unit(driver('price', 1), 'CNY/unit'),
  unit(driver('volume', 1), 'units'),
  unit(driver('cost', 1), 'CNY'),
  unit(driver('share', 1), '%'),
  driver('plain', 1),
];

function warningsOf(text: string, declared = ''): readonly string[] {
  const model = compileModel(years(1), [...given, unit(formula('f', text), declared)]);
  expect(model.errors.size).toBe(0);
  return unitWarnings(model).map((warning) => `${warning.code}: ${warning.left} | ${warning.right}`);
}

describe('a unit', () => {
  it.each([
    ['CNY/unit', 'cny/unit'],
    ['units * months', 'month*unit'],
    ['m^2', 'm^2'],
    ['m²', 'm^2'],
    ['元/件', '元/件'],
    ['%', '1'],
    ['CNY/unit*unit', 'cny'],
    ['1/year', '1/year'],
  ])('%s reads as %s', (text, wanted) => {
    expect(unitText(parseUnit(text) ?? new Map([['?', 1]]))).toBe(wanted);
  });
  it('that is empty or unreadable is unknown', () => {
    expect([parseUnit(''), parseUnit('a//b')]).toEqual([undefined, undefined]);
  });
  it('multiplies and divides', () => {
    const price = parseUnit('CNY/unit') ?? new Map();
    expect(
      sameUnit(multiplyUnits(price, parseUnit('units') ?? new Map()), parseUnit('cny') ?? new Map()),
    ).toBe(true);
  });
});

describe('unit warnings', () => {
  it.each([
    ['price * volume + cost', 'CNY'],
    ['cost * share', 'CNY'],
    ['cost + 5', 'CNY'],
    ['cost + plain', 'CNY'],
    ['prev(cost) + cumulative(cost) + grow(cost, share)', 'CNY'],
    ['if(volume > 3, cost, 0)', 'CNY'],
    ['cost / volume', 'CNY/unit'],
    ['plain * 2', 'CNY'],
    ['max(0, cost)', 'CNY'],
    ['volume^2', 'unit^2'],
  ])('has none for %s in %s', (text, declared) => {
    expect(warningsOf(text, declared)).toEqual([]);
  });

  it.each([
    ['cost + volume', '', ['unit-clash: cny | unit']],
    ['cost > volume', '', ['unit-clash: cny | unit']],
    ['max(cost, price)', '', ['unit-clash: cny | cny/unit']],
    ['if(1, cost, volume)', '', ['unit-clash: cny | unit']],
    ['cost + share', '', ['unit-clash: cny | 1']],
    ['price * volume', 'units', ['unit-declared: cny | unit']],
    ['prev(cost)', 'units', ['unit-declared: cny | unit']],
  ])('warns of %s in %s', (text, declared, wanted) => {
    expect(warningsOf(text, declared)).toEqual(wanted);
  });
});
