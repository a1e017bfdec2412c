/** Statement rows worked out on paper: tax with losses and lag, assets, disposal, working capital, funding, checks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Settings } from '../../../models/plan/schema.ts';
import { close, columns, constant, formula, line, row, smallPlan } from '../appraisal/small-plan.ts';

describe('profit statement', () => {
  it('runs from revenue over contribution and EBITDA to EBIT with costs entered positive', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 2 },
        lines: [
          line('sales', 'revenue', columns(0, 1000, 1200)),
          line('goods', 'variable-cost', formula('sales * 0.4')),
          line('rent', 'fixed-cost', constant(300)),
          line('machine', 'investment', columns(400), {
            investment: { book: { method: 'straight-line', life: 4, residualShare: 0 } },
          }),
        ],
      }),
    );
    close(row(appraisal, '$contribution'), [0, 600, 720]);
    close(row(appraisal, '$ebitda'), [0, 300, 420]);
    close(row(appraisal, '$depreciation'), [0, 100, 100]);
    close(row(appraisal, '$ebit'), [0, 200, 320]);
    close(row(appraisal, '$book_value'), [400, 300, 200]);
  });

  it('lets a plan line use a statement figure, such as a fee on revenue', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 1 },
        lines: [
          line('sales', 'revenue', columns(0, 500)),
          line('fee', 'fixed-cost', formula('0.02 * $revenue')),
        ],
      }),
    );
    close(row(appraisal, '$ebitda'), [0, 490]);
  });
});

describe('tax', () => {
  // Profits of -100, 60, 90 at 25 %.
  const taxed = (tax: Partial<Settings['tax']>): Appraisal =>
    appraise(
      smallPlan({
        timeline: { periods: 3 },
        tax: { rate: 0.25, ...tax },
        lines: [line('sales', 'revenue', columns(0, -100, 60, 90))],
      }),
    );

  it('carries losses forward: 100 lost, 60 used against 60, then 40 against 90', () => {
    const appraisal = taxed({ losses: 'carry-forward' });
    close(row(appraisal, '$losses'), [0, 100, 40, 0]);
    close(row(appraisal, '$loss_used'), [0, 0, 60, 40]);
    close(row(appraisal, '$tax_charge'), [0, 0, 0, 12.5]);
  });

  it('receives the tax on a loss at once where losses are used immediately', () => {
    close(row(taxed({ losses: 'immediate' }), '$tax_paid'), [0, -25, 15, 22.5]);
  });

  it('forgets losses where there is no relief', () => {
    close(row(taxed({ losses: 'none' }), '$tax_paid'), [0, 0, 15, 22.5]);
  });

  it('takes the rate of each period where rates are given by period', () => {
    close(row(taxed({ losses: 'none', byPeriod: [0.25, 0.2, null] }), '$tax_paid'), [0, 0, 12, 22.5]);
  });

  it('pays a period later and settles what is owed in the last period', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3 },
        tax: { rate: 0.25, paymentLag: 1 },
        lines: [line('sales', 'revenue', columns(0, 40, 60, 80))],
      }),
    );
    close(row(appraisal, '$tax_charge'), [0, 10, 15, 20]);
    close(row(appraisal, '$tax_paid'), [0, 0, 10, 35]);
    close(row(appraisal, '$tax_payable'), [0, 10, 15, 0]);
    expect(appraisal.findings.map((finding) => finding.code)).toContain('tax-settled-early');
  });

  it('deducts tax depreciation, not book depreciation', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 2 },
        tax: { rate: 0.5, losses: 'immediate' },
        lines: [
          line('sales', 'revenue', columns(0, 100, 100)),
          line('plant', 'investment', columns(80), {
            investment: {
              book: { method: 'straight-line', life: 4, residualShare: 0 },
              tax: { method: 'table', shares: [0.75, 0.25] },
            },
          }),
        ],
      }),
    );
    // Taxable 100 - 60 and 100 - 20.
    close(row(appraisal, '$taxable_profit'), [0, 40, 80]);
    close(row(appraisal, '$tax_charge'), [0, 20, 40]);
    close(row(appraisal, '$depreciation'), [0, 20, 20]);
  });
});

describe('fixed assets', () => {
  it('writes off what is left at a disposal and taxes the gain', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 4 },
        tax: { rate: 0.3, losses: 'immediate' },
        lines: [
          line('van', 'investment', columns(100), {
            investment: {
              book: { method: 'straight-line', life: 5, residualShare: 0 },
              disposal: { period: 3, proceeds: 55 },
            },
          }),
        ],
      }),
    );
    // 20 a year; 40 left after three years, sold for 55: gain 15. Nothing is written off in year 4.
    close(row(appraisal, '$depreciation'), [0, 20, 20, 20, 0]);
    close(row(appraisal, '$book_value'), [100, 80, 60, 0, 0]);
    close(row(appraisal, '$disposal_gain'), [0, 0, 0, 15, 0]);
    close(row(appraisal, '$tax_charge'), [0, -6, -6, 0.3 * (15 - 20), 0]);
    close(row(appraisal, '$fcf'), [-100, 6, 6, 55 + 1.5, 0]);
  });

  it('computes the proceeds of a disposal from a formula in the period of the sale', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3 },
        lines: [
          line('metal_price', 'driver', columns(0, 5, 6, 7)),
          line('plant', 'investment', columns(100), {
            investment: { book: { method: 'none' }, disposal: { proceeds: 'metal_price * 4' } },
          }),
        ],
      }),
    );
    close(row(appraisal, '$disposal_proceeds'), [0, 0, 0, 28]);
  });

  it('depreciates each outlay from its own period on', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 4 },
        lines: [
          line('plant', 'investment', columns(100, 0, 60), {
            investment: { book: { method: 'straight-line', life: 2, residualShare: 0 } },
          }),
        ],
      }),
    );
    close(row(appraisal, '$depreciation'), [0, 50, 80, 30, 0]);
  });

  it('writes off by units of production and stops at the residual value', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 4 },
        lines: [
          line('units', 'driver', columns(0, 500, 300, 400, 100)),
          line('press', 'investment', columns(1100), {
            investment: {
              book: {
                method: 'units-of-production',
                units: 'units',
                totalUnits: 1000,
                residualShare: 1 / 11,
              },
            },
          }),
        ],
      }),
    );
    // 1,000 to write off over 1,000 units: 500, 300, then only 200 of 400 are left.
    close(row(appraisal, '$depreciation'), [0, 500, 300, 200, 0]);
    close(row(appraisal, '$book_value'), [1100, 600, 300, 100, 100]);
  });

  it('spreads yearly amounts evenly over the months', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periodicity: 'month', periods: 24 },
        lines: [
          line('plant', 'investment', columns(2400), {
            investment: {
              book: {
                method: 'declining-balance',
                life: 4,
                factor: 2,
                switchToStraightLine: false,
                residualShare: 0,
              },
            },
          }),
        ],
      }),
    );
    // 50 % of 2,400 in the first year, 50 % of 1,200 in the second.
    const depreciation = row(appraisal, '$depreciation');
    close(
      depreciation.slice(1, 13),
      Array.from({ length: 12 }, () => 100),
    );
    close(
      depreciation.slice(13),
      Array.from({ length: 12 }, () => 50),
    );
  });
});

describe('working capital', () => {
  const capital = (settings: Partial<Settings> = {}): Appraisal =>
    appraise(
      smallPlan({
        timeline: { periods: 3 },
        settings,
        lines: [
          line('sales', 'revenue', columns(0, 3650, 7300, 7300)),
          line('goods', 'variable-cost', columns(0, 1000, 2000, 2000)),
          line('customer_days', 'working-capital', constant(36.5), {
            workingCapital: { side: 'asset', basis: 'days', of: ['sales'] },
          }),
          line('supplier_share', 'working-capital', constant(0.1), {
            workingCapital: { side: 'liability', basis: 'percent', of: ['goods'] },
          }),
          line('float', 'working-capital', columns(50, 50, 50, 50), {
            workingCapital: { side: 'asset', basis: 'balance', of: [] },
          }),
        ],
      }),
    );

  it('adds days of sales, a percent of costs and a plain balance, and releases all at the end', () => {
    // 36.5 days of 3,650 a year are 365; 10 % of 1,000 are 100; plus 50.
    const appraisal = capital();
    close(row(appraisal, '$working_capital'), [50, 315, 580, 0]);
    close(row(appraisal, '$working_capital_change'), [50, 265, 265, -580]);
  });

  it('keeps the balances where the business goes on', () => {
    const appraisal = capital({ terminalValue: { method: 'multiple', multiple: 5, of: 'ebitda' } });
    close(row(appraisal, '$working_capital'), [50, 315, 580, 580]);
  });

  it('annualises monthly sales before it counts days', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periodicity: 'month', periods: 2 },
        settings: { workingCapital: { daysInYear: 360, release: false } },
        lines: [
          line('sales', 'revenue', columns(0, 900, 900)),
          line('days', 'working-capital', constant(45), {
            workingCapital: { side: 'asset', basis: 'days', of: ['sales'] },
          }),
        ],
      }),
    );
    // 45 days of 900 a month (30 days) are a month and a half of sales.
    close(row(appraisal, '$working_capital'), [0, 1350, 1350]);
  });
});

describe('funding', () => {
  it('keeps a debt corkscrew, charges interest on the opening balance, and leaves free cash flow alone', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 2 },
        tax: { rate: 0.25, losses: 'immediate' },
        lines: [
          line('sales', 'revenue', columns(0, 100, 100)),
          line('loan', 'financing', columns(200), { financing: { role: 'loan-draw' } }),
          line('repayment', 'financing', columns(0, 100, 100), { financing: { role: 'loan-repayment' } }),
          line('interest', 'financing', formula('prev($debt) * 0.1'), { financing: { role: 'interest' } }),
        ],
      }),
    );
    close(row(appraisal, '$debt'), [200, 100, 0]);
    close(row(appraisal, '$interest'), [0, 20, 10]);
    close(row(appraisal, '$fcf'), [0, 75, 75]);
    // 75 - 100 - 20 + 5 and 75 - 100 - 10 + 2.5 on top of the loan.
    close(row(appraisal, '$cash'), [200, 160, 127.5]);
  });
});

describe('checks', () => {
  it('close on random plans with every kind of line', () => {
    const amounts = fc.array(fc.integer({ min: -500, max: 2000 }), { minLength: 6, maxLength: 6 });
    const input = fc.record({
      sales: amounts,
      costs: amounts,
      outlays: amounts,
      balance: amounts,
      lag: fc.integer({ min: 0, max: 3 }),
      life: fc.integer({ min: 1, max: 7 }),
      sold: fc.integer({ min: 1, max: 5 }),
      losses: fc.constantFrom('carry-forward' as const, 'immediate' as const, 'none' as const),
    });
    fc.assert(
      fc.property(input, ({ sales, costs, outlays, balance, lag, life, sold, losses }) => {
        const [s = 0, c = 0, o = 0, b = 0] = [sales[0], costs[0], outlays[0], balance[0]];
        const appraisal = appraise(
          smallPlan({
            tax: { rate: 0.3, paymentLag: lag, losses },
            lines: [
              line('sales', 'revenue', columns(s, ...sales.slice(1))),
              line('costs', 'fixed-cost', columns(c, ...costs.slice(1))),
              line('plant', 'investment', columns(o, ...outlays.slice(1)), {
                investment: {
                  book: { method: 'straight-line', life, residualShare: 0.1 },
                  tax: { method: 'sum-of-years-digits', life, residualShare: 0 },
                  disposal: { period: sold, proceeds: 77 },
                },
              }),
              line('stock', 'working-capital', columns(b, ...balance.slice(1)), {
                workingCapital: { side: 'asset', basis: 'balance', of: [] },
              }),
            ],
          }),
        );
        expect(appraisal.checks.map((check) => [check.code, check.ok])).toEqual(
          appraisal.checks.map((check) => [check.code, true]),
        );
        expect(appraisal.checks.length).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 200 },
    );
  });
});
