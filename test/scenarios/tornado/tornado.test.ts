/** The tornado against the published one of the electric scooter, and shapes and elasticities against algebra. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric, METRIC_IDS, type Metric, metricValue } from '../../../scenarios/metrics.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';
import {
  type DriverRange,
  percentileRange,
  planDrivers,
  rangeOf,
  rangeProblems,
} from '../../../scenarios/tornado/ranges.ts';
import { tornado } from '../../../scenarios/tornado/tornado.ts';
import { constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const npv = headlineMetric('npv');
const codeOf = (driver: Driver): string => (driver.kind === 'line' ? driver.code : driver.setting);

/** Pays x in year 1 against 10 at the opening, at 10 %, with x by formula of the driver d. */
function payingPlan(text: string, d: number) {
  return smallPlan({
    timeline: { periods: 1 },
    lines: [
      line('d', 'driver', constant(d)),
      line('income', 'revenue', formula(text)),
      line(
        'site',
        'investment',
        { type: 'series', opening: 10, values: [] },
        { investment: { book: { method: 'none' } } },
      ),
    ],
  });
}

describe('the tornado of the electric scooter', () => {
  const plan = otobai();
  const ranges = planDrivers(plan).flatMap((driver) => rangeOf(plan, driver, 0.1) ?? []);
  const { bars, planned } = tornado(plan, npv, ranges);

  it('has the published values: Brealey/Myers/Allen, Principles of Corporate Finance, ch. 10, table 10.2', () => {
    // Billions of yen, pessimistic and optimistic, printed to one decimal.
    const published: Readonly<Record<string, readonly [number, number]>> = {
      market: [1.1, 5.7],
      share: [-10.4, 17.3],
      price: [-4.2, 5.0],
      unit_cost: [11.1, -15.0],
      fixed: [6.5, 0.4],
    };
    expect(planned).toBeCloseTo(3.43, 2);
    expect(bars).toHaveLength(5);
    for (const bar of bars) {
      const [low = 0, high = 0] = published[codeOf(bar.driver)] ?? [];
      expect(bar.low.value).toBeCloseTo(low, 1);
      expect(bar.high.value).toBeCloseTo(high, 1);
    }
  });

  it('sorts the bars by swing', () => {
    // Swings of the table: 27.7, 26.1, 9.2, 6.1, 4.6.
    expect(bars.map(({ driver }) => codeOf(driver))).toEqual([
      'share',
      'unit_cost',
      'price',
      'fixed',
      'market',
    ]);
    expect(bars.map(({ shape }) => shape)).toEqual(['rising', 'falling', 'rising', 'falling', 'rising']);
  });

  it('has the elasticity of a linear metric', () => {
    // NPV = a + b x fixed with b = -0.5 x annuity(10 %, 10): elasticity = b x 3 / NPV.
    const annuity = (1 - 1.1 ** -10) / 0.1;
    const expected = (-0.5 * annuity * 3) / (planned ?? 0);
    expect(bars.find(({ driver }) => codeOf(driver) === 'fixed')?.elasticity).toBeCloseTo(expected, 7);
  });
});

