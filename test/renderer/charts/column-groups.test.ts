// Fiscal years and periods side by side, with the opening before and the total after them.
import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../../models/plan/schema.ts';
import { columnGroups, fiscalYear } from '../../../renderer/charts/column-groups.ts';

const months = (periods: number, start = '2026-01', fiscalYearStart = 1): Timeline => ({
  start,
  periodicity: 'month',
  periods,
  fiscalYearStart,
});

describe('column groups', () => {
  it('groups 36 months from January into three full calendar years', () => {
    const groups = columnGroups(months(36), 'years');
    expect(groups.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['opening', 0, 0],
      ['year', 1, 12],
      ['year', 13, 24],
      ['year', 25, 36],
      ['total', 0, 36],
    ]);
    expect(groups.map(({ partial }) => partial)).toEqual([false, false, false, false, false]);
  });

  it('starts a new year in the first month of the fiscal year and marks the parts of years', () => {
    // Plan from October 2026, fiscal year from April: Oct-Mar is half of 2026/27, then a full year, then Apr 2028.
    const groups = columnGroups(months(19, '2026-10', 4), 'years').filter(({ kind }) => kind === 'year');
    expect(groups.map(({ from, to, year, partial }) => ({ from, to, year, partial }))).toEqual([
      { from: 1, to: 6, year: [2026, 2027], partial: true },
      { from: 7, to: 18, year: [2027, 2028], partial: false },
      { from: 19, to: 19, year: [2028, 2029], partial: true },
    ]);
  });

  it('lists single periods between the opening and the total', () => {
    expect(columnGroups(months(3), 'periods').map(({ key }) => key)).toEqual([
      'opening',
      'p1',
      'p2',
      'p3',
      'total',
    ]);
  });

  it('counts January to March into the fiscal year that began the April before', () => {
    expect(fiscalYear(months(24, '2026-01', 4), 1)).toBe(2025);
    expect(fiscalYear(months(24, '2026-01', 4), 4)).toBe(2026);
  });
});
