/** Goal seek: roots that are known by algebra, every one of them, and the reasons where there is none. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { applyDriver, type Driver, plannedValue } from '../../../scenarios/drivers/driver.ts';
import { goalSeek } from '../../../scenarios/goal-seek/goal-seek.ts';
import { headlineMetric, type Metric, metricValue } from '../../../scenarios/metrics.ts';
import { constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const npv = headlineMetric('npv');
const ANNUITY = (1 - 1.1 ** -10) / 0.1;
const driver = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });

describe('goal seek', () => {
  it('finds the price at which the scooter breaks even', () => {
    // NPV = ((0.1 (p - 300) - 3) / 2 + 0.75) A - 15 = 0 at p = 330 + 20 (15 / A - 0.75).
    const annuity = (1 - 1.1 ** -10) / 0.1;
    const price = 330 + 20 * (15 / annuity - 0.75);
    const sought = goalSeek(otobai(), {
      driver: driver('price'),
      metric: npv,
      target: 0,
      low: 100,
      high: 1000,
    });
    expect(sought.kind).toBe('found');
    if (sought.kind !== 'found') return;
    expect(sought.solutions).toHaveLength(1);
    expect(Math.abs((sought.solutions[0]?.value ?? 0) / price - 1)).toBeLessThan(1e-9);
  });

  it('finds every discount rate of a flow with two internal rates, and a target of IRR by price', () => {
    const plan = smallPlan({
      timeline: { periods: 2 },
      lines: [
        line('income', 'revenue', { type: 'series', values: [5000, 0] }),
        line('clearing', 'fixed-cost', { type: 'series', values: [0, 6000] }),
        line(
          'site',
          'investment',
          { type: 'series', opening: 1000, values: [] },
          { investment: { book: { method: 'none' } } },
        ),
      ],
    });
    // CFA curriculum: -1000, 5000, -6000 has the rates 100 % and 200 %.
    const rate: Driver = { kind: 'setting', setting: 'discountRate' };
    const sought = goalSeek(plan, { driver: rate, metric: npv, target: 0, low: 0, high: 5 });
    const values = sought.kind === 'found' ? sought.solutions.map(({ value }) => value) : [];
    expect(values).toHaveLength(2);
    expect(values[0]).toBeCloseTo(1, 10);
    expect(values[1]).toBeCloseTo(2, 10);
    // IRR is 10 % where NPV at 10 % is zero: each unit of fixed cost takes half an annuity off 3 x annuity - 15.
    const irr = goalSeek(otobai(), {
      driver: driver('fixed'),
      metric: headlineMetric('irr'),
      target: 0.1,
      low: 0,
      high: 6,
    });
    const fixed = 3 - (2 * (3 * ((1 - 1.1 ** -10) / 0.1) - 15)) / -((1 - 1.1 ** -10) / 0.1);
    expect(irr.kind === 'found' && irr.solutions[0]?.value).toBeCloseTo(fixed, 9);
  });

  it('says why there is none', () => {
    const seek = (code: string, low: number, high: number, target = 0) => {
      const sought = goalSeek(otobai(), { driver: driver(code), metric: npv, target, low, high });
      return sought.kind === 'none' ? sought.reason : sought.solutions;
    };
    expect(seek('price', 380, 400)).toBe('always-above');
    expect(seek('price', 300, 350)).toBe('always-below');
    expect(seek('price', 400, 300)).toBe('low-above-high');
    expect(seek('nothing', 0, 1)).toBe('no-such-line');
    const idle = smallPlan({
      lines: [line('idle', 'driver', constant(1)), line('income', 'revenue', constant(5))],
    });
    expect(goalSeek(idle, { driver: driver('idle'), metric: npv, target: 3, low: 0, high: 9 })).toMatchObject(
      {
        reason: 'does-not-react',
      },
    );
    const never = smallPlan({
      lines: [line('d', 'driver', constant(-4)), line('income', 'revenue', formula('sqrt(d)'))],
    });
    expect(goalSeek(never, { driver: driver('d'), metric: npv, target: 0, low: -9, high: -1 })).toMatchObject(
      {
        reason: 'cannot-compute',
        nearest: null,
      },
    );
  });

  it('says where the metric comes nearest when it never gets there', () => {
    // NPV = d (10 - d) / 1.1 - 10 has its maximum of 25 / 1.1 - 10 = 12.73 at 5, between the points of any scan.
    const plan = smallPlan({
      timeline: { periods: 1 },
      lines: [
        line('d', 'driver', constant(1)),
        line('income', 'revenue', formula('d * (10 - d)')),
        line(
          'site',
          'investment',
          { type: 'series', opening: 10, values: [] },
          { investment: { book: { method: 'none' } } },
        ),
      ],
    });
    const sought = goalSeek(plan, { driver: driver('d'), metric: npv, target: 20, low: -1.37, high: 11.9 });
    expect(sought).toMatchObject({ kind: 'none', reason: 'always-below' });
    if (sought.kind === 'found') return;
    expect(sought.nearest?.at).toBeCloseTo(5, 6);
    expect(sought.nearest?.metric).toBeCloseTo(25 / 1.1 - 10, 10);
    // And both solutions where there are two: d (10 - d) = 1.1 (0 + 10) at 5 -+ sqrt(14).
    const both = goalSeek(plan, { driver: driver('d'), metric: npv, target: 0, low: -1.37, high: 11.9 });
    const values = both.kind === 'found' ? both.solutions.map(({ value }) => value) : [];
    [5 - Math.sqrt(14), 5 + Math.sqrt(14)].forEach((at, index) => {
      expect(Math.abs((values[index] ?? 0) / at - 1)).toBeLessThan(1e-9);
    });
  });

  it('says in which part of the range the metric has no value', () => {
    // The scooter never pays back unless its yearly flow reaches 1.5: pre-tax profit 1.5, price 300 + 4.5 / 0.1.
    const payback = { ...headlineMetric('payback'), terminal: 'withoutTerminal' } as const;
    const sought = goalSeek(otobai(), {
      driver: driver('price'),
      metric: payback,
      target: 6,
      low: 300,
      high: 420,
    });
    expect(sought.gaps).toEqual([{ from: 300, to: expect.closeTo(345, 9) }]);
    // 15 / 6 = 2.5 a year: pre-tax profit 3.5, price 300 + 6.5 / 0.1.
    expect(sought.kind === 'found' && sought.solutions).toEqual([
      { value: expect.closeTo(365, 9), touching: false },
    ]);
  });

  it.each<readonly [string, Driver, Metric, number, number, number, number]>([
    // Equivalent annual value = 0.5 x (0.1 (p - 300) - 3) + 0.75 - 15 / annuity.
    [
      'equivalent annual value by price',
      driver('price'),
      headlineMetric('equivalentAnnualValue'),
      1,
      300,
      500,
      300 + (3 + 2 * (1 - 0.75 + 15 / ANNUITY)) / 0.1,
    ],
    // Profitability index = 1 + NPV / 15 = yearly x annuity / 15.
    [
      'profitability index by fixed cost',
      driver('fixed'),
      headlineMetric('profitabilityIndex'),
      1.5,
      -5,
      5,
      7.5 - 2 * ((1.5 * 15) / ANNUITY - 0.75),
    ],
    // Total revenue = 10 x 37.5 x factor.
    [
      'total revenue by a factor on a formula line',
      { kind: 'line', code: 'sales', measure: 'factor' },
      headlineMetric('totalRevenue'),
      400,
      0.5,
      2,
      400 / 375,
    ],
    // NPV = ((7.5 - 3) (1 - t) + 1.5 t) x annuity - 15 = 0.
    [
      'NPV by the tax rate',
      { kind: 'setting', setting: 'taxRate' },
      headlineMetric('npv'),
      0,
      0,
      1,
      (4.5 - 15 / ANNUITY) / 3,
    ],
    // Break-even revenue = fixed cost with depreciation over the contribution ratio (p - 300) / p.
    [
      'break-even revenue by price',
      driver('price'),
      headlineMetric('breakEvenRevenue'),
      225,
      320,
      500,
      // 10 years of 3 + 1.5 = 45; 45 p / (p - 300) = 225 at p = 375.
      375,
    ],
  ])('finds the %s', (_, own, metric, target, low, high, expected) => {
    const sought = goalSeek(otobai(), { driver: own, metric, target, low, high });
    const values = sought.kind === 'found' ? sought.solutions.map(({ value }) => value) : [];
    expect(values).toHaveLength(1);
    expect(Math.abs((values[0] ?? 0) / expected - 1)).toBeLessThan(1e-9);
  });

  it('is at the goal: the plan with the number typed in has the target', () => {
    const plan = variedPlan({ timing: 'mid', terminalValue: { method: 'perpetuity', growth: 0.01 } });
    const drivers: readonly Driver[] = [
      driver('price'),
      { kind: 'line', code: 'units', measure: 'factor' },
      { kind: 'setting', setting: 'hurdle' },
    ];
    const metric = headlineMetric('npvAtHurdle');
    for (const own of drivers) {
      const planned = plannedValue(plan, own) ?? 0;
      const target = 1.01 * (metricValue(appraise(plan), metric).value ?? 0);
      const sought = goalSeek(plan, { driver: own, metric, target, low: planned / 3, high: planned * 3 });
      expect(sought.kind).toBe('found');
      for (const { value } of sought.kind === 'found' ? sought.solutions : []) {
        const typed = applyDriver(plan, own, value);
        const reached = typed && metricValue(appraise(typed), metric).value;
        expect(Math.abs((reached ?? 0) / target - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('refuses a range that is no range, and clips a whole setting to what a plan can have', () => {
    const seek = (low: number, high: number, target = 0) =>
      goalSeek(otobai(), { driver: driver('price'), metric: npv, target, low, high });
    expect(seek(Number.NaN, 1)).toMatchObject({ reason: 'not-finite', nearest: null });
    expect(seek(0, Number.POSITIVE_INFINITY)).toMatchObject({ reason: 'not-finite' });
    expect(seek(0, 1, Number.NaN)).toMatchObject({ reason: 'not-finite' });
    const lag: Driver = { kind: 'setting', setting: 'taxPaymentLag' };
    const sought = goalSeek(otobai(), { driver: lag, metric: npv, target: 0, low: -1e9, high: 1e9 });
    // A lag of up to 24 periods is allowed.
    expect(sought).toMatchObject({ kind: 'none', gaps: [{ from: 25, to: 600 }] });
  });

  it('finds a whole number that gives the target', () => {
    // Each period brings 5: total revenue is 45 after nine of them.
    const plan = smallPlan({ lines: [line('income', 'revenue', constant(5))] });
    const periods: Driver = { kind: 'setting', setting: 'periods' };
    const goal = { driver: periods, metric: headlineMetric('totalRevenue'), target: 45, low: 0.5, high: 40 };
    expect(goalSeek(plan, goal)).toMatchObject({
      kind: 'found',
      solutions: [{ value: 9, touching: false }],
    });
  });

  it('tries whole periods one by one, and names the one before which the target is passed', () => {
    const periods: Driver = { kind: 'setting', setting: 'periods' };
    const sought = goalSeek(variedPlan(), { driver: periods, metric: npv, target: 0, low: 1, high: 48 });
    expect(sought).toMatchObject({ kind: 'none', reason: 'jumps-over' });
    expect(sought.jumps).toHaveLength(1);
  });
});
