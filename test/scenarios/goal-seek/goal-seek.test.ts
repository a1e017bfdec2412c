/** Goal seek: roots that are known by algebra, every one of them, and the reasons where there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { allRoots } from '../../../scenarios/goal-seek/all-roots.ts';
import { breakEvenTable, goalSeek } from '../../../scenarios/goal-seek/goal-seek.ts';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { planDrivers } from '../../../scenarios/tornado/ranges.ts';
import { constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const npv = headlineMetric('npv');
const driver = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });
const many = (f: (x: number) => number) => (points: readonly number[]) => points.map(f);

describe('all roots of a function', () => {
  it('are those of a polynomial made from them, to the last digits', () => {
    const roots = fc.uniqueArray(fc.integer({ min: -45, max: 45 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(roots, (whole) => {
        const expected = whole.map((n) => n / 5 + 0.0123).sort((a, b) => a - b);
        const found = allRoots(
          many((x) => expected.reduce((product, root) => product * (x - root), 1)),
          -10,
          10,
        );
        expect(found.roots).toHaveLength(expected.length);
        found.roots.forEach(({ at }, index) => {
          expect(Math.abs(at - (expected[index] ?? 0))).toBeLessThan(1e-11);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('include one that is only touched, and pairs closer than a step of the scan', () => {
    const touched = allRoots(
      many((x) => (x - Math.PI) ** 2 * (x + 20)),
      0,
      10,
    ).roots;
    expect(touched).toHaveLength(1);
    expect(touched[0]?.touching).toBe(true);
    expect(Math.abs((touched[0]?.at ?? 0) - Math.PI)).toBeLessThan(1e-9);
    const close = [-3, 1, 1.05, 4];
    const four = allRoots(
      many((x) => close.reduce((product, root) => product * (x - root), 1)),
      -10,
      10,
    );
    expect(four.roots.map(({ at }) => at)).toEqual(close.map((root) => expect.closeTo(root, 11)));
    const pair = allRoots(
      many((x) => (x - 3) * (x - 3.01)),
      0,
      10,
    ).roots.map(({ at }) => at);
    expect(pair).toHaveLength(2);
    expect(pair[0]).toBeCloseTo(3, 11);
    expect(pair[1]).toBeCloseTo(3.01, 11);
  });

  it('do not include a jump, and are seen beside the edge of what can be computed', () => {
    expect(
      allRoots(
        many((x) => (x < 1 / 3 ? -1 : 1)),
        0,
        1,
      ),
    ).toMatchObject({ roots: [] });
    expect(
      allRoots(
        many((x) => (x < 1 / 3 ? -1 : 1)),
        0,
        1,
      ).jumps[0],
    ).toBeCloseTo(1 / 3, 9);
    // sqrt(x - 1) = 0.001 at 1.000001, far less than a step from where it begins.
    const [root] = allRoots(
      many((x) => Math.sqrt(x - 1) - 0.001),
      0,
      5,
    ).roots;
    expect(root?.at).toBeCloseTo(1.000001, 11);
  });
});

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

  it('tries whole periods one by one, and names the one before which the target is passed', () => {
    const periods: Driver = { kind: 'setting', setting: 'periods' };
    const sought = goalSeek(variedPlan(), { driver: periods, metric: npv, target: 0, low: 1, high: 48 });
    expect(sought).toMatchObject({ kind: 'none', reason: 'jumps-over' });
    expect(sought.jumps).toHaveLength(1);
  });
});

describe('the break-even table', () => {
  it('has the switching value of each driver of the scooter', () => {
    const rows = breakEvenTable(otobai(), planDrivers(otobai()));
    // A yearly flow of 15 / annuity is needed: pre-tax profit (f - 0.75) x 2 = market x share x margin - fixed.
    const needed = (15 / ((1 - 1.1 ** -10) / 0.1) - 0.75) * 2;
    const expected: Readonly<Record<string, number>> = {
      market: (needed + 3) / 7.5,
      share: (needed + 3) / 75,
      price: 300 + (needed + 3) / 0.1,
      unit_cost: 375 - (needed + 3) / 0.1,
      fixed: 7.5 - needed,
    };
    expect(rows).toHaveLength(5);
    for (const { driver: own, below, above } of rows) {
      const code = own.kind === 'line' ? own.code : '';
      const value = code === 'unit_cost' || code === 'fixed' ? above : below;
      expect(value).toBeCloseTo(expected[code] ?? 0, 9);
    }
  });
});
