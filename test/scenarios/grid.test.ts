/** Data tables against hand arithmetic and appraisals, and contours against lines and circles that are known. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import { contourLines } from '../../scenarios/contour.ts';
import { applyDriver, type Driver } from '../../scenarios/drivers/driver.ts';
import { evenly, oneWayTable, twoWayGrid } from '../../scenarios/grid.ts';
import { headlineMetric, metricValue } from '../../scenarios/metrics.ts';
import { otobai } from './varied-plan.ts';

const line = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });
const annuity = (rate: number): number => (1 - (1 + rate) ** -10) / rate;

describe('a one-way table', () => {
  it('has the NPV of each price', () => {
    const values = evenly(350, 400, 6);
    const { columns } = oneWayTable(otobai(), [headlineMetric('npv')], { driver: line('price'), values });
    expect(values).toEqual([350, 360, 370, 380, 390, 400]);
    values.forEach((price, index) => {
      // Yearly flow (0.1 (price - 300) - 3) / 2 + 0.75 of depreciation's tax, less 15.
      const flow = (0.1 * (price - 300) - 3) / 2 + 0.75;
      expect(columns[0]?.values[index]).toBeCloseTo(flow * annuity(0.1) - 15, 9);
    });
  });
});

describe('a two-way grid', () => {
  const x = { driver: line('price'), values: evenly(340, 400, 41) };
  const y = { driver: { kind: 'setting', setting: 'discountRate' } as const, values: evenly(0.02, 0.2, 13) };
  const grid = twoWayGrid(otobai(), [headlineMetric('npv'), headlineMetric('payback')], x, y);

  it('is each plan of its own', () => {
    for (const [i, j] of [
      [0, 0],
      [40, 12],
      [7, 5],
    ] as const) {
      const priced = applyDriver(otobai(), x.driver, x.values[i] ?? 0);
      const plan = priced && applyDriver(priced, y.driver, y.values[j] ?? 0);
      expect(plan).not.toBeNull();
      if (!plan) continue;
      grid.metrics.forEach((metric, m) => {
        expect(grid.sheets[m]?.values[j * 41 + i]).toBe(
          metricValue(appraise(plan), metric).value ?? Number.NaN,
        );
      });
    }
  });

  it('has a break-even contour where the NPV is zero by algebra', () => {
    const [npv] = grid.sheets;
    const lines = npv ? contourLines({ x: x.values, y: y.values, values: npv.values }, 0) : [];
    expect(lines).toHaveLength(1);
    expect(lines[0]?.closed).toBe(false);
    for (const { x: price, y: rate } of lines[0]?.points ?? []) {
      // NPV = 0 at price = 330 + 20 x (15 / annuity - 0.75); between the rows the curve is cut by a chord.
      expect(Math.abs(price - (330 + 20 * (15 / annuity(rate) - 0.75)))).toBeLessThan(0.1);
    }
  });
});

describe('contour lines', () => {
  const surface = (count: number, height: (x: number, y: number) => number) => {
    const axis = evenly(-1, 1, count);
    return {
      x: axis,
      y: axis,
      values: Float64Array.from(axis.flatMap((y) => axis.map((x) => height(x, y)))),
    };
  };

  it('are exact on a plane', () => {
    const lines = contourLines(
      surface(9, (x, y) => x + 2 * y),
      0.3,
    );
    expect(lines).toHaveLength(1);
    for (const { x, y } of lines[0]?.points ?? []) expect(x + 2 * y).toBeCloseTo(0.3, 12);
  });

  it('close around a hill, once', () => {
    const lines = contourLines(
      surface(81, (x, y) => x * x + y * y),
      0.5,
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.closed).toBe(true);
    // The chord of x^2 over a cell of 1/40 is off by at most (1/40)^2 / 8 in each direction.
    for (const { x, y } of lines[0]?.points ?? []) expect(Math.abs(x * x + y * y - 0.5)).toBeLessThan(2e-4);
  });

  it('part at a saddle by the mean of the corners', () => {
    const corners = { x: [0, 1], y: [0, 1], values: Float64Array.of(1, -1, -1, 1) };
    expect(contourLines(corners, 0.1)).toHaveLength(2);
    // Above 0 in the middle: the two low corners are cut off; below: the two high ones.
    const from = (level: number) =>
      contourLines(corners, level).map(({ points }) =>
        points.map(({ x, y }) => (x < 0.5 ? -1 : 1) * (y < 0.5 ? -1 : 1)),
      );
    expect(from(-0.1)).toHaveLength(2);
    expect(contourLines(corners, -0.1)[0]?.points.every(({ x, y }) => x > y)).toBe(true);
    expect(contourLines(corners, 0.1)[0]?.points.every(({ x, y }) => x + y < 1)).toBe(true);
  });

  it('stop where a corner is not a number, and are none where the level is not reached', () => {
    const broken = surface(9, (x, y) => (x > 0.6 ? Number.NaN : x + y));
    const [only] = contourLines(broken, 0);
    expect(Math.max(...(only?.points ?? []).map(({ x }) => x))).toBeLessThan(0.6);
    expect(contourLines(broken, 9)).toEqual([]);
  });
});
