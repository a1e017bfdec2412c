/** F and A for every kind of line, percent and "n.m.", and a truth table of the lights. */
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../models/plan/schema.ts';
import {
  DEFAULT_THRESHOLDS,
  differenceOf,
  isMaterial,
  lightOf,
  type Thresholds,
  thresholdsOf,
} from '../../../../models/tracking/variance/difference.ts';
import { effectOf, profitSign } from '../../../../models/tracking/variance/effect.ts';
import { line } from '../tracked-case.ts';

const financing = (role: NonNullable<Line['financing']>['role']): Line =>
  line('financing', 'loan', 0, { financing: { role } });

describe('favourable and adverse, by the effect on profit', () => {
  // finance-conventions: "revenue up or cost down is F"; an outlay above the approved amount is adverse.
  const expected: readonly (readonly [Line, 'F' | 'A' | null])[] = [
    [line('revenue', 'a', 0), 'F'],
    [line('variable-cost', 'a', 0), 'A'],
    [line('fixed-cost', 'a', 0), 'A'],
    [line('investment', 'a', 0), 'A'],
    [financing('interest'), 'A'],
    [financing('loan-draw'), null],
    [financing('loan-repayment'), null],
    [financing('equity'), null],
    [financing('dividend'), null],
    [line('driver', 'a', 0), null],
    [line('memo', 'a', 0), null],
    [line('working-capital', 'a', 0), null],
  ];

  for (const [subject, above] of expected) {
    const name = subject.kind === 'financing' ? `financing (${subject.financing?.role})` : subject.kind;
    it(`${name}: more than planned is ${above ?? 'neither'}`, () => {
      const sign = profitSign(subject);
      expect(effectOf(1, sign)).toBe(above);
      expect(effectOf(-1, sign)).toBe(above === null ? null : above === 'F' ? 'A' : 'F');
      expect(effectOf(0, sign)).toBeNull();
    });
  }
});

describe('a difference and its percent', () => {
  it('is actual less reference, in percent of the reference', () => {
    expect(differenceOf(110_00, 100_00, -1)).toEqual({ amount: 10_00, percent: 0.1, effect: 'A' });
    expect(differenceOf(90_00, 100_00, 1)).toEqual({ amount: -10_00, percent: -0.1, effect: 'A' });
  });

  it('is a plus where a loss is smaller than planned', () => {
    expect(differenceOf(-50_00, -100_00, 1)).toEqual({ amount: 50_00, percent: 0.5, effect: 'F' });
  });

  it('has no percent where the reference is about 0 or the sign flips', () => {
    expect(differenceOf(500_00, 0, 1).percent).toBeNull();
    expect(differenceOf(500_00, 99, 1).percent).toBeNull();
    expect(differenceOf(500_00, 1_00, 1).percent).toBe(499);
    expect(differenceOf(-20_00, 100_00, 1).percent).toBeNull();
    expect(differenceOf(20_00, -100_00, 1).percent).toBeNull();
    expect(differenceOf(0, 100_00, 1).percent).toBe(-1);
  });

  it('has a percent of a small rate', () => {
    expect(differenceOf(3, 2, 0, 'rate').percent).toBe(0.5);
    expect(differenceOf(3, 0, 0, 'rate').percent).toBeNull();
  });
});

describe('the light', () => {
  const cost = (actual: number, plan: number) => differenceOf(actual, plan, -1);

  it('turns at 5 % and at 10 %, touching counts', () => {
    const at = (actual: number) => lightOf(cost(actual, 1000_00), DEFAULT_THRESHOLDS);
    expect([at(1049_99), at(1050_00), at(1099_99), at(1100_00)]).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
  });

  it('turns where the plan says, and as usual where it says nothing', () => {
    const thresholds = {
      yellow: { percent: 0.02, amount: 0 },
      red: { percent: 0.5, amount: 0 },
      floor: 10_00,
    };
    const of = (actual: number) => lightOf(cost(actual, 1000_00), thresholdsOf({ thresholds }));
    expect([of(1019_99), of(1020_00), of(1499_99), of(1500_00)]).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ]);
    // 9 of 100 is 9 %, but less than the floor of 10.
    expect(lightOf(cost(109_00, 100_00), thresholdsOf({ thresholds }))).toBe('green');
    expect(thresholdsOf({}, 'flexed')).toEqual({ ...DEFAULT_THRESHOLDS, against: 'flexed' });
  });

  it('is green for what is favourable, however far', () => {
    expect(lightOf(cost(0, 1000_00), DEFAULT_THRESHOLDS)).toBe('green');
    expect(lightOf(differenceOf(9000_00, 1000_00, 1), DEFAULT_THRESHOLDS)).toBe('green');
  });

  const both: Thresholds = {
    yellow: { percent: 0.05, amount: 100_00 },
    red: { percent: 0.1, amount: 500_00 },
    floor: 200_00,
    against: 'plan',
  };

  // percent reached / amount reached / floor reached -> light
  const table = [
    {
      actual: 1150_00,
      plan: 1000_00,
      light: 'green',
      why: '15 %, 150: above the yellow amount, below the floor',
    },
    { actual: 1250_00, plan: 1000_00, light: 'yellow', why: '25 %, 250: red in percent, not in amount' },
    { actual: 1500_00, plan: 1000_00, light: 'red', why: '50 %, 500: both' },
    { actual: 10_600_00, plan: 10_000_00, light: 'yellow', why: '6 %, 600: red in amount, not in percent' },
    { actual: 10_400_00, plan: 10_000_00, light: 'green', why: '4 %, 400: not even yellow in percent' },
    { actual: 150_00, plan: 0, light: 'green', why: 'no percent, 150: below the floor' },
    { actual: 300_00, plan: 0, light: 'yellow', why: 'no percent, 300: judged by the amount' },
    { actual: 600_00, plan: 0, light: 'red', why: 'no percent, 600: judged by the amount' },
  ];
  for (const { actual, plan, light, why } of table) {
    it(`is ${light} for ${why}`, () => expect(lightOf(cost(actual, plan), both)).toBe(light));
  }

  it('leaves money amounts aside for quantities and rates', () => {
    expect(lightOf(differenceOf(1, 2, 1, 'quantity'), both, 'quantity')).toBe('red');
  });

  it('takes a favourable difference of the same size for material', () => {
    expect(isMaterial(cost(500_00, 1000_00), both, 'money')).toBe(true);
    expect(isMaterial(cost(950_00, 1000_00), both, 'money')).toBe(false);
    expect(isMaterial(cost(0, 0), DEFAULT_THRESHOLDS, 'money')).toBe(false);
  });
});
