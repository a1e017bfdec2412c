/** Restated returns, the review sheet and the bands: expected values by algebra on plans of a few lines. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import type { Line, Plan, Timeline } from '../../../../models/plan/schema.ts';
import type { OutlookSettings } from '../../../../models/plan/tracking/course-schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { BAND_Z } from '../../../../models/tracking/forecast/forecast-types.ts';
import { outlookOf } from '../../../../models/tracking/outlook/outlook.ts';
import { bandsOf } from '../../../../models/tracking/outlook/outlook-bands.ts';
import { DEFAULT_OUTLOOK, type Outlook } from '../../../../models/tracking/outlook/outlook-types.ts';
import { reviewRemarks } from '../../../../models/tracking/outlook/review-remarks.ts';
import {
  type ReviewItem,
  type ReviewRow,
  reviewSheet,
} from '../../../../models/tracking/outlook/review-sheet.ts';
import { line, planOf, sumsOf } from '../tracked-case.ts';

type Case = { readonly approved: Appraisal; readonly expected: Appraisal; readonly outlook: Outlook };

/** No tax, 10 % a year at the ends of the periods, so that present values are a line of arithmetic. */
function plain(lines: readonly Line[], timeline: Partial<Timeline>): Plan {
  const plan = planOf(lines, timeline);
  return { ...plan, settings: { ...plan.settings, tax: { ...plan.settings.tax, rate: 0 } } };
}

function tracked(plan: Plan, sums: DaySums, settings: Partial<OutlookSettings> = {}): Case {
  const approved = appraise(plan);
  const outlook = outlookOf({
    plan,
    values: approved.evaluation.values,
    sums,
    settings: { ...DEFAULT_OUTLOOK, ...settings },
    today: null,
  });
  return { approved, expected: appraise(outlook.plan), outlook };
}

function rowsOf(given: Case): (item: ReviewItem) => ReviewRow {
  const rows = reviewSheet(given);
  return (item) => {
    const row = rows.find((other) => other.item === item);
    if (!row) throw new Error(item);
    return row;
  };
}

const build = line(
  'investment',
  'build',
  { type: 'series', values: [], opening: 1000 },
  { investment: { book: { method: 'none' } } },
);
const years: Partial<Timeline> = { periodicity: 'year', periods: 3 };

describe('the review sheet of three years', () => {
  // Approved: -1000, then 500 a year. Actual: 1100 paid, 400 in the first year; the rest as planned.
  const given = tracked(
    plain([build, line('revenue', 'sales', [500, 500, 500])], years),
    sumsOf({
      build: [['2025-12-01', 1100]],
      sales: [
        ['2026-06-30', 150],
        ['2026-12-31', 250],
      ],
    }),
  );
  const row = rowsOf(given);

  it('restates the NPV with what has happened', () => {
    const annuity = 500 / 1.1 + 500 / 1.21 + 500 / 1.331;
    expect(row('npv').approved).toBeCloseTo(annuity - 1000, 9);
    expect(row('npv').expected).toBeCloseTo(annuity - 1100 - 100 / 1.1, 9);
    expect(row('npv').differenceToDate).toBeCloseTo(-100 - 100 / 1.1, 9);
    expect(row('npv').differenceRemaining).toBeCloseTo(0, 9);
    expect(row('npv').effect).toBe('A');
  });

  it('restates the payback: 1000 of 500 a year is 2 years, 1100 of 400 and 500 is 2.4', () => {
    expect(row('payback').approved).toBeCloseTo(2, 12);
    expect(row('payback').expected).toBeCloseTo(2.4, 12);
    expect(row('payback').differenceToDate).toBeCloseTo(0.4, 12);
    expect(row('payback').effect).toBe('A');
  });

  it('restates the IRR as the root of the new flows', () => {
    const { expected } = row('irr');
    const rate = expected ?? Number.NaN;
    const value = -1100 + 400 / (1 + rate) + 500 / (1 + rate) ** 2 + 500 / (1 + rate) ** 3;
    expect(value).toBeCloseTo(0, 8);
  });

  it('compares amounts to date and splits their differences', () => {
    expect(row('outlay')).toMatchObject({
      approved: 1000,
      expected: 1100,
      difference: 100,
      effect: 'A',
      approvedToDate: 1000,
      actualToDate: 1100,
      differenceToDate: 100,
      differenceRemaining: 0,
    });
    expect(row('revenue')).toMatchObject({ approvedToDate: 500, actualToDate: 400, differenceRemaining: 0 });
    expect(row('cash')).toMatchObject({ approvedToDate: -500, actualToDate: -700, differenceToDate: -200 });
  });

  it('remarks on what stands out', () => {
    const remarks = reviewRemarks(given, reviewSheet(given));
    expect(remarks.map(({ code }) => code)).toEqual(['npv-lost', 'outlay-over', 'payback-later']);
    expect(remarks[1]?.params).toEqual({ amount: 100, share: 0.1 });
  });
});

