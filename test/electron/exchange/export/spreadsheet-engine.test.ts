/**
 * The engine of the proof against the examples of Microsoft's own pages on each function (support.microsoft.com,
 * "NPV function", "IRR function", ...), to the digits printed there. It must know what the workbook uses.
 */
import { describe, expect, it } from 'vitest';
import { spreadsheetEngine } from '../../../../electron/exchange/export/proof/spreadsheet-engine.ts';

const begin = spreadsheetEngine(['Sheet1', 'Data'], 12);

/** The formula in A1 over figures in column A of the sheet Data, and dates in column B. */
function value(formula: string, figures: readonly number[] = [], dates: readonly number[] = []) {
  const calculation = begin();
  figures.forEach((figure, at) => void calculation.putNumber(1, at + 1, 1, String(figure)));
  dates.forEach((date, at) => void calculation.putNumber(1, at + 1, 2, String(date)));
  calculation.putFormula(0, 1, 1, formula);
  calculation.compute();
  const read = calculation.read(0, 1, 1);
  calculation.end();
  return read.kind === 'number' ? read.value : read.text;
}

describe('the engine of the proof', () => {
  it('gives the returns of the published examples', () => {
    // NPV function, example 1: $1,188.44.
    expect(value('NPV(0.1,Data!A1:A4)', [-10000, 3000, 4200, 6800])).toBeCloseTo(1188.44, 2);
    // NPV function, example 2: $1,922.06.
    expect(value('NPV(0.08,Data!A2:A6)+Data!A1', [-40000, 8000, 9200, 10000, 12000, 14500])).toBeCloseTo(
      1922.06,
      2,
    );
    // IRR function: 8.7 % after five years, -2.1 % after four.
    const flows = [-70000, 12000, 15000, 18000, 21000, 26000];
    expect(value('IRR(Data!A1:A6)', flows)).toBeCloseTo(0.087, 3);
    expect(value('IRR(Data!A1:A5)', flows)).toBeCloseTo(-0.021, 3);
    // MIRR function: 13 % (0.12609413...).
    expect(value('MIRR(Data!A1:A6,0.1,0.12)', [-120000, 39000, 30000, 21000, 37000, 46000])).toBeCloseTo(
      0.126094,
      6,
    );
    // XNPV function: $2,086.65; XIRR function: 0.373362535.
    const dated = [-10000, 2750, 4250, 3250, 2750];
    const dates = [39448, 39508, 39751, 39859, 39904];
    expect(value('XNPV(0.09,Data!A1:A5,Data!B1:B5)', dated, dates)).toBeCloseTo(2086.65, 2);
    expect(value('XIRR(Data!A1:A5,Data!B1:B5,0.1)', dated, dates)).toBeCloseTo(0.373362535, 8);
    // PMT function: ($1,037.03).
    expect(value('PMT(0.08/12,10,10000)')).toBeCloseTo(-1037.03, 2);
  });

  it('knows dates by their numbers, though it shows them as dates', () => {
    // DATE function: 39448 is 1 January 2008; day 0 is the last of the month before.
    expect(value('DATE(2008,1,1)')).toBe(39448);
    expect(value('DATE(2008,2,0)')).toBe(39478);
    expect(value('YEAR(39448)')).toBe(2008);
    expect(value('MONTH(39478)')).toBe(1);
  });

  it('rounds away from zero and takes remainders as Excel does', () => {
    // ROUNDUP(-3.14159,1) = -3.2, ROUNDDOWN(-3.14159,1) = -3.1, INT(-8.9) = -9, MOD(-3,2) = 1 on their pages.
    expect(value('ROUNDUP(-3.14159,1)')).toBe(-3.2);
    expect(value('ROUNDDOWN(-3.14159,1)')).toBe(-3.1);
    expect(value('INT(-8.9)')).toBe(-9);
    expect(value('MOD(-3,2)')).toBe(1);
  });

  it('binds the minus sign tighter than the power, as Excel does', () => {
    expect(value('-2^2')).toBe(4);
    expect(value('2^3^2')).toBe(64);
  });

  it('sums products, conditions and ranges', () => {
    const figures = [1, -2, 3, -4];
    // 1 + 4 + 9 + 16; 1 + 3; the third of them.
    expect(value('SUMPRODUCT(Data!A1:A4,Data!A1:A4)', figures)).toBe(30);
    expect(value('SUMIF(Data!A1:A4,">0")', figures)).toBe(4);
    expect(value('INDEX(Data!A1:A4,3)', figures)).toBe(3);
    expect(value('COUNT(Data!A1:A9)', figures)).toBe(4);
    expect(value('IFERROR(1/0,7)')).toBe(7);
  });

  it('gives all 15 digits, of the largest and the smallest figures too', () => {
    expect(value('Data!A1', [123456789.12345678])).toBeCloseTo(123456789.123457, 6);
    expect(value('Data!A1*1', [1.5e300])).toBe(1.5e300);
    expect(value('Data!A1*1', [-2.5e-200])).toBe(-2.5e-200);
    expect(value('Data!A1*1', [5e-324])).toBe(0);
    // PMT brings a currency format of its own, which shows two decimals.
    expect(value('PMT(0.1,1,-1000000/3)')).toBeCloseTo(1.1 * (1_000_000 / 3), 8);
  });

  it('tells texts and errors from figures', () => {
    expect(value('"1"&"2"')).toBe('12');
    expect(value('1/0')).toBe('#DIV/0!');
    expect(value('NOSUCHFUNCTION(1)')).toBe('#NAME?');
  });
});
