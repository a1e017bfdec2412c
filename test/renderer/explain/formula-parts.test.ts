// Formulas as links, values inside formulas, and their Excel form with names.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { valueInFormula } from '../../../renderer/explain/code-words.ts';
import { excelForm } from '../../../renderer/explain/excel-form.ts';
import { formulaParts } from '../../../renderer/explain/formula-parts.ts';
import { yearlyPlan } from '../sample-plan.ts';

describe('a formula split at its names', () => {
  it('links lines in any script and leaves functions and clock names alone', () => {
    const known = new Set(['单价', '$revenue']);
    expect(formulaParts('if(period > 1, 单价 * 2, $revenue)', (code) => known.has(code))).toEqual([
      { text: 'if(period > 1, ', code: null },
      { text: '单价', code: '单价' },
      { text: ' * 2, ', code: null },
      { text: '$revenue', code: '$revenue' },
      { text: ')', code: null },
    ]);
  });

  it('does not take a part of a longer name for a name', () => {
    expect(formulaParts('price2 + price', (code) => code === 'price')).toEqual([
      { text: 'price2 + ', code: null },
      { text: 'price', code: 'price' },
    ]);
  });
});

describe('a value inside a formula', () => {
  it('is grouped, has a minus rather than brackets and no needless zeros', () => {
    expect(valueInFormula(1234567.5)).toBe('1,234,567.5');
    expect(valueInFormula(-0.25)).toBe('-0.25');
    expect(valueInFormula(0)).toBe('0');
    expect(valueInFormula(100)).toBe('100');
    expect(valueInFormula(1 / 3)).toBe('0.33333333');
  });
});

describe('the Excel form', () => {
  const appraisal = appraise(yearlyPlan());
  const when = (column: number) => `year ${column}`;

  it('keeps names for cells of the same column and marks others with theirs', () => {
    expect(excelForm(appraisal, 'price * 60', 2, when)).toBe('=price*60');
    expect(excelForm(appraisal, 'prev(price)', 2, when)).toBe('=price[year 1]');
  });

  it('is absent for a formula that cannot be read', () => {
    expect(excelForm(appraisal, 'price * (', 2, when)).toBeNull();
  });
});