describe('an outlay that is not spent', () => {
  // Half of 1000 was paid and the sales are as approved: the NPV is 500 higher, and nobody may take that for skill.
  const given = tracked(
    plain([build, line('revenue', 'sales', [500, 500, 500])], years),
    sumsOf({ build: [['2025-12-01', 500]], sales: [['2026-12-31', 500]] }),
  );

  it('is told beside the gain it makes, and is not on course', () => {
    expect(rowsOf(given)('npv').difference).toBeCloseTo(500, 9);
    const remarks = reviewRemarks(given, reviewSheet(given));
    expect(remarks.map(({ code }) => code)).toEqual(['npv-gained', 'outlay-under']);
    expect(remarks[1]?.params).toEqual({ amount: 500, share: 0.5 });
  });
});

describe('a difference that is still ahead', () => {
  // A first year of 20 a month, 240, and its run rate from then on; approved are 500 a year.
  const given = tracked(
    plain([build, line('revenue', 'sales', [500, 500, 500])], years),
    sumsOf({
      build: [['2025-12-01', 1000]],
      sales: Array.from({ length: 12 }, (_, month): [string, number] => [
        `2026-${String(month + 1).padStart(2, '0')}-${month === 1 ? 28 : 30}`,
        20,
      ]).concat([['2026-12-31', 0]]),
    }),
    { methods: [{ lineId: 'id-sales', method: { type: 'run-rate', months: 12 } }] },
  );

  it('is told apart from what has happened', () => {
    const row = rowsOf(given);
    expect(row('npv').differenceToDate).toBeCloseTo(-260 / 1.1, 9);
    expect(row('npv').differenceRemaining).toBeCloseTo(-260 / 1.21 - 260 / 1.331, 9);
    const codes = reviewRemarks(given, reviewSheet(given)).map(({ code }) => code);
    expect(codes).toEqual([
      'verdict-changed',
      'npv-below-zero',
      'npv-lost',
      'below-hurdle',
      'payback-never',
      'mostly-ahead',
    ]);
  });

  it('adds up for every item', () => {
    for (const { difference, differenceToDate, differenceRemaining } of reviewSheet(given)) {
      if (difference === null || differenceToDate === null || differenceRemaining === null) continue;
      expect(differenceToDate + differenceRemaining).toBeCloseTo(difference, 9);
    }
  });
});

describe('a plan that goes as approved', () => {
  it('is on course, and nothing differs', () => {
    const given = tracked(
      plain([build, line('revenue', 'sales', [500, 500, 500])], years),
      sumsOf({ build: [['2026-01-01', 1000]], sales: [['2026-12-31', 500]] }),
    );
    for (const { difference, effect } of reviewSheet(given)) {
      expect(difference).toBe(0);
      expect(effect).toBeNull();
    }
    expect(reviewRemarks(given, reviewSheet(given))).toEqual([{ code: 'on-course', params: {} }]);
  });
});

describe('a year that is not over', () => {
  it('counts its closed months as to date and the rest by days as remaining', () => {
    const given = tracked(
      plain([build, line('revenue', 'sales', [730, 730, 730])], years),
      sumsOf({ build: [['2026-01-01', 1000]], sales: [['2026-01-31', 70]] }),
    );
    // January has 31 of 365 days: 62 planned; the rest of the year stays 2 a day.
    expect(rowsOf(given)('revenue')).toMatchObject({
      approvedToDate: 62,
      actualToDate: 70,
      differenceToDate: 8,
    });
    expect(rowsOf(given)('revenue').expected).toBeCloseTo(2190 + 8, 9);
    // No year is closed as a whole: of the cash only the opening has happened.
    expect(rowsOf(given)('cash')).toMatchObject({ approvedToDate: -1000, actualToDate: -1000 });
  });
});

