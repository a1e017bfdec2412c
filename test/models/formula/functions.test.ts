/** What every function and name gives, by hand-computed values, the opening column and the edges included. */
import { describe, expect, it } from 'vitest';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import { calc, driver, flow, formula, heldFormula, months, series, valuesOf, years } from './build-lines.ts';

describe('arithmetic and plain functions', () => {
  // Algebra; rounding as Microsoft documents for ROUND, ROUNDUP, ROUNDDOWN, MOD and INT.
  it.each([
    ['2 + 3 * 4', 14],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['7 - 2 - 1', 4],
    ['1 / 4', 0.25],
    ['5%', 0.05],
    ['200 * 12.5%', 25],
    ['7%', 0.07],
    ['100 + 5%', 100.05],
    ['+3 - -2', 5],
    ['1.5e3', 1500],
    ['true + true', 2],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(2.675, 2)', 2.68],
    ['round(1234.5, -2)', 1200],
    ['round(-1.4)', -1],
    ['roundup(1.001, 2)', 1.01],
    ['roundup(-3.2)', -4],
    ['roundup(1.1, 1)', 1.1],
    ['rounddown(1.999, 2)', 1.99],
    ['rounddown(-3.7)', -3],
    ['rounddown(2.3, 1)', 2.3],
    ['floor(-2.5)', -3],
    ['ceil(-2.5)', -2],
    ['ceil(2.1)', 3],
    ['abs(-4)', 4],
    ['sign(-9)', -1],
    ['sign(0)', 0],
    ['mod(7, 3)', 1],
    ['mod(-7, 3)', 2],
    ['mod(7, -3)', -2],
    ['8 mod 5', 3],
    ['sqrt(9)', 3],
    ['exp(0)', 1],
    ['ln(1)', 0],
    ['log10(1000)', 3],
    ['pow(2, 10)', 1024],
    ['0^0', 1],
    ['min(3, -1, 2)', -1],
    ['max(3)', 3],
    ['sum(1, 2, 3)', 6],
    ['if(2 > 1, 10, 20)', 10],
    ['0 ? 10 : 20', 20],
    ['1 ? 2 ? 3 : 4 : 5', 3],
    ['1 == 1', 1],
    ['1 != 1', 0],
    ['2 <= 2', 1],
    ['2 < 2', 0],
    ['3 >= 4 or 1', 1],
    ['1 and 0', 0],
    ['and(1, 2, 3)', 1],
    ['or(0, 0)', 0],
    ['not 0', 1],
    ['not(5)', 0],
    ['and(4)', 1],
    ['ifError(1 / 0, 7)', 7],
    ['ifError(3, 7)', 3],
  ])('%s is %d', (text, wanted) => {
    expect(calc(text)).toBe(wanted);
  });

  it.each([
    '1 / 0',
    '0 / 0',
    'sqrt(-1)',
    'ln(0)',
    'mod(1, 0)',
    '(-8)^0.5',
    'exp(1000)',
    '10^400',
    // What is not a number can't look healthy further on.
    '1 / 0 > 5',
    'min(1 / 0, 5)',
    'max(5, sqrt(-1))',
    'if(1 / 0, 1, 2)',
    'not(0 / 0)',
    '1 or 0 / 0',
  ])('%s is not a number', (text) => {
    expect(calc(text)).toBeNaN();
  });

  it('never gives a negative zero for the negative of zero', () => {
    expect(calc('-0')).toBe(0);
    expect(calc('ceil(-0.5)')).toBe(0);
    expect(calc('round(-0.2)')).toBe(0);
  });

  it('reads what a Chinese input method types', () => {
    expect(calc('（１＋２）×３')).toBe(9);
    expect(calc('6÷4−1')).toBe(0.5);
    expect(calc('max（1，2）≥2')).toBe(1);
    expect(calc('50％')).toBe(0.5);
  });

  it('accepts a leading equals sign as pasted from a spreadsheet', () => {
    expect(calc('=1+2')).toBe(3);
  });
});

