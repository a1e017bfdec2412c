// Which inputs are studied and how far they go, on a plan whose inputs can be counted by hand.
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../models/plan/schema.ts';
import { chosenInputs, inputKey, studyInputs } from '../../../renderer/pages/sensitivity/study/inputs.ts';
import {
  type RangeChoice,
  studyRange,
  studyRanges,
} from '../../../renderer/pages/sensitivity/study/study-ranges.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

const PRICE: Driver = { kind: 'line', code: 'price', measure: 'value' };
const PLANT: Driver = { kind: 'line', code: 'plant', measure: 'factor' };
const own: RangeChoice = { mode: 'own', percent: 0.1, tail: 0.1 };

function priced(patch: Partial<Line>) {
  return yearlyPlan(
    {},
    threeLines().map((line) => (line.code === 'price' ? { ...line, ...patch } : line)),
  );
}

describe('the inputs of a study', () => {
  it('are the drivers, the numbers typed into other lines and the settings that the plan has', () => {
    const inputs = studyInputs(yearlyPlan());
    expect(inputs.filter(({ group }) => group === 'drivers').map(({ key }) => key)).toEqual(['line:price']);
    expect(inputs.filter(({ group }) => group === 'lines').map(({ driver }) => driver)).toEqual([PLANT]);
    const settings = inputs.filter(({ group }) => group === 'settings').map(({ key }) => key);
    expect(settings).toContain('setting:discountRate');
    // The plan has no terminal value, so nothing of it can be varied.
    expect(settings).not.toContain('setting:terminalGrowth');
  });

  it('are all lines and the discount rate where nobody chose, without a tax rate of zero', () => {
    expect(chosenInputs(yearlyPlan(), []).map(({ key }) => key)).toEqual([
      'line:price',
      'line:plant',
      'setting:discountRate',
    ]);
  });

  it('are the chosen ones, and all again when those are gone', () => {
    expect(chosenInputs(yearlyPlan(), ['setting:taxRate']).map(({ key }) => key)).toEqual([
      'setting:taxRate',
    ]);
    expect(chosenInputs(yearlyPlan(), ['line:gone'])).toHaveLength(3);
  });

  it('have one key whether the number or a factor on it is varied', () => {
    expect(inputKey(PRICE)).toBe(inputKey({ ...PRICE, measure: 'factor' }));
  });
});

describe('the range of an input', () => {
  it('is its own, else the percentage', () => {
    const plan = priced({ range: { low: 7, high: 12 } });
    expect(studyRange(plan, PRICE, own)).toEqual({ driver: PRICE, low: 7, high: 12 });
    expect(studyRange(plan, PRICE, { ...own, mode: 'percent' })).toEqual({ driver: PRICE, low: 9, high: 11 });
    expect(studyRange(plan, PLANT, own)).toEqual({ driver: PLANT, low: 0.9, high: 1.1 });
  });

  it('goes from the low to the high percentile of a uniform distribution by its definition', () => {
    const plan = priced({
      uncertainty: { type: 'once', measure: 'value', distribution: { type: 'uniform', min: 8, max: 18 } },
    });
    const range = studyRange(plan, PRICE, { ...own, mode: 'percentiles' });
    expect('low' in range && [range.low, range.high]).toEqual([9, 17]);
  });

  it('is that of the factor where the distribution is about a factor', () => {
    const plan = priced({
      uncertainty: { type: 'once', measure: 'factor', distribution: { type: 'uniform', min: 0, max: 2 } },
    });
    const range = studyRange(plan, PRICE, { ...own, mode: 'percentiles', tail: 0.25 });
    expect(range).toEqual({ driver: { ...PRICE, measure: 'factor' }, low: 0.5, high: 1.5 });
  });

  it('says why there is none', () => {
    const zero = priced({ entry: { type: 'constant', value: 0 } });
    const walk = priced({
      uncertainty: {
        type: 'path',
        measure: 'value',
        path: { type: 'random-walk', start: 10, drift: 0, sd: 1 },
      },
    });
    const bad = priced({
      uncertainty: { type: 'once', measure: 'value', distribution: { type: 'uniform', min: 9, max: 8 } },
    });
    const percentiles: RangeChoice = { ...own, mode: 'percentiles' };
    expect(studyRange(zero, PRICE, own)).toEqual({ driver: PRICE, reason: 'planned-zero' });
    expect(studyRange(yearlyPlan(), PRICE, percentiles)).toEqual({
      driver: PRICE,
      reason: 'no-distribution',
    });
    expect(studyRange(walk, PRICE, percentiles)).toEqual({ driver: PRICE, reason: 'path' });
    expect(studyRange(bad, PRICE, percentiles)).toEqual({ driver: PRICE, reason: 'bad-distribution' });
    expect(studyRange(zero, { ...PRICE, code: 'gone' }, own)).toMatchObject({ reason: 'unusable' });
  });

  it('leaves nothing out in silence', () => {
    const { ranges, leftOut } = studyRanges(
      priced({ entry: { type: 'constant', value: 0 } }),
      [PRICE, PLANT],
      own,
    );
    expect(ranges.map(({ driver }) => driver)).toEqual([PLANT]);
    expect(leftOut.map(({ driver }) => driver)).toEqual([PRICE]);
  });
});
