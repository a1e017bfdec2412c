// The pure parts of the page Simulation: frequencies, shares, dots, suggestions, correlations, words of cost. By hand.
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import {
  correlationChange,
  correlationOf,
  shownInMatrix,
} from '../../../renderer/pages/simulation/inputs/correlation-changes.ts';
import { rangeSuggestions, suggestionChange } from '../../../renderer/pages/simulation/inputs/suggestions.ts';
import { frequency } from '../../../renderer/pages/simulation/result/frequency.ts';
import { stepDigits } from '../../../renderer/pages/simulation/result/metric-result.ts';
import { nearestPoint, scatterPoints } from '../../../renderer/pages/simulation/result/scatter-axes.ts';
import { shareRows, sobolRows } from '../../../renderer/pages/simulation/result/share-rows.ts';
import { normal, sumPlan } from '../../scenarios/simulation/study/uncertain-plan.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

function applied(plan: Plan, change: Parameters<typeof applyChange>[1]): Plan {
  const result = applyChange(plan, change);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.plan;
}

describe('a probability as a frequency', () => {
  it('is of a hundred, and of more where it is rare', () => {
    expect(frequency(0.2263, 10_000)).toEqual({ count: 23, of: 100 });
    expect(frequency(0.0084, 10_000)).toEqual({ count: 8, of: 1000 });
    expect(frequency(0.0003, 100_000)).toEqual({ count: 3, of: 10_000 });
    expect(frequency(0.9996, 100_000)).toEqual({ count: 9996, of: 10_000 });
  });

  it('never claims more trials than there were', () => {
    expect(frequency(0.5, 10)).toEqual({ count: 50, of: 100 });
    expect(frequency(0.001, 1000)).toEqual({ count: 1, of: 1000 });
    expect(frequency(0, 1000)).toEqual({ count: 0, of: 1000 });
    expect(frequency(1, 1000)).toEqual({ count: 1000, of: 1000 });
  });
});

const drivers = ['a', 'b'].map((lineId) => ({
  lineId,
  code: lineId,
  label: lineId.toUpperCase(),
  unit: '',
  type: 'once' as const,
  measure: 'value' as const,
}));

describe('shares of variance', () => {
  const shares = [
    { lineId: 'a', correlation: 0.3, rankShare: 0.1, regression: 0.3 },
    { lineId: 'b', correlation: -0.9, rankShare: -0.9, regression: -0.4 },
  ];

  it('stand in the order of their weight, with their direction', () => {
    expect(shareRows({ drivers, shares }, 'rank').map(({ label, value }) => [label, value])).toEqual([
      ['B', -0.9],
      ['A', 0.1],
    ]);
  });

  it('by regression are squares over their sum: 0.16 and 0.09 of 0.25', () => {
    const rows = shareRows({ drivers, shares }, 'regression');
    expect(rows.map(({ value }) => value)).toEqual([expect.closeTo(-0.64, 12), expect.closeTo(0.36, 12)]);
  });

  it("by Sobol' are ordered by the larger of the two indices", () => {
    const rows = sobolRows({ drivers }, { firstOrder: [0.1, 0.4], total: [0.6, 0.5] });
    expect(rows.map(({ lineId }) => lineId)).toEqual(['a', 'b']);
  });
});

describe('the decimals of an axis', () => {
  it('tell its steps apart', () => {
    expect([20, 2.5, 0.25, 0.1, 1e-9].map(stepDigits)).toEqual([0, 1, 2, 1, 6]);
  });
});

describe('the dots of the scatter', () => {
  it('are the first trials with both numbers, bounded', () => {
    const x = Float64Array.of(1, Number.NaN, 3, 4);
    const y = Float64Array.of(5, 6, 7, 8);
    expect(scatterPoints(x, y, 2)).toEqual([
      { trial: 0, x: 1, y: 5 },
      { trial: 2, x: 3, y: 7 },
    ]);
  });

  it('are found by the nearest within reach', () => {
    const points = [
      { trial: 4, x: 0, y: 0 },
      { trial: 9, x: 10, y: 0 },
    ];
    expect(nearestPoint(points, 7, 0, 5)).toBe(9);
    expect(nearestPoint(points, 5, 9, 5)).toBeNull();
  });
});

const withRange = (line: Line): Line =>
  line.code === 'price' ? { ...line, range: { low: 8, high: 13 } } : line;

describe('suggestions from ranges', () => {
  const plan = yearlyPlan({}, threeLines().map(withRange));

  it('take low, planned and high as PERT, as one change', () => {
    const suggestions = rangeSuggestions(plan, 'pert');
    expect(suggestions.map(({ distribution }) => distribution)).toEqual([
      { type: 'pert', min: 8, mode: 10, max: 13 },
    ]);
    const change = suggestionChange(suggestions);
    const [price] = applied(plan, change ?? { type: 'batch', changes: [] }).lines;
    expect(price?.uncertainty).toEqual({
      type: 'once',
      measure: 'value',
      distribution: { type: 'pert', min: 8, mode: 10, max: 13 },
    });
  });

  it('leave out lines that are uncertain already and ranges that hold no plan', () => {
    const done = applied(
      plan,
      suggestionChange(rangeSuggestions(plan, 'pert')) ?? { type: 'batch', changes: [] },
    );
    expect(rangeSuggestions(done, 'pert')).toEqual([]);
    expect(suggestionChange([])).toBeNull();
    const outside = yearlyPlan(
      {},
      threeLines().map((line) => (line.code === 'price' ? { ...line, range: { low: 11, high: 13 } } : line)),
    );
    expect(rangeSuggestions(outside, 'pert')).toEqual([]);
  });
});

describe('correlations', () => {
  const plan = sumPlan(normal(60, 10), normal(55, 5));

  it('are set, changed and read whichever way round', () => {
    const set = applied(plan, correlationChange(plan, 'id-a', 'id-b', 0.4));
    expect(correlationOf(set, 'id-b', 'id-a')).toBe(0.4);
    const changed = applied(set, correlationChange(set, 'id-b', 'id-a', -0.2));
    expect(changed.correlations).toEqual([{ a: 'id-a', b: 'id-b', rho: -0.2 }]);
  });

  it('leave nothing behind when taken away', () => {
    const set = applied(plan, correlationChange(plan, 'id-a', 'id-b', 0.4));
    expect(applied(set, correlationChange(set, 'id-a', 'id-b', null))).toEqual(plan);
    expect(applied(set, correlationChange(set, 'id-a', 'id-b', 0))).toEqual(plan);
  });

  it('show all inputs where there are few', () => {
    expect(shownInMatrix(plan, new Set()).map(({ id }) => id)).toEqual(['id-a', 'id-b']);
  });
});
