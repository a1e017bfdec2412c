/** Switching values: how far a driver may go before the verdict flips, by algebra, whichever condition flips it. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { stepsOfPredicate } from '../../../scenarios/tornado/predicate.ts';
import { planDrivers } from '../../../scenarios/tornado/ranges.ts';
import { switchingValues } from '../../../scenarios/tornado/switching.ts';
import { columns, constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const driver = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });
const annuity = (1 - 1.1 ** -10) / 0.1;
const decisionAt = (plan: Plan, of: Driver, at: number): string | undefined => {
  const changed = applyDriver(plan, of, at);
  return changed ? appraise(changed).verdict.decision : undefined;
};

function limited(maxPaybackYears: number): Plan {
  const plan = otobai();
  const { settings } = plan;
  return {
    ...plan,
    settings: { ...settings, discounting: { ...settings.discounting, maxPaybackYears } },
  };
}

/** 100 now for `yearly` in each of ten years, at 10 %. */
const level = (yearly: number, more: Partial<Plan['settings']['discounting']> = {}): Plan =>
  smallPlan({
    timeline: { periods: 10 },
    discounting: more,
    lines: [
      line('yearly', 'driver', constant(yearly)),
      line('income', 'revenue', formula('yearly')),
      line('site', 'investment', columns(100), { investment: { book: { method: 'none' } } }),
    ],
  });

describe('switching values of the scooter', () => {
  it('are where NPV is zero, in units of the driver and in percent', () => {
    // A yearly flow of 15 / annuity is needed: pre-tax profit (f - 0.75) x 2 = market x share x margin - fixed.
    const needed = (15 / annuity - 0.75) * 2;
    const expected: Readonly<Record<string, number>> = {
      market: (needed + 3) / 7.5,
      share: (needed + 3) / 75,
      price: 300 + (needed + 3) / 0.1,
      unit_cost: 375 - (needed + 3) / 0.1,
      fixed: 7.5 - needed,
    };
    const values = switchingValues(otobai(), planDrivers(otobai()));
    expect(values).toHaveLength(5);
    for (const { driver: own, planned, nearest, below, above, reason, decision } of values) {
      const code = own.kind === 'line' ? own.code : '';
      const at = expected[code] ?? Number.NaN;
      expect([decision, reason, nearest?.condition]).toEqual(['accept', null, 'npv']);
      expect(Math.abs((nearest?.at ?? 0) / at - 1)).toBeLessThan(1e-9);
      expect(nearest?.change).toBeCloseTo(at - (planned ?? 0), 9);
      expect(nearest?.relative).toBeCloseTo(at / (planned ?? 0) - 1, 9);
      expect(code === 'unit_cost' || code === 'fixed' ? below : above).toBeNull();
    }
  });

  it('are the discount rate at which it stops to pay: its internal rate', () => {
    const [value] = switchingValues(otobai(), [{ kind: 'setting', setting: 'discountRate' }]);
    const { irr } = appraise(otobai()).headline;
    expect(irr.kind === 'unique' && irr.rate).toBeCloseTo(value?.above?.at ?? 0, 12);
    // Below 10 % it pays all the more; NPV has no second zero.
    expect(value?.below).toBeNull();
  });
});

describe('the limit on the payback', () => {
  it('flips the verdict before NPV does', () => {
    // 15 / 3 = 5 years as planned. A limit of 6 needs a flow of 2.5: pre-tax profit (2.5 - 0.75) x 2 = 3.5.
    const [price] = switchingValues(limited(6), [driver('price')]);
    expect(price?.below).toMatchObject({ condition: 'payback' });
    expect(Math.abs((price?.below?.at ?? 0) / 365 - 1)).toBeLessThan(1e-12);
    // Without a limit NPV carries on to 15 / annuity = 2.44 a year.
    const [free] = switchingValues(otobai(), [driver('price')]);
    expect(free?.below?.condition).toBe('npv');
    expect(free?.below?.at ?? 0).toBeLessThan(365);
  });

  it('may be the driver itself: the payback as planned is where it flips', () => {
    const [value] = switchingValues(limited(6), [{ kind: 'setting', setting: 'maxPaybackYears' }]);
    expect(value?.below).toMatchObject({ condition: 'payback' });
    expect(value?.below?.at).toBeCloseTo(5, 12);
    expect(value?.below?.relative).toBeCloseTo(-1 / 6, 12);
  });

  it('that is broken as planned: a rejected plan says what would make it accepted', () => {
    // A limit of 4 years needs a flow of 15 / 4 = 3.75: pre-tax profit 6, price 300 + 9 / 0.1 = 390.
    const [price] = switchingValues(limited(4), [driver('price')]);
    expect(price?.decision).toBe('reject');
    expect(price?.above?.condition).toBe('payback');
    expect(price?.above?.at).toBeCloseTo(390, 9);
  });

  it('says that the other condition stays broken where NPV alone turns', () => {
    // A payback of 1 year: no discount rate brings the money back sooner.
    const rate: Driver = { kind: 'setting', setting: 'discountRate' };
    const [value] = switchingValues(limited(1), [rate]);
    expect(value).toMatchObject({ decision: 'reject', nearest: null, reason: 'other-condition' });
  });

  it('is the same for a driver that is scaled, and for one that is a formula', () => {
    const plan = limited(6);
    const scaled: readonly Driver[] = [
      { kind: 'line', code: 'price', measure: 'factor' },
      { kind: 'line', code: 'sales', measure: 'factor' },
    ];
    const [price, sales] = switchingValues(plan, scaled);
    expect(price?.below?.at).toBeCloseTo(365 / 375, 12);
    // Sales of 0.1 x 365 instead of 37.5.
    expect(sales?.below?.at).toBeCloseTo(36.5 / 37.5, 12);
    expect([price?.below?.condition, sales?.below?.condition]).toEqual(['payback', 'payback']);
  });
});

