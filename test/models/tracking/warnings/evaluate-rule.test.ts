/**
 * Rules on plans and entries: what the amounts are, weeks over the ends of months and years, missing weeks, zero plans.
 * Plans are of round numbers, so that every expected number is worked out by hand beside it.
 */
import { describe, expect, it } from 'vitest';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { flexedDays } from '../../../../models/tracking/warnings/flexed-days.ts';
import {
  explainLight,
  firingsIn,
  lightSince,
  marksOf,
  nextCrossing,
} from '../../../../models/tracking/warnings/rule-report.ts';
import { day, line, plannedOf, planOf, sumsOf } from '../tracked-case.ts';
import { evaluated, inputsOf, lightsOf, rule, valuesOf } from './rule-case.ts';

/** 310 in months of 31 days is 10 a day. */
const TEN_A_DAY = [310, 280, 310, 300, 310, 300, 310, 310, 300, 310, 300, 310];

describe('amounts', () => {
  const ads = line('variable-cost', 'ads', TEN_A_DAY);

  it('hold actuals against the plan of the same days', () => {
    const sums = sumsOf({
      ads: [
        ['2026-01-05', 50],
        ['2026-01-31', 322],
        ['2026-02-28', 280],
      ],
    });
    expect(valuesOf(evaluated(rule(), inputsOf(planOf([ads]), sums)))).toEqual([1.2, 1]);
  });

  it('take half a week of plan where the plan begins within a week', () => {
    // 2026-01-01 is a Thursday: four days to the Sunday, 40 planned.
    const sums = sumsOf({
      ads: [
        ['2026-01-04', 48],
        ['2026-01-11', 35],
      ],
    });
    expect(valuesOf(evaluated(rule({ grain: 'week' }), inputsOf(planOf([ads]), sums)))).toEqual([1.2, 0.5]);
  });

  it('leave a part month out until a later entry or the calendar closes it', () => {
    const sums = sumsOf({
      ads: [
        ['2026-01-31', 310],
        ['2026-02-10', 100],
      ],
    });
    const plan = planOf([ads]);
    expect(valuesOf(evaluated(rule(), inputsOf(plan, sums)))).toEqual([1]);
    expect(valuesOf(evaluated(rule(), inputsOf(plan, sums, { through: day('2026-02-28') })))).toEqual([
      1,
      100 / 280,
    ]);
  });

  it('add up totals with their signs from the lines that have entries', () => {
    const plan = planOf([
      line('revenue', 'sales', 1000),
      line('variable-cost', 'goods', 400),
      line('fixed-cost', 'rent', 100),
    ]);
    const sums = sumsOf({
      sales: [['2026-01-31', 900.1]],
      goods: [['2026-01-31', 300.2]],
      rent: [['2026-01-31', 99.9]],
    });
    const of = (when: string) => valuesOf(evaluated(rule({ when }), inputsOf(plan, sums)));
    expect(of('actual($ebitda)')).toEqual([500]);
    expect(of('actual($contribution) / plan($contribution)')).toEqual([599.9 / 600]);
    expect(of('actual($variable_cost) / actual($revenue)')).toEqual([300.2 / 900.1]);
  });

  it('count what was spent before the start as spent, the opening as planned on the first day', () => {
    const build = line('investment', 'build', { type: 'series', values: [0, 500], opening: 1000 });
    const plan = planOf([build], { periods: 2 });
    const sums = sumsOf({
      build: [
        ['2025-12-20', 1100],
        ['2026-02-28', 650],
      ],
    });
    const of = (when: string, more = {}) =>
      valuesOf(evaluated(rule({ when, ...more }), inputsOf(plan, sums)));
    expect(of('cumulative(actual(build)) / cumulative(plan(build))')).toEqual([1.1, 1750 / 1500]);
    expect(of('cumulative(actual(build)) / total(plan(build))', { grain: 'project' })).toEqual([
      1100 / 1500,
      1750 / 1500,
    ]);
    expect(of('actual(build)', { grain: 'project' })).toEqual([1100, 1750]);
    expect(of('remaining(build)')).toEqual([400, -250]);
  });

  it('read a rate as the mean of the days that have one, a quantity as a sum', () => {
    const plan = planOf([
      line('driver', 'rate', 0.5, { unit: '%' }),
      line('driver', 'visits', 310, { unit: 'visits' }),
    ]);
    const sums = sumsOf({
      rate: [
        ['2026-01-05', 0.4],
        ['2026-01-31', 0.6],
      ],
      visits: [['2026-01-31', 155]],
    });
    const of = (when: string) => valuesOf(evaluated(rule({ when }), inputsOf(plan, sums)));
    expect(of('actual(rate) / plan(rate)')).toEqual([1]);
    expect(of('actual(visits) / plan(visits)')).toEqual([0.5]);
    expect(of('actual(visits) / days()')).toEqual([5]);
  });

  it('look back: previous, over the end of the year too', () => {
    const plan = planOf([line('variable-cost', 'ads', 100)], { periods: 24, start: '2025-12' });
    const sums = sumsOf({
      ads: [
        ['2025-12-31', 100],
        ['2026-01-31', 150],
        ['2026-02-28', 75],
      ],
    });
    expect(
      valuesOf(evaluated(rule({ when: 'actual(ads) / previous(actual(ads))' }), inputsOf(plan, sums))),
    ).toEqual([Number.NaN, 1.5, 0.5]);
  });

  it('find the approved amount of a line by its id, whatever its code is now, and nothing for a newer line', () => {
    const plan = planOf([ads, line('fixed-cost', 'rent', 100)]);
    const approved = planOf([{ ...ads, code: 'advertising' }]);
    const sums = sumsOf({ ads: [['2026-01-31', 372]], rent: [['2026-01-31', 100]] });
    const inputs = inputsOf(plan, sums, { reference: plannedOf(approved) });
    expect(valuesOf(evaluated(rule(), inputs))).toEqual([1.2]);
    expect(valuesOf(evaluated(rule({ when: 'plan(rent)' }), inputs))).toEqual([0]);
    expect(valuesOf(evaluated(rule({ when: 'actual(rent) / plan(rent)' }), inputs))).toEqual([Number.NaN]);
  });

  it('flex variable cost with the sales that were reached', () => {
    // Half the sales were reached: 155 of 310, so goods of 124 were allowed 62.
    const plan = planOf([line('revenue', 'sales', TEN_A_DAY), line('variable-cost', 'goods', 'sales * 0.4')]);
    const sums = sumsOf({ sales: [['2026-01-31', 155]], goods: [['2026-01-31', 93]] });
    const planned = plannedOf(plan);
    const flexed = flexedDays(planned, planned, sums, day('2026-01-31'));
    const of = rule({ when: 'actual(goods) / flexed(goods)' });
    expect(valuesOf(evaluated(of, inputsOf(plan, sums, { flexed })))[0]).toBeCloseTo(1.5, 12);
  });
});

