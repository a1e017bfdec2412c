/** The outlook of small plans whose every number can be worked out by hand; the sums stand beside the tests. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { parsePlan } from '../../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { OutlookSettings } from '../../../../models/plan/tracking/course-schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { monthNumber } from '../../../../models/tracking/outlook/frame.ts';
import { outlookOf, outlookPlan } from '../../../../models/tracking/outlook/outlook.ts';
import { DEFAULT_OUTLOOK, type Outlook } from '../../../../models/tracking/outlook/outlook-types.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';

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

describe('the outlook of a monthly plan', () => {
  const plan = planOf([
    line('revenue', 'sales', months(12, 100)),
    line('variable-cost', 'goods', 'sales * 0.3'),
    line('fixed-cost', 'rent', months(12, 40)),
  ]);
  const sums = sumsOf({
    sales: [
      ['2026-01-10', 60],
      ['2026-01-31', 30],
      ['2026-02-03', 110],
      ['2026-03-31', 95],
      ['2026-04-10', 30],
    ],
  });

  it('takes actuals up to the last complete month and nothing of the month that has begun', () => {
    const made = outlook(plan, sums);
    expect(made.cutOver).toMatchObject({ month: monthNumber('2026-03'), given: false });
    // April is the planned 100, not 100 + 30.
    expect(values(made, 'sales')).toEqual([0, 90, 110, 95, ...months(9, 100)]);
    expect(made.columns.slice(1, 6)).toEqual(['actual', 'actual', 'actual', 'forecast', 'forecast']);
    expect(made.notes.map(({ code }) => code)).toEqual(['part-month-left-out', 'not-tracked', 'not-tracked']);
  });

  it('computes formulas that read actuals anew and leaves lines without actuals as planned', () => {
    const made = outlook(plan, sums);
    expect(values(made, 'goods').slice(1, 5)).toEqual([90 * 0.3, 110 * 0.3, 95 * 0.3, 100 * 0.3]);
    expect(values(made, 'rent').slice(1)).toEqual(months(12, 40));
  });

  it('takes the month that is asked for, a part month too, but none without actuals', () => {
    expect(values(outlook(plan, sums, { cutOver: '2026-02' }), 'sales').slice(1, 4)).toEqual([90, 110, 100]);
    expect(values(outlook(plan, sums, { cutOver: '2026-04' }), 'sales')[4]).toBe(30);
    const late = outlook(plan, sums, { cutOver: '2026-09' });
    expect(late.cutOver.month).toBe(monthNumber('2026-04'));
    expect(late.notes).toContainEqual({
      code: 'cut-over-after-actuals',
      lineId: null,
      amount: null,
      month: monthNumber('2026-09'),
    });
  });

  it('is the plan itself while there are no actuals', () => {
    const made = outlook(plan, new Map());
    expect(made.plan).toBe(plan);
    expect(made.cutOver.month).toBeNull();
    expect(made.notes).toEqual([{ code: 'no-actuals', lineId: null, amount: null, month: null }]);
  });

  it('goes on at the run rate with a band of its errors', () => {
    const made = outlook(plan, sums, {
      methods: [{ lineId: 'id-sales', method: { type: 'run-rate', months: 2 } }],
    });
    // (110 + 95) / 2; the one error, 95 - (90 + 110) / 2, is too few for a band.
    expect(values(made, 'sales').slice(4)).toEqual(months(9, 102.5));
    expect(made.settled.get('id-sales')?.width[4]).toBeNull();
  });

  it('falls back to the plan and says why when the method does not fit', () => {
    const made = outlook(plan, sums, {
      methods: [{ lineId: 'id-sales', method: { type: 'seasonal', season: 12, form: 'additive' } }],
    });
    expect(made.settled.get('id-sales')?.unfit).toEqual({ code: 'too-little-history', have: 3, need: 24 });
    expect(values(made, 'sales')[4]).toBe(100);
    expect(made.notes.map(({ code }) => code)).toContain('method-replaced');
  });

  it('goes back to the plan after the window of a rolling forecast', () => {
    const made = outlook(plan, sums, {
      months: 2,
      methods: [{ lineId: 'id-sales', method: { type: 'run-rate', months: 1 } }],
    });
    expect(values(made, 'sales').slice(4, 8)).toEqual([95, 95, 100, 100]);
    expect(made.columns.slice(4, 8)).toEqual(['forecast', 'forecast', 'planned', 'planned']);
  });

  it('rolls on beyond the plan where a method has something to go by, and says what ends', () => {
    const made = outlook(
      plan,
      sumsOf({
        sales: [
          ['2026-01-31', 90],
          ['2026-02-28', 100],
          ['2026-03-31', 110],
        ],
        rent: [['2026-03-31', 40]],
      }),
      { months: 12, methods: [{ lineId: 'id-sales', method: { type: 'trend' } }] },
    );
    expect(made.columns.slice(12)).toEqual(['forecast', 'beyond', 'beyond', 'beyond']);
    // 90, 100, 110 go on by 10 a month: column 13 is 210.
    expect(made.settled.get('id-sales')?.known[13]).toBeCloseTo(210, 9);
    expect(made.settled.get('id-rent')?.known[13]).toBeNull();
    expect(made.notes.filter(({ code }) => code === 'ends-with-plan').map(({ lineId }) => lineId)).toEqual([
      'id-rent',
    ]);
    // The project's own time does not get longer.
    expect(made.plan.timeline).toEqual(plan.timeline);
  });

  it('is a plan that any engine accepts', () => {
    const made = outlook(plan, sumsOf({ sales: [['2026-01-31', 90]], goods: [['2026-01-31', 20]] }));
    expect(parsePlan(JSON.parse(JSON.stringify(made.plan)))).toEqual({ ok: true, value: made.plan });
    expect(appraise(made.plan).ok).toBe(true);
  });
});

describe('a formula with actuals', () => {
  const plan = planOf([
    line('driver', 'visits', 10, { unit: 'visits' }),
    line('driver', 'price', 5, { unit: 'CNY/visits' }),
    line('revenue', 'sales', 'visits * price'),
    line('revenue', 'growing', 'prev(growing, 100) * 1.1'),
  ]);
  const sums = sumsOf({
    sales: [
      ['2026-01-31', 47],
      ['2026-02-28', 52],
    ],
    growing: [['2026-02-28', 200]],
  });

  it('stays a formula behind the cut-over, so a changed driver moves the months to come only', () => {
    const made = outlookPlan(plan, sums);
    const more = {
      ...made,
      lines: made.lines.map((other) =>
        other.code === 'visits' ? { ...other, entry: { type: 'constant' as const, value: 20 } } : other,
      ),
    };
    expect([...appraise(made).evaluation.values('sales')].slice(0, 5)).toEqual([0, 47, 52, 50, 50]);
    expect([...appraise(more).evaluation.values('sales')].slice(0, 5)).toEqual([0, 47, 52, 100, 100]);
  });

  it('goes on from the last actual where it reads the month before', () => {
    const found = appraise(outlookPlan(plan, sums)).evaluation.values('growing');
    expect(found[1]).toBe(0);
    expect(found[2]).toBe(200);
    expect(found[3]).toBeCloseTo(220, 10);
    expect(found[4]).toBeCloseTo(242, 10);
  });

  it('keeps the opening of a driver that others read', () => {
    const drivers = planOf([
      line('driver', 'level', '7 + period', { unit: 'visits' }),
      line('revenue', 'sales', 'prev(level) * 10'),
    ]);
    const made = outlookPlan(drivers, sumsOf({ level: [['2026-01-31', 3]] }));
    // Opening 7 + 0, then the actual 3, then the plan's 7 + 2.
    expect([...appraise(made).evaluation.values('level')].slice(0, 4)).toEqual([7, 3, 9, 10]);
    expect([...appraise(made).evaluation.values('sales')].slice(1, 4)).toEqual([70, 30, 90]);
  });
});

describe('rates and prices', () => {
  const plan = planOf([
    line('driver', 'price', 25, { unit: 'CNY/order' }),
    line('revenue', 'sales', 'price * 2'),
  ]);

  it('are the mean of their readings, and as planned in a month without one', () => {
    const made = outlook(
      plan,
      sumsOf({
        price: [
          ['2026-01-10', 20],
          ['2026-01-20', 24],
          ['2026-03-31', 30],
        ],
      }),
    );
    expect(values(made, 'price')).toEqual([25, 22, 25, 30, ...months(9, 25)]);
    expect(values(made, 'sales').slice(1, 4)).toEqual([44, 50, 60]);
  });
});

describe('any actuals', () => {
  it('count once: the outlook is the sum of the days up to the cut-over and the planned months after it', () => {
    const entry = fc.record({
      day: fc.integer({ min: 0, max: 364 }),
      minor: fc.integer({ min: -1e7, max: 1e7 }),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (entries, cut) => {
          const byDay = new Map<number, number>();
          for (const { day, minor } of entries) byDay.set(day, (byDay.get(day) ?? 0) + minor);
          const days = [...byDay].toSorted(([a], [b]) => a - b);
          const first = Date.UTC(2026, 0, 1);
          const texts = days.map(([day, minor]): [string, number] => [
            new Date(first + day * 86_400_000).toISOString().slice(0, 10),
            minor / 100,
          ]);
          const plan = planOf([line('revenue', 'sales', months(12, 1000))]);
          const cutOver = `2026-${String(cut).padStart(2, '0')}`;
          const made = outlook(plan, sumsOf({ sales: texts }), { cutOver });
          const taken = (made.cutOver.month ?? 0) - monthNumber('2026-01') + 1;
          const actual = texts
            .filter(([text]) => Number(text.slice(5, 7)) <= taken)
            .reduce((sum, [, amount]) => sum + Math.round(amount * 100), 0);
          const tracked = made.settled.has('id-sales');
          const whole = values(made, 'sales').reduce((sum, value) => sum + value, 0);
          const expected = tracked ? actual / 100 + 1000 * (12 - taken) : 12_000;
          return Math.abs(whole - expected) < 1e-6;
        },
      ),
    );
  });
});

describe('what goes wrong', () => {
  it('leaves an error of the plan an error, and the rest computes', () => {
    const plan = planOf([
      line('revenue', 'sales', 'nothing_here * 2'),
      line('fixed-cost', 'rent', months(12, 40)),
    ]);
    const made = outlook(plan, sumsOf({ sales: [['2026-01-31', 90]], rent: [['2026-01-31', 41]] }));
    expect(values(made, 'sales').slice(1).every(Number.isNaN)).toBe(true);
    expect(values(made, 'rent').slice(1, 3)).toEqual([41, 40]);
  });

  it('does not count what is not a flow: working capital stays as planned and is named', () => {
    const stock = line('working-capital', 'stock', 30, {
      unit: 'days',
      workingCapital: { side: 'asset', basis: 'days', of: ['goods'] },
    });
    const plan = planOf([line('variable-cost', 'goods', months(12, 100)), stock]);
    const made = outlook(plan, sumsOf({ stock: [['2026-01-31', 20]], goods: [['2026-01-31', 90]] }));
    expect(values(made, 'stock').slice(1)).toEqual(months(12, 30));
    expect(made.notes.map(({ code, lineId }) => [code, lineId])).toContainEqual([
      'working-capital-kept',
      'id-stock',
    ]);
  });

  it('takes the years before the plan as history and not as results', () => {
    const plan = planOf([line('revenue', 'sales', months(12, 100))]);
    const before: [string, number][] = Array.from({ length: 12 }, (_, month) => [
      `2025-${String(month + 1).padStart(2, '0')}-28`,
      10 * (month + 1),
    ]);
    const made = outlook(plan, sumsOf({ sales: [...before, ['2025-12-31', 0]] }), {
      methods: [{ lineId: 'id-sales', method: { type: 'trend' } }],
    });
    // 10, 20 ... 120 go on by 10 a month; nothing of 2025 is in the plan.
    expect(values(made, 'sales')[1]).toBeCloseTo(130, 9);
    expect(made.columns.slice(0, 3)).toEqual(['planned', 'forecast', 'forecast']);
    expect(made.notes.map(({ code }) => code)).toEqual(['before-start']);
  });

  it('does not take last year alone for zero sales this year', () => {
    const plan = planOf([
      line('revenue', 'sales', months(12, 100)),
      line('fixed-cost', 'rent', months(12, 40)),
    ]);
    const made = outlook(plan, sumsOf({ sales: [['2025-05-31', 80]], rent: [['2026-01-31', 41]] }));
    expect(values(made, 'sales').slice(1)).toEqual(months(12, 100));
    expect(made.notes.map(({ code }) => code)).toEqual(['not-tracked', 'before-start']);
  });
});
