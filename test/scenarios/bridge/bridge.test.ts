/** The bridge between two plans: Shapley values by hand, sums that close, and what belongs together. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Bridge, bridge } from '../../../scenarios/bridge/bridge.ts';
import { coalitionValues } from '../../../scenarios/bridge/coalitions.ts';
import { type Difference, differencesOf, withDifferences } from '../../../scenarios/bridge/differences.ts';
import { headlineMetric, metricValue } from '../../../scenarios/metrics.ts';
import { constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';
import { otobai, variedPlan } from '../varied-plan.ts';

const npv = headlineMetric('npv');
const nameOf = (difference: Difference): string =>
  difference.kind === 'lines'
    ? difference.changes.map(({ from, to }) => (to ?? from)?.code).join('+')
    : `${difference.change.section}.${difference.change.key}`;
const stepsOf = (result: Bridge): Readonly<Record<string, number>> =>
  result.kind === 'bridge'
    ? Object.fromEntries(
        result.steps.map(({ difference, contribution }) => [nameOf(difference), contribution]),
      )
    : {};
const sumOf = (result: Bridge): number =>
  Object.values(stepsOf(result)).reduce((sum, value) => sum + value, 0);

/** One year at no discount: income by formula of the drivers. */
function product(text: string, numbers: Readonly<Record<string, number>>): Plan {
  return smallPlan({
    timeline: { periods: 1 },
    discounting: { rate: { mode: 'given', rate: 0 } },
    lines: [
      ...Object.entries(numbers).map(([code, value]) => line(code, 'driver', constant(value))),
      line('income', 'revenue', formula(text)),
    ],
  });
}

describe('the bridge', () => {
  it('shares an interaction out evenly', () => {
    // a b from 2 x 3 to 5 x 7: a gives 3 x (3 + 7) / 2 = 15, b gives 4 x (2 + 5) / 2 = 14; together 29.
    const result = bridge(product('a * b', { a: 2, b: 3 }), product('a * b', { a: 5, b: 7 }), npv);
    expect(result).toMatchObject({ kind: 'bridge', method: 'exact', from: 6, to: 35 });
    expect(stepsOf(result).a).toBeCloseTo(15, 12);
    expect(stepsOf(result).b).toBeCloseTo(14, 12);
    expect(sumOf(result)).toBe(29);
  });

  it('has the Shapley values of a product of three', () => {
    // From 1, 1, 1 to 2, 3, 4. For a: da ((bc)/3 + (b'c + bc')/6 + (b'c')/3) = 1/3 + 7/6 + 4 = 33/6.
    const result = bridge(
      product('a * b * c', { a: 1, b: 1, c: 1 }),
      product('a * b * c', { a: 2, b: 3, c: 4 }),
      npv,
    );
    expect(stepsOf(result).a).toBeCloseTo(33 / 6, 12);
    expect(stepsOf(result).b).toBeCloseTo(2 * (1 / 3 + 6 / 6 + 8 / 3), 12);
    expect(stepsOf(result).c).toBeCloseTo(3 * (1 / 3 + 5 / 6 + 6 / 3), 12);
    expect(sumOf(result)).toBe(23);
  });

  it('takes one change after the other where asked, in the order of the lines', () => {
    const options = { method: 'sequential' } as const;
    const result = bridge(product('a * b', { a: 2, b: 3 }), product('a * b', { a: 5, b: 7 }), npv, options);
    expect(stepsOf(result)).toEqual({ a: 9, b: 20 });
  });

  it('is exact on a linear model above twelve changes, with no error, and seeded', () => {
    const codes = Array.from({ length: 15 }, (_, index) => `x${index}`);
    const make = (step: number) =>
      product(
        codes.map((code, index) => `${index + 1} * ${code}`).join(' + '),
        Object.fromEntries(codes.map((code) => [code, 1 + step])),
      );
    const result = bridge(make(0), make(2), npv);
    expect(result).toMatchObject({ method: 'sampled' });
    codes.forEach((code, index) => {
      expect(stepsOf(result)[code]).toBeCloseTo(2 * (index + 1), 9);
    });
    expect(
      result.kind === 'bridge' && Math.max(...result.steps.map((step) => step.standardError)),
    ).toBeLessThan(1e-9);
  });

  it('samples an interaction within its error, closes, and gives the same bits for the same seed', () => {
    const codes = Array.from({ length: 13 }, (_, index) => `x${index}`);
    const make = (value: number) =>
      product(codes.join(' * '), Object.fromEntries(codes.map((code) => [code, value])));
    const result = bridge(make(1), make(1.2), npv, { seed: 7 });
    // All factors are alike, so each has a thirteenth of the difference.
    const each = (1.2 ** 13 - 1) / 13;
    expect(result.kind).toBe('bridge');
    if (result.kind !== 'bridge') return;
    for (const { contribution, standardError } of result.steps) {
      expect(standardError).toBeGreaterThan(0);
      expect(Math.abs(contribution - each)).toBeLessThan(5 * standardError);
    }
    expect(sumOf(result)).toBeCloseTo(1.2 ** 13 - 1, 12);
    expect(bridge(make(1), make(1.2), npv, { seed: 7 })).toEqual(result);
  });
});