describe('ranges', () => {
  const price: Driver = { kind: 'line', code: 'price', measure: 'value' };

  it('go by percentiles of a distribution: P10 and P90, or others', () => {
    // A normal 375 with sd 20: 375 -+ 20 x 1.2815515655446004 (tables), and 375 -+ 20 x 1.6448536269514722 at 5 %.
    const made = createDistribution({ type: 'normal', mean: 375, sd: 20 });
    if (!made.ok) throw new Error('the test needs good parameters');
    const { low, high } = percentileRange(price, made.value);
    expect(low).toBeCloseTo(375 - 20 * 1.2815515655446004, 9);
    expect(high).toBeCloseTo(375 + 20 * 1.2815515655446004, 9);
    expect(percentileRange(price, made.value, 0.05, 0.95).low).toBeCloseTo(375 - 20 * 1.6448536269514722, 9);
    expect(() => percentileRange(price, made.value, 0.9, 0.1)).toThrow('no range');
    const periods = percentileRange({ kind: 'setting', setting: 'periods' }, made.value);
    expect(periods).toMatchObject({ low: 349, high: 401 });
  });

  it('go by the percentage where the own range is not wanted', () => {
    expect(rangeOf(otobai(), price, 0.2, false)).toEqual({ driver: price, low: 300, high: 450 });
    expect(rangeOf(otobai(), price, 0.2)).toEqual({ driver: price, low: 350, high: 380 });
  });

  it('that cannot be used are told at their field', () => {
    const fields = (range: DriverRange) =>
      rangeProblems(otobai(), range).map(({ field, code }) => `${field}: ${code}`);
    expect(fields({ driver: price, low: 380, high: 350 })).toEqual(['low: order']);
    expect(fields({ driver: price, low: Number.NaN, high: Number.POSITIVE_INFINITY })).toEqual([
      'low: not-finite',
      'high: not-finite',
    ]);
    const sales: Driver = { kind: 'line', code: 'sales', measure: 'value' };
    expect(fields({ driver: sales, low: 1, high: 2 })).toEqual(['driver: not-a-constant']);
    expect(fields({ driver: price, low: 350, high: 350 })).toEqual([]);
  });
});

describe('any metric', () => {
  it('has its own tornado, each end what appraising that plan gives', () => {
    const plan = variedPlan();
    const ranges = planDrivers(plan).flatMap((driver) => rangeOf(plan, driver, 0.3) ?? []);
    let ends = 0;
    for (const metric of METRIC_IDS.map(headlineMetric)) {
      const expectSame = (value: number | null, of: Plan | null): void => {
        const expected = of && metricValue(appraise(of), metric).value;
        if (metric.id !== 'irr' || expected === null) expect(value).toBe(expected);
        // The block's solver and the root finder agree to about 1e-14 of 1 + rate a period, twelve of them a year.
        else expect(Math.abs((value ?? 0) - expected)).toBeLessThan(1e-11 * (1 + expected));
      };
      const { bars, planned } = tornado(plan, metric, ranges, { between: 1 });
      expectSame(planned, plan);
      for (const bar of bars) {
        for (const { at, value } of [bar.low, bar.high]) {
          ends += 1;
          expectSame(value, applyDriver(plan, bar.driver, at));
        }
      }
    }
    expect(ends).toBe(METRIC_IDS.length * 6);
  });
});

