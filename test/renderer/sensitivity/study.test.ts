// What the worker answers, against a plan worked out by hand: NPV = 60 x price x annuity factor - outlay.
import { describe, expect, it } from 'vitest';
import { gridAxis } from '../../../renderer/pages/sensitivity/grid/grid-axis.ts';
import { type AskOf, answerStudy, type StudyKind } from '../../../renderer/pages/sensitivity/study/study.ts';
import type { RangeChoice } from '../../../renderer/pages/sensitivity/study/study-ranges.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { yearlyPlan } from '../sample-plan.ts';

/** 1/1.1 + 1/1.21 + 1/1.331 */
const ANNUITY = 1 / 1.1 + 1 / 1.21 + 1 / 1.331;
const npvAt = (price: number, outlay = 1): number => 60 * price * ANNUITY - 1000 * outlay;
const PRICE: Driver = { kind: 'line', code: 'price', measure: 'value' };
const PLANT: Driver = { kind: 'line', code: 'plant', measure: 'factor' };
const choice: RangeChoice = { mode: 'percent', percent: 0.1, tail: 0.1 };
const npv = headlineMetric('npv');
const plan = yearlyPlan();

function answer<K extends StudyKind>(ask: AskOf<K>) {
  return answerStudy(plan, ask);
}

describe('the studies of the page', () => {
  it('rank the price (149 to each side) before the outlay (100)', () => {
    const found = answer<'tornado'>({ kind: 'tornado', metric: npv, drivers: [PLANT, PRICE], choice });
    if (found.kind !== 'tornado') throw new Error('another kind');
    expect(found.tornado.bars.map(({ driver }) => driver)).toEqual([PRICE, PLANT]);
    expect(found.tornado.bars[0]?.low.value).toBeCloseTo(npvAt(9), 8);
    expect(found.tornado.bars[0]?.swing).toBeCloseTo(npvAt(11) - npvAt(9), 8);
    expect(found.tornado.bars[1]?.high.value).toBeCloseTo(npvAt(10, 1.1), 8);
  });

  it('find where the verdict flips: at the price that just earns the outlay', () => {
    const found = answer<'driver'>({ kind: 'driver', metric: npv, driver: PRICE, choice });
    if (found.kind !== 'driver') throw new Error('another kind');
    expect(found.switching?.below?.at).toBeCloseTo(1000 / (60 * ANNUITY), 9);
    expect(found.switching?.above).toBeNull();
    // (dNPV / NPV) / (dp / p) = 60 p a / NPV
    expect(found.bar?.elasticity).toBeCloseTo((600 * ANNUITY) / npvAt(10), 6);
    expect(found.bar?.curve).toHaveLength(41);
    expect(found.planned).toBeCloseTo(npvAt(10), 8);
  });

  it('say why an input has no curve, and still where the verdict flips', () => {
    const percentiles: RangeChoice = { ...choice, mode: 'percentiles' };
    const found = answer<'driver'>({ kind: 'driver', metric: npv, driver: PRICE, choice: percentiles });
    if (found.kind !== 'driver') throw new Error('another kind');
    expect(found.bar).toBeNull();
    expect(found.leftOut?.reason).toBe('no-distribution');
    expect(found.switching?.below?.at).toBeCloseTo(1000 / (60 * ANNUITY), 9);
  });

  it('fill a grid whose line of break-even is the true one', () => {
    const found = answer<'grid'>({
      kind: 'grid',
      metric: npv,
      x: gridAxis(plan, PRICE, { low: 5, high: 10.5 }, 11),
      y: gridAxis(plan, PLANT, { low: 0.5, high: 1.5 }, 11),
      level: 0,
    });
    if (found.kind !== 'grid') throw new Error('another kind');
    const { x, y, sheets } = found.grid;
    x.values.forEach((price, i) => {
      y.values.forEach((factor, j) => {
        expect(sheets[0]?.values[j * x.values.length + i]).toBeCloseTo(npvAt(price, factor), 8);
      });
    });
    // NPV is linear in both, so the interpolated line is exact.
    const points = found.contour.flatMap((line) => line.points);
    expect(points.length).toBeGreaterThan(2);
    for (const point of points) expect(npvAt(point.x, point.y)).toBeCloseTo(0, 7);
  });

  it('give a table with the reason for each empty cell', () => {
    const found = answer<'table'>({
      kind: 'table',
      metrics: [npv, headlineMetric('payback')],
      axis: { driver: PRICE, values: [10, 1] },
    });
    if (found.kind !== 'table') throw new Error('another kind');
    expect(found.cells[0]?.[0]?.value).toBeCloseTo(npvAt(10), 8);
    // 1,000 of outlay over 600 a year; 60 a year never pays it back.
    expect(found.cells[0]?.[1]?.value).toBeCloseTo(1000 / 600, 12);
    expect(found.cells[1]?.[1]).toEqual({ value: null, several: false, why: 'never-pays-back' });
  });

  it('seek a goal and the break-even of every input', () => {
    const goal = { metric: npv, target: 100, driver: PRICE, low: 0, high: 20 };
    const sought = answer<'seek'>({ kind: 'seek', goal });
    if (sought.kind !== 'seek' || sought.sought.kind !== 'found') throw new Error('not found');
    expect(sought.sought.solutions.map(({ value }) => value)).toEqual([
      expect.closeTo(1100 / (60 * ANNUITY), 9),
    ]);
    const rows = answer<'break-even'>({
      kind: 'break-even',
      drivers: [PRICE, PLANT],
      metric: npv,
      target: 0,
    });
    if (rows.kind !== 'break-even') throw new Error('another kind');
    expect(rows.rows[0]?.below).toBeCloseTo(1000 / (60 * ANNUITY), 9);
    expect(rows.rows[1]?.above).toBeCloseTo(0.6 * ANNUITY, 9);
  });

  it('survive the way to a worker and back', () => {
    const asks: readonly AskOf<StudyKind>[] = [
      { kind: 'tornado', metric: npv, drivers: [PRICE], choice },
      { kind: 'spider', metric: npv, drivers: [PRICE], reach: 0.3 },
      { kind: 'switching', drivers: [PRICE] },
    ];
    for (const ask of asks) {
      const found = answerStudy(structuredClone(plan), structuredClone(ask));
      expect(structuredClone(found)).toEqual(answerStudy(plan, ask));
    }
  });
});