describe('no switching value', () => {
  it('has a reason', () => {
    const idle = level(20);
    const plan: Plan = { ...idle, lines: [...idle.lines, line('idle', 'driver', constant(7))] };
    expect(switchingValues(plan, [driver('idle')])[0]).toMatchObject({
      nearest: null,
      reason: 'does-not-react',
    });
    expect(switchingValues(plan, [driver('nothing')])[0]).toMatchObject({
      planned: null,
      reason: 'no-such-line',
    });
    const zero: Plan = { ...idle, lines: [...idle.lines, line('zero', 'driver', constant(0))] };
    expect(switchingValues(zero, [driver('zero')])[0]).toMatchObject({ range: null, reason: 'no-range' });
    const broken: Plan = { ...idle, lines: [...idle.lines, line('bad', 'revenue', formula('sqrt(0 - 1)'))] };
    expect(switchingValues(broken, [driver('yearly')])[0]).toMatchObject({
      decision: 'unclear',
      reason: 'no-verdict',
    });
    // Twice the flow that is needed, sought within a tenth of the planned number.
    expect(switchingValues(level(33), [driver('yearly')], 0.1)[0]).toMatchObject({
      range: { low: expect.closeTo(29.7, 12), high: expect.closeTo(36.3, 12) },
      reason: 'not-in-range',
    });
  });
});

describe('whole settings and gaps', () => {
  it('a number of periods flips at the first whole one on the other side', () => {
    // 20 a year at 10 %: the annuity factor passes 5 between 7 (4.868) and 8 (5.335) years.
    const [value] = switchingValues(level(20), [{ kind: 'setting', setting: 'periods' }]);
    expect(value?.below).toEqual({ at: 7, change: -3, relative: -0.3, condition: 'npv' });
    expect(value?.above).toBeNull();
  });

  it('a flip beside a stretch without a value is seen', () => {
    // Income 20 sqrt(d): NPV is zero at d = (5 / annuity)^2 and has no value below 0.
    const plan = level(20);
    const lines = plan.lines.map((each) =>
      each.code === 'income'
        ? { ...each, entry: formula('20 * sqrt(yearly)') }
        : each.code === 'yearly'
          ? { ...each, entry: constant(1) }
          : each,
    );
    const [value] = switchingValues({ ...plan, lines }, [driver('yearly')]);
    expect(value?.below?.at).toBeCloseTo((5 / annuity) ** 2, 12);
    expect(value?.below?.condition).toBe('npv');
  });

  it('every flip is one: the verdict is another on its two sides', () => {
    const plan = variedPlan({ terminalValue: { method: 'perpetuity', growth: 0.01 } });
    const drivers: readonly Driver[] = [
      ...planDrivers(plan),
      driver('rent'),
      { kind: 'setting', setting: 'hurdle' },
      { kind: 'setting', setting: 'taxRate' },
      { kind: 'setting', setting: 'terminalGrowth' },
    ];
    let flips = 0;
    for (const { driver: own, below, above, decision } of switchingValues(plan, drivers)) {
      for (const found of [below, above]) {
        if (!found) continue;
        flips += 1;
        const step = 1e-6 * Math.max(1e-3, Math.abs(found.at));
        const sides = [-step, step].map((by) => decisionAt(plan, own, found.at + by));
        expect(new Set(sides)).toEqual(new Set([decision, decision === 'accept' ? 'reject' : 'accept']));
      }
    }
    expect(flips).toBeGreaterThanOrEqual(4);
  });
});

describe('the steps of a predicate', () => {
  it('are found to the last digit, and a stretch without an answer is no step', () => {
    const within = (points: readonly number[]) =>
      points.map((x) => (x > 8 ? Number.NaN : Number(x > 1 / 3 && x < Math.PI)));
    const [up = 0, down = 0, ...more] = stepsOfPredicate(within, 0, 10);
    expect(more).toEqual([]);
    expect(up).toBe(1 / 3);
    expect(Math.abs(down - Math.PI)).toBeLessThanOrEqual(2 ** -51);
  });
});
