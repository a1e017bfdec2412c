/**
 * Time and value: construction periods with static and dynamic payback (技术方案 tables of Chinese engineering
 * economics), equivalent annual cost, real against nominal, terminal value with mid-year flows, exit multiples, land,
 * units of production, a rate by CAPM. Published where a source is named, else derived by hand beside the case.
 */
import { describe, expect, it } from 'vitest';
import {
  appraised,
  asset,
  balance,
  driver,
  fixed,
  LAND,
  near,
  nearRow,
  rateOf,
  revenue,
  straightLine,
  table,
  variable,
  yearsOf,
} from './textbook-plan.ts';

describe('construction period and payback (建设工程经济, 一级建造师)', () => {
  it('static payback 5.4 years: cumulative -600, -1,500, -1,200, -700, -200, 300 from year 1 on', () => {
    const appraisal = appraised({
      years: 8,
      rate: 0.1,
      lines: [
        revenue('inflow', [0, 0, 0, 800, 1200, 1200, 1200, 1200, 1200]),
        fixed('outflow', [0, 0, 0, 500, 700, 700, 700, 700, 700]),
        asset('works', [0, 600, 900], { book: LAND }),
      ],
    });
    near(yearsOf(appraisal.headline.payback), 5.4, 1e-9);
    expect([...appraisal.headline.cumulative]).toEqual([0, -600, -1500, -1200, -700, -200, 300, 800, 1300]);
    // Outlays at the end of year 1 are meant here; the program still asks whether they belong into the opening.
    expect(appraisal.findings.map(({ code }) => code)).toContain('first-outlay-discounted');
  });

  it('FNPV 242.76 at 8 % with two years of building, first outlay at the end of year 1', () => {
    const appraisal = appraised({
      years: 7,
      rate: 0.08,
      lines: [
        revenue('inflow', [0, 0, 0, 2000, 2500, 2500, 2500, 2500]),
        asset('works', [0, 4200, 4700], { book: LAND }),
      ],
    });
    // The book's factors have four digits: 242.76; with all digits the same sum is 242.47.
    near(appraisal.headline.npv, 242.76, 0.5);
  });

  it('payback 3.53 years of 1,000 works and 200 working capital at 340 a year (2009 paper)', () => {
    const appraisal = appraised({
      years: 5,
      rate: 0.1,
      release: false,
      lines: [
        revenue('net_income', 340),
        asset('works', [1000], { book: LAND }),
        balance('net_capital', [200, 200, 200, 200, 200, 200]),
      ],
    });
    near(yearsOf(appraisal.headline.payback), 3.53, 0.005);
  });

  it('two years of building, then six of operation, with land, residual and working capital (derived by hand)', () => {
    // Works 600 now and 400 at the end of year 1, written off over years 3 to 8 to 5 %; land 100 sold at cost;
    // 200 of working capital at the end of year 2, back in year 8; 420 sales less 100 costs; tax 25 %; 10 %.
    const profit = 320;
    const depreciation = (1000 * 0.95) / 6;
    const operating = profit - 0.25 * (profit - depreciation);
    const flows = [-700, -400, -200, ...new Array<number>(5).fill(operating), operating + 50 + 100 + 200];
    const share = 0.95 / 6;
    const works = [share, share, share, share, share, share];
    const appraisal = appraised({
      years: 8,
      rate: 0.1,
      tax: 0.25,
      lines: [
        revenue('sales', 'between(3, 8) * 420'),
        fixed('costs', 'between(3, 8) * 100'),
        // In service from year 3: the table begins with the years of building.
        asset('works_first', [600], { book: table(0, 0, ...works), disposal: { proceeds: 30 } }),
        asset('works_second', [0, 400], { book: table(0, 0, ...works), disposal: { proceeds: 20 } }),
        asset('land', [100], { book: LAND, disposal: { proceeds: 100 } }),
        balance('net_capital', [0, 0, 200, 200, 200, 200, 200, 200]),
      ],
    });
    nearRow(appraisal, '$depreciation', [0, 0, 0, ...new Array<number>(6).fill(depreciation)], 1e-9);
    nearRow(appraisal, '$fcf', flows, 1e-9);
    near(
      appraisal.headline.npv,
      flows.reduce((sum, flow, year) => sum + flow / 1.1 ** year, 0),
      1e-9,
    );
    // Static: 1,300 out by year 2, 279.583 a year from year 3: 2 + 1,300 / 279.583 = 6.65.
    near(yearsOf(appraisal.headline.payback), 2 + 1300 / operating, 1e-9);
    // Dynamic: out 700 + 400 / 1.1 + 200 / 1.21 = 1,228.93; years 3 to 7 bring 279.583 x (P/A, 10 %, 5) / 1.21 = 875.90;
    // year 8 brings 629.583 / 1.1^8 = 293.70: not enough, so never.
    expect(appraisal.headline.discountedPayback).toEqual({ kind: 'never' });
    near(appraisal.headline.peakFunding?.amount, 1300, 1e-9);
    expect(appraisal.headline.peakFunding?.column).toBe(2);
  });

  it('dynamic payback between years 4 and 5 (derived by hand)', () => {
    // -1,000 at the end of year 1, then 400 a year at 10 %: -909.09, 330.58, 300.53, 273.21, 248.37.
    // After year 4: -4.7811; year 5 brings 248.37: 4 + 4.7811 / 248.3685 = 4.01925.
    const appraisal = appraised({
      years: 6,
      rate: 0.1,
      lines: [revenue('inflow', [0, 0, 400, 400, 400, 400, 400]), asset('works', [0, 1000], { book: LAND })],
    });
    const short = 1000 / 1.1 - 400 / 1.1 ** 2 - 400 / 1.1 ** 3 - 400 / 1.1 ** 4;
    near(yearsOf(appraisal.headline.discountedPayback), 4 + short / (400 / 1.1 ** 5), 1e-9);
    near(yearsOf(appraisal.headline.payback), 3.5, 1e-9);
  });
});

