/** The spider: curves over one relative scale, against algebra and against appraisals. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric, metricValue } from '../../../scenarios/metrics.ts';
import { planDrivers } from '../../../scenarios/tornado/ranges.ts';
import { spider } from '../../../scenarios/tornado/spider.ts';
import { constant, line } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const npv = headlineMetric('npv');
const annuity = (1 - 1.1 ** -10) / 0.1;

describe('the spider', () => {
  it('has every driver of the scooter on one scale, with the plan in the middle', () => {
    const plan = otobai();
    const { curves } = spider(plan, npv, planDrivers(plan), { reach: 0.3, steps: 3 });
    expect(curves).toHaveLength(5);
    // NPV = (market x share x (price - cost) - fixed) / 2 x annuity + what does not move: slopes by algebra.
    const slopes: Readonly<Record<string, number>> = {
      market: 7.5,
      share: 7.5,
      price: 37.5,
      unit_cost: -30,
      fixed: -3,
    };
    const centre = appraise(plan).headline.npv ?? 0;
    for (const { driver, spots, problem } of curves) {
      expect(problem).toBeNull();
      [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3].forEach((relative, index) => {
        const code = driver.kind === 'line' ? driver.code : '';
        expect(spots[index]?.relative).toBeCloseTo(relative, 12);
        const expected = centre + (relative * (slopes[code] ?? 0) * annuity) / 2;
        expect(spots[index]?.value).toBeCloseTo(expected, 9);
      });
      expect(spots[3]).toEqual({ at: spots[3]?.at, relative: 0, value: centre, several: false });
    }
  });

  it('takes whole numbers where a setting is whole, and says which change they are', () => {
    const periods: Driver = { kind: 'setting', setting: 'periods' };
    const { curves } = spider(variedPlan(), npv, [periods], { reach: 0.1, steps: 2 });
    // 24 x 0.9, 0.95, 1, 1.05, 1.1 rounded.
    expect(curves[0]?.spots.map(({ at }) => at)).toEqual([22, 23, 24, 25, 26]);
    expect(curves[0]?.spots[0]?.relative).toBeCloseTo(-2 / 24, 12);
  });

  it('is what appraising gives, for any metric, also where the metric has no value', () => {
    const plan = variedPlan();
    const payback = headlineMetric('payback');
    const drivers: readonly Driver[] = [
      { kind: 'line', code: 'price', measure: 'value' },
      { kind: 'line', code: 'subscriptions', measure: 'factor' },
      { kind: 'setting', setting: 'taxRate' },
    ];
    const { curves } = spider(plan, payback, drivers, { reach: 0.8, steps: 2 });
    const values = curves.flatMap(({ driver, spots }) =>
      spots.map(({ at, value }) => {
        const changed = applyDriver(plan, driver, at);
        expect(changed && metricValue(appraise(changed), payback).value).toBe(value);
        return value;
      }),
    );
    expect(values).toHaveLength(15);
    expect(values).toContain(null);
  });

  it('has no curve for a planned zero or an unknown driver, and says so', () => {
    const base = otobai();
    const plan = { ...base, lines: [...base.lines, line('zero', 'driver', constant(0))] };
    const codes = ['zero', 'nothing', 'price'];
    const { curves } = spider(
      plan,
      npv,
      codes.map((code) => ({ kind: 'line', code, measure: 'value' })),
    );
    expect(curves.map(({ problem }) => problem)).toEqual(['planned-zero', 'no-such-line', null]);
    expect(curves.map(({ spots }) => spots.length)).toEqual([0, 0, 13]);
  });
});
