// The chart's points against flows added up by hand.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { cashBars, cashPoints, paybackPosition } from '../../../renderer/charts/cash-points.ts';
import { columnGroups } from '../../../renderer/charts/column-groups.ts';
import { yearlyPlan } from '../sample-plan.ts';

const { headline, plan } = appraise(yearlyPlan());

describe('cash points', () => {
  it('has a point for each column with the cumulative flow at its end', () => {
    // -1000, +600 a year.
    expect(cashPoints(headline).map(({ cumulative }) => cumulative)).toEqual([-1000, -400, 200, 800]);
  });

  it('discounts at 10 %: -1000 + 600/1.1 + 600/1.21 + 600/1.331', () => {
    expect(cashPoints(headline).at(-1)?.discounted).toBeCloseTo(
      -1000 + 600 / 1.1 + 600 / 1.21 + 600 / 1.331,
      9,
    );
  });

  it('sums the flow of each bar and leaves the total out', () => {
    const bars = cashBars(headline, columnGroups(plan.timeline, 'years'));
    expect(bars.map(({ flow }) => flow)).toEqual([-1000, 600, 600, 600]);
  });

  it('places the payback where the straight line between the points crosses zero', () => {
    // -400 after year 1, +600 in year 2: 1 + 400/600.
    expect(paybackPosition(headline.payback, 1)).toBeCloseTo(1 + 400 / 600, 12);
    expect(paybackPosition({ kind: 'never' }, 1)).toBeNull();
  });
});