describe('equivalent annual cost', () => {
  it('keep at 836 or renew at 863 a year: lives of 6 and 10 years at 15 % (Chinese CPA, 平均年成本)', () => {
    const yearly = (years: number, price: number, running: number, scrap: number) =>
      appraised({
        years,
        rate: 0.15,
        lines: [
          fixed('running', running),
          asset('machine', [price], { book: LAND, disposal: { proceeds: scrap } }),
        ],
      }).headline.equivalentAnnualValue;
    near(yearly(6, 600, 700, 200), -836, 0.5);
    near(yearly(10, 2400, 400, 300), -863, 0.5);
  });
});

describe('real and nominal', () => {
  const nominalRate = 1.06 * 1.04 - 1;

  it('real flows at the real rate are worth what inflated flows are at the money rate (Fisher, derived by hand)', () => {
    // 6 % real, 4 % inflation, 10.24 % money; 500 outlay, 200 a year in today's prices.
    const expected = -500 + 200 / 1.06 + 200 / 1.06 ** 2 + 200 / 1.06 ** 3;
    const land = asset('site', [500], { book: LAND });
    const real = appraised({
      years: 3,
      rate: nominalRate,
      discounting: { flowBasis: 'real', inflation: 0.04 },
      lines: [land, revenue('income', 200)],
    });
    const nominal = appraised({
      years: 3,
      rate: nominalRate,
      lines: [land, driver('inflation', 0.04), revenue('income', '200 * (1 + inflation) ^ period')],
    });
    near(real.headline.npv, expected, 1e-9);
    near(nominal.headline.npv, expected, 1e-9);
    near(real.discountRates[0], 0.06, 1e-12);
    // The rates of return differ by inflation in the same way.
    near((1 + rateOf(real)) * 1.04, 1 + rateOf(nominal), 1e-9);
  });

  it('tax relief on historical cost makes the difference that the papers ask for (derived by hand)', () => {
    // 300 of plant, straight line over three years; 200 a year in today's prices, 4 % inflation, tax 30 %.
    const flow = (year: number): number => 200 * 1.04 ** year - 0.3 * (200 * 1.04 ** year - 100);
    const expected = -300 + [1, 2, 3].reduce((sum, year) => sum + flow(year) / (1 + nominalRate) ** year, 0);
    const appraisal = appraised({
      years: 3,
      rate: 0.06,
      tax: 0.3,
      discounting: { rateBasis: 'real', inflation: 0.04 },
      lines: [revenue('income', '200 * 1.04 ^ period'), asset('plant', [300], { book: straightLine(3) })],
    });
    near(appraisal.headline.npv, expected, 1e-9);
  });
});

