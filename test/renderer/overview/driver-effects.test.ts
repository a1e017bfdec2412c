// What moves NPV most, against NPVs worked out by hand: 600 a year x annuity factor - 1,000.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import {
  driverEffects,
  inputsOf,
  scaleEntry,
  strongest,
} from '../../../renderer/pages/overview/driver-effects.ts';
import { threeLines, yearlyPlan } from '../sample-plan.ts';

/** 1/1.1 + 1/1.21 + 1/1.331 */
const ANNUITY = 1 / 1.1 + 1 / 1.21 + 1 / 1.331;

describe('driver effects', () => {
  const plan = yearlyPlan();
  const effects = [...driverEffects(appraise(plan), appraise)];

  it('takes each typed input 10 % lower and higher, one at a time', () => {
    const price = effects.find(({ code }) => code === 'price');
    expect(price?.lower).toBeCloseTo(540 * ANNUITY - 1000, 8);
    expect(price?.higher).toBeCloseTo(660 * ANNUITY - 1000, 8);
    const plant = effects.find(({ code }) => code === 'plant');
    expect(plant?.lower).toBeCloseTo(600 * ANNUITY - 900, 8);
    expect(plant?.swing).toBeCloseTo(100, 8);
  });

  it('ranks the price (149) before the outlay (100)', () => {
    expect(strongest(effects, 3).map(({ code }) => code)).toEqual(['price', 'plant']);
    expect(strongest(effects, 1).map(({ code }) => code)).toEqual(['price']);
  });

  it('leaves formulas, empty inputs and memo lines out', () => {
    const lines = threeLines().map((line) =>
      line.code === 'plant' ? { ...line, entry: { type: 'series' as const, values: [null, 0] } } : line,
    );
    expect(inputsOf(yearlyPlan({}, lines)).map(({ code }) => code)).toEqual(['price']);
  });

  it('does not change the plan it was given', () => {
    const before = JSON.stringify(plan);
    expect([...driverEffects(appraise(plan), appraise)]).toHaveLength(2);
    expect(JSON.stringify(plan)).toBe(before);
  });

  it('scales every value of a series and its opening, and keeps gaps', () => {
    expect(scaleEntry({ type: 'series', values: [10, null], opening: 5 }, 2)).toEqual({
      type: 'series',
      values: [20, null],
      opening: 10,
    });
  });
});
