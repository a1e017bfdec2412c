/** What the flexed plan of a line follows, on a small shop worked out by hand and on the premium store. */
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../../models/plan/schema.ts';
import { premiumStore } from '../../../../../models/templates/premium-store.ts';
import type { DaySums } from '../../../../../models/tracking/actuals/day-sums.ts';
import { monthIndex } from '../../../../../models/tracking/calendar/bucket.ts';
import { createFlexing } from '../../../../../models/tracking/variance/flex/flexed-month.ts';
import { trackedLines } from '../../../../../models/tracking/variance/tracked-lines.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../../tracked-case.ts';

function flexed(lines: readonly Line[], sums: DaySums, code: string, month = '2026-01') {
  const planned = plannedOf(planOf(lines));
  const tracked = trackedLines(planned, planned);
  const subject = tracked.find((each) => each.line.code === code);
  if (!subject) throw new Error(code);
  const found = createFlexing(tracked, planned, sums).of(subject, monthIndex(day(`${month}-01`)));
  const { basis } = found;
  const by =
    basis.type === 'volume' || basis.type === 'revenue' ? `${basis.type} ${basis.line.code}` : basis.type;
  return { by, plan: found.plan, flexed: found.flexed };
}

const shop = [
  line('driver', 'visits', 1000, { unit: 'visits' }),
  line('driver', 'conversion', 0.1, { unit: 'orders/visits' }),
  line('memo', 'orders', 'visits * conversion', { unit: 'orders' }),
  line('memo', 'gmv', 'orders * 20', { unit: 'CNY' }),
  line('revenue', 'sales', 'gmv * 0.9'),
  line('revenue', 'services', 500),
  line('variable-cost', 'commission', 'sales * 0.05'),
  line('variable-cost', 'parcels', 'orders * 3'),
  line('variable-cost', 'ads', 'visits * 0.4'),
  line('variable-cost', 'sundry', 50),
  line('fixed-cost', 'rent', 300),
] as const;

const booked = { sales: [['2026-01-31', 2700]], services: [['2026-01-31', 500]] } as const;

