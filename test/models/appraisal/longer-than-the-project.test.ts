/** Plans whose periods outlast the project, existing assets, construction, and other rarer facts, worked out on paper. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import { close, columns, constant, formula, line, row, smallPlan } from './small-plan.ts';

describe('a project that ends before the plan does', () => {
  it('releases working capital, sells assets and sets the exit where it ends; tax in arrears follows', () => {
    // ACCA practice: tax is paid a year in arrears, so a two-year project needs a third column.
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3, operatingPeriods: 2 },
        tax: { rate: 0.3, losses: 'immediate', paymentLag: 1 },
        lines: [
          line('sales', 'revenue', columns(0, 100, 200)),
          line('stock', 'working-capital', constant(0.1), {
            workingCapital: { side: 'asset', basis: 'percent', of: ['sales'] },
          }),
          line('van', 'investment', columns(80), {
            investment: {
              book: { method: 'straight-line', life: 4, residualShare: 0 },
              disposal: { proceeds: 50 },
            },
          }),
        ],
      }),
    );
    close(row(appraisal, '$working_capital'), [0, 10, 0, 0]);
    close(row(appraisal, '$disposal_proceeds'), [0, 0, 50, 0]);
    // Taxable 100 - 20 and 200 - 20 + 10 (sold for 50 with 40 left).
    close(row(appraisal, '$tax_paid'), [0, 0, 24, 57]);
    close(row(appraisal, '$fcf'), [-80, 90, 236, -57]);
    expect(appraisal.headline.equivalentAnnualValue).toBeCloseTo(
      (appraisal.headline.npv ?? Number.NaN) / ((1 - 1.1 ** -2) / 0.1),
      9,
    );
  });

  it('warns of activity after its end', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3, operatingPeriods: 2 },
        lines: [line('rent', 'fixed-cost', constant(5))],
      }),
    );
    const found = appraisal.findings.find((finding) => finding.code === 'activity-after-end');
    expect(found).toMatchObject({ lineCode: 'rent', column: 3 });
  });

  it('sets an exit value at its end and discounts it from there', () => {
    const { headline } = appraise(
      smallPlan({
        timeline: { periods: 3, operatingPeriods: 2 },
        settings: { terminalValue: { method: 'multiple', multiple: 3, of: 'ebitda' } },
        lines: [line('sales', 'revenue', columns(0, 100, 100))],
      }),
    );
    expect(headline.npv).toBeCloseTo(100 / 1.1 + 100 / 1.21 + 300 / 1.21, 9);
  });
});

describe('fixed assets that do not start with their outlay', () => {
  it('depreciates from the period in which construction ends', () => {
    const appraisal = appraise(
      smallPlan({
        lines: [
          line('plant', 'investment', columns(100, 50), {
            investment: { book: { method: 'straight-line', life: 3, residualShare: 0 }, inService: 3 },
          }),
        ],
      }),
    );
    close(row(appraisal, '$depreciation'), [0, 0, 0, 50, 50, 50]);
    close(row(appraisal, '$book_value'), [100, 150, 150, 100, 50, 0]);
  });

  it('writes off what exists at the opening without paying for it, books and tax apart', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 2 },
        tax: { rate: 0.5, losses: 'immediate' },
        lines: [
          line('sales', 'revenue', columns(0, 100, 100)),
          line('old', 'investment', columns(0), {
            investment: {
              book: { method: 'straight-line', life: 2, residualShare: 0 },
              existing: { book: 60, tax: 40 },
            },
          }),
        ],
      }),
    );
    close(row(appraisal, '$book_value'), [60, 30, 0]);
    close(row(appraisal, '$tax_value'), [40, 20, 0]);
    close(row(appraisal, '$fcf'), [0, 60, 60]);
    expect(appraisal.checks.every((check) => check.ok)).toBe(true);
  });

  it('sells an old asset at the opening: proceeds 23,000 against a tax value of 33,000 at 25 % bring 25,500', () => {
    // The disposal side of the replacement cases of the Chinese CPA textbook: 23,000 + 10,000 x 25 %.
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 1 },
        tax: { rate: 0.25, losses: 'immediate' },
        lines: [
          line('old', 'investment', columns(0), {
            investment: {
              book: { method: 'straight-line', life: 5, residualShare: 0 },
              existing: { book: 33000, tax: 33000 },
              disposal: { period: 0, proceeds: 23000 },
            },
          }),
        ],
      }),
    );
    close(row(appraisal, '$fcf'), [25500, 0]);
    close(row(appraisal, '$depreciation'), [0, 0]);
    expect(appraisal.checks.every((check) => check.ok)).toBe(true);
  });

  it('reduces the balance by the same share every year and leaves the rest for the disposal', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 4 },
        tax: { rate: 0.25, losses: 'immediate' },
        lines: [
          line('machine', 'investment', columns(1000), {
            investment: {
              book: { method: 'straight-line', life: 4, residualShare: 0 },
              tax: { method: 'reducing-balance', rate: 0.18 },
              disposal: { proceeds: 0 },
            },
          }),
        ],
      }),
    );
    close(row(appraisal, '$tax_value'), [1000, 820, 672.4, 551.368, 0]);
    // 18 % of 551.368 and the balancing allowance together are all that is left.
    expect(row(appraisal, '$taxable_profit')[4]).toBeCloseTo(-551.368, 9);
  });
});

describe('working capital ahead of sales', () => {
  it('holds 10 % of the next year from the opening on and ends at zero', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3 },
        lines: [
          line('sales', 'revenue', columns(0, 100, 200, 300)),
          line('stock', 'working-capital', constant(0.1), {
            workingCapital: { side: 'asset', basis: 'percent', of: ['sales'], ahead: 1 },
          }),
        ],
      }),
    );
    close(row(appraisal, '$working_capital'), [10, 20, 30, 0]);
  });
});

describe('tax', () => {
  it('leaves tax-free income and costs that may not be deducted out of the taxable profit', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 1 },
        tax: { rate: 0.5, losses: 'immediate' },
        lines: [
          line('sales', 'revenue', columns(0, 100)),
          line('grant', 'revenue', columns(0, 30), { taxExempt: true }),
          line('entertainment', 'fixed-cost', columns(0, 10), { taxExempt: true }),
        ],
      }),
    );
    close(row(appraisal, '$taxable_profit'), [0, 100]);
    close(row(appraisal, '$fcf'), [0, 70]);
  });

  it('lets losses lapse after their years, the oldest used first', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 4 },
        tax: { rate: 0.25, losses: 'carry-forward', lossYears: 2 },
        lines: [line('sales', 'revenue', columns(0, -100, -10, 30, 90))],
      }),
    );
    // Year 3 uses 30 of the first 100, whose other 70 lapse at its end; year 4 uses the 10 of year 2.
    close(row(appraisal, '$loss_expired'), [0, 0, 0, 70, 0]);
    close(row(appraisal, '$losses'), [0, 100, 110, 10, 0]);
    close(row(appraisal, '$tax_charge'), [0, 0, 0, 0, 20]);
    expect(appraisal.checks.every((check) => check.ok)).toBe(true);
  });

  it('saves tax by interest only where there is tax to save', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 2 },
        tax: { rate: 0.25, losses: 'carry-forward' },
        lines: [
          line('sales', 'revenue', columns(0, -100, 300)),
          line('interest', 'financing', columns(0, 20, 20), { financing: { role: 'interest' } }),
        ],
      }),
    );
    // Without interest 200 is taxed in year 2, with it 300 - 20 - 120.
    close(row(appraisal, '$interest_tax_shield'), [0, 0, 0.25 * 40]);
  });
});

describe('rates', () => {
  it('weigh a known cost of equity, debt after tax and preference shares', () => {
    const { discountRates } = appraise(
      smallPlan({
        discounting: {
          rate: {
            mode: 'wacc',
            riskFree: 0,
            beta: 0,
            marketPremium: 0,
            extraPremium: 0,
            costOfEquity: 0.15,
            costOfDebt: 0.05,
            taxRate: 0,
            equity: 1.5,
            debt: 1,
            preferred: { value: 0.5, cost: 0.04 },
          },
        },
        lines: [],
      }),
    );
    // ACCA F9 workbook 2017: (1.5 x 15 % + 0.5 x 4 % + 1 x 5 %) / 3 = 9.8 %.
    expect(discountRates[0]).toBeCloseTo((1.5 * 0.15 + 0.5 * 0.04 + 0.05) / 3, 12);
  });

  it('may differ before and after tax', () => {
    const { returns } = appraise(
      smallPlan({
        timeline: { periods: 1 },
        tax: { rate: 0.25 },
        discounting: { preTaxRate: 0.2 },
        lines: [line('sales', 'revenue', columns(0, 120))],
      }),
    );
    expect(returns.preTax.withoutTerminal.npv).toBeCloseTo(100, 9);
    expect(returns.postTax.withoutTerminal.npv).toBeCloseTo(90 / 1.1, 9);
  });

  it('bring the rates of MIRR to the basis of the flows, as the discount rate', () => {
    const mirr = (rate: number | null) =>
      appraise(
        smallPlan({
          timeline: { periods: 2 },
          discounting: { flowBasis: 'real', inflation: 0.04, financeRate: rate, reinvestRate: rate },
          lines: [line('net', 'revenue', columns(-100, 60, 70))],
        }),
      ).headline.mirr;
    expect(mirr(0.1)).toBeCloseTo(mirr(null) ?? Number.NaN, 12);
  });
});

describe('payback with an exit', () => {
  it('comes at the end where the flows alone do not pay back, and is judged without the exit', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 3 },
        settings: { terminalValue: { method: 'multiple', multiple: 10, of: 'ebitda' } },
        discounting: { maxPaybackYears: 3 },
        lines: [
          line('sales', 'revenue', columns(0, 20, 20, 20)),
          line('site', 'investment', columns(100), { investment: { book: { method: 'none' } } }),
        ],
      }),
    );
    expect(appraisal.headline.payback).toEqual({
      kind: 'reached',
      years: 3,
      recrosses: false,
      lastingYears: 3,
    });
    expect(appraisal.verdict.decision).toBe('reject');
  });
});

describe('accounting return', () => {
  it('takes the mean of cost and residual value: 20 a year on (100 + 20) / 2 (ACCA FM)', () => {
    const { accountingReturn } = appraise(
      smallPlan({
        timeline: { periods: 4 },
        lines: [
          line('sales', 'revenue', columns(0, 40, 40, 40, 40)),
          line('machine', 'investment', columns(100), {
            investment: {
              book: { method: 'straight-line', life: 4, residualShare: 0.2 },
              disposal: { proceeds: 20 },
            },
          }),
        ],
      }),
    );
    expect(accountingReturn.onAverage).toBeCloseTo(20 / 60, 12);
    expect(accountingReturn.onInitial).toBeCloseTo(0.2, 12);
  });
});

describe('broken details', () => {
  it.each(['', 'nope * 2', '1, 2'])(
    'name the line whose proceeds are "%s", and no healthy check',
    (proceeds) => {
      const appraisal = appraise(
        smallPlan({
          lines: [
            line('van', 'investment', columns(10), {
              investment: { book: { method: 'none' }, disposal: { proceeds } },
            }),
          ],
        }),
      );
      const errors = appraisal.findings.filter((finding) => finding.severity === 'error');
      expect(errors.map((finding) => [finding.code, finding.lineCode])).toEqual([['formula-error', 'van']]);
    },
  );

  it('name the line whose base is an unknown statement figure', () => {
    const appraisal = appraise(
      smallPlan({
        lines: [
          line('stock', 'working-capital', constant(5), {
            workingCapital: { side: 'asset', basis: 'days', of: ['$nope'] },
          }),
        ],
      }),
    );
    expect(appraisal.findings).toContainEqual(
      expect.objectContaining({ severity: 'error', lineCode: 'stock' }),
    );
  });
});

describe('a plan written by hand', () => {
  it('may leave out settings, ids and labels, which take their defaults', () => {
    const result = parsePlan({
      format: 'hurdle-plan',
      version: 1,
      name: 'Kiosk',
      timeline: { start: '2026-01', periodicity: 'year', periods: 2 },
      settings: { discounting: { rate: { mode: 'given', rate: 0.08 } } },
      lines: [{ code: 'sales', kind: 'revenue', entry: { type: 'constant', value: 5 } }],
    });
    expect(result.ok).toBe(true);
    if (result.ok) {
      expect(result.value.settings.discounting).toMatchObject({ timing: 'end', rate: { rate: 0.08 } });
      expect(result.value.lines[0]).toMatchObject({ id: 'line-sales', label: 'sales' });
    }
  });

  it('is refused where an investment has no details, with the place', () => {
    const result = parsePlan({
      format: 'hurdle-plan',
      version: 1,
      name: 'Kiosk',
      timeline: { start: '2026-01', periodicity: 'year', periods: 2 },
      lines: [{ code: 'shop', kind: 'investment', entry: { type: 'series', values: [], opening: 5 } }],
    });
    expect(result).toMatchObject({ ok: false, error: [{ path: 'lines.0.investment' }] });
  });

  it('is refused where shares of a table add to more than the cost, or a tax rate is 25 instead of 25 %', () => {
    const base = {
      format: 'hurdle-plan',
      version: 1,
      name: 'X',
      timeline: { start: '2026-01', periodicity: 'year', periods: 2 },
    };
    const shop = { code: 'shop', kind: 'investment', entry: { type: 'constant', value: 1 } };
    const table = parsePlan({
      ...base,
      lines: [{ ...shop, investment: { book: { method: 'table', shares: [0.6, 0.6] } } }],
    });
    expect(table.ok).toBe(false);
    expect(parsePlan({ ...base, settings: { tax: { byPeriod: [25] } }, lines: [] }).ok).toBe(false);
  });
});

it('explains a borrowing-type case: accepted because its rate is below the hurdle', () => {
  const { verdict } = appraise(
    smallPlan({
      timeline: { periods: 1 },
      lines: [line('net', 'revenue', columns(100, -105)), line('x', 'memo', formula('1'))],
    }),
  );
  expect(verdict.decision).toBe('accept');
  expect(verdict.reasons.map((reason) => reason.code)).toContain('irr-borrowing');
});
