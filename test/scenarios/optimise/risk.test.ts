/** Percentiles, mean less risk and their frontier, on a fixed sample whose mean and spread are known by algebra. */
import { describe, expect, it } from 'vitest';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { riskFrontier, undominated } from '../../../scenarios/optimise/frontier.ts';
import { totalConstraint } from '../../../scenarios/optimise/guide.ts';
import { meanAndDeviation, measureOf } from '../../../scenarios/optimise/measure.ts';
import { optimise, runToEnd } from '../../../scenarios/optimise/optimise.ts';
import type { Measure, Optimum } from '../../../scenarios/optimise/problem.ts';
import { type Sample, simulatePlan } from '../../../scenarios/optimise/simulate-points.ts';
import { ANNUITY, riskyChannels, spend } from './channel-plans.ts';

const METRIC = headlineMetric('npv');
const decisions = [spend('a', 0, 100), spend('b', 0, 100)];
const drivers = decisions.map(({ driver }) => driver);
const budget = [totalConstraint('budget', [{ decision: 0 }, { decision: 1 }], 100)];

/**
 * Four trials: ra = 0.2 -/+ 0.3, rb = 0.1 -/+ 0.1, each with each: uncorrelated. NPV = annuity (a ra + b rb), so
 * mean = annuity (0.2 a + 0.1 b), variance = annuity^2 x 4/3 x (0.09 a^2 + 0.01 b^2) with n - 1 = 3.
 */
const sample: Sample = {
  codes: ['ra', 'rb'],
  values: [Float64Array.of(-0.1, -0.1, 0.5, 0.5), Float64Array.of(0, 0.2, 0, 0.2)],
  trials: 4,
};
const simulate = simulatePlan(riskyChannels(), drivers, METRIC, sample);

function best(measure: Measure): Optimum {
  const problem = { decisions, constraints: budget, objective: { metric: METRIC, measure }, seed: 5 };
  const answer = runToEnd(optimise(riskyChannels(), problem, simulate));
  if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
  return answer;
}

describe('simulated points', () => {
  it('give the metric in every trial of the one sample', () => {
    const [trials = []] = simulate([[30, 70]]);
    const expected = [30 * -0.1, 30 * -0.1 + 70 * 0.2, 30 * 0.5, 30 * 0.5 + 70 * 0.2];
    expected.forEach((yearly, trial) => {
      expect(trials[trial]).toBeCloseTo(ANNUITY * yearly, 9);
    });
  });

  it('refuse a line that is both decided and uncertain', () => {
    const both = { ...sample, codes: ['a', 'rb'] };
    expect(() => simulatePlan(riskyChannels(), drivers, METRIC, both)).toThrow(
      'both a decision and uncertain',
    );
  });
});

describe('measures', () => {
  it('take the unfavourable side, whichever way the metric runs', () => {
    const trials = [4, 1, 3, 2, 5];
    // PERCENTILE.INC of 1..5 at 0.1 is 1.4, at 0.9 it is 4.6.
    expect(measureOf({ kind: 'percentile', p: 0.1 }, 1, trials)).toBeCloseTo(1.4, 12);
    expect(measureOf({ kind: 'percentile', p: 0.1 }, -1, trials)).toBeCloseTo(4.6, 12);
    // Mean 3, standard deviation sqrt(2.5).
    expect(measureOf({ kind: 'mean-risk', penalty: 2 }, 1, trials)).toBeCloseTo(3 - 2 * Math.sqrt(2.5), 12);
    expect(measureOf({ kind: 'mean-risk', penalty: 2 }, -1, trials)).toBeCloseTo(3 + 2 * Math.sqrt(2.5), 12);
  });

  it('count a trial without the metric as the worst, and leave mean and spread without a value', () => {
    expect(measureOf({ kind: 'percentile', p: 0.5 }, 1, [1, 2, Number.NaN])).toBe(1);
    expect(measureOf({ kind: 'percentile', p: 0.1 }, 1, [1, 2, Number.NaN])).toBeNaN();
    expect(meanAndDeviation([1, Number.NaN]).mean).toBeNaN();
  });
});

