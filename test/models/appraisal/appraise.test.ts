/** Metrics of plans against algebra: timing, rates by period, real and nominal, terminal values, WACC, verdict. */
import { describe, expect, it } from 'vitest';
import { appraise, createAppraiser } from '../../../models/appraisal/appraise.ts';
import { appraiseFlows, columns, constant, formula, line, row, smallPlan } from './small-plan.ts';

describe('net present value', () => {
  it('discounts end, mid and start flows by whole, half and no first period', () => {
    // -1,000 now and 1,210 in each of two years at 10 %: 1,100 + 1,000; times 1.1^0.5 and 1.1.
    const npv = (timing: 'end' | 'mid' | 'start') =>
      appraiseFlows(1000, [1210, 1210], { discounting: { timing } }).headline.npv;
    expect(npv('end')).toBeCloseTo(-1000 + 1100 + 1000, 9);
    expect(npv('mid')).toBeCloseTo(-1000 + 2100 * Math.sqrt(1.1), 9);
    expect(npv('start')).toBeCloseTo(-1000 + 2100 * 1.1, 9);
  });

  it('compounds the rates of the periods where they differ', () => {
    const { headline } = appraiseFlows(0, [0, 132], {
      discounting: { rate: { mode: 'given', rate: 0.1, byPeriod: [null, 0.2] } },
    });
    expect(headline.npv).toBeCloseTo(132 / 1.1 / 1.2, 9);
  });

  it('takes an annual effective rate to the month: (1 + r)^(1/12) - 1', () => {
    const later = Array.from({ length: 12 }, (_, index) => (index === 11 ? 110 : 0));
    expect(appraiseFlows(0, later, { timeline: { periodicity: 'month' } }).headline.npv).toBeCloseTo(100, 9);
  });

  it('is the same for real flows at a real rate as for nominal flows at the nominal rate', () => {
    // Brealey/Myers/Allen ch. 6: real flows, nominal rate 15 %, inflation 10 %.
    const real = appraiseFlows(100, [35, 50, 30], {
      discounting: { rate: { mode: 'given', rate: 0.15 }, flowBasis: 'real', inflation: 0.1 },
    });
    const nominal = appraiseFlows(100, [38.5, 60.5, 39.93], {
      discounting: { rate: { mode: 'given', rate: 0.15 } },
    });
    expect(real.headline.npv).toBeCloseTo(nominal.headline.npv ?? Number.NaN, 9);
    expect(real.headline.npv).toBeCloseTo(5.5, 1);
    expect(real.discountRates[0]).toBeCloseTo(1.15 / 1.1 - 1, 12);
  });

  it('uses WACC: 60 % equity at 4 % + 1.5 x 6 %, 40 % debt at 5 % after 25 % tax', () => {
    const { discountRates } = appraiseFlows(100, [120], {
      discounting: {
        rate: {
          mode: 'wacc',
          riskFree: 0.04,
          beta: 1.5,
          marketPremium: 0.06,
          extraPremium: 0,
          costOfDebt: 0.05,
          taxRate: 0.25,
          equity: 60,
          debt: 40,
        },
      },
    });
    expect(discountRates[0]).toBeCloseTo(0.6 * 0.13 + 0.4 * 0.0375, 12);
  });

  it('agrees with the remaining value at the opening plus the opening flow', () => {
    const { headline } = appraiseFlows(500, [200, 300, 400], { discounting: { timing: 'mid' } });
    expect((headline.remainingNpv[0] ?? 0) - 500).toBeCloseTo(headline.npv ?? Number.NaN, 9);
  });
});

