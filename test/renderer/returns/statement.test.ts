// The statement against a plan worked out by hand: 600 a year for three years, 1,000 written off over three.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { columnGroups } from '../../../renderer/charts/column-groups.ts';
import { rateBuildUp } from '../../../renderer/pages/returns/rate-build-up.ts';
import { type LayoutRow, statementLayout } from '../../../renderer/pages/returns/statement-layout.ts';
import { explainedColumn, read, statementCells } from '../../../renderer/pages/returns/statement-view.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

function rowsOf(plan: Plan) {
  const appraisal = appraise(plan);
  const sections = statementLayout(plan, appraisal.rows);
  const groups = columnGroups(plan.timeline, 'years');
  const cells = (section: string, match: (row: LayoutRow) => boolean) => {
    const row = sections.find(({ id }) => id === section)?.rows.find(match);
    return row ? statementCells(appraisal, appraisal.headline, row, groups) : null;
  };
  return { appraisal, sections, cells };
}

/** Zero by construction in this plan: it has no terminal value, and its plant is kept. */
const BY_CONSTRUCTION = /^\$(terminal_value|(book|tax)_disposal__plant$)/;

describe('the statement', () => {
  const tax = { rate: 0.25, losses: 'none', paymentLag: 0 } as const;
  const { cells, sections, appraisal } = rowsOf(yearlyPlan({ tax }));

  it('reads from sales down to profit after tax, costs as minus, totals over all columns', () => {
    expect(cells('profit', ({ code }) => code === 'sales')).toEqual([0, 600, 600, 600, 1800]);
    const depreciation = cells('profit', ({ code }) => code === '$depreciation') ?? [];
    for (const value of depreciation.slice(1, 4)) expect(value).toBeCloseTo(-1000 / 3, 9);
    expect(depreciation[4]).toBeCloseTo(-1000, 9);
    // (600 - 333.33) x 25 % = 66.67 a year.
    const charge = cells('profit', ({ code }) => code === '$tax_charge') ?? [];
    expect(charge[1]).toBeCloseTo(-200 / 3, 9);
    const after = cells('profit', ({ code }) => code === '$operating_profit_after_tax') ?? [];
    expect(after[4]).toBeCloseTo(1800 - 1000 - 200, 9);
  });

  it('closes the corkscrew of fixed assets: opening + additions - depreciation = closing', () => {
    const opening = cells('assets', ({ style }) => style === 'opening') ?? [];
    const closing =
      cells('assets', ({ code, style }) => code === '$book_value__plant' && style === 'balance') ?? [];
    expect(opening[0]).toBe(0);
    expect(opening[1]).toBe(1000);
    expect(opening[2]).toBeCloseTo(2000 / 3, 9);
    expect(closing[0]).toBe(1000);
    expect(closing[3]).toBeCloseTo(0, 9);
    // A balance has no sum over the years.
    expect(closing[4]).toBeNull();
  });

  it('values the flows of the chosen view and adds them up to NPV', () => {
    const present = cells('value', ({ code }) => code === '@present') ?? [];
    expect(present.at(-1)).toBeCloseTo(appraisal.headline.npv ?? Number.NaN, 8);
    expect(cells('value', ({ code }) => code === '@factor')?.[1]).toBeCloseTo(1 / 1.1, 12);
  });

  it('shows every generated row somewhere and no row twice under one name', () => {
    const shown = new Set(sections.flatMap(({ rows }) => rows.map(({ code }) => code)));
    const missing = appraisal.rows.filter(({ code }) => !shown.has(code) && !BY_CONSTRUCTION.test(code));
    expect(missing.map(({ code }) => code)).toEqual([]);
    for (const { rows } of sections) expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has no section for what the plan does not have', () => {
    expect(sections.map(({ id }) => id)).not.toContain('funding');
  });
});