describe('mean less risk', () => {
  it('puts all on the better mean without a penalty', () => {
    expect(best({ kind: 'mean-risk', penalty: 0 }).decisions).toEqual([100, 0]);
  });

  it('splits as the derivative asks with one', () => {
    // With b = 100 - a: 0.1 = k sqrt(4/3) (0.09 a - 0.01 b) / sqrt(0.09 a^2 + 0.01 b^2), solved by bisection below.
    const penalty = 1;
    const slope = (a: number): number =>
      0.1 -
      (penalty * Math.sqrt(4 / 3) * (0.09 * a - 0.01 * (100 - a))) /
        Math.sqrt(0.09 * a ** 2 + 0.01 * (100 - a) ** 2);
    let [low, high] = [0, 100];
    for (let round = 0; round < 100; round += 1) {
      const middle = (low + high) / 2;
      if (slope(middle) > 0) low = middle;
      else high = middle;
    }
    const found = best({ kind: 'mean-risk', penalty });
    expect(Math.abs((found.decisions[0] ?? 0) - low)).toBeLessThan(1e-3);
    const variance = (4 / 3) * (0.09 * low ** 2 + 0.01 * (100 - low) ** 2);
    expect(found.objective / (ANNUITY * (10 + 0.1 * low - penalty * Math.sqrt(variance)))).toBeCloseTo(1, 9);
  });
});

describe('a percentile', () => {
  it('is best where the worst of four trials is least bad', () => {
    // P0 is the smallest: -0.1 a (with rb = 0), best with nothing on a.
    expect(best({ kind: 'percentile', p: 0 }).decisions).toEqual([0, 100]);
  });

  it('weighs the trials it lies between', () => {
    // P50 is the mean of the two middle trials. With b = 100 - a the four are -0.1a, 20 - 0.3a, 0.5a, 20 + 0.3a; in
    // the middle are 20 - 0.3a and 0.5a from a = 0 to a = 50: half their sum 10 + 0.1a; above 50 these two again.
    const found = best({ kind: 'percentile', p: 0.5 });
    expect(found.decisions).toEqual([100, 0]);
    expect(found.objective).toBeCloseTo(ANNUITY * 20, 6);
  });
});

describe('the frontier', () => {
  const frontier = runToEnd(
    riskFrontier(
      riskyChannels(),
      { decisions, constraints: budget, metric: METRIC, seed: 5 },
      simulate,
      [0, 0.5, 1, 2, 50],
    ),
  );
  const points = frontier.kind === 'found' ? frontier.points : [];

  it('rises from the least risk to the best mean', () => {
    expect(points.length).toBe(5);
    points.slice(1).forEach((point, i) => {
      expect(point.mean).toBeGreaterThan(points[i]?.mean ?? Number.NaN);
      expect(point.deviation).toBeGreaterThan(points[i]?.deviation ?? Number.NaN);
    });
    expect(points.at(-1)?.decisions).toEqual([100, 0]);
  });

  it('comes near the split of least variance under a heavy penalty', () => {
    // Least 0.09 a^2 + 0.01 b^2 on a + b = 100: a = 10.
    expect(points[0]?.decisions[0]).toBeGreaterThan(10);
    expect(points[0]?.decisions[0]).toBeLessThan(10.2);
  });

  it('has the mean and deviation that algebra gives each choice', () => {
    for (const { decisions: own, mean, deviation } of points) {
      const [a = 0, b = 0] = own;
      expect(mean / (ANNUITY * (0.2 * a + 0.1 * b))).toBeCloseTo(1, 12);
      expect(deviation / (ANNUITY * Math.sqrt((4 / 3) * (0.09 * a ** 2 + 0.01 * b ** 2)))).toBeCloseTo(1, 12);
    }
  });

  it('leaves out what another beats in both', () => {
    const point = (mean: number, deviation: number): Parameters<typeof undominated>[0][number] => ({
      penalty: 0,
      decisions: [],
      mean,
      deviation,
    });
    const drawn = [point(5, 2), point(4, 3), point(6, 4), point(5, 2), point(6, 5)];
    expect(undominated(drawn, 1)).toEqual([point(5, 2), point(6, 4)]);
    // Where less is better the same points read the other way.
    expect(undominated(drawn, -1)).toEqual([point(5, 2), point(4, 3)]);
  });
});