describe('internal rate of return', () => {
  it('is annual for monthly flows and respects mid-period flows', () => {
    const later = Array.from({ length: 12 }, (_, index) => (index === 11 ? 121 : 0));
    const end = appraiseFlows(100, later, { timeline: { periodicity: 'month' } }).headline.irr;
    expect(end).toMatchObject({ kind: 'unique' });
    if (end.kind === 'unique') expect(end.rate).toBeCloseTo(0.21, 12);
    // One yearly flow in mid-year: (1 + r)^0.5 = 1.21.
    const mid = appraiseFlows(100, [121], { discounting: { timing: 'mid' } }).headline.irr;
    if (mid.kind === 'unique') expect(mid.rate).toBeCloseTo(1.21 ** 2 - 1, 12);
  });

  it('reports both roots of the oil pump (Lorie and Savage 1955): 25 % and 400 %', () => {
    const appraisal = appraise(
      smallPlan({ timeline: { periods: 2 }, lines: [line('net', 'revenue', columns(-1600, 10000, -10000))] }),
    );
    const { irr } = appraisal.headline;
    expect(irr.kind).toBe('multiple');
    if (irr.kind === 'multiple') {
      expect(irr.rates[0]).toBeCloseTo(0.25, 9);
      expect(irr.rates[1]).toBeCloseTo(4, 9);
    }
    expect(appraisal.verdict.reasons.map((reason) => reason.code)).toContain('irr-multiple');
  });

  it('says why there is none', () => {
    expect(appraiseFlows(100, [-5]).headline.irr).toEqual({ kind: 'none', reason: 'all-outflows' });
    expect(appraiseFlows(0, [5]).headline.irr).toEqual({ kind: 'none', reason: 'all-inflows' });
  });

  it('gives MIRR as Excel documents it: 12.61 % (MIRR help page: 120,000 and five inflows, 10 % and 12 %)', () => {
    const { mirr } = appraiseFlows(120000, [39000, 30000, 21000, 37000, 46000], {
      discounting: { financeRate: 0.1, reinvestRate: 0.12 },
    }).headline;
    expect(mirr).toBeCloseTo(0.1260941, 6);
  });
});

describe('terminal value', () => {
  const withTerminal = (terminalValue: Parameters<typeof smallPlan>[0]['settings']) =>
    appraise(
      smallPlan({
        timeline: { periods: 2 },
        settings: terminalValue ?? {},
        tax: { rate: 0.25 },
        lines: [
          line('sales', 'revenue', columns(0, 100, 200)),
          line('site', 'investment', columns(300), { investment: { book: { method: 'none' } } }),
        ],
      }),
    );

  it('grows the last flow for ever: 150 x 1.02 / (10 % - 2 %)', () => {
    const appraisal = withTerminal({ terminalValue: { method: 'perpetuity', growth: 0.02 } });
    expect(row(appraisal, '$terminal_value')[2]).toBeCloseTo((150 * 1.02) / 0.08, 9);
    const without = -300 + 75 / 1.1 + 150 / 1.21;
    expect(appraisal.returns.postTax.withoutTerminal.npv).toBeCloseTo(without, 9);
    expect(appraisal.headline.npv).toBeCloseTo(without + (150 * 1.02) / 0.08 / 1.21, 9);
    expect(appraisal.returns.preTax.withTerminal.npv).toBeCloseTo(
      -300 + 100 / 1.1 + 200 / 1.21 + (200 * 1.02) / 0.08 / 1.21,
      9,
    );
  });

  it('values a level monthly flow for ever at flow / monthly rate, whatever came before the last twelve months', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periodicity: 'month', periods: 18 },
        settings: { terminalValue: { method: 'perpetuity', growth: 0 } },
        lines: [line('sales', 'revenue', formula('if(period <= 6, 1000, 10)'))],
      }),
    );
    expect(row(appraisal, '$terminal_value')[18]).toBeCloseTo(10 / (1.1 ** (1 / 12) - 1), 6);
  });

  it('refuses growth at or above the rate and says so', () => {
    const appraisal = withTerminal({ terminalValue: { method: 'perpetuity', growth: 0.1 } });
    expect(appraisal.headline.npv).toBeNull();
    expect(appraisal.returns.postTax.withoutTerminal.npv).not.toBeNull();
    expect(appraisal.findings.map((finding) => finding.code)).toContain('growth-not-below-rate');
  });

  it('takes a multiple of EBITDA or the book value', () => {
    const multiple = withTerminal({ terminalValue: { method: 'multiple', multiple: 4, of: 'ebitda' } });
    expect(row(multiple, '$terminal_value')[2]).toBe(800);
    const book = withTerminal({ terminalValue: { method: 'book' } });
    expect(row(book, '$terminal_value')[2]).toBe(300);
  });

  it('shares the timing of the flows for a perpetuity, not for an exit', () => {
    const npv = (method: 'perpetuity' | 'book') =>
      appraise(
        smallPlan({
          timeline: { periods: 1 },
          discounting: { timing: 'mid' },
          settings: { terminalValue: method === 'book' ? { method } : { method, growth: 0 } },
          lines: [
            line('sales', 'revenue', columns(0, 110)),
            line('site', 'investment', columns(0, 0), { investment: { book: { method: 'none' } } }),
            line('stock', 'working-capital', columns(50, 50), {
              workingCapital: { side: 'asset', basis: 'balance', of: [] },
            }),
          ],
        }),
      ).headline.npv;
    // The level flow of 110 from mid-year on is worth 110 / 0.1 half a year before the end of year 1.
    expect(npv('perpetuity')).toBeCloseTo(-50 + (110 + 1100) / Math.sqrt(1.1), 9);
    expect(npv('book')).toBeCloseTo(-50 + 110 / Math.sqrt(1.1) + 50 / 1.1, 9);
  });

  it('warns when the terminal value carries the case', () => {
    const appraisal = withTerminal({ terminalValue: { method: 'perpetuity', growth: 0.05 } });
    // 150 x 1.05 / 0.05 = 3,150 against flows of 75 and 150.
    expect(appraisal.terminalShare).toBeCloseTo(3150 / 1.21 / (75 / 1.1 + 150 / 1.21 + 3150 / 1.21), 9);
    expect(appraisal.findings.map((finding) => finding.code)).toContain('terminal-share-high');
  });
});

