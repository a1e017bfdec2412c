/** Month by month what led to a row of the report; figures by hand from a small plan. */
import { describe, expect, it } from 'vitest';
import type { DaySums } from '../../../../../models/tracking/actuals/day-sums.ts';
import { monthIndex } from '../../../../../models/tracking/calendar/bucket.ts';
import {
  monthlyTrend,
  type TrendPart,
} from '../../../../../models/tracking/variance/report/monthly-trend.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../../tracked-case.ts';

const month = (text: string) => monthIndex(day(`${text}-01`));
const part = (code: string, sign: 1 | -1 = 1): TrendPart => ({ lineId: `id-${code}`, sign });

const plan = planOf([
  line('driver', 'price', [20, 20, 25], { unit: 'CNY/order' }),
  line('driver', 'orders', 100, { unit: 'orders' }),
  line('revenue', 'sales', 'orders * price'),
  line('fixed-cost', 'rent', 300),
  line('investment', 'shop', { type: 'series', values: [0, 50], opening: 500 }),
]);

const entries = sumsOf({
  price: [
    ['2026-01-05', 21],
    ['2026-01-25', 22],
    ['2026-03-02', 24],
  ],
  orders: [
    ['2026-01-31', 110],
    ['2026-02-28', 0],
  ],
  sales: [['2026-01-31', 2_310]],
  rent: [
    ['2026-01-01', 330],
    ['2026-02-01', 300],
  ],
  shop: [['2025-12-20', 480]],
});

function trend(parts: readonly TrendPart[], sums: DaySums = entries, reference = plan) {
  const months = { first: month('2026-01'), last: month('2026-03') };
  return monthlyTrend({ plan: plannedOf(plan), reference: plannedOf(reference), sums, months, parts });
}

describe('the months that lead to a row', () => {
  it('are those of money, with the plan at the activity that was reached', () => {
    // 110 orders of 100 at 20: 2,200 flexed. No orders in February: nothing would have been sold at 0 orders, but where
    // no revenue has entries nothing is flexed.
    expect(trend([part('sales')])).toEqual([
      { month: month('2026-01'), actual: 2310_00, plan: 2000_00, flexed: 2200_00 },
      { month: month('2026-02'), actual: null, plan: 2000_00, flexed: 2000_00 },
      { month: month('2026-03'), actual: null, plan: 2500_00, flexed: 2500_00 },
    ]);
  });

  it('add lines with their signs', () => {
    expect(
      trend([part('sales'), part('rent', -1)]).map(({ actual, plan: planned }) => [actual, planned]),
    ).toEqual([
      [1980_00, 1700_00],
      // Nothing sold, 300 of rent.
      [-300_00, 1700_00],
      [null, 2200_00],
    ]);
  });

  it('are those of a quantity in hundredths; a zero that was booked is one', () => {
    expect(trend([part('orders')]).map(({ actual, plan: planned }) => [actual, planned])).toEqual([
      [110_00, 100_00],
      [0, 100_00],
      [null, 100_00],
    ]);
  });

  it('are the mean of the days that have one of a rate, beside what is planned', () => {
    // (21 + 22) / 2 in January, no reading in February.
    expect(
      trend([part('price')]).map(({ actual, plan: planned, flexed }) => [actual, planned, flexed]),
    ).toEqual([
      [21_50, 20_00, null],
      [null, 20_00, null],
      [24_00, 25_00, null],
    ]);
  });

  it('count what was paid before the start in the first month, as the report does', () => {
    expect(trend([part('shop')])[0]).toMatchObject({ actual: 480_00, plan: 500_00 });
  });

  it('take a line that the reference does not have as not planned, and one that is gone as nothing', () => {
    const before = { ...plan, lines: plan.lines.filter(({ code }) => code !== 'rent') };
    expect(trend([part('rent'), part('gone')], entries, before)[0]).toMatchObject({
      actual: 330_00,
      plan: 0,
    });
  });
});
