/** Attainment of targets: a truth table of the steps, and the years of small plans by hand. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Line, Timeline } from '../../../../models/plan/schema.ts';
import type { Target } from '../../../../models/plan/tracking/course-schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { outlookOf } from '../../../../models/tracking/outlook/outlook.ts';
import { DEFAULT_OUTLOOK } from '../../../../models/tracking/outlook/outlook-types.ts';
import { attained, attainmentOf, stepReached } from '../../../../models/tracking/targets/attainment.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';

const gmv: Target = {
  id: 't1',
  name: 'GMV',
  code: '$revenue',
  year: null,
  better: 'more',
  // The user's own plan: 80 / 100 / 120 million.
  baseline: 80,
  target: 100,
  challenge: 120,
  owner: '',
};

function attainment(
  lines: readonly Line[],
  timeline: Partial<Timeline>,
  sums: DaySums,
  target: Partial<Target>,
) {
  const plan = planOf(lines, timeline);
  const { evaluation } = appraise(plan);
  const outlook = outlookOf({
    plan,
    values: evaluation.values,
    sums,
    settings: DEFAULT_OUTLOOK,
    today: null,
  });
  return attainmentOf({ ...gmv, ...target }, outlook, appraise(outlook.plan));
}

describe('a target in three values', () => {
  it.each([
    ['more', 79.99, 'none'],
    ['more', 80, 'baseline'],
    ['more', 100, 'target'],
    ['more', 119.9, 'target'],
    ['more', 130, 'challenge'],
  ] as const)('%s is better: %f reaches %s', (better, value, reached) => {
    expect(stepReached({ ...gmv, better }, value)).toBe(reached);
  });

  it.each([
    // Acquisition cost: industry 185, aim 80, challenge 60 yuan.
    [200, 'none'],
    [185, 'baseline'],
    [80, 'target'],
    [60, 'challenge'],
  ] as const)('less is better: %f reaches %s', (value, reached) => {
    expect(stepReached({ better: 'less', baseline: 185, target: 80, challenge: 60 }, value)).toBe(reached);
  });

  it('is attained by its share, the other way round where less is better', () => {
    expect(attained({ better: 'more', target: 100 }, 79)).toBeCloseTo(0.79, 12);
    expect(attained({ better: 'less', target: 80 }, 100)).toBeCloseTo(0.8, 12);
    expect(attained({ better: 'less', target: 80 }, 0)).toBeNull();
    expect(attained({ better: 'more', target: 0 }, 50)).toBeNull();
  });
});

describe('the attainment of a year', () => {
  const sales = [line('revenue', 'sales', new Array<number>(24).fill(10))];
  const two: Partial<Timeline> = { periods: 24, start: '2026-01' };
  const actuals = sumsOf({
    sales: [
      ['2026-01-31', 4],
      ['2026-02-28', 5],
      ['2026-03-31', 3],
    ],
  });

  it('is of its actuals and forecast together, and of the actuals so far', () => {
    // 4 + 5 + 3 and nine months of 10.
    expect(attainment(sales, two, actuals, { year: 2026 })).toMatchObject({
      actualToDate: 12,
      outlook: 102,
      reached: 'target',
      reachedToDate: 'none',
      attainment: 1.02,
      closed: false,
      flag: null,
    });
    expect(attainment(sales, two, actuals, { year: 2027 })).toMatchObject({
      actualToDate: 0,
      outlook: 120,
      reached: 'challenge',
    });
  });

  it('calls for a change of plan below 80 %, and not at 80 %', () => {
    expect(attainment(sales, two, actuals, { year: 2026, target: 127.5 }).flag).toBeNull();
    expect(attainment(sales, two, actuals, { year: 2026, target: 127.6 }).flag).toBe('change-plan');
  });

  it('follows the fiscal year', () => {
    // Fiscal 2026 from July 2026: twelve planned months.
    const fiscal = { ...two, fiscalYearStart: 7 };
    expect(attainment(sales, fiscal, actuals, { year: 2026 })).toMatchObject({
      actualToDate: 0,
      outlook: 120,
    });
    // Fiscal 2025 ends with June 2026: 12 and three months of 10.
    expect(attainment(sales, fiscal, actuals, { year: 2025 })).toMatchObject({
      actualToDate: 12,
      outlook: 42,
    });
  });

  it('takes the closed months of a year that is not over', () => {
    const yearly = [line('revenue', 'sales', [120, 120])];
    const found = attainment(yearly, { periodicity: 'year', periods: 2, start: '2026-01' }, actuals, {
      year: 2026,
    });
    expect(found.actualToDate).toBe(12);
    // January to March have 90 of 365 days.
    expect(found.outlook).toBeCloseTo(12 + (120 * 275) / 365, 9);
  });

  it('is the mean of a rate by days', () => {
    const rate = [line('driver', 'conversion', 0.03, { unit: 'orders/visits' })];
    const found = attainment(rate, { periods: 2 }, sumsOf({ conversion: [['2026-01-31', 0.05]] }), {
      code: 'conversion',
      baseline: 0.02,
      target: 0.04,
      challenge: 0.05,
    });
    expect(found.measure).toBe('mean');
    expect(found.actualToDate).toBeCloseTo(0.05, 12);
    expect(found.outlook).toBeCloseTo((0.05 * 31 + 0.03 * 28) / 59, 12);
  });

  it('says what it cannot answer', () => {
    expect(attainment(sales, two, actuals, { code: 'gone' }).flag).toBe('no-line');
    expect(attainment(sales, two, actuals, { year: 2031 }).flag).toBe('outside-plan');
    expect(attainment([line('revenue', 'sales', '1 / 0')], two, new Map(), {}).flag).toBe('no-value');
    expect(attainment(sales, two, new Map(), {}).actualToDate).toBeNull();
  });
});
