/** The bridge between two plans: Shapley values by hand, sums that close, and what belongs together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Bridge, bridge } from '../../../scenarios/bridge/bridge.ts';
import { closing } from '../../../scenarios/bridge/closing.ts';
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

  it('takes them in another order where one is given, and refuses one that is none', () => {
    // b first: 2 x (7 - 3) = 8, then a: 7 x (5 - 2) = 21.
    const [from, to] = [product('a * b', { a: 2, b: 3 }), product('a * b', { a: 5, b: 7 })];
    const result = bridge(from, to, npv, { method: 'sequential', order: [1, 0] });
    expect(stepsOf(result)).toEqual({ a: 21, b: 8 });
    expect(() => bridge(from, to, npv, { method: 'sequential', order: [1, 1] })).toThrow('once');
  });

  it('takes the lines of one heading together where asked: the values of a game of two players', () => {
    // (a b) c with a and b one player: from 1 x 1 to 6 x 4. First: (6 - 1)(1 + 4)/2 = 12.5, c: 3 (1 + 6)/2 = 10.5.
    const grouped = (numbers: Readonly<Record<string, number>>): Plan => {
      const plan = product('a * b * c', numbers);
      const headed = (code: string): string => (code === 'a' || code === 'b' ? 'Volume' : '');
      return { ...plan, lines: plan.lines.map((each) => ({ ...each, group: headed(each.code) })) };
    };
    const [from, to] = [grouped({ a: 1, b: 1, c: 1 }), grouped({ a: 2, b: 3, c: 4 })];
    const result = bridge(from, to, npv, { by: 'heading' });
    expect(stepsOf(result)).toEqual({ 'a+b': 12.5, c: 10.5 });
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

describe('sums', () => {
  const sum = (shares: readonly number[]): number => shares.reduce((all, share) => all + share, 0);
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });

  it('of shares of one sign are the difference bit for bit, added in their order', () => {
    const shares = fc.array(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, fc.integer({ min: -9, max: 9 }), (list, digits) => {
        // What summing up in another order may leave: a few digits at the end.
        const difference = sum(list) * (1 + digits * Number.EPSILON);
        const closed = closing(list, difference);
        expect(sum(closed)).toBe(difference);
        closed.forEach((share, index) => {
          expect(Math.abs(share - (list[index] ?? 0))).toBeLessThan(1e-13 * difference);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('of shares that cancel out are off by rounding alone', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), number, (list, first) => {
        const difference = first + sum(list) - first;
        const largest = list.reduce((all, share) => all + Math.abs(share), Math.abs(difference));
        const rest = Math.abs(sum(closing(list, difference)) - difference);
        expect(rest).toBeLessThanOrEqual(Number.EPSILON * largest);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a bridge are the difference of its ends, exact and in sequence', () => {
    const text = 'a * b - c * a + d';
    const [from, to] = [
      product(text, { a: 0.1, b: 0.7, c: 1.3, d: 1e6 / 3 }),
      product(text, { a: 12.34, b: 1 / 3, c: -0.9, d: 1e5 / 7 }),
    ];
    for (const method of ['shapley', 'sequential'] as const) {
      const result = bridge(from, to, npv, { method });
      expect(result.kind).toBe('bridge');
      if (result.kind === 'bridge') expect(sumOf(result)).toBe(result.to - result.from);
    }
  });

  it('of the airport game: each runway user pays its share of every metre that it needs', () => {
    // Littlechild and Owen (1973): v(S) = the largest need in S. Of 1, 2, 3: 1/3, 1/3 + 1/2, 1/3 + 1/2 + 1.
    const text = 'max(a, b, c)';
    const result = bridge(product(text, { a: 0, b: 0, c: 0 }), product(text, { a: 1, b: 2, c: 3 }), npv);
    expect(stepsOf(result).a).toBeCloseTo(1 / 3, 14);
    expect(stepsOf(result).b).toBeCloseTo(5 / 6, 14);
    expect(stepsOf(result).c).toBeCloseTo(11 / 6, 14);
  });

  it('are exact with twelve changes: an interaction of all has a twelfth each', () => {
    const codes = Array.from({ length: 12 }, (_, index) => `x${index}`);
    const make = (value: number): Plan =>
      product(codes.join(' * '), Object.fromEntries(codes.map((code) => [code, value])));
    const result = bridge(make(1), make(1.1), npv);
    expect(result).toMatchObject({ kind: 'bridge', method: 'exact' });
    for (const value of Object.values(stepsOf(result))) {
      expect(value).toBeCloseTo((1.1 ** 12 - 1) / 12, 12);
    }
    expect(result.kind === 'bridge' && result.steps.every(({ standardError }) => standardError === 0)).toBe(
      true,
    );
  });

  it('do not change when the two plans change places, but for the sign', () => {
    const text = 'a * b + c';
    const [from, to] = [product(text, { a: 2, b: 3, c: 1 }), product(text, { a: 5, b: 7, c: -4 })];
    const forward = stepsOf(bridge(from, to, npv));
    const back = stepsOf(bridge(to, from, npv));
    for (const code of ['a', 'b', 'c']) expect(back[code]).toBeCloseTo(-(forward[code] ?? 0), 12);
  });

  it('are empty between equal plans', () => {
    expect(bridge(otobai(), otobai(), npv)).toMatchObject({ kind: 'bridge', steps: [] });
  });
});

describe('lines added and removed', () => {
  it('are changes of their own: what they bring or take away at the prices of the two plans', () => {
    // From 6 + 10 to 35 + 4: the old line takes 10 away, the new one brings 4; a and b as before.
    const from = product('a * b', { a: 2, b: 3 });
    const to = product('a * b', { a: 5, b: 7 });
    const result = bridge(
      { ...from, lines: [...from.lines, line('old', 'revenue', constant(10))] },
      { ...to, lines: [...to.lines, line('new', 'revenue', constant(4))] },
      npv,
    );
    expect(stepsOf(result)).toEqual({
      a: expect.closeTo(15, 12),
      b: expect.closeTo(14, 12),
      old: expect.closeTo(-10, 12),
      new: expect.closeTo(4, 12),
    });
    expect(sumOf(result)).toBe(23);
  });

  it('a line that takes the place of another under the same code is one change with it', () => {
    const from = product('a * b', { a: 2, b: 3 });
    const to = {
      ...from,
      lines: from.lines.map((each) =>
        each.code === 'b' ? { ...line('b', 'driver', constant(9)), id: 'other' } : each,
      ),
    };
    const result = bridge(from, to, npv);
    expect(result.kind === 'bridge' && result.steps.length).toBe(1);
    expect(sumOf(result)).toBe(12);
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
    expect(bridge(broken, otobai(), npv)).toEqual({ kind: 'none', where: 'from', why: 'cannot-compute' });
    expect(bridge(otobai(), broken, npv)).toEqual({ kind: 'none', where: 'to', why: 'cannot-compute' });
    // Sold below cost the scooter never pays back.
    const cheap = {
      ...otobai(),
      lines: otobai().lines.map((each) => (each.code === 'price' ? { ...each, entry: constant(200) } : each)),
    };
    expect(bridge(otobai(), cheap, headlineMetric('payback'))).toEqual({
      kind: 'none',
      where: 'to',
      why: 'never-pays-back',
    });
    // Both ends have a value, the plan with the divisor at zero alone has none.
    const between = bridge(
      product('a / (b + c)', { a: 1, b: 1, c: -2 }),
      product('a / (b + c)', { a: 1, b: 2, c: 1 }),
      npv,
    );
    expect(between).toEqual({ kind: 'none', where: 'between' });
  });
});
