/** Points of a plan run as trials of a block, against appraising each point on its own: NPV bit for bit, rates to 1e-9. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { applyDriver, type Driver } from '../../scenarios/drivers/driver.ts';
import { headlineMetric, type Metric, type MetricId, metricValue } from '../../scenarios/metrics.ts';
import { evaluatePoints, type Point } from '../../scenarios/points.ts';
import { constant, formula, line as planLine } from '../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from './varied-plan.ts';

const line = (code: string, measure: 'value' | 'factor' = 'value'): Driver => ({
  kind: 'line',
  code,
  measure,
});
const drivers = [line('price'), line('units', 'factor'), line('rent')];
const points: readonly Point[] = Array.from({ length: 23 }, (_, index) => [
  12 + Math.sin(index) * 6,
  1 + Math.cos(index * 2) * 0.7,
  300 + index * 17.3,
]);

const views = (['postTax', 'preTax'] as const).flatMap((tax) =>
  (['withTerminal', 'withoutTerminal'] as const).map((terminal) => ({ tax, terminal })),
);
const ofEveryView = (...ids: readonly MetricId[]): readonly Metric[] =>
  ids.flatMap((id) => views.map((view) => ({ id, ...view })));

function pointByPoint(plan: Plan, which: readonly Driver[], point: Point, metric: Metric): number {
  let current: Plan | null = plan;
  which.forEach((driver, index) => {
    current = current && applyDriver(current, driver, point[index] ?? Number.NaN);
  });
  return current ? (metricValue(appraise(current), metric).value ?? Number.NaN) : Number.NaN;
}

const PLANS: readonly (readonly [string, Plan])[] = [
  ['no terminal value', variedPlan()],
  [
    'flows in mid-period, a multiple at the end',
    variedPlan({ timing: 'mid', terminalValue: { method: 'multiple', multiple: 4, of: 'ebitda' } }),
  ],
  [
    'flows at the start, book value at the end',
    variedPlan({ timing: 'start', terminalValue: { method: 'book' } }),
  ],
  [
    'a perpetuity in mid-period',
    variedPlan({ timing: 'mid', terminalValue: { method: 'perpetuity', growth: 0.02 } }),
  ],
  [
    'rates by period',
    variedPlan({
      byPeriod: [null, 0.2, 0.05],
      periodicity: 'year',
      terminalValue: { method: 'perpetuity', growth: 0.01 },
    }),
  ],
];

describe('points of a plan', () => {
  it.each(PLANS)('have the NPV of their own appraisal bit for bit: %s', (_, plan) => {
    const metrics = ofEveryView('npv', 'npvAtHurdle');
    const results = evaluatePoints(plan, drivers, points, metrics);
    metrics.forEach((metric, m) => {
      const expected = points.map((point) => pointByPoint(plan, drivers, point, metric));
      expect(expected.every(Number.isFinite)).toBe(true);
      expect([...(results[m]?.values ?? [])]).toEqual(expected);
    });
  });

  it.each(PLANS)('have the IRR of their own appraisal: %s', (_, plan) => {
    const metrics = ofEveryView('irr');
    const results = evaluatePoints(plan, drivers, points, metrics);
    metrics.forEach((metric, m) => {
      points.forEach((point, p) => {
        const expected = pointByPoint(plan, drivers, point, metric);
        const actual = results[m]?.values[p] ?? 0;
        // Both solvers promise about 1e-14 of 1 + rate a period; a year of months adds twelve of them.
        if (Number.isNaN(expected)) expect(actual).toBeNaN();
        else expect(Math.abs(actual - expected)).toBeLessThan(1e-11 * (1 + expected));
      });
    });
  });

  it('agree with appraisals where settings and formula lines vary, for any metric', () => {
    const plan = variedPlan({ terminalValue: { method: 'perpetuity', growth: 0.01 } });
    const shaping: readonly Driver[] = [
      { kind: 'setting', setting: 'discountRate' },
      line('subscriptions', 'factor'),
      line('price'),
    ];
    const mixed: readonly Point[] = [
      [0.1, 1, 12],
      [0.08, 1, 12],
      [0.08, 1.5, 13],
      [0.1, 0.5, 12],
      [0.08, 1.5, 10],
    ];
    const metrics = (['npv', 'payback', 'profitabilityIndex', 'totalRevenue'] as const).map(headlineMetric);
    const results = evaluatePoints(plan, shaping, mixed, metrics);
    metrics.forEach((metric, m) => {
      const expected = mixed.map((point) => pointByPoint(plan, shaping, point, metric));
      expect([...(results[m]?.values ?? [])]).toEqual(expected);
    });
  });

  it('are the same with more drivers than are computed together', () => {
    const codes = Array.from({ length: 23 }, (_, index) => `x${index}`);
    const base = variedPlan();
    const plan: Plan = {
      ...base,
      lines: [
        ...base.lines,
        ...codes.map((code, index) => planLine(code, 'driver', constant(1 + index / 7))),
        planLine('extras', 'revenue', formula(codes.join(' * 3 + '))),
      ],
    };
    const all = codes.map((code) => line(code));
    const planned = codes.map((_, index) => 1 + index / 7);
    const mixed: readonly Point[] = [
      planned,
      ...codes.flatMap((_, index) => [planned.with(index, 0.3), planned.with(index, 8.1)]),
      planned.map((value) => value * 1.1),
      planned.with(3, 0).with(17, 5),
    ];
    const [npv] = evaluatePoints(plan, all, mixed, [headlineMetric('npv')]);
    const expected = mixed.map((point) => pointByPoint(plan, all, point, headlineMetric('npv')));
    expect([...(npv?.values ?? [])]).toEqual(expected);
  });

  it('give the rate nearest to the hurdle, marked, where there are several', () => {
    // CFA: -1000, 5000, -6000 has the rates 100 % and 200 %.
    const plan = {
      ...otobai(),
      timeline: { ...otobai().timeline, periods: 2 },
      settings: { ...otobai().settings, tax: { rate: 0, losses: 'none', paymentLag: 0 } as const },
      lines: otobai().lines.flatMap((each) => {
        if (each.code === 'plant')
          return [{ ...each, entry: { type: 'series', opening: 1000, values: [] } as const }];
        if (each.code === 'sales')
          return [{ ...each, entry: { type: 'series', values: [5000, 0] } as const }];
        if (each.code === 'variable')
          return [{ ...each, entry: { type: 'series', values: [0, 6000] } as const }];
        if (each.code === 'overhead') return [{ ...each, entry: { type: 'constant', value: 0 } as const }];
        return each.kind === 'driver' ? [] : [each];
      }),
    } satisfies Plan;
    const [rates] = evaluatePoints(plan, [line('overhead')], [[0], [1e9]], [headlineMetric('irr')]);
    expect(rates?.values[0]).toBeCloseTo(1, 9);
    expect([...(rates?.several ?? [])]).toEqual([1, 0]);
    expect(rates?.values[1]).toBeNaN();
  });

  it('is NaN where a setting does not allow the number', () => {
    const [npv] = evaluatePoints(
      variedPlan(),
      [{ kind: 'setting', setting: 'taxRate' }],
      [[0.25], [1.5]],
      [headlineMetric('npv')],
    );
    expect(npv?.values[0]).toBe(appraise(variedPlan()).headline.npv);
    expect(npv?.values[1]).toBeNaN();
  });

  it('refuse a driver that the plan does not have', () => {
    expect(() => evaluatePoints(variedPlan(), [line('nothing')], [[1]], [headlineMetric('npv')])).toThrow(
      'no-such-line',
    );
    expect(() => evaluatePoints(variedPlan(), [line('units')], [[1]], [headlineMetric('npv')])).toThrow(
      'not-a-constant',
    );
    expect(() =>
      evaluatePoints(variedPlan(), [line('price'), line('price')], [[1, 1]], [headlineMetric('npv')]),
    ).toThrow('twice');
  });
});

describe('the scooter of Brealey, Myers and Allen', () => {
  it('has the published NPV of 3.43 billion yen', () => {
    // Principles of Corporate Finance ch. 10, table 10.1: yearly flow 3, NPV = -15 + 3 x 6.1446 = 3.43.
    expect(appraise(otobai()).headline.npv).toBeCloseTo(3.43, 2);
  });
});