describe('what a flexed plan follows', () => {
  it('is the nearest quantity with entries, and money is no quantity', () => {
    // Planned 100 orders, 150 came: half as much again at the planned price. GMV has entries and is not followed.
    const sums = sumsOf({ ...booked, orders: [['2026-01-20', 150]], gmv: [['2026-01-20', 9999]] });
    expect(flexed(shop, sums, 'sales')).toEqual({ by: 'volume orders', plan: 1800, flexed: 2700 });
    expect(flexed(shop, sums, 'commission')).toEqual({ by: 'volume orders', plan: 90, flexed: 135 });
    expect(flexed(shop, sums, 'parcels')).toEqual({ by: 'volume orders', plan: 300, flexed: 450 });
  });

  it('is the farther one where only that has entries', () => {
    const sums = sumsOf({ ...booked, visits: [['2026-01-20', 1200]] });
    expect(flexed(shop, sums, 'sales')).toEqual({ by: 'volume visits', plan: 1800, flexed: 2160 });
  });

  it('is the quantity nearest to each cost', () => {
    const sums = sumsOf({ ...booked, orders: [['2026-01-20', 150]], visits: [['2026-01-20', 1200]] });
    expect(flexed(shop, sums, 'ads')).toEqual({ by: 'volume visits', plan: 400, flexed: 480 });
    expect(flexed(shop, sums, 'parcels').by).toBe('volume orders');
  });

  it('is the ratio of revenue where no volume is known', () => {
    const sums = sumsOf(booked);
    // 2,700 of 1,800 planned: 1.5.
    expect(flexed(shop, sums, 'sales')).toEqual({ by: 'revenue sales', plan: 1800, flexed: 2700 });
    expect(flexed(shop, sums, 'commission')).toEqual({ by: 'revenue sales', plan: 90, flexed: 135 });
    // Parcels name no revenue, but are made of the same orders as sales.
    expect(flexed(shop, sums, 'parcels')).toEqual({ by: 'revenue sales', plan: 300, flexed: 450 });
  });

  it('is all revenue for a cost that is related to none', () => {
    // 3,200 of 2,300 planned.
    const { by, flexed: amount } = flexed(shop, sumsOf(booked), 'sundry');
    expect(by).toBe('all-revenue');
    expect(amount).toBeCloseTo((50 * 3200) / 2300, 12);
  });

  it('is nothing for fixed cost, and for everything while no revenue is booked', () => {
    expect(flexed(shop, sumsOf(booked), 'rent')).toEqual({ by: 'fixed', plan: 300, flexed: 300 });
    const unbooked = sumsOf({ orders: [['2026-01-20', 150]], parcels: [['2026-01-20', 400]] });
    expect(flexed(shop, unbooked, 'parcels')).toEqual({ by: 'fixed', plan: 300, flexed: 300 });
    expect(flexed(shop, unbooked, 'sales')).toEqual({ by: 'fixed', plan: 1800, flexed: 1800 });
  });

  it('is asked month by month', () => {
    const sums = sumsOf({
      sales: [
        ['2026-01-31', 2700],
        ['2026-02-28', 900],
      ],
      orders: [['2026-01-20', 150]],
    });
    expect(flexed(shop, sums, 'sales', '2026-01').by).toBe('volume orders');
    expect(flexed(shop, sums, 'sales', '2026-02')).toEqual({ by: 'revenue sales', plan: 1800, flexed: 900 });
  });

  it('is no quantity that only the cost uses: using more of it is a variance', () => {
    const lines = [
      line('driver', 'pieces', 100, { unit: 'pieces' }),
      line('memo', 'kg', 'pieces * 2', { unit: 'kg' }),
      line('revenue', 'sales', 'pieces * 10'),
      line('variable-cost', 'material', 'kg * 1.5'),
    ];
    const sums = sumsOf({
      sales: [['2026-01-31', 1000]],
      pieces: [['2026-01-31', 110]],
      kg: [['2026-01-31', 300]],
    });
    expect(flexed(lines, sums, 'material')).toEqual({ by: 'volume pieces', plan: 300, flexed: 330 });
  });

  it('takes a plan of about nothing and a negative quantity for no base', () => {
    const lines = [
      line('driver', 'pieces', [0, 100], { unit: 'pieces' }),
      line('revenue', 'sales', 'pieces * 10'),
      line('variable-cost', 'material', 'pieces * 4'),
    ];
    const sums = sumsOf({
      sales: [
        ['2026-01-31', 70],
        ['2026-02-28', 70],
      ],
      pieces: [
        ['2026-01-31', 7],
        ['2026-02-28', -7],
      ],
    });
    expect(flexed(lines, sums, 'sales', '2026-01')).toEqual({ by: 'revenue sales', plan: 0, flexed: 70 });
    expect(flexed(lines, sums, 'material', '2026-01').flexed).toBe(0);
    expect(flexed(lines, sums, 'material', '2026-02').flexed).toBe(0);
  });

  it('survives revenue lines that look back at each other', () => {
    const lines = [line('revenue', 'a', '100 + prev(b, 0)'), line('revenue', 'b', 'a * 0.1')];
    const sums = sumsOf({ a: [['2026-01-31', 150]], b: [['2026-01-31', 12]] });
    expect(flexed(lines, sums, 'a')).toEqual({ by: 'revenue a', plan: 100, flexed: 150 });
    expect(flexed(lines, sums, 'b')).toEqual({ by: 'revenue b', plan: 10, flexed: 12 });
  });

  it('knows the orders and visits of the premium store', () => {
    const planned = plannedOf(premiumStore('p', 'zh'));
    const tracked = trackedLines(planned, planned);
    const month = monthIndex(planned.start);
    const entries = new Map(
      [
        ...sumsOf({ sales: [['2027-01-31', 1]], orders: [['2027-01-31', 1]], visits: [['2027-01-31', 1]] }),
      ].map(([id, own]) => [id.replace('id-', 'line-'), own]),
    );
    const flexing = createFlexing(tracked, planned, entries);
    const by = (code: string) => {
      const subject = tracked.find((each) => each.line.code === code);
      const basis = subject && flexing.of(subject, month).basis;
      return basis?.type === 'volume' ? basis.line.code : basis?.type;
    };
    expect(['sales', 'goods', 'commission', 'logistics', 'paid_marketing', 'team'].map(by)).toEqual([
      ...['orders', 'orders', 'orders', 'orders', 'visits', 'fixed'],
    ]);
  });
});
