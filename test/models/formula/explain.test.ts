/** Why a cell holds its number: the formula with its values, the cells it came from, and the reason of a fault. */
import { describe, expect, it } from 'vitest';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import { explainCell } from '../../../models/formula/explain.ts';
import { driver, formula, series, years } from './build-lines.ts';

const lines = [
  driver('price', 10),
  driver('loss', -3),
  series('units', [2, 0, 4]),
  formula('cash', 'prev(cash) + price * units + loss', '100'),
  formula('share', 'price / units'),
  formula('after', 'share * 2'),
  formula('rooted', 'sqrt(loss)'),
  formula('huge', '10^(400 * units)'),
  formula('bad', 'nope'),
  formula('uses', 'bad + price'),
  formula('mended', 'ifError(price / units, 0) + total(units)'),
];
const evaluation = evaluateModel(compileModel(years(3), lines));

describe('explaining a cell', () => {
  it('shows the formula, the same with values, and the cells it came from', () => {
    expect(explainCell(evaluation, 'cash', 2)).toEqual({
      code: 'cash',
      column: 2,
      // 100 + 20 - 3 = 117; 117 + 0 - 3 = 114
      value: 114,
      source: 'formula',
      formula: 'prev(cash) + price * units + loss',
      withValues: '117 + 10 * 0 + (-3)',
      ingredients: [
        { code: 'cash', column: 1, value: 117 },
        { code: 'price', column: 2, value: 10 },
        { code: 'units', column: 2, value: 0 },
        { code: 'loss', column: 2, value: -3 },
      ],
    });
  });

  it('shows the opening formula in the opening, and that a given number is given', () => {
    expect(explainCell(evaluation, 'cash', 0)).toMatchObject({
      formula: '100',
      value: 100,
      source: 'formula',
    });
    expect(explainCell(evaluation, 'share', 0)).toMatchObject({ value: 0, source: 'none' });
    expect(explainCell(evaluation, 'price', 1)).toMatchObject({
      value: 10,
      source: 'given',
      ingredients: [],
    });
  });

  it('finds the reason of a cell that is not a number', () => {
    expect(explainCell(evaluation, 'share', 2).fault).toEqual({ reason: 'division-by-zero', column: 2 });
    expect(explainCell(evaluation, 'share', 1).fault).toBeUndefined();
    expect(explainCell(evaluation, 'after', 2).fault).toEqual({
      reason: 'depends-on-cell',
      on: { code: 'share', column: 2 },
      column: 2,
    });
    expect(explainCell(evaluation, 'rooted', 1).fault).toEqual({ reason: 'not-a-number', column: 1 });
    expect(explainCell(evaluation, 'huge', 1).fault).toEqual({ reason: 'too-large', column: 1 });
    expect(explainCell(evaluation, 'mended', 2).fault).toBeUndefined();
  });

  it('passes the error of the line on', () => {
    expect(explainCell(evaluation, 'bad', 1).error).toMatchObject({ code: 'unknown-name' });
    expect(explainCell(evaluation, 'uses', 1).error).toMatchObject({ kind: 'depends', on: 'bad' });
  });

  it('recomputes the same value that it explains', () => {
    expect(explainCell(evaluation, 'mended', 3)).toMatchObject({
      value: 8.5,
      withValues: 'ifError(10 / 4, 0) + 6',
    });
  });
});