describe('other metrics', () => {
  it('counts payback from the opening and interpolates: 1,000 back after 2 years and 100 of 400', () => {
    const { payback, discountedPayback, peakFunding } = appraiseFlows(1000, [500, 400, 400]).headline;
    expect(payback).toEqual({ kind: 'reached', years: 2.25, recrosses: false, lastingYears: 2.25 });
    expect(discountedPayback.kind).toBe('reached');
    expect(peakFunding).toEqual({ amount: 1000, column: 0 });
  });

  it('gives the textbook equivalent annual cost (Brealey/Myers/Allen ch. 6: 28.37 over 3 years at 6 % is 10.61)', () => {
    const { headline } = appraiseFlows(15, [-5, -5, -5], {
      discounting: { rate: { mode: 'given', rate: 0.06 } },
    });
    expect(headline.npv).toBeCloseTo(-28.37, 2);
    expect(headline.equivalentAnnualValue).toBeCloseTo(-10.61, 2);
  });

  it('relates value to the outlay: 1.4 for 420 of value and 300 of cost', () => {
    expect(appraiseFlows(300, [462]).headline.profitabilityIndex).toBeCloseTo(1.4, 12);
  });

  it('finds break-even where contribution covers fixed cost (Horngren ch. 3: 25 of 40 units)', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 1 },
        lines: [
          line('units', 'driver', constant(40)),
          line('sales', 'revenue', formula('units * 200')),
          line('packages', 'variable-cost', formula('units * 120')),
          line('booth', 'fixed-cost', constant(2000)),
        ],
      }),
    );
    expect(appraisal.breakEven.contributionRatio).toBeCloseTo(0.4, 12);
    expect(appraisal.breakEven.revenue).toBeCloseTo(5000, 9);
    expect(appraisal.breakEven.volumeShare).toBeCloseTo(25 / 40, 12);
    expect(appraisal.breakEven.marginOfSafety).toBeCloseTo(15 / 40, 12);
    // Contribution 3,200 over operating income 1,200; the book prints 2.67.
    expect(appraisal.breakEven.operatingLeverage).toBeCloseTo(2.67, 2);
  });

  it('leaves the cost of goods out of the three-way shares', () => {
    const { shares } = appraise(
      smallPlan({
        timeline: { periods: 1 },
        lines: [
          line('goods', 'variable-cost', columns(0, 900), { outsideBudget: true }),
          line('ads', 'variable-cost', columns(0, 45)),
          line('team', 'fixed-cost', columns(0, 35)),
          line('shop', 'investment', columns(20), { investment: { book: { method: 'none' } } }),
        ],
      }),
    );
    expect(shares.share).toEqual({ fixed: 0.35, variable: 0.45, investment: 0.2 });
  });
});

