/**
 * The exported workbook: every formula is computed again by excelize (another implementation), stored values are read
 * by a third program (xlsx), and the plan comes back as it was. Printed figures come from algebra.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { exportWorkbook } from '../../../electron/exchange/export/export-workbook.ts';
import { importOwnWorkbook } from '../../../electron/exchange/import-own/import-own-workbook.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { everyFeaturePlan, type Variation } from './every-feature-plan.ts';

const PATIENCE = 120_000;

async function exported(plan: Plan, language: 'en' | 'zh' = 'en'): Promise<Uint8Array> {
  const result = await exportWorkbook(plan, language);
  if (!result.ok) throw new Error(`${result.error.message} ${JSON.stringify(result.error.places)}`);
  expect(result.value.checks.every((check) => check.ok)).toBe(true);
  return result.value.bytes;
}

/** The plan at the top of docs/plan-format.md. */
function documentedPlan(): Plan {
  const page = readFileSync(new URL('../../../docs/plan-format.md', import.meta.url), 'utf8');
  const plan = parsePlan(JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? ''));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

function cellsOf(bytes: Uint8Array): XLSX.WorkBook {
  return XLSX.read(bytes, { cellFormula: true });
}

/** The constant column of the first row with a label. */
function figure(book: XLSX.WorkBook, sheet: string, label: string): XLSX.CellObject | undefined {
  const cells = book.Sheets[sheet];
  for (let row = 1; row < 400; row += 1) if (cells?.[`A${row}`]?.v === label) return cells[`D${row}`];
  return undefined;
}

const VARIATIONS: Readonly<Record<string, Variation>> = {
  'months, flows at the end': {},
  'a perpetuity and flows in the middle': {
    terminalValue: { method: 'perpetuity', growth: 0.02 },
    discounting: { timing: 'mid', hurdle: 0.14, financeRate: 0.05, reinvestRate: 0.07 },
  },
  'a multiple, flows at the start, losses at once, tax paid late': {
    terminalValue: { method: 'multiple', multiple: 3, of: 'ebitda' },
    discounting: { timing: 'start', maxPaybackYears: 1.5 },
    tax: { losses: 'immediate', paymentLag: 2 },
  },
  'quarters with rates by period': {
    timeline: { periodicity: 'quarter', periods: 9 },
    discounting: { rate: { mode: 'given', rate: 0.1, byPeriod: [0.1, null, 0.12] } },
    tax: { byPeriod: [0.2, null, 0.3], losses: 'none' },
  },
  'years with a real WACC and a value at book': {
    timeline: { periodicity: 'year', periods: 8 },
    terminalValue: { method: 'book' },
    discounting: {
      rate: {
        mode: 'wacc',
        riskFree: 0.03,
        beta: 1.2,
        marketPremium: 0.06,
        extraPremium: 0.01,
        costOfDebt: 0.05,
        taxRate: 0.25,
        equity: 60,
        debt: 40,
      },
      rateBasis: 'real',
      inflation: 0.02,
    },
  },
  'a project that ends before the plan, with its own rate before tax and losses that lapse': {
    timeline: { periodicity: 'quarter', periods: 10, operatingPeriods: 8 },
    terminalValue: { method: 'perpetuity', growth: 0.01 },
    discounting: { preTaxRate: 0.14, timing: 'mid', maxPaybackYears: 2 },
    tax: { lossYears: 1, paymentLag: 1 },
  },
  'preference shares, a given cost of equity and flows in real terms': {
    timeline: { periodicity: 'year', periods: 6, operatingPeriods: 5 },
    terminalValue: { method: 'multiple', multiple: 2, of: 'ebit' },
    discounting: {
      rate: {
        mode: 'wacc',
        riskFree: 0,
        beta: 1,
        marketPremium: 0,
        extraPremium: 0,
        costOfEquity: 0.12,
        preferred: { value: 10, cost: 0.07 },
        costOfDebt: 0.05,
        taxRate: 0.25,
        equity: 60,
        debt: 30,
      },
      timing: 'start',
      flowBasis: 'real',
      inflation: 0.02,
      hurdle: 0.11,
      financeRate: 0.06,
      reinvestRate: 0.08,
    },
  },
  'a single month, where the IRR is next to -100 %': { timeline: { periods: 1 } },
};

describe('a workbook recalculated by another engine', () => {
  for (const [name, variation] of Object.entries(VARIATIONS)) {
    it(
      `agrees with ${name}, and comes back without loss`,
      async () => {
        const plan = everyFeaturePlan(variation);
        const bytes = await exported(plan);
        const back = importOwnWorkbook(bytes);
        expect(back).toEqual({
          ok: true,
          value: { plan, changes: { inputs: [], overtyped: [], missing: [] } },
        });
      },
      PATIENCE,
    );
  }

  it(
    'is written in Chinese too',
    async () => {
      const book = cellsOf(await exported(documentedPlan(), 'zh'));
      expect(book.SheetNames).toEqual([
        '摘要',
        '假设',
        '预算',
        '报表',
        '回报',
        '辅助计算',
        '依据',
        'Hurdle 数据',
      ]);
      expect(figure(book, '回报', '净现值')?.v).toBeCloseTo(-5.259203606311, 6);
    },
    PATIENCE,
  );
});

