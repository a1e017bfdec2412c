/** The tornado against the published one of the electric scooter, and shapes and elasticities against algebra. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric, metricValue } from '../../../scenarios/metrics.ts';
import { planDrivers, rangeOf } from '../../../scenarios/tornado/ranges.ts';
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
    // At the top the slope is zero.
    expect(bar?.elasticity).toBeCloseTo(0, 6);
  });

  it('is flat where the metric does not react, and unknown where it cannot be computed', () => {
    expect(over('22 + 0 * d', 0, 10, 5)).toMatchObject({ shape: 'flat', swing: 0 });
    expect(over('sqrt(d)', -1, 10, 5)).toMatchObject({ shape: 'unknown', low: { value: null } });
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
