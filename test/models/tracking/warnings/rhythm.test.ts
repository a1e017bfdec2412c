/**
 * How often a line is booked, and at which grain a rule that follows the bookings judges it. Days are laid out by hand; 2026
 * begins on a Thursday, so its first whole week begins on 5 January.
 */
import { describe, expect, it } from 'vitest';
import { lineSums } from '../../../../models/tracking/actuals/day-sums.ts';
import type { Day } from '../../../../models/tracking/calendar/day.ts';
import { lineRhythm } from '../../../../models/tracking/warnings/rhythm/line-rhythm.ts';
import { explainLight } from '../../../../models/tracking/warnings/rule-report.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../tracked-case.ts';
import { evaluated, inputsOf, lightsOf, rule, valuesOf } from './rule-case.ts';

const CALENDAR = { fiscalYearStart: 1, start: day('2026-01-01') };

function rhythm(days: readonly Day[], through: string) {
  return lineRhythm(
    lineSums(
      days,
      days.map(() => 1),
    ),
    CALENDAR,
    day(through),
  );
}

/** Days from 1 January 2026 on, so many, of which each is asked whether it has an entry. */
function days(count: number, has: (weekday: number, index: number) => boolean): readonly Day[] {
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => has((index + 3) % 7, index))
    .map((index) => CALENDAR.start + index);
}

const eachMonth = (count: number, dayOfMonth: string) =>
  Array.from({ length: count }, (_, index) =>
    day(`2026-${String(index + 1).padStart(2, '0')}-${dayOfMonth}`),
  );

describe('the rhythm of a line', () => {
  it.each([
    ['every day', days(90, () => true), 'day'],
    ['every day but for a few holidays', days(90, (_, index) => index % 30 !== 11), 'day'],
    ['Monday to Friday', days(90, (weekday) => weekday < 5), 'week'],
    ['Monday to Saturday', days(90, (weekday) => weekday < 6), 'week'],
    ['every Sunday', days(90, (weekday) => weekday === 6), 'week'],
    [
      'every second week',
      days(180, (weekday, index) => weekday === 4 && Math.floor((index + 3) / 7) % 2 === 1),
      'month',
    ],
    ['the 2nd of each month', eachMonth(12, '02'), 'month'],
    [
      'the first of each quarter',
      [day('2026-01-01'), day('2026-04-01'), day('2026-07-01'), day('2026-10-01')],
      'quarter',
    ],
    ['twice a year', [day('2026-02-10'), day('2026-11-10')], 'irregular'],
  ] as const)('booked %s', (_name, booked, expected) => {
    expect(rhythm(booked, '2026-12-31')).toBe(expected);
  });

  it('is not told by one booking: a month that is over holds it against the days and weeks without one', () => {
    expect(rhythm([day('2026-01-02')], '2026-01-31')).toBe('month');
    expect(rhythm([day('2026-01-05'), day('2026-01-14'), day('2026-01-25')], '2026-01-31')).toBe('week');
  });

  it('does not change because the line ends in June', () => {
    expect(
      rhythm(
        days(180, () => true),
        '2026-12-31',
      ),
    ).toBe('day');
    expect(rhythm(eachMonth(6, '10'), '2026-12-31')).toBe('month');
  });

  it('of a line without entries, or with later ones only, is not known', () => {
    expect(rhythm([], '2026-12-31')).toBeNull();
    expect(rhythm([day('2026-03-01')], '2026-02-28')).toBeNull();
  });
});