describe('differences', () => {
  const from = variedPlan();
  const to: Plan = {
    ...from,
    settings: {
      ...from.settings,
      tax: { ...from.settings.tax, rate: 0.3 },
      discounting: { ...from.settings.discounting, timing: 'mid' },
    },
    lines: [
      ...from.lines.flatMap((each) => {
        if (each.code === 'price') return [{ ...each, entry: constant(14), note: 'dearer' }];
        if (each.code === 'rent') return [{ ...each, note: 'only words' }];
        if (each.code === 'goods') return [{ ...each, entry: formula('sales * cost_share') }];
        return each.code === 'growth' ? [{ ...each, entry: constant(0.01) }] : [each];
      }),
      line('cost_share', 'driver', constant(0.45)),
    ],
  };

  it('are groups that can be changed apart; a new line goes with the formula that names it', () => {
    expect(differencesOf(from, to).map(nameOf)).toEqual([
      'price',
      'growth',
      'goods+cost_share',
      'discounting.timing',
      'tax.rate',
    ]);
    expect(differencesOf(from, from)).toEqual([]);
  });

  it('have the values of the plans between, in trials or not, and close on any metric', () => {
    const differences = differencesOf(from, to);
    const coalitions = [
      [true, false, true, false, true],
      [false, true, true, true, false],
      [true, true, false, false, false],
    ];
    const values = coalitionValues(from, to, differences, npv, coalitions);
    coalitions.forEach((coalition, index) => {
      const plan = withDifferences(
        from,
        to,
        differences.filter((_, at) => coalition[at]),
      );
      expect(values[index]).toBe(metricValue(appraise(plan), npv).value);
    });
    for (const metric of [npv, headlineMetric('irr'), headlineMetric('peakFunding')]) {
      const result = bridge(from, to, metric);
      const ends = [from, to].map((plan) => metricValue(appraise(plan), metric).value ?? 0);
      expect(result.kind === 'bridge' && [result.from, result.to]).toEqual([
        expect.closeTo(ends[0] ?? 0, 10),
        expect.closeTo(ends[1] ?? 0, 10),
      ]);
      expect(sumOf(result)).toBeCloseTo((ends[1] ?? 0) - (ends[0] ?? 0), 9);
    }
  });

  it('say where there is no value to share out', () => {
    const broken = {
      ...otobai(),
      lines: [...otobai().lines, line('bad', 'revenue', formula('sqrt(0 - 1)'))],
    };
    expect(bridge(broken, otobai(), npv)).toEqual({ kind: 'none', where: 'from' });
    expect(bridge(otobai(), broken, npv)).toEqual({ kind: 'none', where: 'to' });
  });
});
