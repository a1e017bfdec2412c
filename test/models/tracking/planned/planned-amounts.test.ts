/** Planned amounts of any stretch of days: by hand, and against adding up every single day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind, Periodicity } from '../../../../models/plan/schema.ts';
import { addMonths, columnMonth, daysInMonth } from '../../../../models/plan/timeline.ts';
import { dayOf } from '../../../../models/tracking/calendar/day.ts';
import { columnOn, plannedBetween, toMinor } from '../../../../models/tracking/planned/planned-amounts.ts';
import { day, line, plannedOf, planOf } from '../tracked-case.ts';

describe('planned amounts by day', () => {
  it('spreads a month evenly over its days', () => {
    const planned = plannedOf(planOf([line('revenue', 'sales', [310, 280])]));
    // 310 / 31 days is 10 a day, 280 / 28 days is 10 a day.
    expect(plannedBetween(planned, 'sales', day('2026-01-10'), day('2026-01-12'))).toBe(30);
    expect(plannedBetween(planned, 'sales', day('2026-01-30'), day('2026-02-03'))).toBe(50);
    expect(plannedBetween(planned, 'sales', day('2026-01-01'), day('2026-01-31'))).toBe(310);
  });

  it('gives nothing before and after the plan', () => {
    const planned = plannedOf(planOf([line('fixed-cost', 'rent', 310)], { periods: 1 }));
    expect(plannedBetween(planned, 'rent', day('2025-01-01'), day('2025-12-31'))).toBe(0);
    expect(plannedBetween(planned, 'rent', day('2025-12-30'), day('2026-03-31'))).toBe(310);
  });

  it('puts the opening on the first day of period 1', () => {
    const outlay = line('investment', 'shop', { type: 'series', values: [31], opening: 1000 });
    const planned = plannedOf(planOf([outlay]));
    expect(plannedBetween(planned, 'shop', day('2026-01-01'), day('2026-01-01'))).toBe(1001);
    expect(plannedBetween(planned, 'shop', day('2026-01-02'), day('2026-01-02'))).toBe(1);
    expect(plannedBetween(planned, 'shop', day('2025-12-01'), day('2026-12-31'))).toBe(1031);
  });

  it('holds a rate on every day, and gives the mean over several periods', () => {
    const rate = line('driver', 'conversion', [0.02, 0.04], { unit: 'orders/visits' });
    const planned = plannedOf(planOf([rate], { periods: 2 }));
    expect(plannedBetween(planned, 'conversion', day('2026-01-05'), day('2026-01-06'))).toBe(0.02);
    // (31 x 0.02 + 28 x 0.04) / 59 days
    expect(plannedBetween(planned, 'conversion', day('2026-01-01'), day('2026-02-28'))).toBeCloseTo(
      1.74 / 59,
      15,
    );
    expect(plannedBetween(planned, 'conversion', day('2027-01-01'), day('2027-01-02'))).toBeNaN();
  });

  it('spreads a driver that counts something and holds one that does not', () => {
    const plan = planOf([
      line('driver', 'visits', 3100, { unit: 'visits' }),
      line('driver', 'share', 0.4, { unit: '%' }),
      line('driver', 'staff', 12, { unit: '人' }),
      line('memo', 'orders', 310),
      line('working-capital', 'stock', 45),
    ]);
    const planned = plannedOf(plan);
    const first = day('2026-01-01');
    const of = (code: string) => plannedBetween(planned, code, first, first);
    expect(['visits', 'share', 'staff', 'orders', 'stock'].map(of)).toEqual([100, 0.4, 12, 10, 45]);
  });

  it('knows lines by id, and the figures of the statements', () => {
    const plan = planOf([line('revenue', 'sales', 310), line('variable-cost', 'goods', 62)]);
    const planned = plannedOf(plan);
    const first = day('2026-01-01');
    expect(plannedBetween(planned, 'id-sales', first, first)).toBe(10);
    expect(plannedBetween(planned, '$contribution', first, first)).toBe(8);
    expect(plannedBetween(planned, 'nothing', first, first)).toBeNaN();
  });

  it('reads a line by its code where another line has that text for an id', () => {
    const odd = { ...line('revenue', 'sales', 310), id: 'rent' };
    const planned = plannedOf(planOf([odd, line('fixed-cost', 'rent', 62)]));
    expect(plannedBetween(planned, 'rent', day('2026-01-01'), day('2026-01-31'))).toBe(62);
    expect(planned.byId('rent')?.code).toBe('sales');
  });

  it('is not a number only where a period without one is touched', () => {
    const plan = planOf([line('revenue', 'sales', '1 / (period - 2)')], { periods: 3 });
    const planned = plannedOf(plan);
    expect(plannedBetween(planned, 'sales', day('2026-01-01'), day('2026-01-31'))).toBe(-1);
    expect(plannedBetween(planned, 'sales', day('2026-01-31'), day('2026-02-01'))).toBeNaN();
    expect(plannedBetween(planned, 'sales', day('2026-01-01'), day('2026-03-31'))).toBeNaN();
    expect(plannedBetween(planned, 'sales', day('2026-03-01'), day('2026-03-31'))).toBe(1);
  });

  it('reads a small amount behind a large one without a rounding error', () => {
    const amounts = [1e15, 0.1, 0.2, 0.3];
    const planned = plannedOf(planOf([line('fixed-cost', 'rent', amounts)], { periods: 4 }));
    expect(plannedBetween(planned, 'rent', day('2026-02-01'), day('2026-03-31'))).toBe(0.1 + 0.2);
    expect(plannedBetween(planned, 'rent', day('2026-03-01'), day('2026-04-30'))).toBe(0.5);
  });

  it('gives what adding up every single day gives, for any stretch and any periods', () => {
    const cases = fc.record({
      periodicity: fc.constantFrom<Periodicity>('month', 'quarter', 'year'),
      kind: fc.constantFrom<Kind>('revenue', 'driver'),
      values: fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 14 }),
      opening: fc.integer({ min: 0, max: 1000 }),
      from: fc.integer({ min: -100, max: 900 }),
      length: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(cases, ({ periodicity, kind, values, opening, from, length }) => {
        const timeline = { start: '2023-11', periodicity, periods: values.length };
        const entry = { type: 'series', values, opening } as const;
        const plan = planOf([line(kind, 'x', entry)], timeline);
        const planned = plannedOf(plan);
        const first = day('2023-11-01') + from;
        let sum = 0;
        let days = 0;
        for (let at = first; at <= first + length; at += 1) {
          const column = planColumn(plan.timeline.start, periodicity, at);
          if (column < 1 || column > values.length) continue;
          days += 1;
          const value = values[column - 1] ?? 0;
          sum += kind === 'driver' ? value : value / columnDays(plan.timeline.start, periodicity, column);
          if (kind === 'revenue' && at === day('2023-11-01')) sum += opening;
        }
        const expected = kind === 'revenue' ? sum : days === 0 ? Number.NaN : sum / days;
        const found = plannedBetween(planned, 'x', first, first + length);
        if (Number.isNaN(expected)) expect(found).toBeNaN();
        else expect(Math.abs(found - expected)).toBeLessThan(1e-6);
        if (days > 0 && first >= day('2023-11-01'))
          expect(columnOn(planned, first)).toBe(planColumn(plan.timeline.start, periodicity, first));
      }),
      { numRuns: 60 },
    );
  });
});

describe('whole minor units', () => {
  it('rounds halves away from zero, also those that binary fractions miss', () => {
    // 0.285 x 100 is 28.499999999999996 in binary; the decimal 0.285 is a half.
    expect([0.285, -0.285, 1.005, 0.125, 2.5e-3, 0].map(toMinor)).toEqual([29, -29, 101, 13, 0, 0]);
    expect(Object.is(toMinor(-0.001), 0)).toBe(true);
    expect(toMinor(Number.NaN)).toBeNaN();
  });

  it('leaves every whole number of minor units what it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (minor) => {
        expect(toMinor(minor / 100)).toBe(minor);
      }),
    );
  });
});

function planColumn(start: string, periodicity: Periodicity, at: number): number {
  const timeline = { start, periodicity, periods: 600, fiscalYearStart: 1 };
  for (let column = 1; column <= 600; column += 1) {
    const next = columnMonth(timeline, column + 1);
    const here = columnMonth(timeline, column);
    if (at >= dayOf({ ...here, day: 1 }) && at < dayOf({ ...next, day: 1 })) return column;
  }
  return 0;
}

function columnDays(start: string, periodicity: Periodicity, column: number): number {
  const months = periodicity === 'month' ? 1 : periodicity === 'quarter' ? 3 : 12;
  let days = 0;
  for (let k = 0; k < months; k += 1) {
    const { year, month } = addMonths(start, (column - 1) * months + k);
    days += daysInMonth(year, month);
  }
  return days;
}
