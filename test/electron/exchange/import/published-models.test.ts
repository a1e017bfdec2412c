// Models in the manner of published ones: what comes in is compared with what the fixture computed, row by row.
import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../electron/contract/import.ts';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { compileModel, evaluateModel } from '../../../../models/formula/compile.ts';
import { modelLine } from '../../../../models/statements/build.ts';
import {
  capitalCase,
  departmentBudget,
  feasibilityStudy,
  loanSchedule,
  retailStatement,
  subscriptionModel,
} from '../../../fixtures/ugly/published-models.ts';

function read(bytes: Uint8Array) {
  const book = readSpreadsheet(bytes, 'model.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const preview = previewImport(book.value, 'model.xlsx');
  const imported = importTables(
    book.value,
    preview.tables.filter(({ proposed }) => proposed).map(({ mapping }) => mapping),
  );
  if (!imported.ok) throw new Error(imported.error.message);
  const { timeline, lines, formulas, currency } = imported.value;
  const values = evaluateModel(compileModel(timeline, lines.map(modelLine)));
  return {
    preview,
    timeline,
    lines,
    formulas,
    currency,
    valuesOf: (label: string): readonly number[] => [
      ...values.values(lines.find((line) => line.label === label)?.code ?? ''),
    ],
    formulaOf: (label: string): string => {
      const entry = lines.find((line) => line.label === label)?.entry;
      return entry?.type === 'formula' ? entry.formula : '';
    },
  };
}

const kinds = (preview: ImportPreview): readonly string[] =>
  (preview.mapping?.lines ?? []).map(
    ({ label, kind, include }) => `${label}: ${include ? kind : 'left out'}`,
  );
const places = (preview: ImportPreview, code: string): readonly string[] | undefined =>
  preview.notices.find((notice) => notice.code === code)?.places;

describe('a subscription model', () => {
  const model = read(subscriptionModel());

  it('keeps the corkscrew of customers, named and other assumptions, and whole months from real dates', () => {
    expect(model.timeline).toMatchObject({ start: '2026-04', periodicity: 'month', periods: 12 });
    expect(model.currency).toBe('USD');
    expect(kinds(model.preview)).toEqual([
      'Customers at start: driver',
      'New customers: driver',
      'Customers lost: driver',
      'Customers at end: driver',
      'Subscription revenue: revenue',
      'Hosting: fixed-cost',
      'Customer acquisition: variable-cost',
      'Salaries: fixed-cost',
      'EBITDA: left out',
    ]);
    expect(model.formulaOf('Customers at start')).toBe(
      'if(period == 1, opening_customers, prev(customers_at_end))',
    );
    expect(model.formulaOf('Customers at end')).toBe('customers_at_start + new_customers - customers_lost');
    expect(model.formulaOf('Hosting')).toBe('subscription_revenue * hosting_cost_of_revenue');
    // 100 + 20 - 3 % of 100, at 49 each.
    expect(model.valuesOf('Subscription revenue')[1]).toBe(117 * 49);
    expect(model.lines.find(({ label }) => label === 'Monthly churn')).toMatchObject({
      kind: 'driver',
      unit: '%',
      entry: { type: 'constant', value: 0.03 },
      source: 'Assumptions, D3',
    });
  });
});

describe('the cash flow table of a feasibility study', () => {
  const model = read(feasibilityStudy());

  it('reads years that only count under 建设期 and 运营期, and 万元 once', () => {
    expect(model.timeline).toMatchObject({ periodicity: 'year', periods: 8 });
    expect(model.currency).toBe('CNY');
    expect(kinds(model.preview)).toEqual([
      '现金流入: left out',
      '营业收入: revenue',
      '现金流出: left out',
      '建设投资: investment',
      '经营成本: variable-cost',
      '工资及福利: fixed-cost',
      '净现金流量: left out',
      '累计净现金流量: left out',
    ]);
    expect(model.valuesOf('经营成本').slice(1)).toEqual([
      0, 0, 4.2e6, 5e6, 5_805_000, 5_805_000, 5_805_000, 5_805_000,
    ]);
    expect(places(model.preview, 'totals-differ')).toBeUndefined();
    expect(places(model.preview, 'column-totals-differ')).toBeUndefined();
  });
});

describe('a departmental budget', () => {
  const model = read(departmentBudget());

  it('takes departments as groups and remarks as notes, leaves quarters out, and finds the total that is wrong', () => {
    expect(model.timeline).toMatchObject({ start: '2026-01', periodicity: 'month', periods: 12 });
    expect(model.lines.map(({ label, group }) => [label, group])).toEqual([
      ['Advertising', 'Marketing'],
      ['Events', 'Marketing'],
      ['Warehouse rent', 'Operations'],
      ['Logistics', 'Operations'],
      ['Audit fees', 'Finance'],
    ]);
    expect(model.lines[0]?.note).toBe('Agreed with the agency in May');
    expect(model.valuesOf('Audit fees').slice(1, 4)).toEqual([16_000, 13_000, 15_000]);
    expect(places(model.preview, 'column-totals-differ')).toEqual(['T8']);
  });
});

describe('a capital case', () => {
  const model = read(capitalCase());

  it('takes year 0 as the opening, turns outlays, and leaves results to Hurdle', () => {
    expect(model.timeline).toMatchObject({ periodicity: 'year', periods: 5 });
    expect(kinds(model.preview)).toEqual([
      'Equipment purchase: investment',
      'Labour savings revenue: revenue',
      'Maintenance: fixed-cost',
      'Income tax: memo',
      'Net cash flow: left out',
      'NPV: left out',
    ]);
    expect(model.valuesOf('Equipment purchase')).toEqual([500e6, 0, 0, 0, 0, 0]);
    expect(model.formulaOf('Maintenance')).toBe('labour_savings_revenue * 0.1');
    // (150 - 15) x 25 %, negative as in the sheet.
    expect(model.valuesOf('Income tax')[1]).toBe(-33.75e6);
  });
});

describe('a retail statement by quarters', () => {
  const model = read(retailStatement());

  it('reads quarters under merged years, a typed margin as an assumption, and costs with a minus', () => {
    expect(model.timeline).toMatchObject({ start: '2026-01', periodicity: 'quarter', periods: 8 });
    expect(model.currency).toBe('EUR');
    expect(model.formulaOf('Cost of goods sold')).toBe('net_sales * (1 - gross_margin)');
    expect(model.lines.find(({ label }) => label === 'Gross margin %')).toMatchObject({
      kind: 'driver',
      unit: '%',
    });
    expect(model.valuesOf('Store staff').slice(1, 3)).toEqual([900_000, 910_000]);
    // 20 stores x 310.5 thousand x 58 %.
    expect(model.valuesOf('Cost of goods sold')[1]).toBeCloseTo(20 * 310.5 * 0.58 * 1000, 6);
    expect(kinds(model.preview).at(-1)).toBe('Store contribution: left out');
  });
});

describe('a loan schedule with its periods down', () => {
  it.each([
    ['with stored values', false],
    ['as a program writes it, without any', true],
  ])('keeps PMT and the balance, %s', (_, bare) => {
    const model = read(loanSchedule(bare));
    expect(model.timeline).toMatchObject({ start: '2026-01', periodicity: 'month', periods: 24 });
    expect(model.preview.turned).toBe(true);
    expect(model.formulas.map(({ state }) => state)).toEqual(['formula', 'formula', 'formula']);
    // The annuity of 240,000 over 24 months at 0.4 % ends at nothing.
    const balance = model.valuesOf('Balance');
    expect(Math.abs(balance[24] ?? Number.NaN)).toBeLessThan(1e-6);
    expect(model.valuesOf('Interest')[1]).toBe(960);
  });
});