describe('going concern', () => {
  // EBITDA 200, 230, 260; outlays 60 a year, written off at once for the sake of the paper; tax 25 %; 10 %; growth 3 %.
  // Free cash flow 200 - 60 - 35 = 105, 230 - 60 - 42.5 = 127.5, 260 - 60 - 50 = 150.
  const business = (terminal: Record<string, unknown>, timing: 'end' | 'mid') =>
    appraised({
      years: 3,
      rate: 0.1,
      tax: 0.25,
      terminal,
      discounting: { timing },
      lines: [
        revenue('sales', [0, 1000, 1150, 1300]),
        variable('costs', '0.8 * sales'),
        asset('price', [900], { book: LAND }),
        asset('upkeep', [0, 60, 60, 60], { book: table(1) }),
      ],
    });
  const flows = (shift: number): number =>
    -900 + 105 / 1.1 ** (1 - shift) + 127.5 / 1.1 ** (2 - shift) + 150 / 1.1 ** (3 - shift);

  it('a growing perpetuity shares mid-year timing (Rosenbaum and Pearl, Investment Banking, ch. 3; derived by hand)', () => {
    const value = (150 * 1.03) / 0.07;
    near(
      business({ method: 'perpetuity', growth: 0.03 }, 'end').headline.npv,
      flows(0) + value / 1.1 ** 3,
      1e-9,
    );
    near(
      business({ method: 'perpetuity', growth: 0.03 }, 'mid').headline.npv,
      flows(0.5) + value / 1.1 ** 2.5,
      1e-9,
    );
  });

  it('an exit at 7.5 times EBITDA stands at the end of the year even with mid-year flows (same source)', () => {
    near(
      business({ method: 'multiple', multiple: 7.5, of: 'ebitda' }, 'mid').headline.npv,
      flows(0.5) + (7.5 * 260) / 1.1 ** 3,
      1e-9,
    );
    // Without the exit value the same flows stand alone.
    near(
      business({ method: 'multiple', multiple: 7.5, of: 'ebitda' }, 'mid').returns.postTax.withoutTerminal
        .npv,
      flows(0.5),
      1e-9,
    );
  });

  it('the return solves the equation that it stands for: -900 + ... + exit at the rate found is zero', () => {
    const rate = rateOf(business({ method: 'multiple', multiple: 5, of: 'ebit' }, 'end'));
    // EBIT of the last year 260 - 60 = 200.
    const value = -900 + 105 / (1 + rate) + 127.5 / (1 + rate) ** 2 + (150 + 1000) / (1 + rate) ** 3;
    near(value, 0, 1e-6);
  });
});

describe('assets of other kinds', () => {
  it('a mine by units of production, land sold at a taxed gain (derived by hand)', () => {
    // 900 over 300 units: 3 a unit for 100, 140, 60. Land 200 sold for 260: 25 % of 60. 10 of cash a unit; 8 %.
    const flow = [-1100, 1000 - 0.25 * 700, 1400 - 0.25 * 980, 600 - 0.25 * 420 + 260 - 15];
    const appraisal = appraised({
      years: 3,
      rate: 0.08,
      tax: 0.25,
      lines: [
        driver('tons', [0, 100, 140, 60]),
        revenue('sales', 'tons * 10'),
        asset('shaft', [900], {
          book: { method: 'units-of-production', units: 'tons', totalUnits: 300 },
        }),
        asset('land', [200], { book: LAND, disposal: { proceeds: 260 } }),
      ],
    });
    nearRow(appraisal, '$depreciation', [0, 300, 420, 180], 1e-9);
    nearRow(appraisal, '$fcf', flow, 1e-9);
  });

  it('discounts at WACC from CAPM (derived by hand): 0.6 x (3 % + 1.2 x 5 %) + 0.4 x 6 % x 0.75 = 7.2 %', () => {
    const appraisal = appraised({
      years: 2,
      rate: {
        mode: 'wacc',
        riskFree: 0.03,
        beta: 1.2,
        marketPremium: 0.05,
        costOfDebt: 0.06,
        taxRate: 0.25,
        equity: 600,
        debt: 400,
      },
      lines: [revenue('income', [0, 60, 70]), asset('site', [100], { book: LAND })],
    });
    near(appraisal.headline.npv, -100 + 60 / 1.072 + 70 / 1.072 ** 2, 1e-9);
    near(appraisal.headline.profitabilityIndex, (60 / 1.072 + 70 / 1.072 ** 2) / 100, 1e-12);
  });
});
