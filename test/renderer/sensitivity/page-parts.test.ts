// The pure parts under the drawings: places, axes, colours, typed lists, words. Expected values by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { gridAxis, placeOn } from '../../../renderer/pages/sensitivity/grid/grid-axis.ts';
import { heatScale } from '../../../renderer/pages/sensitivity/grid/heat-scale.ts';
import { valueChange } from '../../../renderer/pages/sensitivity/seek/apply-value.ts';
import { spanTicks } from '../../../renderer/pages/sensitivity/span-ticks.ts';
import { readValueList } from '../../../renderer/pages/sensitivity/table/value-list.ts';
import { spiderRows } from '../../../renderer/pages/sensitivity/tornado/spider-table.ts';
import {
  fitText,
  placeBars,
  splitBars,
  turnOf,
} from '../../../renderer/pages/sensitivity/tornado/tornado-layout.ts';
import { fromTyped, toTyped } from '../../../renderer/pages/sensitivity/typed-number.ts';
import { applyDriver, type Driver } from '../../../scenarios/drivers/driver.ts';
import { headlineMetric } from '../../../scenarios/metrics.ts';
import { spider } from '../../../scenarios/tornado/spider.ts';
import { tornado } from '../../../scenarios/tornado/tornado.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

const PRICE: Driver = { kind: 'line', code: 'price', measure: 'value' };
const PLANT: Driver = { kind: 'line', code: 'plant', measure: 'factor' };
const PERIODS: Driver = { kind: 'setting', setting: 'periods' };
const RATE: Driver = { kind: 'setting', setting: 'discountRate' };
const plan = yearlyPlan();

/** Sales of (20 - price) x price x 6: the most is taken at a price of 10. */
const turning = yearlyPlan(
  {},
  threeLines().map((line) =>
    line.code === 'sales'
      ? { ...line, entry: { type: 'formula', formula: '(20 - price) * price * 6' } }
      : line,
  ),
);

describe('the places of a tornado', () => {
  const study = tornado(plan, headlineMetric('npv'), [
    { driver: PRICE, low: 9, high: 12 },
    { driver: PLANT, low: 0.9, high: 1.1 },
  ]);

  it('stand on one scale, the plan between what is worse and what is better', () => {
    const places = placeBars(study.bars, study.planned, { from: 100, to: 400 });
    // NPV moves by 60 x 2.48685 = 149.2 a unit of the price, from -1 to +2 units: the scale is the price's.
    expect(places?.base).toBeCloseTo(200, 8);
    expect(places?.bars[0]?.low).toEqual({ from: expect.closeTo(100, 8), to: expect.closeTo(200, 8) });
    expect(places?.bars[0]?.high).toEqual({ from: expect.closeTo(200, 8), to: expect.closeTo(400, 8) });
    // More outlay is worse: its high end lies to the left.
    expect(places?.bars[1]?.high?.to).toBeCloseTo(200, 8);
    expect(places?.bars[1]?.beyond).toBeNull();
  });

  it('show how far the metric goes beyond the ends where it turns round', () => {
    const bars = tornado(turning, headlineMetric('npv'), [{ driver: PRICE, low: 6, high: 16 }]).bars;
    const [bar] = bars;
    if (!bar) throw new Error('no bar');
    expect(turnOf(bar)).toBe('up');
    const places = placeBars(bars, bar.curve.find(({ at }) => at === 10)?.value ?? null, {
      from: 0,
      to: 100,
    });
    expect(places?.base).toBeCloseTo(100, 6);
    expect(places?.bars[0]?.beyond).toBeNull();
    // From another plan the top lies beyond both ends.
    const off = tornado(
      {
        ...turning,
        lines: turning.lines.map((line) =>
          line.code === 'price' ? { ...line, entry: { type: 'constant', value: 8 } } : line,
        ),
      },
      headlineMetric('npv'),
      [{ driver: PRICE, low: 8, high: 13 }],
    );
    expect(placeBars(off.bars, off.planned, { from: 0, to: 100 })?.bars[0]?.beyond?.to).toBeCloseTo(100, 6);
  });

  it('put inputs without an effect aside', () => {
    const idle = yearlyPlan(
      {},
      threeLines().filter(({ code }) => code !== 'sales'),
    );
    const { moving, flat } = splitBars(
      tornado(idle, headlineMetric('npv'), [
        { driver: PRICE, low: 9, high: 11 },
        { driver: PLANT, low: 0.9, high: 1.1 },
      ]),
    );
    expect(moving.map(({ driver }) => driver)).toEqual([PLANT]);
    expect(flat.map(({ driver }) => driver)).toEqual([PRICE]);
  });

  it('are none without a figure of the plan', () => {
    expect(placeBars(study.bars, null, { from: 0, to: 100 })).toBeNull();
    expect(placeBars([], 1, { from: 0, to: 100 })).toBeNull();
  });
});

describe('the spider as rows', () => {
  it('has a row a change and all inputs in it, the plan in the middle', () => {
    const rows = spiderRows(
      spider(plan, headlineMetric('npv'), [PRICE, PLANT], { reach: 0.2, steps: 2 }).curves,
    );
    expect(rows.map(({ relative }) => relative)).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
    expect(rows[2]?.['line:price']).toBe(rows[2]?.['line:plant']);
  });
});

