/** The GMV bridge: Shapley values by hand, exact sums on random ends, the lines it finds; and rounding that keeps sums. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { premiumStore } from '../../../../../models/templates/premium-store.ts';
import { apportion } from '../../../../../models/tracking/variance/bridge/apportion.ts';
import { type GmvEnd, gmvBridge } from '../../../../../models/tracking/variance/bridge/gmv-bridge.ts';
import {
  actualEnd,
  gmvChoices,
  plannedEnd,
  proposedGmvLines,
} from '../../../../../models/tracking/variance/bridge/gmv-lines.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../../tracked-case.ts';

const end = (traffic: number, orders: number, gmv: number): GmvEnd => ({ traffic, orders, gmv });

describe('GMV over traffic, conversion and order value', () => {
  it('gives the Shapley values of a product of three', () => {
    // 100 x 0.1 x 60 -> 200 x 0.2 x 90: every factor's mean over the six orders, by hand:
    // traffic 100 x (2x6 + 9 + 12 + 2x18)/6 = 1150; conversion 0.1 x (2x6000 + 9000 + 12000 + 2x18000)/6 = 1150;
    // order value 30 x (2x10 + 20 + 20 + 2x40)/6 = 700. Together 3000 = 3600 - 600.
    expect(gmvBridge(end(100, 10, 600), end(200, 40, 3600))).toEqual({
      traffic: 1150,
      conversion: 1150,
      orderValue: 700,
    });
  });

  it('gives everything to the one factor that moved', () => {
    expect(gmvBridge(end(100, 10, 600), end(300, 30, 1800))).toEqual({
      traffic: 1200,
      conversion: 0,
      orderValue: 0,
    });
    expect(gmvBridge(end(100, 10, 600), end(100, 30, 1800))).toEqual({
      traffic: 0,
      conversion: 1200,
      orderValue: 0,
    });
    expect(gmvBridge(end(100, 10, 600), end(100, 10, 900))).toEqual({
      traffic: 0,
      conversion: 0,
      orderValue: 300,
    });
  });

  it('shares the cents out by largest remainder, ties to the first', () => {
    // 1 x 1 x 1 -> 2 x (2/2) ... all three double from 1 to 2: 7 in all, 7/3 each: 3, 2, 2.
    expect(gmvBridge(end(1, 1, 1), end(2, 4, 8))).toEqual({ traffic: 3, conversion: 2, orderValue: 2 });
  });

  it('does not exist without traffic or orders at both ends', () => {
    expect(gmvBridge(end(0, 10, 600), end(10, 10, 600))).toBeNull();
    expect(gmvBridge(end(10, 10, 600), end(10, 0, 600))).toBeNull();
  });

  it('is not told where a part is too large for an exact number', () => {
    expect(gmvBridge(end(1, 1, 10 ** 15), end(1, 10 ** 9, 10 ** 15))).toBeNull();
  });

  it('adds up exactly, and turns round with the ends', () => {
    const ends = fc.record({
      traffic: fc.integer({ min: 10 ** 6, max: 10 ** 8 }),
      orders: fc.integer({ min: 10 ** 4, max: 10 ** 6 }),
      gmv: fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
    });
    fc.assert(
      fc.property(ends, ends, (from, to) => {
        const parts = gmvBridge(from, to);
        const back = gmvBridge(to, from);
        if (!parts || !back) throw new Error('both ends are positive');
        expect(parts.traffic + parts.conversion + parts.orderValue).toBe(to.gmv - from.gmv);
        for (const name of ['traffic', 'conversion', 'orderValue'] as const) {
          expect(Math.abs(parts[name] + back[name])).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

describe('the lines of a GMV bridge', () => {
  it('are found in the premium store by what depends on what', () => {
    const planned = plannedOf(premiumStore('p', 'en'));
    const found = proposedGmvLines(planned, new Map());
    expect(found && [found.traffic.code, found.orders.code, found.gmv.code]).toEqual([
      'visits',
      'orders',
      'gmv',
    ]);
    expect(gmvChoices(planned).gmv.map(({ code }) => code)).toEqual([
      'gmv',
      'sales',
      'cost_per_visit',
      'order_value',
      'parcel_cost',
    ]);
  });

  it('are those with entries where the one called GMV has none', () => {
    const planned = plannedOf(premiumStore('p', 'en'));
    const sums = sumsOf({
      visits: [['2027-01-31', 1]],
      orders: [['2027-01-31', 1]],
      sales: [['2027-01-31', 1]],
    });
    const renamed = new Map([...sums].map(([id, own]) => [id.replace('id-', 'line-'), own]));
    expect(proposedGmvLines(planned, renamed)?.gmv.code).toBe('sales');
  });

  it('multiply a rate and a price out', () => {
    const lines = [
      line('driver', 'visits', 1000, { unit: 'visits' }),
      line('driver', 'conversion', 0.05, { unit: 'orders/visits' }),
      line('driver', 'value', 20, { unit: 'CNY/orders' }),
    ] as const;
    const [traffic, orders, gmv] = lines;
    const planned = plannedOf(planOf(lines));
    const [from, to] = [day('2026-01-01'), day('2026-01-31')];
    // 1,000 visits x 0.05 = 50 orders x 20 = 1,000.00
    expect(plannedEnd({ traffic, orders, gmv }, planned, from, to)).toEqual(end(1000_00, 50_00, 1000_00));
    const sums = sumsOf({ visits: [['2026-01-05', 800]], conversion: [['2026-01-05', 0.1]] });
    expect(actualEnd({ traffic, orders, gmv }, sums, from, to)).toEqual(['id-value']);
    const all = new Map([...sums, ...sumsOf({ value: [['2026-01-05', 15]] })]);
    // 800 x 0.1 = 80 x 15 = 1,200.00
    expect(actualEnd({ traffic, orders, gmv }, all, from, to)).toEqual(end(800_00, 80_00, 1200_00));
  });
});

describe('whole numbers that keep their sum', () => {
  it('give what is missing to the largest remainders', () => {
    // Hamilton's method on 1.4, 1.4, 1.2 of 4: one each, the missing one to the first of the two largest remainders.
    expect(apportion(4, [1.4, 1.4, 1.2])).toEqual([2, 1, 1]);
    expect(apportion(-4, [-1.4, -1.4, -1.2])).toEqual([-1, -2, -1]);
  });

  it('add up to the total and stay within one of each part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const total = Math.round(parts.reduce((sum, part) => sum + part, 0)) + 0;
          const whole = apportion(total, parts);
          expect(whole.reduce((sum, part) => sum + part, 0)).toBe(total);
          whole.forEach((part, index) => {
            expect(Math.abs(part - (parts[index] ?? 0))).toBeLessThanOrEqual(1);
          });
        },
      ),
    );
  });
});
