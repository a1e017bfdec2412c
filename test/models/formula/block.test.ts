/** Many trials side by side: the numbers by hand, one trial against the plan bit for bit, and what is refused. */
import { describe, expect, it } from 'vitest';
import { createBlock } from '../../../models/formula/block.ts';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import { driver, flow, formula, heldFormula, series, years } from './build-lines.ts';

const lines = [
  driver('price', 10),
  flow('fixed', 3),
  series('units', [1, 2]),
  formula('revenue', 'price * units'),
  formula('cash', 'prev(cash) + revenue - fixed', 'price'),
  heldFormula('all', 'total(revenue)'),
  formula('alone', 'units * 2'),
];
const model = compileModel(years(2), lines);

describe('a block of trials', () => {
  it('spreads a number per trial over the periods, and the opening where the line holds there', () => {
    const block = createBlock(model, 2);
    block.set('price', Float64Array.of(10, 20));
    block.set('fixed', Float64Array.of(3, 4));
    block.run();
    // [column][trial], by hand: cash 10|20, +10-3|+20-4, +20-3|+40-4
    expect([...block.values('cash')]).toEqual([10, 20, 17, 36, 34, 72]);
    expect([...block.values('fixed')]).toEqual([0, 0, 3, 4, 3, 4]);
    expect([...block.values('all')]).toEqual([30, 60, 30, 60, 30, 60]);
    expect([...block.values('alone')]).toEqual([0, 0, 2, 2, 4, 4]);
  });

  it('takes every column of every trial, for a computed line too', () => {
    const block = createBlock(model, 2, { targets: ['cash'] });
    block.set('revenue', Float64Array.of(0, 0, 5, 6, 7, 8));
    block.run();
    expect([...block.values('cash')]).toEqual([10, 10, 12, 13, 16, 18]);
  });

  it('runs again with new numbers, and with fewer trials', () => {
    const block = createBlock(model, 3);
    block.set('price', Float64Array.of(1, 2, 3));
    block.run();
    block.set('price', Float64Array.of(4, 5, 6));
    block.run(2);
    expect([...block.values('revenue')].slice(3, 5)).toEqual([4, 5]);
  });

  it('is the same as the plan where nothing is set', () => {
    const block = createBlock(model, 1);
    block.run();
    const evaluation = evaluateModel(model);
    for (const { code } of lines) expect([...block.values(code)]).toEqual([...evaluation.values(code)]);
  });

  it('agrees with the plan bit for bit in a large block', () => {
    const block = createBlock(model, 1200, { targets: ['cash'] });
    const prices = Float64Array.from({ length: 1200 }, (_, index) => 0.1 + index / 7);
    block.set('price', prices);
    block.run();
    for (const trial of [0, 511, 512, 1199]) {
      const single = evaluateModel(
        model,
        new Map([['price', { type: 'constant', value: prices[trial] ?? 0 }]]),
      );
      const many = block.values('cash').filter((_, index) => index % 1200 === trial);
      expect([...many]).toEqual([...single.values('cash')]);
    }
  });

  it('refuses what can only be a mistake of the caller', () => {
    const block = createBlock(model, 2, { targets: ['alone'] });
    expect(() => block.set('nope', new Float64Array(2))).toThrow(/no line 'nope'/);
    expect(() => block.set('price', new Float64Array(5))).toThrow(/expected 2 or 6/);
    block.set('price', Float64Array.of(1, 2));
    block.run();
    expect(() => block.values('cash')).toThrow(/not a target/);
    expect(() => createBlock(model, 0)).toThrow(RangeError);
  });
});

describe('overrides', () => {
  it('replace entries without touching the model, whatever their kind', () => {
    const changed = evaluateModel(
      model,
      new Map([
        ['revenue', { type: 'constant', value: 1 }],
        ['fixed', { type: 'formula', formula: 'units' }],
      ]),
    );
    expect([...changed.values('cash')]).toEqual([10, 10, 9]);
    expect([...evaluateModel(model).values('cash')]).toEqual([10, 17, 34]);
  });

  it('leave earlier evaluations as they were', () => {
    const before = evaluateModel(model);
    const cash = [...before.values('cash')];
    evaluateModel(model, new Map([['price', { type: 'constant', value: 99 }]]));
    expect([...before.values('cash')]).toEqual(cash);
  });
});