describe('an axis of the grid', () => {
  it('always holds the planned number within its ends', () => {
    fc.assert(
      fc.property(
        // Adding zero makes a negative zero a plain one.
        fc.double({ min: -50, max: 9.99, noNaN: true }).map((low) => low + 0),
        fc.double({ min: 10.01, max: 90, noNaN: true }),
        fc.integer({ min: 3, max: 41 }),
        (low, high, count) => {
          const { values } = gridAxis(plan, PRICE, { low, high }, count);
          expect(values).toContain(10);
          expect(values).toHaveLength(count);
          expect([values[0], values.at(-1)]).toEqual([low, high]);
          expect(values).toEqual([...values].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('is even where the plan lies outside, and whole for periods', () => {
    expect(gridAxis(plan, PRICE, { low: 11, high: 15 }, 5).values).toEqual([11, 12, 13, 14, 15]);
    expect(gridAxis(plan, PERIODS, { low: 2, high: 5 }, 11).values).toEqual([2, 3, 4, 5]);
  });

  it('places a number between its neighbours', () => {
    expect(placeOn([0, 10, 30], 5)).toBe(0.5);
    expect(placeOn([0, 10, 30], 20)).toBe(1.5);
    expect(placeOn([0, 10, 30], 0)).toBe(0);
    expect(placeOn([0, 10, 30], 30)).toBe(2);
  });
});

describe('the colours of the heat map', () => {
  it('tell the good from the bad side of the line, by distance', () => {
    const npv = heatScale([-50, 0, 100], 0, 'high');
    expect(npv(100)).toEqual({ tone: 'good', strength: 1 });
    expect(npv(-50)).toEqual({ tone: 'bad', strength: 0.5 });
    const payback = heatScale([2, 6], 4, 'low');
    expect(payback(2)).toEqual({ tone: 'good', strength: 1 });
    expect(payback(6)).toEqual({ tone: 'bad', strength: 1 });
  });

  it('go from the least to the most without a line, and leave out what is no number', () => {
    const scale = heatScale([10, 20, Number.NaN], null, 'high');
    expect(scale(15)).toEqual({ tone: 'neutral', strength: 0.5 });
    expect(scale(Number.NaN)).toBeNull();
  });
});

describe('a typed list of numbers', () => {
  it('is read apart by semicolons and spaces, in percent where the input is', () => {
    expect(readValueList('1,000; 2,000 3000；', false)).toEqual({
      kind: 'values',
      values: [1000, 2000, 3000],
    });
    expect(readValueList('5 %; 7.5; -10%', true)).toEqual({ kind: 'values', values: [0.05, 0.075, -0.1] });
    expect(readValueList('3万', false)).toEqual({ kind: 'values', values: [30_000] });
  });

  it('says what it cannot read', () => {
    expect(readValueList('5; soon', false)).toEqual({ kind: 'unreadable', text: 'soon' });
    expect(readValueList('  ', false)).toEqual({ kind: 'empty' });
    expect(readValueList(Array.from({ length: 51 }, (_, at) => at).join(' '), false)).toEqual({
      kind: 'too-many',
    });
  });
});

describe('a factor in a field', () => {
  it('is typed as the change it makes, there and back', () => {
    expect(toTyped(PLANT, 0.9)).toBe(-0.1);
    expect(fromTyped(PLANT, -0.1)).toBe(0.9);
    expect(toTyped(PRICE, 342.18)).toBe(342.18);
  });
});

describe('the value of a goal as an edit', () => {
  const edited = (of: Plan, driver: Driver, value: number): Plan => {
    const change = valueChange(of, driver, value);
    if (!change) throw new Error('no change');
    const result = applyChange(of, change);
    if (!result.ok) throw new Error(result.error.message);
    return result.value.plan;
  };

  it('makes the plan that the study computed', () => {
    const looksBack = yearlyPlan(
      {},
      threeLines().map((line) =>
        line.code === 'sales'
          ? { ...line, entry: { type: 'formula', formula: 'prev(sales, 500) * 1.1' } }
          : line,
      ),
    );
    const cases: readonly (readonly [Plan, Driver, number])[] = [
      [plan, PRICE, 12.5],
      [plan, PLANT, 0.75],
      [plan, RATE, 0.08],
      [plan, PERIODS, 5],
      [plan, { kind: 'setting', setting: 'taxRate' }, 0.25],
      [plan, { kind: 'line', code: 'sales', measure: 'factor' }, 1.2],
      [looksBack, { kind: 'line', code: 'sales', measure: 'factor' }, 1.2],
    ];
    for (const [of, driver, value] of cases) {
      expect(edited(of, driver, value)).toEqual(applyDriver(of, driver, value));
    }
  });

  it('is nothing where the plan has the value, or may not have it', () => {
    expect(valueChange(plan, PRICE, 10)).toBeNull();
    expect(valueChange(plan, PERIODS, 0)).toBeNull();
    expect(valueChange(plan, { kind: 'line', code: 'gone', measure: 'value' }, 1)).toBeNull();
  });
});

describe('round numbers of an axis', () => {
  it('lie inside the span', () => {
    expect(spanTicks(0.9, 1.1, 4)).toEqual([
      expect.closeTo(0.9, 12),
      expect.closeTo(0.95, 12),
      1,
      expect.closeTo(1.05, 12),
      expect.closeTo(1.1, 12),
    ]);
    expect(spanTicks(-130, 480)).toEqual([0, 200, 400]);
    expect(spanTicks(3, 3)).toEqual([]);
  });
});

describe('a name in little room', () => {
  it('is cut with an ellipsis, Chinese characters counting as wide', () => {
    expect(fitText('Price', 100)).toBe('Price');
    expect(fitText('Average order value', 70)).toMatch(/^Average.*…$/);
    expect(fitText('商品成本占销售额', 60)).toMatch(/^商品.*…$/);
    expect(fitText('商品成本占销售额', 60).length).toBeLessThan(fitText('Average order value', 60).length);
  });
});
