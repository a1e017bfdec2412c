/** The opening, plans in quarters and years, and regression: small plans worked out by hand beside the tests. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Line, Plan, Timeline } from '../../../../models/plan/schema.ts';
import type { OutlookSettings } from '../../../../models/plan/tracking/course-schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { monthNumber } from '../../../../models/tracking/outlook/frame.ts';
import { outlookOf } from '../../../../models/tracking/outlook/outlook.ts';
import { DEFAULT_OUTLOOK, type Outlook } from '../../../../models/tracking/outlook/outlook-types.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';

const outlay: Partial<Line> = { investment: { book: { method: 'none' } } };

function outlook(plan: Plan, sums: DaySums, settings: Partial<OutlookSettings> = {}): Outlook {
  const { evaluation } = appraise(plan);
  return outlookOf({
    plan,
    values: evaluation.values,
    sums,
    settings: { ...DEFAULT_OUTLOOK, ...settings },
    today: null,
  });
}

function values(made: Outlook, code: string): number[] {
  return [...appraise(made.plan).evaluation.values(code)];
}

const months = (count: number, value: number): number[] => new Array<number>(count).fill(value);

describe('the opening', () => {
  const built = (
    entries: readonly (readonly [string, number])[],
    later: readonly number[] = [],
  ): number[] => {
    const plan = planOf([
      line('investment', 'build', { type: 'series', values: [...later], opening: 900 }, outlay),
      line('revenue', 'sales', months(12, 100)),
    ]);
    return values(outlook(plan, sumsOf({ build: entries, sales: [['2026-03-31', 300]] })), 'build').slice(
      0,
      4,
    );
  };

  it('has what was paid before the start', () => {
    expect(
      built([
        ['2025-11-05', 400],
        ['2025-12-20', 520],
      ]),
    ).toEqual([920, 0, 0, 0]);
  });

  it('has what was paid in the first month where the plan has nothing in period 1', () => {
    expect(
      built([
        ['2025-12-20', 500],
        ['2026-01-20', 410],
      ]),
    ).toEqual([910, 0, 0, 0]);
  });

  it('has the first day alone where period 1 has an amount of its own', () => {
    expect(
      built(
        [
          ['2026-01-01', 890],
          ['2026-01-20', 35],
        ],
        [30],
      ),
    ).toEqual([890, 35, 0, 0]);
  });

  it('is settled by then: what comes later counts in its own month', () => {
    expect(built([['2026-02-20', 900]])).toEqual([0, 0, 900, 0]);
  });

  it('says how much of an investment the outlook counts as saved', () => {
    const plan = planOf([line('investment', 'build', { type: 'series', values: [], opening: 900 }, outlay)]);
    const made = outlook(plan, sumsOf({ build: [['2026-01-31', 650]] }));
    expect(made.notes).toContainEqual({
      code: 'unspent-investment',
      lineId: 'id-build',
      amount: 250,
      month: monthNumber('2026-01'),
    });
  });

  it('stays as planned while the first month is open', () => {
    const plan = planOf([
      line('investment', 'build', { type: 'series', values: [], opening: 900 }, outlay),
      line('revenue', 'sales', months(12, 100)),
    ]);
    const made = outlook(plan, sumsOf({ build: [['2025-12-31', 400]] }));
    expect(values(made, 'build').slice(0, 3)).toEqual([900, 0, 0]);
    expect(made.openingClosed).toBe(false);
  });
});

describe('plans in quarters and years', () => {
  const quarters: Partial<Timeline> = { periodicity: 'quarter', periods: 4 };
  const sums = sumsOf({
    sales: [
      ['2026-01-15', 300],
      ['2026-03-31', 500],
      ['2026-04-30', 250],
    ],
  });

  it('take the closed months of the quarter and the rest of its plan by days', () => {
    const plan = planOf([line('revenue', 'sales', [900, 910, 930, 940])], quarters);
    const made = outlook(plan, sums);
    expect(made.columns).toEqual(['actual', 'actual', 'mixed', 'forecast', 'forecast']);
    // The second quarter has 91 days, 30 of them in April.
    expect(values(made, 'sales')[2]).toBeCloseTo(250 + (910 * 61) / 91, 10);
    expect(made.closedColumn).toBe(1);
  });

  it('do the same where the plan is a formula', () => {
    const plan = planOf([line('revenue', 'sales', '900 + 10 * period')], quarters);
    const made = outlook(plan, sums);
    expect(values(made, 'sales')[1]).toBe(800);
    expect(values(made, 'sales')[2]).toBeCloseTo(250 + (920 * 61) / 91, 10);
    expect(values(made, 'sales')[3]).toBe(930);
  });

  it('take the closed months and the forecast of the others where a method is set', () => {
    const plan = planOf([line('revenue', 'sales', [900, 910, 930, 940])], quarters);
    const made = outlook(plan, sums, {
      methods: [{ lineId: 'id-sales', method: { type: 'run-rate', months: 1 } }],
    });
    expect(values(made, 'sales').slice(1)).toEqual([800, 750, 750, 750]);
  });

  it('weigh a rate by the days it was read for', () => {
    const plan = planOf([line('driver', 'price', 25, { unit: 'CNY/order' })], {
      periodicity: 'year',
      periods: 2,
    });
    const made = outlook(plan, sumsOf({ price: [['2026-01-31', 20]] }));
    expect(values(made, 'price')[1]).toBeCloseTo((20 * 31 + 25 * 334) / 365, 12);
    expect(values(made, 'price')[2]).toBe(25);
  });
});

describe('regression on a driver', () => {
  it('follows the actual driver and then the planned one', () => {
    const plan = planOf(
      [
        line('driver', 'visits', [10, 20, 30, 40, 50, 60], { unit: 'visits' }),
        line('fixed-cost', 'support', months(6, 1)),
      ],
      { periods: 6 },
    );
    const made = outlook(
      plan,
      sumsOf({
        visits: [
          ['2026-01-31', 12],
          ['2026-02-28', 18],
          ['2026-03-31', 33],
        ],
        support: [
          ['2026-01-31', 74],
          ['2026-02-28', 86],
          ['2026-03-31', 116],
        ],
      }),
      { methods: [{ lineId: 'id-support', method: { type: 'regression', driver: 'visits' } }] },
    );
    // 50 + 2 x visits exactly; planned visits are 40, 50, 60.
    expect(
      values(made, 'support')
        .slice(4)
        .map((value) => Math.round(value * 1e9) / 1e9),
    ).toEqual([130, 150, 170]);
  });

  it('of a line on itself is refused', () => {
    const plan = planOf([line('revenue', 'sales', months(12, 100))]);
    const made = outlook(plan, sumsOf({ sales: [['2026-01-31', 90]] }), {
      methods: [{ lineId: 'id-sales', method: { type: 'regression', driver: 'sales' } }],
    });
    expect(made.settled.get('id-sales')?.unfit?.code).toBe('formula-of-itself');
  });
});
