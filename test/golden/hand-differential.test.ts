/**
 * Random whole projects (seeded) against the plain loops of hand-project.ts: depreciation of every time-based kind in
 * books and for tax, sales, losses, tax lag, rates by period, working capital, timing, terminal value, on months,
 * quarters and years. Perpetuities only on years: what a year of months is worth is a convention of its own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { type HandAsset, type HandMethod, type HandProject, handProject } from './hand-project.ts';
import { asset, planOf, revenue, variable } from './textbook-plan.ts';

const PERIODICITY = { 1: 'year', 4: 'quarter', 12: 'month' } as const;
const SHIFT = { end: 0, mid: 0.5, start: 1 } as const;

type PerYear = keyof typeof PERIODICITY;
type Timing = keyof typeof SHIFT;
type Case = HandProject & { readonly perYear: PerYear; readonly timing: Timing };

const share = (max: number) => fc.integer({ min: 0, max: Math.round(max * 100) }).map((value) => value / 100);
const money = fc.integer({ min: -500, max: 3000 });
const life = fc.integer({ min: 1, max: 8 });

const method: fc.Arbitrary<HandMethod> = fc.oneof(
  fc.constant<HandMethod>({ method: 'none' }),
  fc.record({ method: fc.constant('straight-line' as const), life, residualShare: share(0.5) }),
  fc.record({ method: fc.constant('sum-of-years-digits' as const), life, residualShare: share(0.5) }),
  fc.record({
    method: fc.constant('declining-balance' as const),
    life,
    factor: fc.constantFrom(1, 1.5, 2),
    switchToStraightLine: fc.boolean(),
    residualShare: share(0.5),
  }),
  fc.constant<HandMethod>({ method: 'table', shares: [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576] }),
);

function assetOf(periods: number): fc.Arbitrary<HandAsset> {
  const sale = fc.option(fc.record({ period: fc.integer({ min: 1, max: periods }), proceeds: share(30) }));
  return sale.chain((sold) =>
    fc.record({
      // Nothing is bought after the sale.
      outlays: fc
        .array(fc.constantFrom(0, 0, 120, 1000), { minLength: periods + 1, maxLength: periods + 1 })
        .map((row) => row.map((value, column) => (sold !== null && column > sold.period ? 0 : value))),
      book: method,
      tax: fc.option(method),
      sale: fc.constant(sold),
    }),
  );
}

const project: fc.Arbitrary<Case> = fc
  .record({ perYear: fc.constantFrom<PerYear>(1, 4, 12), years: fc.integer({ min: 1, max: 6 }) })
  .chain(({ perYear, years }) => {
    const periods = perYear * years;
    const row = fc.array(money, { minLength: periods + 1, maxLength: periods + 1 });
    const multiple = fc
      .constantFrom(3, 7.5)
      .map((value) => ({ method: 'multiple' as const, multiple: value }));
    const going = fc.constantFrom(0, 0.02).map((growth) => ({ method: 'perpetuity' as const, growth }));
    const level = fc.constantFrom({ method: 'none' as const }, { method: 'book' as const });
    return fc.record({
      perYear: fc.constant(perYear),
      sales: row,
      costs: row,
      assets: fc.array(assetOf(periods), { minLength: 1, maxLength: 3 }),
      stockDays: fc.constantFrom(0, 36.5, 60),
      supplierShare: fc.constantFrom(0, 0.1),
      rate: fc.constantFrom(0.05, 0.1, 0.18),
      timing: fc.constantFrom<Timing>('end', 'mid', 'start'),
      shift: fc.constant(0),
      taxRates: fc
        .array(fc.constantFrom(0.25, 0.25, 0.3, 0), { minLength: periods, maxLength: periods })
        .map((rates) => [0.25, ...rates]),
      losses: fc.constantFrom('carry-forward' as const, 'immediate' as const, 'none' as const),
      lag: fc.integer({ min: 0, max: 3 }),
      terminal: perYear === 1 ? fc.oneof(level, multiple, going) : fc.oneof(level, multiple),
    });
  })
  .map((drawn) => ({ ...drawn, shift: SHIFT[drawn.timing] }));

function workingCapital(code: string, side: string, basis: string, value: number, of: string) {
  const entry = { type: 'constant', value };
  return {
    id: code,
    code,
    label: code,
    kind: 'working-capital',
    entry,
    workingCapital: { side, basis, of: [of] },
  };
}

function planOfCase(drawn: Case): unknown {
  const { terminal, taxRates } = drawn;
  return planOf({
    years: drawn.sales.length - 1,
    periodicity: PERIODICITY[drawn.perYear],
    rate: drawn.rate,
    tax: 0.25,
    losses: drawn.losses,
    taxLag: drawn.lag,
    taxByPeriod: taxRates.slice(1),
    terminal: terminal.method === 'multiple' ? { ...terminal, of: 'ebitda' } : terminal,
    discounting: { timing: drawn.timing },
    lines: [
      revenue('sales', drawn.sales),
      variable('costs', drawn.costs),
      ...drawn.assets.map(({ outlays, book, tax, sale }, index) =>
        asset(`asset_${index}`, outlays, {
          book,
          ...(tax === null ? {} : { tax }),
          ...(sale === null ? {} : { disposal: sale }),
        }),
      ),
      workingCapital('stock', 'asset', 'days', drawn.stockDays, 'sales'),
      workingCapital('suppliers', 'liability', 'percent', drawn.supplierShare, 'costs'),
    ],
  });
}

function expectRow(actual: Float64Array, expected: readonly number[], what: string): void {
  const scale = Math.max(1, ...expected.map(Math.abs));
  expect(actual.length, what).toBe(expected.length);
  expected.forEach((value, column) => {
    const off = Math.abs((actual[column] ?? Number.NaN) - value);
    expect(off, `${what}[${column}]: ${actual[column]}, by hand ${value}`).toBeLessThanOrEqual(1e-9 * scale);
  });
}

describe('random projects', () => {
  it('have the flows, balances and values that plain loops give', () => {
    fc.assert(
      fc.property(project, (drawn) => {
        const parsed = parsePlan(planOfCase(drawn));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        const appraisal = appraise(parsed.value);
        const hand = handProject(drawn);
        const row = (code: string): Float64Array => appraisal.evaluation.values(code);
        const scale = hand.flows.reduce((sum, flow) => sum + Math.abs(flow), Math.abs(hand.terminal) + 1);
        expectRow(row('$book_value'), hand.bookValue, 'book value');
        expectRow(row('$tax_charge'), hand.taxCharge, 'tax charge');
        if (drawn.losses === 'carry-forward') expectRow(row('$losses'), hand.losses, 'losses');
        expectRow(row('$fcf'), hand.flows, 'free cash flow');
        const { withTerminal, withoutTerminal } = appraisal.returns.postTax;
        expect(Math.abs((withTerminal.npv ?? Number.NaN) - hand.npv)).toBeLessThanOrEqual(1e-9 * scale);
        const without = (withoutTerminal.npv ?? Number.NaN) - hand.npvWithoutTerminal;
        expect(Math.abs(without)).toBeLessThanOrEqual(1e-9 * scale);
        expect(appraisal.checks.filter(({ ok }) => !ok)).toEqual([]);
        const { irr } = withTerminal;
        if (irr.kind === 'unique' && irr.rate > -0.5) {
          expect(Math.abs(hand.valueAt(irr.rate))).toBeLessThanOrEqual(1e-6 * scale);
        }
      }),
      { seed: 20261, numRuns: 150 },
    );
  });
});
