/** Why a light is what it is, in words. Each sentence is told here from the numbers by hand, in both languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { RuleLight } from '../../../electron/contract/tracking/warning-calls.ts';
import { parseDay } from '../../../models/tracking/calendar/day.ts';
import {
  type Explanation,
  explanationSentence,
  partName,
  type Saying,
  saidValue,
} from '../../../renderer/pages/warnings/parts/explanation-words.ts';
import { shownLight } from '../../../renderer/pages/warnings/parts/light-words.ts';
import { ruleDistance } from '../../../renderer/pages/warnings/parts/rule-words.ts';
import { yearlyPlan } from '../sample-plan.ts';
import { textsOf } from './texts.ts';

const { settings } = yearlyPlan();
type Term = NonNullable<Saying['description']>['terms'][number];
const term = (fn: Term['fn'], of: Term['of'] = null): Term => ({ fn, over: 'bucket', earlier: 0, of });

/** Week 14 of 2026: Monday 30 March to Sunday 5 April. */
const WEEK = { index: 2935, from: parseDay('2026-03-30') ?? 0, to: parseDay('2026-04-05') ?? 0 };

const ofPlan: Saying = {
  rule: { unit: 'percent', grain: 'week', direction: 'above' },
  description: {
    pattern: 'share',
    terms: [term('actual'), term('plan')],
    text: 'actual(it) / plan(it)',
    floor: null,
    lines: [],
  },
  label: 'Marketing',
  settings,
  fiscalYearStart: 1,
};

const red: NonNullable<Explanation['red']> = { value: 1.2, run: 2, soFar: 2, beyond: true, distance: -0.08 };
const light: Explanation = {
  bucket: WEEK,
  value: 1.28,
  yellow: { value: 1.1, run: 1, soFar: 3, beyond: true, distance: -0.18 },
  red,
  backAt: null,
  floor: null,
  why: 'beyond',
  parts: [],
  silent: { buckets: 0, reason: null, code: '' },
};

let en: Awaited<ReturnType<typeof textsOf>>;
let zh: Awaited<ReturnType<typeof textsOf>>;
beforeAll(async () => {
  en = await textsOf('en');
  zh = await textsOf('zh');
});

describe('a light beyond its line', () => {
  it('says the number, against what, where, and for how long', () => {
    expect(explanationSentence(en, ofPlan, light)).toBe(
      'Marketing 128\u00a0% of plan in 2026-W14, above 120\u00a0% for 2 weeks in a row.',
    );
    expect(explanationSentence(zh, ofPlan, light)).toBe(
      '2026-W14：Marketing为预算的 128\u00a0%，高于 120\u00a0%，已连续 2 周。',
    );
  });

  it('is yellow while red still waits for its run', () => {
    const yellow = { ...light, red: { ...red, soFar: 1 } };
    expect(explanationSentence(en, ofPlan, yellow)).toContain('above 110\u00a0% for 3 weeks in a row');
  });

  it('says at, not above, where the line is just reached', () => {
    const touched = { ...light, value: 1.2, red: { ...red, soFar: 2, distance: 0 } };
    expect(explanationSentence(en, ofPlan, touched)).toContain('at 120\u00a0% for 2 weeks');
  });
});

describe('a light that is not on', () => {
  it('waits for its run', () => {
    const waiting: Explanation = { ...light, why: 'waiting', yellow: null, red: { ...red, soFar: 1 } };
    expect(explanationSentence(en, ofPlan, waiting)).toBe(
      'Marketing 128\u00a0% of plan in 2026-W14, above 120\u00a0%, 1 of the 2 in a row that it takes.',
    );
  });

  it('says how far the next line is', () => {
    const within: Explanation = {
      ...light,
      value: 1.03,
      why: 'within',
      yellow: { value: 1.1, run: 1, soFar: 0, beyond: false, distance: 0.07 },
      red: { ...red, soFar: 0, beyond: false, distance: 0.17 },
    };
    expect(explanationSentence(en, ofPlan, within)).toBe(
      'Marketing 103\u00a0% of plan in 2026-W14, 7.0 pp from yellow at 110\u00a0%.',
    );
  });

  it('says why there is no number', () => {
    const silent: Explanation = {
      ...light,
      bucket: null,
      value: null,
      why: 'no-data',
      silent: { buckets: 3, reason: 'zero-divisor', code: 'x' },
    };
    expect(explanationSentence(en, ofPlan, silent)).toBe('There is no ratio, because it is divided by zero.');
  });
});

describe('the number itself', () => {
  const wages = { code: 'wages', lineId: 'w', label: 'Wages' };
  const revenue = { code: '$revenue', lineId: null, label: '' };

  it('is a share of another amount, or an excess over the same one', () => {
    const share: Saying = {
      ...ofPlan,
      label: '',
      description: {
        pattern: 'share',
        terms: [term('actual', wages), term('actual', { ...revenue, label: 'Revenue' })],
        text: '',
        floor: null,
        lines: [],
      },
    };
    expect(saidValue(en, share, 0.36)).toBe('Wages 36\u00a0% of Revenue');
    const excess: Saying = {
      ...ofPlan,
      description: {
        pattern: 'excess',
        terms: [term('actual'), term('plan')],
        text: '',
        floor: null,
        lines: [],
      },
    };
    expect(saidValue(en, excess, 0.28)).toBe('Marketing 28\u00a0% over plan');
  });

  it('stands alone where the pattern is another', () => {
    const other: Saying = {
      ...ofPlan,
      label: '',
      rule: { ...ofPlan.rule, unit: 'number' },
      description: { pattern: 'other', terms: [], text: 'max(actual(a), 2)', floor: null, lines: [] },
    };
    expect(saidValue(en, other, 2.5)).toBe('2.50');
  });
});

describe('an amount of a rule', () => {
  it('is called by its line, a total by the name that the statements give it', () => {
    expect(partName(en, { text: 'actual(paid_marketing)', label: 'Paid traffic' })).toBe('Paid traffic');
    expect(partName(en, { text: 'actual($ebitda)', label: '' })).toBe('EBITDA');
    expect(partName(zh, { text: 'plan($revenue)', label: '' })).toBe('营业收入');
    expect(partName(en, { text: 'day', label: '' })).toBe('');
  });
});

describe('a distance', () => {
  it('of ratios is in percent points and has no sign', () => {
    expect(ruleDistance(en, 'percent', -0.08, settings)).toBe('8.0 pp');
    expect(ruleDistance(en, 'number', -1.5, settings)).toBe('1.50');
  });
});

describe('the light that counts', () => {
  it('is the one that a person has set', () => {
    const byHand: RuleLight['override'] = {
      light: 'yellow',
      reason: 'known',
      who: 'L',
      at: '2026-04-06T08:00:00Z',
    };
    expect(shownLight({ light: 'red', override: byHand })).toBe('yellow');
    expect(shownLight({ light: 'red', override: null })).toBe('red');
  });
});