describe('the verdict', () => {
  it('accepts on NPV at the hurdle, not on the discount rate', () => {
    const parts = { discounting: { hurdle: 0.3 } };
    const appraisal = appraiseFlows(100, [120], parts);
    expect(appraisal.headline.npv).toBeGreaterThan(0);
    expect(appraisal.verdict.decision).toBe('reject');
  });

  it('rejects a case that pays back too late', () => {
    const appraisal = appraiseFlows(100, [10, 10, 200], { discounting: { maxPaybackYears: 2 } });
    expect(appraisal.headline.npv).toBeGreaterThan(0);
    expect(appraisal.verdict.decision).toBe('reject');
    expect(appraisal.verdict.reasons.map((reason) => reason.code)).toContain('payback-too-long');
  });

  it('is unclear while a line that the flows need is broken, and the rest still computes', () => {
    const appraisal = appraise(
      smallPlan({
        timeline: { periods: 1 },
        lines: [line('sales', 'revenue', formula('price * 2')), line('rent', 'fixed-cost', constant(7))],
      }),
    );
    expect(appraisal.headline.npv).toBeNull();
    expect(appraisal.headline.irr).toEqual({ kind: 'unknown' });
    expect(appraisal.verdict.decision).toBe('unclear');
    expect(row(appraisal, '$fixed_cost')).toEqual([0, 7]);
    expect(appraisal.ok).toBe(false);
  });
});

describe('findings', () => {
  it('catch what spreadsheet audits find', () => {
    const appraisal = appraise(
      smallPlan({
        discounting: { rateBasis: 'real', flowBasis: 'nominal' },
        lines: [
          line('unused', 'driver', constant(1)),
          line('rent', 'fixed-cost', constant(-7)),
          line('shop', 'investment', columns(0, 100), {
            investment: { book: { method: 'straight-line', life: 10, residualShare: 0 } },
          }),
          line('ratio', 'memo', formula('rent / 0')),
        ],
      }),
    );
    expect(new Set(appraisal.findings.map((finding) => finding.code))).toEqual(
      new Set([
        'driver-unused',
        'driver-undocumented',
        'cost-negative',
        'first-outlay-discounted',
        'real-nominal-mix',
        'book-value-left',
        'cell-error',
        'shares-off-guide',
      ]),
    );
  });
});

describe('the appraiser', () => {
  it('gives the same bits after a row of edits as a fresh appraisal, and earlier results do not change', () => {
    const appraiser = createAppraiser();
    const plan = smallPlan({
      lines: [
        line('units', 'driver', constant(10)),
        line('sales', 'revenue', formula('units * 3')),
        line('shop', 'investment', columns(20), { investment: { book: { method: 'none' } } }),
      ],
    });
    const first = appraiser(plan);
    const before = [...first.headline.flows];
    const edits = [
      {
        ...plan,
        lines: plan.lines.map((item) => (item.code === 'units' ? { ...item, entry: constant(11) } : item)),
      },
      {
        ...plan,
        lines: plan.lines.map((item) =>
          item.code === 'sales' ? { ...item, entry: formula('units ^ 2') } : item,
        ),
      },
      { ...plan, timeline: { ...plan.timeline, periods: 7 } },
      { ...plan, lines: plan.lines.slice(1) },
    ];
    for (const edited of edits) {
      const warm = appraiser(edited);
      const fresh = appraise(edited);
      expect(warm.headline).toEqual(fresh.headline);
      expect(warm.findings).toEqual(fresh.findings);
      for (const { code } of fresh.rows) expect(row(warm, code)).toEqual(row(fresh, code));
    }
    expect([...first.headline.flows]).toEqual(before);
    expect(row(first, 'sales')).toEqual([0, 30, 30, 30, 30, 30]);
  });
});