describe('time functions', () => {
  const u = series('u', [1, 2, 3, 4]);
  const opened = series('o', [1, 2, 3, 4], 10);
  const held = driver('d', 5);

  // By hand: u is 0 | 1 2 3 4 without an opening, o is 10 | 1 2 3 4 with one, d is 5 throughout.
  it.each<[string, readonly number[]]>([
    ['prev(u)', [0, 0, 1, 2, 3]],
    ['prev(u, 9)', [0, 9, 1, 2, 3]],
    ['prev(o, 9)', [0, 10, 1, 2, 3]],
    ['prev(d)', [0, 5, 5, 5, 5]],
    ['prev(u + o)', [0, 10, 2, 4, 6]],
    ['prev(u * 2, 9)', [0, 9, 2, 4, 6]],
    ['lag(u, 2, -1)', [0, -1, -1, 1, 2]],
    ['lag(o, 2, -1)', [0, -1, 10, 1, 2]],
    ['lag(u, 0)', [0, 1, 2, 3, 4]],
    ['lag(u, 9, 7)', [0, 7, 7, 7, 7]],
    ['lead(u, 1)', [0, 2, 3, 4, 0]],
    ['lead(u, 2, -1)', [0, 3, 4, -1, -1]],
    ['cumulative(u)', [0, 1, 3, 6, 10]],
    ['cumulative(o)', [0, 11, 13, 16, 20]],
    ['prev(cumulative(u), 5)', [0, 5, 1, 3, 6]],
    ['total(u)', [0, 10, 10, 10, 10]],
    ['total(o)', [0, 20, 20, 20, 20]],
    ['average(o)', [0, 2.5, 2.5, 2.5, 2.5]],
    ['total(u * 2)', [0, 20, 20, 20, 20]],
    ['at(u, 3)', [0, 3, 3, 3, 3]],
    ['at(o, 0)', [0, 10, 10, 10, 10]],
    ['at(u, 5)', [0, 0, 0, 0, 0]],
    ['at(u, period - 1)', [0, 0, 1, 2, 3]],
    ['at(u, 2.5)', [0, 3, 3, 3, 3]],
    ['grow(100, 10%)', [0, 100, 110, 121, 133.1]],
    ['grow(d, u)', [0, 5, 15, 60, 300]],
    ['ramp(10, 40, 1, 4)', [0, 10, 20, 30, 40]],
    ['ramp(10, 40, 2, 3)', [0, 10, 10, 40, 40]],
    ['ramp(10, 40, 2, 2)', [0, 10, 40, 40, 40]],
    ['between(2, 3)', [0, 0, 1, 1, 0]],
    ['spread(u, [0.5, 0.25, 0.25])', [0, 0.5, 1.25, 2.25, 3.25]],
    ['spread(o, [0, 1])', [0, 0, 1, 2, 3]],
  ])('%s over the columns', (text, wanted) => {
    const values = valuesOf(text, [u, opened, held]);
    expect(values.map((value) => Number(value.toPrecision(14)))).toEqual(wanted);
  });

  it('evaluates the formula itself in the opening where the line holds there', () => {
    const lines = [
      u,
      opened,
      held,
      heldFormula('a', 'total(o)'),
      heldFormula('b', 'grow(d, 10%)'),
      heldFormula('c', 'lead(u, 1)'),
      heldFormula('p', 'prev(o, 3)'),
    ];
    const model = compileModel(years(4), lines);
    const evaluation = evaluateModel(model);
    expect(['a', 'b', 'c', 'p'].map((code) => evaluation.values(code)[0])).toEqual([20, 5, 1, 3]);
  });

  it('grows by part of the annual rate each month', () => {
    const values = valuesOf('grow(100, 12.682503013196977%)', [], months(13));
    // (1 + 0.12682503013196977)^(1/12) = 1.01, so a year later 112.68…
    expect(values[2]).toBeCloseTo(101, 10);
    expect(values[13]).toBeCloseTo(112.68250301319698, 10);
  });

  it('gives the calendar by name', () => {
    const quarters = { start: '2026-11', periodicity: 'quarter', periods: 5, fiscalYearStart: 1 } as const;
    const names = ['period', 'year', 'month', 'yearFraction', 'isOpening', 'planYear', 'periods'];
    const model = compileModel(
      quarters,
      names.map((name, index) => heldFormula(`f${index}`, name)),
    );
    const evaluation = evaluateModel(model);
    expect(names.map((_, index) => [...evaluation.values(`f${index}`)])).toEqual([
      [0, 1, 2, 3, 4, 5],
      [2026, 2026, 2027, 2027, 2027, 2027],
      [11, 11, 2, 5, 8, 11],
      [0.25, 0.25, 0.25, 0.25, 0.25, 0.25],
      [1, 0, 0, 0, 0, 0],
      [0, 1, 1, 1, 1, 2],
      [5, 5, 5, 5, 5, 5],
    ]);
  });
});

describe('entries', () => {
  it('holds a constant driver in the opening, a constant flow not, and an explicit opening always', () => {
    expect(
      valuesOf(
        'prev(a) * 100 + prev(b) * 10 + prev(c)',
        [driver('a', 1), flow('b', 2), driver('c', 3, 4)],
        years(2),
      ),
    ).toEqual([0, 104, 123]);
  });

  it('reads null and missing cells of a series as 0', () => {
    expect(valuesOf('s', [series('s', [1, null])], years(3))).toEqual([0, 1, 0, 0]);
  });

  it('carries a balance from its opening formula', () => {
    const lines = [
      driver('rate', 0.1),
      series('paid', [50, 50]),
      formula('debt', 'prev(debt) * (1 + rate) - paid', '100 + total(paid)'),
    ];
    const values = evaluateModel(compileModel(years(2), lines)).values('debt');
    // 200; 200 x 1.1 - 50 = 170; 170 x 1.1 - 50 = 137
    expect([...values].map((value) => Number(value.toFixed(10)))).toEqual([200, 170, 137]);
  });

  it('lets an opening formula use a line whose periods use this one', () => {
    const lines = [driver('d', 2), formula('a', 'prev(a) + b', 'd'), heldFormula('b', 'd + lag(a, 1) * 0')];
    expect(compileModel(years(2), lines).errors.size).toBe(0);
  });
});
