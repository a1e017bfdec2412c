// One row of Excel formulas at a time: the formula of the plan is written out by hand beside it.
import { describe, expect, it } from 'vitest';
import { excelTree } from '../../../../electron/exchange/formulas/excel-tree.ts';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { bookOf, letters, sheetWriter } from '../../../fixtures/ugly/book-writer.ts';

const A = [100, 110, 120, 130];
const B = [7, 8, 9, 10];

type Case = readonly [formula: string, value: (a: number, b: number, at: number) => number];

/** Row 4 is a, row 5 is b, row 6 the row under test; B1 holds 0.1; in the formula @ is this column, < the one before. */
function tried(formula: string, value: Case[1], more: { readonly odd?: number } = {}) {
  const sheet = sheetWriter('S');
  sheet.put(0, 0, 'Rate');
  sheet.put(0, 1, 0.1, 'percent');
  sheet.put(2, 0, 'Item');
  sheet.put(3, 0, 'Alpha sales');
  sheet.put(4, 0, 'Beta fees');
  sheet.put(5, 0, 'Gamma visits');
  A.forEach((a, at) => {
    const b = B[at] ?? 0;
    sheet.put(2, 1 + at, `2026-0${at + 1}`);
    sheet.put(3, 1 + at, a);
    sheet.put(4, 1 + at, b);
    const text = formula.replaceAll('@', letters(1 + at)).replaceAll('<<', letters(at));
    const isTyped = (at === 0 && formula.includes('<<')) || more.odd === at;
    const shown = more.odd === at ? 999 : value(a, b, at);
    sheet.put(5, 1 + at, shown, 'plain', isTyped ? undefined : text);
  });
  const book = readSpreadsheet(bookOf([sheet]), 's.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const { mapping } = previewImport(book.value, 's.xlsx');
  if (!mapping) throw new Error('nothing was recognised');
  const imported = importTables(book.value, [mapping]);
  if (!imported.ok) throw new Error(imported.error.message);
  const line = imported.value.lines.find(({ label }) => label === 'Gamma visits');
  const report = imported.value.formulas.find(({ label }) => label === 'Gamma visits');
  return { line, report, take: mapping.lines.at(-1)?.take };
}

const growth = (at: number, start: number, factor: number): number =>
  Array.from({ length: at }).reduce<number>((value) => value * factor, start);

describe('a formula that translates', () => {
  it.each<readonly [string, string, Case[1]]>([
    ['@4*@5', 'alpha_sales * beta_fees', (a, b) => a * b],
    ['@4*$B$1', 'alpha_sales * rate', (a) => a * 0.1],
    ['@4*10%', 'alpha_sales * 0.1', (a) => a * 0.1],
    ['SUM(@4:@5)*2', '(alpha_sales + beta_fees) * 2', (a, b) => (a + b) * 2],
    [
      'SUM($B4:@4)*1',
      'cumulative(alpha_sales) * 1',
      (_, __, at) => A.slice(0, at + 1).reduce((s, v) => s + v, 0),
    ],
    ['@4/SUM($B4:$E4)', 'alpha_sales / total(alpha_sales)', (a) => a / 460],
    ['AVERAGE($B4:$E4)+@5', 'average(alpha_sales) + beta_fees', (_, b) => 115 + b],
    ['IF(@4>110,@5,0)', 'if(alpha_sales > 110, beta_fees, 0)', (a, b) => (a > 110 ? b : 0)],
    [
      'IF(AND(@4>100,NOT(@5>9)),1,2)',
      'if(and(alpha_sales > 100, not(beta_fees > 9)), 1, 2)',
      (a, b) => (a > 100 && !(b > 9) ? 1 : 2),
    ],
    ['MIN(@4:@5,8.5)', 'min(alpha_sales, beta_fees, 8.5)', (a, b) => Math.min(a, b, 8.5)],
    ['MAX(@4-115,0)', 'max(alpha_sales - 115, 0)', (a) => Math.max(a - 115, 0)],
    [
      'ROUND(@4*@5/7,1)',
      'round(alpha_sales * beta_fees / 7, 1)',
      (a, b) => Math.round(((a * b) / 7) * 10) / 10,
    ],
    ['AVERAGE(@4,@5)', '(alpha_sales + beta_fees) / 2', (a, b) => (a + b) / 2],
    ['CHOOSE(2,@4,@5)*3', 'beta_fees * 3', (_, b) => b * 3],
    [
      'CHOOSE(IF(@4>110,2,1),@4,@5)',
      'if(if(alpha_sales > 110, 2, 1) == 1, alpha_sales, beta_fees)',
      (a, b) => (a > 110 ? b : a),
    ],
    [
      'INDEX(@4:@5,IF(@4>110,2,1))',
      'if(if(alpha_sales > 110, 2, 1) == 1, alpha_sales, beta_fees)',
      (a, b) => (a > 110 ? b : a),
    ],
    ['ABS(@5-@4)', 'abs(beta_fees - alpha_sales)', (a, b) => Math.abs(b - a)],
    ['-@5^2', '(-beta_fees) ^ 2', (_, b) => b * b],
    ['@5^2^0.5', '(beta_fees ^ 2) ^ 0.5', (_, b) => b],
    ['SUMPRODUCT(@4:@5,@4:@5)', 'alpha_sales * alpha_sales + beta_fees * beta_fees', (a, b) => a * a + b * b],
    [
      '<<6*(1+$B$1)',
      'if(period == 1, gamma_visits_start, prev(gamma_visits) * (1 + rate))',
      (_, __, at) => growth(at, 50, 1.1),
    ],
    [
      '<<6*1.05',
      'if(period == 1, gamma_visits_start, prev(gamma_visits) * 1.05)',
      (_, __, at) => growth(at, 50, 1.05),
    ],
  ])('%s is %s', (formula, expected, value) => {
    const { line, report } = tried(formula, value);
    expect(report?.trouble).toBeNull();
    expect(line?.entry).toMatchObject({ type: 'formula', formula: expected });
  });

  it('is given up where a cell of the row says something else, which is named; the user may choose it all the same', () => {
    const { line, report, take } = tried('@4*@5', (a, b) => a * b, { odd: 2 });
    expect(take).toBe('values');
    expect(line?.entry).toEqual({ type: 'series', values: [700, 880, 999, 1300] });
    expect(report).toMatchObject({ state: 'values', formula: 'alpha_sales * beta_fees', odd: ['D6'] });
  });
});

describe('a formula that does not translate', () => {
  it.each<readonly [string, string, string]>([
    ['VLOOKUP(@4,$B$1:$E$5,2)', 'function', 'VLOOKUP'],
    ['OFFSET(@4,0,0)', 'function', 'OFFSET'],
    // An empty cell among them would move the places.
    ['INDEX($G1:$G3,2)', 'range', 'G1:G3'],
    ['@4&"x"', 'text', '&'],
    ['Unknown_Name*2', 'name', 'Unknown_Name'],
    ['Missing!@4*2', 'other-sheet', 'Missing'],
    ['@4+*2', 'unreadable', '@4+*2'],
  ])('%s comes in as figures, and says why', (formula, reason, what) => {
    const { line, report } = tried(formula, (a) => a);
    expect(line?.entry).toEqual({ type: 'series', values: A });
    expect(report?.trouble?.reason).toBe(reason);
    expect(report?.trouble?.what).toContain(what.replaceAll('@', ''));
  });

  it('nor does one whose values were not calculated anew: the stored figures stay', () => {
    const { line, report } = tried('@4*@5', (a, b, at) => a * b + (at === 3 ? 1e-4 : 0));
    expect(line?.entry.type).toBe('series');
    expect(report?.trouble).toEqual({ reason: 'differs', what: 'E6' });
  });
});

describe("Excel's own rules of writing", () => {
  it('reads names of sheets with quotes, full ranges, percent after brackets and empty arguments', () => {
    expect(excelTree("'It''s 2026'!$A$1")).toMatchObject({ kind: 'cell', sheet: "It's 2026" });
    expect(excelTree('IF(A1,,2)')).toMatchObject({ kind: 'call', args: [{}, { kind: 'nothing' }, {}] });
    expect(excelTree('(1+2)%')).toMatchObject({ kind: 'binary', op: '/' });
    // As OpenDocument files have them.
    expect(excelTree("['My sheet'.$D$3]")).toEqual(excelTree("'My sheet'!$D$3"));
    expect(excelTree('SUM([.A1:.B2];[$S.C1:.C2])')).toEqual(excelTree('SUM(A1:B2,S!C1:C2)'));
    expect(excelTree('_xlfn.IFERROR(A1,0)')).toMatchObject({ kind: 'call', name: 'IFERROR' });
    for (const broken of ['', '1+', '(1', 'A1:', '[1]S!A1', 'SUM(1', 'Table1[Sales]'])
      expect(excelTree(broken)).toBeUndefined();
  });
});
