/** A plan along one driver against appraising each plan: NPV bit for bit, rates to 1e-11, paybacks bit for bit. */
import { describe, expect, it } from 'vitest';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { createAlong, createPaybackAlong } from '../../../scenarios/goal-seek/along.ts';
import { headlineMetric, METRIC_IDS, metricValue } from '../../../scenarios/metrics.ts';
import { constant, formula, line } from '../../models/appraisal/small-plan.ts';
import { variedPlan } from '../varied-plan.ts';

const varied = variedPlan({
  timing: 'mid',
  terminalValue: { method: 'multiple', multiple: 3, of: 'ebitda' },
});
const plan: Plan = {
  ...varied,
  lines: [
    ...varied.lines,
    // Each comes back to the other by way of the period before.
    line('stock', 'driver', { type: 'formula', formula: 'prev(stock) + inflow', opening: '10' }),
    line('inflow', 'driver', { type: 'formula', formula: 'prev(stock) * 0.1', opening: '0' }),
    line('from_stock', 'revenue', formula('stock * 3')),
    line('season', 'driver', formula('1 + month / 100')),
    line('seasonal', 'revenue', formula('season * 40 - offset')),
    line('offset', 'driver', constant(0)),
  ],
};
const appraise = createAppraiser();
const DRIVERS: readonly (readonly [string, Driver, readonly number[]])[] = [
  ['a number', { kind: 'line', code: 'price', measure: 'value' }, [12, 3, 40, -5, 12.5]],
  ['a series by a factor', { kind: 'line', code: 'units', measure: 'factor' }, [1, 0.2, -1, 3]],
  ['a formula by a factor', { kind: 'line', code: 'season', measure: 'factor' }, [1, 0.5, -2]],
  [
    'a formula that looks back at itself',
    { kind: 'line', code: 'subscriptions', measure: 'factor' },
    [1, 0.5, 2],
  ],
  ['formulas that go round', { kind: 'line', code: 'inflow', measure: 'factor' }, [1, 0.5, 2]],
  ['a formula of money', { kind: 'line', code: 'goods', measure: 'factor' }, [1, 0.9, 0]],
  ['a setting', { kind: 'setting', setting: 'taxRate' }, [0.25, 0, 1, 1.5]],
];

describe('a plan along', () => {
  it.each(DRIVERS)('%s has each metric of its own appraisal', (_, driver, points) => {
    for (const metric of METRIC_IDS.map(headlineMetric)) {
      const values = createAlong(plan, metric)(driver)(points);
      points.forEach((at, index) => {
        const changed = applyDriver(plan, driver, at);
        const expected = (changed && metricValue(appraise(changed), metric).value) ?? Number.NaN;
        const found = values[index] ?? 0;
        // The solver of a block and the root finder agree to about 1e-14 of 1 + rate a period, twelve of them a year.
        if (metric.id === 'irr' && Number.isFinite(expected))
          expect(Math.abs(found - expected)).toBeLessThan(1e-11 * (1 + expected));
        else expect(found).toBe(expected);
      });
    }
  });

  it.each(DRIVERS)('%s has the payback that a limit is about; never is Infinity', (_, driver, points) => {
    const years = createPaybackAlong(plan)(driver)(points);
    points.forEach((at, index) => {
      const changed = applyDriver(plan, driver, at);
      const payback = changed ? appraise(changed).returns.postTax.withoutTerminal.payback : null;
      const expected =
        payback?.kind === 'reached'
          ? payback.years
          : payback?.kind === 'never'
            ? Number.POSITIVE_INFINITY
            : payback?.kind === 'immediate'
              ? 0
              : Number.NaN;
      expect(years[index]).toBe(expected);
    });
  });

  it('more points than a block holds', () => {
    const [, driver] = DRIVERS[0] ?? [];
    if (!driver) throw new Error('there is a driver');
    const points = Array.from({ length: 150 }, (_, index) => 5 + index / 10);
    const metric = headlineMetric('npv');
    const values = createAlong(plan, metric)(driver)(points);
    for (const index of [0, 63, 64, 127, 128, 149]) {
      const changed = applyDriver(plan, driver, points[index] ?? 0);
      expect(values[index]).toBe(changed && appraise(changed).headline.npv);
    }
  });
});