describe('two weeks in a row', () => {
  const labour = line('fixed-cost', 'labour', TEN_A_DAY);
  const plan = planOf([labour, line('revenue', 'sales', TEN_A_DAY)], { start: '2025-12', periods: 14 });
  const twoWeeks = rule({
    when: 'actual(labour) / actual(sales)',
    grain: 'week',
    red: null,
    yellow: { value: 0.35, run: 2 },
  });
  /** A Sunday each, with 100 of sales. */
  const weeks = (entries: Readonly<Record<string, number>>) =>
    sumsOf({
      labour: Object.entries(entries).map(([sunday, amount]) => [sunday, amount]),
      sales: Object.keys(entries).map((sunday) => [sunday, 100]),
    });

  it('hold over the end of a year: ISO week 1 of 2026 begins on 2025-12-29', () => {
    const sums = weeks({
      '2025-12-07': 30,
      '2025-12-14': 30,
      '2025-12-21': 30,
      '2025-12-28': 36,
      '2026-01-04': 35,
      '2026-01-11': 34,
    });
    const result = evaluated(twoWeeks, inputsOf(plan, sums));
    expect(lightsOf(result)).toBe('gggg' + 'y' + 'g');
    const fired = result.watched[0]?.rows.row.buckets[4];
    expect(fired && [dayText(fired.from), dayText(fired.to)]).toEqual(['2025-12-29', '2026-01-04']);
  });

  it('hold over the end of a month', () => {
    const sums = weeks({ '2025-12-07': 30, '2026-01-25': 40, '2026-02-01': 40, '2026-02-08': 20 });
    expect(lightsOf(evaluated(twoWeeks, inputsOf(plan, sums)))).toBe('ggggggg' + 'g' + 'y' + 'g');
  });

  it('a week without data between breaks nothing and counts nothing', () => {
    const with_ = weeks({ '2025-12-07': 40, '2025-12-21': 40 });
    expect(lightsOf(evaluated(twoWeeks, inputsOf(plan, with_)))).toBe('ggy');
    const without = weeks({ '2025-12-07': 40, '2025-12-21': 30, '2025-12-28': 40 });
    expect(lightsOf(evaluated(twoWeeks, inputsOf(plan, without)))).toBe('gggg');
    const missing = evaluated(
      twoWeeks,
      inputsOf(plan, weeks({ '2025-12-07': 40 }), { through: day('2025-12-21') }),
    );
    expect(lightsOf(missing)).toBe('ggg');
    const [watched] = missing.watched;
    if (!watched) throw new Error('nothing is watched');
    expect(explainLight(missing, watched, inputsOf(plan, weeks({ '2025-12-07': 40 })))).toMatchObject({
      value: 0.4,
      why: 'waiting',
      yellow: { value: 0.35, run: 2, soFar: 1, beyond: true },
      silent: { buckets: 2, reason: 'no-entries', code: 'labour' },
    });
  });

  it('three days in a row hold over the end of a month', () => {
    const orders = line('memo', 'orders', TEN_A_DAY, { unit: 'orders' });
    const visits = line('memo', 'visits', TEN_A_DAY, { unit: 'visits' });
    const days = ['2026-01-29', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'];
    const amounts = [3, 2, 2, 2, 3];
    const sums = sumsOf({
      orders: days.map((text, index) => [text, amounts[index] ?? 0]),
      visits: days.map((text) => [text, 100]),
    });
    const three = rule({
      when: 'actual(orders) / actual(visits)',
      grain: 'day',
      direction: 'below',
      red: null,
      yellow: { value: 0.025, run: 3 },
    });
    const result = evaluated(three, inputsOf(planOf([orders, visits], { start: '2026-01' }), sums));
    expect(lightsOf(result).slice(28)).toBe('ggg' + 'y' + 'g');
  });
});

describe('a plan of zero', () => {
  it('has no ratio and says so, cumulative amounts go on', () => {
    const plan = planOf([line('variable-cost', 'ads', [100, 0, 0])], { periods: 3 });
    const sums = sumsOf({
      ads: [
        ['2026-01-31', 100],
        ['2026-02-28', 50],
      ],
    });
    const inputs = inputsOf(plan, sums);
    const ratio = evaluated(rule(), inputs);
    expect(valuesOf(ratio)).toEqual([1, Number.NaN]);
    expect(lightsOf(ratio)).toBe('gg');
    const [watched] = ratio.watched;
    if (!watched) throw new Error('nothing is watched');
    expect(explainLight(ratio, watched, inputs).silent).toEqual({
      buckets: 1,
      reason: 'zero-divisor',
      code: 'ads',
    });
    const soFar = rule({ when: 'cumulative(actual(ads)) / cumulative(plan(ads))' });
    expect(lightsOf(evaluated(soFar, inputs))).toBe('gr');
  });
});

describe('what a light says of itself', () => {
  const plan = planOf([line('variable-cost', 'ads', 100), line('fixed-cost', 'rent', 100)], { periods: 6 });
  const sums = sumsOf({
    ads: [
      ['2026-01-31', 125],
      ['2026-02-28', 100],
      ['2026-03-31', 112],
      ['2026-04-30', 130],
    ],
    rent: [['2026-04-30', 100]],
  });
  const of = rule({
    when: 'actual(it) / plan(it)',
    yellow: { value: 1.1, run: 1 },
    scope: { type: 'kind', kind: 'variable-cost' },
  });
  const inputs = inputsOf(plan, sums);
  const result = evaluated(of, inputs);
  const [watched] = result.watched;
  if (!watched) throw new Error('nothing is watched');

  it('names its number, its lines, its run and the amounts it comes of', () => {
    const explained = explainLight(result, watched, inputs);
    expect(explained).toMatchObject({
      value: 1.3,
      why: 'beyond',
      yellow: { value: 1.1, run: 1, soFar: 2, beyond: true },
      red: { value: 1.2, run: 1, soFar: 1, beyond: true },
      silent: { buckets: 0, reason: null, code: '' },
      parts: [
        { text: 'actual(it)', label: 'ADS', value: 130 },
        { text: 'plan(it)', label: 'ADS', value: 100 },
      ],
    });
    expect(explained.red?.distance).toBeCloseTo(-0.1, 12);
  });

  it('says since when, and what happened before', () => {
    const since = lightSince(watched);
    expect(since && dayText(since.from)).toBe('2026-04-01');
    const text = firingsIn(result, watched).map(
      ({ light, first, last, peak, redFrom, open }) =>
        `${light} ${dayText(first.from)}..${dayText(last.to)} ${peak} red ${redFrom ? dayText(redFrom.from) : '-'} ${open}`,
    );
    expect(text).toEqual([
      'red 2026-01-01..2026-01-31 1.25 red 2026-01-01 false',
      'red 2026-03-01..2026-04-30 1.3 red 2026-04-01 true',
    ]);
    expect(marksOf(watched).map(({ light, fired }) => `${light}${fired ? '!' : ''}`)).toEqual([
      'red!',
      'green',
      'yellow!',
      'red!',
    ]);
    expect(marksOf(watched, 2)).toHaveLength(2);
  });

  it('watches only the lines of its scope', () => {
    expect(result.watched.map((each) => each.line?.code)).toEqual(['ads']);
    const both = evaluated(
      { ...of, scope: { type: 'lines', lineIds: ['id-rent', 'id-ads', 'gone'] } },
      inputs,
    );
    expect(both.watched.map((each) => each.line?.code)).toEqual(['ads', 'rent']);
  });
});

describe('on the outlook', () => {
  const plan = planOf([line('variable-cost', 'ads', 100)], { periods: 6 });
  const sums = sumsOf({
    ads: [
      ['2026-01-31', 100],
      ['2026-02-28', 105],
    ],
  });
  // Actuals, then 110, 118, 125, 90.
  const outlook = plannedOf(
    planOf([line('variable-cost', 'ads', [100, 105, 110, 118, 125, 90])], { periods: 6 }),
  );
  const yellow = { value: 1.15, run: 1 };

  function crossing(more: Parameters<typeof rule>[0]) {
    const inputs = inputsOf(plan, sums, { outlook });
    const result = evaluated(rule(more), inputs);
    const [watched] = result.watched;
    const found = watched && nextCrossing(watched, inputs.through);
    return found && [found.light, dayText(found.bucket.to), found.value, found.noticeDays];
  }

  it('says in which month the line is crossed, and how many days away that is', () => {
    // 2026-02-28 to 2026-04-30: 31 + 30 days; to 2026-05-31: 31 more.
    expect(crossing({ yellow })).toEqual(['yellow', '2026-04-30', 1.18, 61]);
    expect(crossing({})).toEqual(['red', '2026-05-31', 1.25, 92]);
    expect(crossing({ red: { value: 1.3, run: 1 } })).toBeNull();
    expect(crossing({ red: { value: 1.15, run: 2 } })).toEqual(['red', '2026-05-31', 1.25, 92]);
  });

  it('goes on from the actuals without counting a month twice', () => {
    // 100 + 105 so far; 205 + 110 + 118 = 433 of 600 at the end of April is 72 %.
    expect(
      crossing({ when: 'cumulative(actual(ads)) / total(plan(ads))', red: { value: 0.7, run: 1 } }),
    ).toEqual(['red', '2026-04-30', 433 / 600, 61]);
  });
});

describe('on the simulated band', () => {
  it('asks for the percentile of the columns of the bucket as a whole', () => {
    const asked: string[] = [];
    const plan = planOf([line('revenue', 'sales', 100)], { periods: 6 });
    const sums = sumsOf({
      sales: [
        ['2026-01-31', 95],
        ['2026-03-31', 79],
      ],
    });
    const band = (code: string, percentile: number, first: number, last: number): number => {
      asked.push(`${code} P${percentile * 100} ${first}-${last}`);
      return 80 * (last - first + 1);
    };
    const of = rule({ when: 'actual(sales) / p10(sales)', direction: 'below', red: { value: 1, run: 1 } });
    const result = evaluated(of, inputsOf(plan, sums, { band }));
    expect(lightsOf(result)).toBe('ggr');
    evaluated({ ...of, grain: 'quarter', when: 'p90(sales)' }, inputsOf(plan, sums, { band }));
    evaluated({ ...of, when: 'cumulative(p90(sales))' }, inputsOf(plan, sums, { band }));
    expect(asked).toEqual([
      'sales P10 1-1',
      'sales P10 2-2',
      'sales P10 3-3',
      'sales P90 1-3',
      'sales P90 1-1',
      'sales P90 1-2',
      'sales P90 1-3',
    ]);
  });
});