describe('a rule that follows the bookings', () => {
  // 310 in months of 31 days: 10 a day, 70 a week.
  const brand = line('fixed-cost', 'brand', [310, 280, 310, 300]);
  const sales = line('revenue', 'sales', [3100, 2800, 3100, 3000]);
  const plan = planOf([brand, sales], { periods: 4 });
  const weekly = rule({
    when: 'actual(it) / plan(it)',
    grain: 'week',
    scope: { type: 'lines', lineIds: ['id-brand'] },
  });
  const monthly = sumsOf({
    brand: [
      ['2026-01-02', 310],
      ['2026-02-02', 280],
      ['2026-03-02', 310],
      ['2026-04-30', 300],
    ],
  });

  it('judges by month what is booked by month: as planned is green', () => {
    const result = evaluated({ ...weekly, asBooked: true }, inputsOf(plan, monthly));
    expect(lightsOf(result)).toBe('gggg');
    expect(valuesOf(result)).toEqual([1, 1, 1, 1]);
    expect(result.watched[0]?.judged).toMatchObject({
      grain: 'month',
      rarest: { line: { code: 'brand' }, rhythm: 'month' },
    });
  });

  it('finds the month that is 30 % over', () => {
    const over = sumsOf({
      brand: [
        ['2026-01-02', 310],
        ['2026-02-02', 364],
        ['2026-03-31', 310],
      ],
    });
    expect(lightsOf(evaluated({ ...weekly, asBooked: true }, inputsOf(plan, over)))).toBe('grg');
  });

  it('keeps the week it names where it does not follow, and says that the line is booked more rarely', () => {
    const result = evaluated(weekly, inputsOf(plan, monthly));
    // 310 of the 40 that four days of January plan.
    expect(valuesOf(result)[0]).toBe(7.75);
    expect(result.watched[0]?.judged).toMatchObject({ grain: 'week', rarest: { rhythm: 'month' } });
  });

  it('keeps the week where the lines are booked every week, without the days before the first whole week', () => {
    const byWeek = sumsOf({
      brand: [
        ['2026-01-02', 60],
        ['2026-01-05', 70],
        ['2026-01-13', 91],
        ['2026-01-25', 70],
        ['2026-01-31', 70],
      ],
    });
    const result = evaluated({ ...weekly, asBooked: true }, inputsOf(plan, byWeek));
    expect(result.watched[0]?.judged).toMatchObject({ grain: 'week', rarest: null });
    // 60 of the 40 of four days: what is over is the shop's weekend, not the budget.
    expect(lightsOf(result)).toBe('-grg');
  });

  it('goes by the rarest line of a ratio, and a run becomes the months that last as long', () => {
    const share = rule({
      when: 'actual(brand) / actual(sales)',
      grain: 'week',
      asBooked: true,
      red: { value: 0.15, run: 6 },
      yellow: { value: 0.15, run: 2 },
    });
    const sums = new Map([
      ...monthly,
      [
        'id-sales',
        lineSums(
          days(120, () => true),
          days(120, () => true).map(() => 1000),
        ),
      ] as const,
    ]);
    const result = evaluated(share, inputsOf(plan, sums));
    expect(result.watched[0]?.judged).toMatchObject({ grain: 'month', yellow: { run: 1 }, red: { run: 2 } });
    const [watched] = result.watched;
    if (!watched) throw new Error('nothing is watched');
    expect(explainLight(result, watched, inputsOf(plan, sums))).toMatchObject({
      yellow: { run: 1 },
      red: { run: 2 },
    });
  });

  it('goes by what makes up a total, not by a small line in it', () => {
    const small = line('revenue', 'rest', 10);
    const of = (amount: number) =>
      new Map([
        [
          'id-sales',
          lineSums(
            days(120, () => true),
            days(120, () => true).map(() => 1000),
          ),
        ] as const,
        ...sumsOf({ rest: [['2026-01-02', amount]] }),
      ]);
    const total = rule({ when: 'actual($revenue) / plan($revenue)', grain: 'week', asBooked: true });
    const judged = (amount: number) =>
      evaluated(total, inputsOf(planOf([sales, small], { periods: 4 }), of(amount))).watched[0]?.judged.grain;
    // Sales are 1200 in all: 60 is less than 5 % of 1260, 70 is more than 5 % of 1270.
    expect([judged(60), judged(70)]).toEqual(['week', 'quarter']);
  });

  it('keeps its grain where its number grows with the time it is taken over: 400 a week is no 400 a month', () => {
    const amount = rule({
      when: 'actual(brand)',
      grain: 'week',
      asBooked: true,
      red: { value: 400, run: 1 },
    });
    expect(evaluated(amount, inputsOf(plan, monthly)).watched[0]?.judged.grain).toBe('week');
    const average = rule({
      when: 'actual(brand) / days()',
      grain: 'week',
      asBooked: true,
      red: { value: 400, run: 1 },
    });
    expect(evaluated(average, inputsOf(plan, monthly)).watched[0]?.judged.grain).toBe('month');
  });

  it('of a project reads what has been spent so far with each week, however rare its invoices are', () => {
    const build = line('investment', 'build', { type: 'series', values: [0, 0, 0, 0], opening: 1000 });
    const overrun = rule({
      when: 'cumulative(actual(build)) / cumulative(plan(build))',
      grain: 'week',
      asBooked: true,
    });
    const sums = sumsOf({
      build: [
        ['2026-01-08', 500],
        ['2026-03-15', 750],
      ],
    });
    const result = evaluated(overrun, inputsOf(planOf([build], { periods: 4 }), sums));
    expect(result.watched[0]?.judged.grain).toBe('week');
    // Weeks from 1 January; the second invoice comes in the eleventh.
    expect(lightsOf(result)).toBe('-gggggggggr');
  });

  it('judges a year to date at the ends of the quarters where a line is booked by quarter', () => {
    const quarterly = sumsOf({
      brand: [
        ['2026-01-02', 900],
        ['2026-04-30', 300],
      ],
    });
    const toDate = rule({ when: 'actual(brand) / plan(brand)', grain: 'year-to-date', asBooked: true });
    // Planned 310, 590, 900, 1200; booked 900 at once.
    expect(valuesOf(evaluated(toDate, inputsOf(plan, quarterly)))).toEqual([NaN, NaN, 1, NaN]);
    expect(valuesOf(evaluated({ ...toDate, asBooked: false }, inputsOf(plan, quarterly)))[0]).toBeCloseTo(
      900 / 310,
      12,
    );
  });

  it('knows of an outlook over the whole plan only what it says today', () => {
    const build = line('investment', 'build', { type: 'series', values: [0, 0, 0, 0], opening: 1000 });
    const later = planOf([build], { periods: 4 });
    const sums = sumsOf({ build: [['2026-03-31', 1000]] });
    const outlook = plannedOf(
      planOf([{ ...build, entry: { type: 'series', values: [0, 0, 0, 200], opening: 1000 } }], {
        periods: 4,
      }),
    );
    const forecast = rule({ when: 'total(outlook(build)) / total(plan(build))', grain: 'project' });
    const result = evaluated(forecast, inputsOf(later, sums, { outlook }));
    // 1200 of 1000, at the newest of three months.
    expect(valuesOf(result)).toEqual([NaN, NaN, 1.2]);
    expect(lightsOf(result)).toBe('--r');
  });
});