describe('the bands', () => {
  // Months of 100, 100, 100, 130, 70: run rate of 3 misses 30 and -40, root mean square sqrt(1250).
  const sums = sumsOf({
    sales: [
      ['2026-01-31', 100],
      ['2026-02-28', 100],
      ['2026-03-31', 100],
      ['2026-04-30', 130],
      ['2026-05-31', 70],
    ],
  });
  const plan = plain(
    [
      line('revenue', 'sales', new Array<number>(12).fill(100)),
      line('variable-cost', 'goods', 'sales * 0.25'),
    ],
    { periodicity: 'month', periods: 12 },
  );
  const method = { type: 'run-rate', months: 3 } as const;
  const { outlook, expected } = tracked(plan, sums, { methods: [{ lineId: 'id-sales', method }] });
  const bands = bandsOf(outlook, expected, ['sales', 'goods', '$revenue', '$ebitda', '$fcf_cumulative']);
  const half = BAND_Z * Math.sqrt((900 + 1600) / 2);

  it('reach whatever reads the line', () => {
    expect(bands.width('sales')?.[5]).toBe(0);
    expect(bands.width('sales')?.[6]).toBeCloseTo(half, 9);
    expect(bands.width('goods')?.[6]).toBeCloseTo(0.25 * half, 9);
    expect(bands.width('$ebitda')?.[12]).toBeCloseTo(0.75 * half, 9);
    // The misses 30 and -40 have a bias of 5: 25 / 1250 of their squares is in common, the rest is each month's own.
    const three = Math.sqrt(0.02 * 3 ** 2 + 0.98 * 3);
    expect(bands.width('$fcf_cumulative')?.[8]).toBeCloseTo(three * 0.75 * half, 9);
  });

  it('reach the NPV through the discount factors', () => {
    let common = 0;
    let own = 0;
    for (let month = 6; month <= 12; month += 1) {
      common += 1.1 ** (-month / 12);
      own += 1.1 ** (-month / 6);
    }
    expect(bands.npv).toBeCloseTo(0.75 * half * Math.sqrt(0.02 * common ** 2 + 0.98 * own), 8);
  });

  it('leave the appraisal as it was', () => {
    expect(expected.evaluation.values('sales')[6]).toBe(100);
    expect(appraise(outlook.plan).headline.npv).toBe(expected.headline.npv);
  });

  it('add as squares over lines that are independent', () => {
    const two = plain(
      [
        line('revenue', 'sales', new Array<number>(12).fill(100)),
        line('revenue', 'other', new Array<number>(12).fill(100)),
      ],
      { periodicity: 'month', periods: 12 },
    );
    const own = sums.get('id-sales');
    if (!own) throw new Error('no sums');
    const methods = ['id-sales', 'id-other'].map((lineId) => ({ lineId, method }));
    const both = tracked(two, new Map([...sums, ['id-other', own]]), { methods });
    const found = bandsOf(both.outlook, both.expected, ['$revenue']);
    expect(found.width('$revenue')?.[6]).toBeCloseTo(Math.SQRT2 * half, 9);
  });

  it('are not made of outlays, which come in lumps', () => {
    const spent = sumsOf({
      build: [
        ['2026-02-28', 300],
        ['2026-03-31', 700],
      ],
    });
    const made = tracked(plain([build], { periodicity: 'month', periods: 12 }), spent);
    expect(made.outlook.settled.get('id-build')?.width.every((half) => half === null)).toBe(true);
    expect(bandsOf(made.outlook, made.expected, ['build']).npv).toBeNull();
  });

  it('of a formula that goes on as planned come from what the plan missed so far', () => {
    const formulas = plain(
      [line('driver', 'level', 100, { unit: 'CNY' }), line('revenue', 'sales', 'level')],
      {
        periodicity: 'month',
        periods: 12,
      },
    );
    const made = tracked(formulas, sums);
    const found = bandsOf(made.outlook, made.expected, ['sales']);
    // Errors 0, 0, 0, 30, -30.
    expect(found.width('sales')?.[6]).toBeCloseTo(BAND_Z * Math.sqrt(1800 / 5), 9);
    expect(found.width('sales')?.[5]).toBe(0);
  });
});
