// The widest text of each column, by which columns keep their width while only a part of the rows is drawn.
import { describe, expect, it } from 'vitest';
import { shownRows } from '../../../renderer/pages/variance/report/report-layout.ts';
import { widestTexts } from '../../../renderer/pages/variance/report/sizing-rows.tsx';
import { yearlyPlan } from '../sample-plan.ts';
import { cell, row } from './report-rows.ts';

describe('the widest texts', () => {
  const { settings: blank } = yearlyPlan();
  const settings = { ...blank, currency: 'CNY', displayUnit: 'one' } as const;
  const texts = { t: (key: string) => key };
  const { rows } = shownRows(
    [
      row({ key: 'small', of: cell(100, 200) }),
      row({ key: 'large', of: cell(1_234_567_00, 1_000_000_00) }),
      row({ key: 'new', of: cell(5_00, 0) }),
    ],
    false,
    new Set(),
  );

  it('are found in each column for itself', () => {
    const [month] = widestTexts(texts, rows, 'plan', settings);
    // 1,234,567 less 1,000,000 is 234,567; nothing was planned for the new line.
    expect(month).toEqual({
      amounts: ['1,234,567', '1,000,000'],
      delta: '+234,567',
      percent: 'variance.notMeaningful',
    });
  });

  it('have the flexed plan where it is on show', () => {
    expect(widestTexts(texts, rows, 'flexed', settings).map(({ amounts }) => amounts.length)).toEqual([
      3, 3, 3,
    ]);
  });
});