describe('a bar', () => {
  const over = (text: string, low: number, high: number, d: number) =>
    tornado(payingPlan(text, d), npv, [{ driver: { kind: 'line', code: 'd', measure: 'value' }, low, high }])
      .bars[0];

  it('is marked where the metric turns round, and its swing is that of the whole way', () => {
    // NPV = d (10 - d) / 1.1 - 10 is the same at 0 and 10 and 25 / 1.1 higher at the plan between them.
    const bar = over('d * (10 - d)', 0, 10, 5);
    expect(bar?.shape).toBe('turning');
    expect(bar?.low.value).toBeCloseTo(-10, 12);
    expect(bar?.high.value).toBeCloseTo(-10, 12);
    expect(bar?.swing).toBeCloseTo(25 / 1.1, 12);
    expect(bar?.most).toMatchObject({ at: 5, value: expect.closeTo(25 / 1.1 - 10, 12) });
    // At the top the slope is zero.
    expect(bar?.elasticity).toBeCloseTo(0, 6);
  });

  it('reports a turn that lies between the points it looked at, where calculus has it', () => {
    // d^2 (9 - d) has its maximum of 108 at d = 6 and is 0 at both ends; the plan at 1 is no help.
    const bar = over('d ^ 2 * (9 - d)', 0, 9, 1);
    expect(bar?.shape).toBe('turning');
    expect(bar?.most?.at).toBeCloseTo(6, 6);
    expect(bar?.most?.value).toBeCloseTo(108 / 1.1 - 10, 10);
    expect(bar?.least?.value).toBeCloseTo(-10, 12);
    expect(bar?.swing).toBeCloseTo(108 / 1.1, 10);
    const ascending = bar?.curve.map(({ at }) => at) ?? [];
    expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
    // A valley with its floor of 0 at d = 2.
    const valley = over('abs(d - 2) * 3', -1, 10, 5);
    expect(valley?.least?.at).toBeCloseTo(2, 6);
    expect(valley?.least?.value).toBeCloseTo(-10, 5);
  });

  it('is flat where the metric does not react, and says why an end has no number', () => {
    expect(over('22 + 0 * d', 0, 10, 5)).toMatchObject({ shape: 'flat', swing: 0 });
    expect(over('sqrt(d)', -1, 10, 5)).toMatchObject({
      shape: 'unknown',
      low: { value: null, why: 'cannot-compute' },
      high: { why: null },
    });
    const ends = (metric: Metric, ranges: readonly DriverRange[], plan: Plan) =>
      tornado(plan, metric, ranges).bars.map(({ low, high }) => [low.why, high.why]);
    const d = { kind: 'line', code: 'd', measure: 'value' } as const;
    const plan = payingPlan('d', 22);
    // Income -5 to 22 against 10 at the opening: outflows only at the low end.
    expect(ends(headlineMetric('irr'), [{ driver: d, low: -5, high: 22 }], plan)).toEqual([
      ['no-rate-all-outflows', null],
    ]);
    expect(ends(headlineMetric('payback'), [{ driver: d, low: 5, high: 22 }], plan)).toEqual([
      ['never-pays-back', null],
    ]);
    const tax = { driver: { kind: 'setting', setting: 'taxRate' } as const, low: -0.1, high: 0.1 };
    expect(ends(npv, [tax], plan)).toEqual([['not-allowed', null]]);
  });

  it('says why the plan itself has no number, and puts bars without a swing last', () => {
    const plan = payingPlan('d', -3);
    const d = { kind: 'line', code: 'd', measure: 'value' } as const;
    const rate = { kind: 'setting', setting: 'taxRate' } as const;
    const result = tornado(plan, headlineMetric('irr'), [
      { driver: rate, low: 0, high: 0.1 },
      { driver: d, low: -3, high: 22 },
    ]);
    expect(result).toMatchObject({ planned: null, plannedWhy: 'no-rate-all-outflows' });
    expect(result.bars.map(({ driver, swing }) => [codeOf(driver), swing])).toEqual([
      ['d', expect.any(Number)],
      ['taxRate', null],
    ]);
  });

  it('has no elasticity where the driver is planned at zero, and keeps a range the owner gave', () => {
    const plan = payingPlan('22 + d', 0);
    const driver: Driver = { kind: 'line', code: 'd', measure: 'value' };
    expect(rangeOf(plan, driver, 0.1)).toEqual({ driver, low: 0, high: 0 });
    expect(over('22 + d', -11, 11, 0)).toMatchObject({ elasticity: null, low: { value: 0 } });
  });

  it('refuses low above high', () => {
    expect(() => over('d', 2, 1, 1)).toThrow('above');
  });

  it('of a setting or a series is what appraising that plan gives', () => {
    const plan = variedPlan();
    const drivers: readonly Driver[] = [
      { kind: 'setting', setting: 'discountRate' },
      { kind: 'setting', setting: 'taxPaymentLag' },
      { kind: 'line', code: 'units', measure: 'factor' },
      { kind: 'line', code: 'subscriptions', measure: 'factor' },
    ];
    const { bars } = tornado(
      plan,
      npv,
      drivers.flatMap((driver) => rangeOf(plan, driver, 0.2) ?? []),
    );
    expect(bars).toHaveLength(4);
    for (const bar of bars) {
      for (const { at, value } of [bar.low, bar.high]) {
        const changed = applyDriver(plan, bar.driver, at);
        expect(changed && metricValue(appraise(changed), npv).value).toBe(value);
      }
    }
  });
});
