/** The bridge from planned to actual profit: published worked examples, and what it does where less is known. */
import { describe, expect, it } from 'vitest';
import { monthIndex } from '../../../../../models/tracking/calendar/bucket.ts';
import {
  type BridgeStep,
  type ProfitBridge,
  profitBridge,
} from '../../../../../models/tracking/variance/bridge/profit-bridge.ts';
import { line, plannedOf, planOf, sumsOf } from '../../tracked-case.ts';
import { cimaC1, type Example, milano, webbCompany, woolfF2 } from '../textbook-plans.ts';

/** Of the plan's first month, in whole units of the currency. */
function bridgeOf({ plan, sums }: Example, months = 1, investment = false) {
  const planned = plannedOf(plan);
  const first = monthIndex(planned.start);
  const made = profitBridge({
    ...{ plan: planned, reference: planned, sums, investment },
    months: { first, last: first + months - 1 },
  });
  return { ...made, steps: stepsOf(made) };
}

function stepsOf({ bars }: ProfitBridge): Partial<Record<BridgeStep, number>> {
  return Object.fromEntries(bars.map(({ step, amount }) => [step, amount / 100]));
}

describe('published bridges from planned to actual profit', () => {
  it('Webb Company: 108,000 to 14,900 over a flexible budget of 44,000', () => {
    const { plan, flexed, actual, steps } = bridgeOf(webbCompany());
    expect([plan, flexed, actual]).toEqual([108_000_00, 44_000_00, 14_900_00]);
    // Sales volume 64,000 U, selling price 50,000 F, fixed 9,000 U (exhibit 7-2); materials price 44,400 F and
    // efficiency 66,000 U, labour price 18,000 U and efficiency 20,000 U (exhibit 7-3); overhead 120,000 - 130,500.
    expect(steps).toEqual({
      'sales-quantity': -64_000,
      'sales-price': 50_000,
      'cost-price': 44_400 - 18_000,
      'cost-usage': -66_000 - 20_000,
      'cost-unsplit': -10_500,
      'fixed-cost': -9000,
    });
  });

  it('Webb Company: each variance stands under its own line, with what it was read from', () => {
    const { bars } = bridgeOf(webbCompany());
    const usage = bars.find(({ step }) => step === 'cost-usage');
    expect(usage?.lines.map(({ line: { code }, amount, by }) => [code, amount, by?.code])).toEqual([
      ['materials', -66_000_00, 'cloth'],
      ['labour', -20_000_00, 'hours'],
    ]);
    expect(usage?.effect).toBe('A');
  });

  it('Webb Company: actual input prices give the same split as actual input quantities', () => {
    const { plan, sums } = webbCompany();
    const prices = sumsOf({ cloth_price: [['2011-04-30', 28]], wage: [['2011-04-30', 22]] });
    const known = new Map([...sums, ...prices].filter(([id]) => id !== 'id-cloth' && id !== 'id-hours'));
    expect(bridgeOf({ plan, sums: known }).steps).toEqual(bridgeOf({ plan, sums }).steps);
  });

  it('ACCA F2: 20,000 to 38,000, sales volume 25,000 F, price 14,000 A', () => {
    const { plan, flexed, actual, steps } = bridgeOf(woolfF2());
    expect([plan, flexed, actual]).toEqual([20_000_00, 45_000_00, 38_000_00]);
    // Materials 4,000 A, labour 8,000 F, variable overheads 7,000 F, fixed 4,000 A.
    expect(steps).toEqual({
      'sales-quantity': 25_000,
      'sales-price': -14_000,
      'cost-unsplit': -4000 + 8000 + 7000,
      'fixed-cost': -4000,
    });
  });

  it('CIMA C1: 114,930 to 135,520, volume 6,600, price 13,200, expenditure 790', () => {
    const { plan, flexed, actual, steps } = bridgeOf(cimaC1());
    expect([plan, flexed, actual]).toEqual([114_930_00, 121_530_00, 135_520_00]);
    // Expenditure: material 850, labour 1,100, overhead (960); fixed (260) and 60. 790 in all.
    expect(steps).toEqual({
      'sales-quantity': 6600,
      'sales-price': 13_200,
      'cost-unsplit': 850 + 1100 - 960,
      'fixed-cost': -260 + 60,
    });
  });

  it('Milano: sales quantity 28,900 F and sales mix 32,900 A on contribution', () => {
    const { steps, bars } = bridgeOf(milano());
    expect(steps).toEqual({ 'sales-quantity': 28_900, 'sales-mix': -32_900 });
    const mix = bars.find(({ step }) => step === 'sales-mix')?.lines ?? [];
    const ofProduct = (code: string) =>
      mix
        .filter((each) => each.line.code.startsWith(code))
        .reduce((sum, { amount }) => sum + amount / 100, 0);
    expect(['x', 'y', 'z'].map(ofProduct)).toEqual([-56_000, -8400, 31_500]);
  });
});

describe('a bridge where less is known', () => {
  const plan = planOf([
    line('driver', 'orders', 100, { unit: 'orders' }),
    line('revenue', 'sales', 'orders * 10'),
    line('variable-cost', 'goods', 'sales * 0.4'),
    line('fixed-cost', 'rent', 200),
    line('investment', 'shop', [500]),
  ]);
  const entries = {
    sales: [['2026-01-31', 1200]],
    goods: [['2026-01-31', 500]],
    rent: [['2026-01-31', 210]],
    shop: [['2026-01-10', 650]],
  } as const;

  it('puts sales without a known volume into one bar, with the cost that follows sales', () => {
    // Sales + 200; goods at the actual sales 480, so 80 follow the sales and 20 do not.
    const made = bridgeOf({ plan, sums: sumsOf(entries) });
    expect(made.steps).toEqual({ 'sales-unsplit': 120, 'cost-unsplit': -20, 'fixed-cost': -10 });
    expect([made.plan, made.flexed, made.actual]).toEqual([400_00, 520_00, 490_00]);
  });

  it('tells volume from price as soon as the quantity has entries', () => {
    // 110 orders: sales at the planned price 1,100, goods 440.
    const made = bridgeOf({ plan, sums: sumsOf({ ...entries, orders: [['2026-01-20', 110]] }) });
    expect(made.steps).toEqual({
      'sales-quantity': 100 - 40,
      'sales-price': 100,
      'cost-unsplit': -60,
      'fixed-cost': -10,
    });
  });

  it('goes on to investment when asked', () => {
    const made = bridgeOf({ plan, sums: sumsOf(entries) }, 1, true);
    expect(made.steps.investment).toBe(-150);
    expect([made.plan, made.actual]).toEqual([-100_00, -160_00]);
  });

  it('flexes nothing in a month without any revenue booked', () => {
    const made = bridgeOf({ plan, sums: sumsOf({ goods: [['2026-01-31', 500]] }) });
    expect(made.flexed).toBe(made.plan);
    expect(made.steps).toEqual({ 'sales-unsplit': -1000, 'cost-unsplit': -100, 'fixed-cost': 200 });
  });

  it('adds the months up, each at its own activity', () => {
    const sums = sumsOf({
      orders: [
        ['2026-01-31', 110],
        ['2026-02-28', 80],
      ],
      sales: [
        ['2026-01-31', 1100],
        ['2026-02-28', 900],
      ],
    });
    // January + 10 x 6, February - 20 x 6 of contribution; price 0 and + 100.
    const { steps } = bridgeOf({ plan, sums }, 2);
    expect(steps['sales-quantity']).toBe(60 - 120);
    expect(steps['sales-price']).toBe(100);
  });
});