describe('reading a row by column group', () => {
  const values = Float64Array.of(5, 1, -9, 2);
  const [opening, year, total] = [
    { key: 'opening', kind: 'opening', from: 0, to: 0, year: [0, 0], partial: false },
    { key: 'y', kind: 'year', from: 1, to: 3, year: [0, 0], partial: false },
    { key: 'total', kind: 'total', from: 0, to: 3, year: [0, 0], partial: false },
  ] as const;

  it('sums flows, takes the last balance, the balance before, and the furthest check', () => {
    expect([opening, year, total].map((group) => read(values, group, 'flow'))).toEqual([5, -6, -1]);
    expect([opening, year, total].map((group) => read(values, group, 'balance'))).toEqual([5, 2, null]);
    expect([opening, year, total].map((group) => read(values, group, 'before'))).toEqual([0, 5, null]);
    expect([opening, year, total].map((group) => read(values, group, 'check'))).toEqual([5, -9, -9]);
  });

  it('lets one cell that cannot be computed spoil the sum it belongs to', () => {
    expect(read(Float64Array.of(0, Number.NaN, 1), { ...year, to: 2 }, 'flow')).toBeNaN();
    expect(read(Float64Array.of(0, Number.NaN, 1), { ...year, to: 2 }, 'check')).toBeNaN();
  });

  it('explains an opening balance by the column before it', () => {
    expect(explainedColumn(year, 'before')).toBe(0);
    expect(explainedColumn(year, 'flow')).toBe(3);
  });
});

describe('working capital and funding', () => {
  it('have their own sections, with the change as it affects cash', () => {
    const stock = {
      ...blankLine('l4', 'stock', 'Stock', 'working-capital'),
      entry: { type: 'constant', value: 50 },
      workingCapital: { side: 'asset', basis: 'balance', of: [] },
    } as const;
    const loan = {
      ...blankLine('l5', 'loan', 'Loan', 'financing'),
      entry: { type: 'series', values: [], opening: 500 },
      financing: { role: 'loan-draw' },
    } as const;
    const { cells, sections } = rowsOf(
      yearlyPlan({}, [
        ...threeLines(),
        { ...stock, workingCapital: { ...stock.workingCapital, of: [] } },
        { ...loan, entry: { type: 'series', values: [], opening: 500 } },
      ]),
    );
    expect(sections.map(({ id }) => id)).toContain('funding');
    // Built up in year 1, released in year 3: an outlay of 50, then the money back.
    expect(cells('cash', ({ code }) => code === '$working_capital_change')).toEqual([0, -50, 0, 50, 0]);
  });
});

describe('the build-up of the discount rate', () => {
  it('goes from CAPM over weights to the WACC', () => {
    // 3 % + 1.2 x 5 % = 9 %; 6 % x 75 % = 4.5 %; 60/40: 5.4 % + 1.8 % = 7.2 %.
    const base = yearlyPlan().settings.discounting;
    const rate = {
      mode: 'wacc',
      riskFree: 0.03,
      beta: 1.2,
      marketPremium: 0.05,
      extraPremium: 0,
      costOfDebt: 0.06,
      taxRate: 0.25,
      equity: 60,
      debt: 40,
    } as const;
    const rows = new Map(
      rateBuildUp(yearlyPlan({ discounting: { ...base, rate } })).map(({ key, value }) => [key, value]),
    );
    expect(rows.get('costOfEquity')).toBeCloseTo(0.09, 12);
    expect(rows.get('afterTaxDebt')).toBeCloseTo(0.045, 12);
    expect(rows.get('equityShare')).toBeCloseTo(0.6, 12);
    expect(rows.get('wacc')).toBeCloseTo(0.072, 12);
    expect(rows.has('inBasis')).toBe(false);
  });

  it('ends in the basis of the flows where the rate has another one (Fisher)', () => {
    const base = yearlyPlan().settings.discounting;
    const discounting = { ...base, rateBasis: 'real', flowBasis: 'nominal', inflation: 0.02 } as const;
    const rows = rateBuildUp(yearlyPlan({ discounting }));
    expect(rows.find(({ key }) => key === 'inBasis')?.value).toBeCloseTo(1.1 * 1.02 - 1, 12);
  });
});
