/** The variance report on a shop worked out by hand; that it adds up, on random amounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line, Plan } from '../../../../../models/plan/schema.ts';
import type { DaySums } from '../../../../../models/tracking/actuals/day-sums.ts';
import { lineSums } from '../../../../../models/tracking/actuals/day-sums.ts';
import { monthIndex } from '../../../../../models/tracking/calendar/bucket.ts';
import { DEFAULT_THRESHOLDS } from '../../../../../models/tracking/variance/difference.ts';
import {
  type ReportInput,
  type VarianceRow,
  varianceReport,
} from '../../../../../models/tracking/variance/report/variance-report.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../../tracked-case.ts';

const monthOf = (text: string) => monthIndex(day(`${text}-01`));

function report(plan: Plan, sums: DaySums, month: string, more: Partial<ReportInput> = {}) {
  const planned = plannedOf(plan);
  const index = monthOf(month);
  return varianceReport({
    ...{ plan: planned, reference: planned, sums, month: index, closed: index },
    ...{ thresholds: DEFAULT_THRESHOLDS, onlyMatters: false },
    ...more,
  });
}

function rowOf(rows: readonly VarianceRow[], code: string): VarianceRow {
  const found = rows.find((row) => row.code === code);
  if (!found) throw new Error(`no row ${code}`);
  return found;
}

const shop: readonly Line[] = [
  line('revenue', 'sales', 1000, { group: 'Shop' }),
  line('revenue', 'fees', 100, { group: 'Shop' }),
  line('variable-cost', 'goods', 'sales * 0.4'),
  line('fixed-cost', 'rent', 200, { group: 'Premises', owner: 'Li' }),
  line('fixed-cost', 'team', 300),
  line('investment', 'fittings', { type: 'series', values: [0, 60], opening: 500 }),
  line('financing', 'loan', [0, 400]),
  line('driver', 'staff', 4, { unit: 'people' }),
  line('memo', 'orders', 100, { unit: 'orders' }),
];

const entries = sumsOf({
  sales: [
    ['2026-01-31', 900],
    ['2026-02-28', 1200],
  ],
  fees: [['2026-02-28', 100]],
  goods: [
    ['2026-01-31', 380],
    ['2026-02-28', 520],
  ],
  rent: [
    ['2026-01-01', 200],
    ['2026-02-01', 230],
  ],
  team: [
    ['2026-01-31', 300],
    ['2026-02-28', 290],
  ],
  fittings: [['2026-01-15', 560]],
});

describe('the variance report', () => {
  it('reads from lines over groups and kinds to EBITDA and investment', () => {
    const { rows } = report(planOf(shop), entries, '2026-02');
    expect(rows.map(({ key }) => key)).toEqual([
      'kind:revenue',
      'group:revenue:Shop',
      'line:id-sales',
      'line:id-fees',
      'kind:variable-cost',
      'line:id-goods',
      'total:$contribution',
      'kind:fixed-cost',
      'group:fixed-cost:Premises',
      'line:id-rent',
      'line:id-team',
      'total:$ebitda',
      'kind:investment',
      'line:id-fittings',
    ]);
    expect(rowOf(rows, 'sales').parent).toBe('group:revenue:Shop');
    expect(rowOf(rows, 'team').parent).toBe('kind:fixed-cost');
  });

  it('gives the month, the year to date and the full year', () => {
    const { rows } = report(planOf(shop), entries, '2026-02');
    const rent = rowOf(rows, 'rent');
    expect(rent.month).toMatchObject({
      ...{ actual: 230_00, plan: 200_00, flexed: 200_00, light: 'red', entries: true },
      againstPlan: { amount: 30_00, percent: 0.15, effect: 'A' },
    });
    // 200 + 230 against 2 x 200: 7.5 %.
    expect(rent.yearToDate).toMatchObject({ actual: 430_00, plan: 400_00, light: 'yellow' });
    // Ten months to come as planned: 2,430 against 2,400, 1.25 %.
    expect(rent.fullYear).toMatchObject({ actual: 2430_00, plan: 2400_00, light: 'green' });
    // EBITDA of February: planned 1100 - 400 - 500, actual 1300 - 520 - 520.
    expect(rowOf(rows, '$ebitda').month).toMatchObject({ actual: 260_00, plan: 200_00 });
    expect(rowOf(rows, '$ebitda').month.againstPlan?.effect).toBe('F');
    // The outlay at the opening and the 60 of February: 560 of which all is spent, none booked in February.
    expect(rowOf(rows, 'fittings').yearToDate).toMatchObject({ actual: 560_00, plan: 560_00 });
    expect(rowOf(rows, 'fittings').month).toMatchObject({
      actual: 0,
      plan: 60_00,
      entries: false,
      light: null,
    });
  });

  it('compares with the flexed plan: more goods for more sales are no overrun', () => {
    const { rows } = report(planOf(shop), entries, '2026-02', {
      thresholds: { ...DEFAULT_THRESHOLDS, against: 'flexed' },
    });
    // Sales 1,200 of 1,000: goods 480 at that activity, 520 booked: 40 over, 8.3 %.
    const goods = rowOf(rows, 'goods').month;
    expect(goods.flexed).toBe(480_00);
    expect(goods.againstFlexed).toEqual({ amount: 40_00, percent: 40 / 480, effect: 'A' });
    expect(goods.light).toBe('yellow');
    // Against the approved plan it is 30 % over.
    expect(rowOf(report(planOf(shop), entries, '2026-02').rows, 'goods').month.light).toBe('red');
    // January at 900 of 1,000: 360; and in the full year the rest stands as approved: 360 + 480 + 10 x 400.
    expect(rowOf(rows, 'goods').yearToDate.flexed).toBe(840_00);
    expect(rowOf(rows, 'goods').fullYear.flexed).toBe(4840_00);
  });

  it('shows the year before where there are actuals of it', () => {
    const sums = new Map([
      ...entries,
      ...sumsOf({
        team: [
          ['2026-02-10', 290],
          ['2027-02-10', 310],
        ],
      }),
    ]);
    const { rows } = report(planOf(shop, { periods: 24 }), sums, '2027-02');
    expect(rowOf(rows, 'team').month).toMatchObject({ actual: 310_00, priorYear: 290_00 });
    expect(rowOf(rows, '$fixed_cost').month.priorYear).toBe(290_00 + 230_00);
    expect(rowOf(rows, 'rent').yearToDate.priorYear).toBe(430_00);
    expect(rowOf(rows, 'rent').fullYear.priorYear).toBe(430_00);
    expect(rowOf(report(planOf(shop), entries, '2026-02').rows, 'team').month.priorYear).toBeNull();
  });

  it('starts the year with the fiscal year, and not before the plan', () => {
    const timeline = { start: '2026-01', periods: 24, fiscalYearStart: 7 };
    const sums = sumsOf({
      rent: [
        ['2026-06-01', 200],
        ['2026-07-01', 210],
        ['2026-08-01', 220],
      ],
    });
    const { rows, year } = report(planOf(shop, timeline), sums, '2026-08');
    expect([year.first, year.last]).toEqual([monthOf('2026-07'), monthOf('2027-06')]);
    expect(rowOf(rows, 'rent').yearToDate.actual).toBe(430_00);
    const early = report(planOf(shop, timeline), sums, '2026-06');
    expect([early.year.first, early.year.last]).toEqual([monthOf('2026-01'), monthOf('2026-06')]);
  });

  it('counts what was paid for an investment before the plan started beside the opening', () => {
    const sums = sumsOf({
      sales: [
        ['2025-12-20', 70],
        ['2026-01-31', 900],
      ],
      fittings: [
        ['2025-12-20', 520],
        ['2026-02-05', 60],
      ],
    });
    const { rows } = report(planOf(shop), sums, '2026-02');
    expect(rowOf(rows, 'fittings').yearToDate).toMatchObject({
      actual: 580_00,
      plan: 560_00,
      priorYear: null,
    });
    expect(rowOf(rows, 'fittings').month.actual).toBe(60_00);
    expect(rowOf(rows, 'sales').yearToDate.actual).toBe(900_00);
  });

  it('takes the full year from an outlook where there is one', () => {
    const { rows } = report(planOf(shop), entries, '2026-02', {
      outlook: (id, from, to) => (id === 'id-rent' ? (to - from + 1) * 1_00 : null),
    });
    // A year of 365 days; the team without an outlook goes on as planned.
    expect(rowOf(rows, 'rent').fullYear.actual).toBe(365_00);
    expect(rowOf(rows, 'team').fullYear.actual).toBe(590_00 + 3000_00);
  });

  it('counts a part month as planned in the full year, not twice', () => {
    const sums = sumsOf({
      rent: [
        ['2026-01-01', 200],
        ['2026-02-10', 90],
      ],
    });
    const { rows } = report(planOf(shop), sums, '2026-02', { closed: monthOf('2026-01') });
    expect(rowOf(rows, 'rent').month.actual).toBe(90_00);
    expect(rowOf(rows, 'rent').yearToDate.actual).toBe(290_00);
    expect(rowOf(rows, 'rent').fullYear.actual).toBe(200_00 + 11 * 200_00);
  });

  it('compares with the approved plan, also lines that came or went since', () => {
    const plan = plannedOf(planOf([...shop.slice(1), line('fixed-cost', 'lawyer', 50)]));
    const reference = plannedOf(planOf(shop));
    const sums = new Map([...entries, ...sumsOf({ lawyer: [['2026-02-20', 80]] })]);
    const { rows } = report(planOf(shop), sums, '2026-02', { plan, reference });
    expect(rowOf(rows, 'lawyer')).toMatchObject({
      since: 'added',
      month: { actual: 80_00, plan: 0, light: 'red' },
    });
    expect(rowOf(rows, 'lawyer').month.againstPlan?.percent).toBeNull();
    // The rest of the year is not planned any more for sales, and planned now for the lawyer.
    expect(rowOf(rows, 'sales')).toMatchObject({
      since: 'removed',
      fullYear: { actual: 2100_00, plan: 12_000_00 },
    });
    expect(rowOf(rows, 'lawyer').fullYear.actual).toBe(80_00 + 500_00);
    expect(rowOf(rows, 'rent').since).toBe('both');
  });

  it('adds quantities and rates at the end, without a judgement, where they have actuals', () => {
    const sums = new Map([
      ...entries,
      ...sumsOf({
        orders: [
          ['2026-02-03', 60],
          ['2026-02-20', 70],
        ],
        staff: [
          ['2026-02-01', 4],
          ['2026-02-15', 5],
        ],
      }),
      ...sumsOf({ loan: [['2026-02-02', 400]] }),
    ]);
    const { rows } = report(planOf(shop), sums, '2026-02');
    expect(rows.slice(-3).map(({ code, measure }) => [code, measure])).toEqual([
      ['loan', 'money'],
      ['staff', 'rate'],
      ['orders', 'quantity'],
    ]);
    expect(rowOf(rows, 'orders').month).toMatchObject({ actual: 130_00, plan: 100_00, light: null });
    expect(rowOf(rows, 'staff').month).toMatchObject({ actual: 4_50, plan: 4_00, light: null });
    expect(rowOf(rows, 'loan').month.light).toBeNull();
  });

  it('praises no cost for which nothing was booked', () => {
    const { rows } = report(planOf(shop), sumsOf({ sales: [['2026-01-31', 900]] }), '2026-01');
    expect(rowOf(rows, 'rent').month).toMatchObject({ actual: 0, entries: false, light: null });
    // Revenue that was not booked is missing all the same.
    expect(rowOf(rows, 'fees').month.light).toBe('red');
  });

  it('says that it does not know where the plan has an error', () => {
    const broken = [...shop, line('fixed-cost', 'odd', '1 / 0')];
    const { rows } = report(planOf(broken), entries, '2026-02');
    expect(rowOf(rows, 'odd').month).toMatchObject({ plan: null, againstPlan: null, light: null });
    expect(rowOf(rows, '$fixed_cost').month.plan).toBeNull();
    expect(rowOf(rows, '$revenue').month.plan).toBe(1100_00);
  });

  it('shows only what matters, on both sides, and keeps the totals', () => {
    const thresholds = { ...DEFAULT_THRESHOLDS, floor: 50_00 };
    const { rows, hidden } = report(planOf(shop), entries, '2026-02', { thresholds, onlyMatters: true });
    // Sales + 200 favourable, goods + 120; fees - 100 to date; fittings - 60 in February; rent + 30 and team - 10 stay
    // below the floor.
    expect(rows.filter(({ level }) => level === 'line').map(({ code }) => code)).toEqual([
      ...['sales', 'fees', 'goods', 'fittings'],
    ]);
    expect(hidden).toBe(2);
    expect(rows.some(({ key }) => key === 'group:fixed-cost:Premises')).toBe(false);
    expect(rowOf(rows, '$fixed_cost').month.actual).toBe(520_00);
  });

  it('adds up to the cent for any amounts: lines to groups, groups to kinds, kinds to profit', () => {
    const amounts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 });
    const cents = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(amounts, amounts, amounts, cents, (a, b, c, booked) => {
        const plan = planOf(
          [
            line('revenue', 'a', a, { group: 'G' }),
            line('revenue', 'b', b, { group: 'G' }),
            line('revenue', 'c', c),
            line('variable-cost', 'd', 'a * 0.333'),
            line('fixed-cost', 'e', b),
          ],
          { periodicity: 'quarter', periods: 3 },
        );
        const first = day('2026-02-11');
        const sums = new Map(
          booked.map((minor, index) => [
            `id-${'abcde'[index]}`,
            lineSums([first, first + 40], [minor, -minor]),
          ]),
        );
        const { rows } = report(plan, sums, '2026-02');
        for (const column of ['month', 'yearToDate', 'fullYear'] as const) {
          for (const name of ['actual', 'plan', 'flexed'] as const) {
            const of = (code: string) => rowOf(rows, code)[column][name] ?? Number.NaN;
            const group = rows.find(({ key }) => key === 'group:revenue:G')?.[column][name];
            expect(group).toBe(of('a') + of('b'));
            expect(of('$revenue')).toBe(of('a') + of('b') + of('c'));
            expect(of('$contribution')).toBe(of('$revenue') - of('d'));
            expect(of('$ebitda')).toBe(of('$contribution') - of('e'));
          }
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