describe('what stands in the file', () => {
  it(
    'has NPV and IRR as Excel functions with their values stored',
    async () => {
      const book = cellsOf(await exported(documentedPlan()));
      // 400/1.1 + 400/1.21 + 400/1.331 - 1000.
      const npv = figure(book, 'Returns', 'Net present value');
      expect(npv?.f).toMatch(/\bNPV\(/);
      expect(npv?.t).toBe('n');
      expect(npv?.v).toBeCloseTo(400 / 1.1 + 400 / 1.21 + 400 / 1.331 - 1000, 9);
      // The rate at which 1/(1+r) + 1/(1+r)^2 + 1/(1+r)^3 = 2.5.
      const irr = figure(book, 'Returns', 'Internal rate of return, annual');
      expect(irr?.f).toMatch(/\bIRR\(/);
      const discount = 1 / (1 + Number(irr?.v));
      expect(discount + discount ** 2 + discount ** 3).toBeCloseTo(2.5, 9);
      // 400 + 400 + half of the third year.
      expect(figure(book, 'Returns', 'Payback, years')?.v).toBeCloseTo(2.5, 12);
      expect(figure(book, 'Returns', 'Discounted payback, years')?.v).toBe('never');
      expect(book.Sheets.Summary?.B3?.v).toBe('OK');
      expect(book.Sheets.Summary?.B4?.v).toBe('REJECT');
    },
    PATIENCE,
  );

  it(
    'keeps text that looks like a formula as text',
    async () => {
      const book = cellsOf(await exported(everyFeaturePlan()));
      const labels = Object.values(book.Sheets.Budget ?? {}).filter((cell) =>
        /cmd|SUM\(1\)|@home|-1\+1/.test(String(cell?.v)),
      );
      expect(labels.length).toBe(4);
      for (const label of labels) {
        expect(label.t).toBe('s');
        expect(label.f).toBeUndefined();
      }
    },
    PATIENCE,
  );

  it(
    'names every line, also where its code looks like a cell',
    async () => {
      const book = cellsOf(await exported(everyFeaturePlan()));
      const names = (book.Workbook?.Names ?? []).map(({ Name }) => Name);
      expect(names).toEqual(expect.arrayContaining(['AB12_', 'R1C1_', '销量', 'price']));
    },
    PATIENCE,
  );

  it(
    'has a formula in every period of a formula line and of a statement row',
    async () => {
      const book = cellsOf(await exported(documentedPlan()));
      const { Budget, Statements } = book.Sheets;
      const rowOf = (sheet: XLSX.WorkSheet | undefined, code: string): number =>
        Array.from({ length: 200 }, (_, row) => row + 1).find((row) => sheet?.[`B${row}`]?.v === code) ?? 0;
      const sales = rowOf(Budget, 'sales');
      for (const column of ['G', 'H', 'I']) expect(Budget?.[`${column}${sales}`]?.f).toMatch(/^Assumptions!/);
      const fcf = rowOf(Statements, '$fcf');
      expect(['F', 'G', 'H', 'I'].map((column) => Statements?.[`${column}${fcf}`]?.v)).toEqual([
        -1000, 400, 400, 400,
      ]);
      for (const column of ['F', 'G', 'H', 'I'])
        expect(Statements?.[`${column}${fcf}`]?.f).toMatch(/[A-Z]+\d+/);
    },
    PATIENCE,
  );

  it(
    'says so in words where there are two internal rates',
    async () => {
      const plan = documentedPlan();
      const machine = plan.lines[2];
      const sales = plan.lines[1];
      if (!machine || !sales) throw new Error('the documented plan has three lines');
      // -1000 + 2300/(1+r) - 1320/(1+r)^2 = 0 at 10 % and 20 %.
      machine.entry = { type: 'series', values: [0, 1320], opening: 1000 };
      sales.entry = { type: 'series', values: [2300, 0] };
      const book = cellsOf(await exported({ ...plan, timeline: { ...plan.timeline, periods: 2 } }));
      expect(figure(book, 'Returns', 'Internal rate of return, annual')?.v).toBe('several: 10.00 %, 20.00 %');
    },
    PATIENCE,
  );
});

describe('a plan with errors', () => {
  it('is refused with the lines at fault', async () => {
    const plan = documentedPlan();
    const sales = plan.lines[1];
    if (sales) sales.entry = { type: 'formula', formula: 'unit * 10' };
    const result = await exportWorkbook(plan, 'en');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.code).toBe('export-refused');
    expect(result.error.places?.map(({ path }) => path)).toContain('sales');
  });
});
