/** Figures in sentences: in the plan's unit, rates in percent, reasons from the engine. Expected texts by hand. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Finding } from '../../../models/appraisal/findings.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { findingSentence } from '../../../renderer/app/finding-text.ts';
import { formatWith } from '../../../renderer/app/use-format.ts';
import type { TextParams } from '../../../renderer/i18n/text-keys.ts';
import { yearlyPlan } from '../sample-plan.ts';

const texts = {
  t: (key: string, params: TextParams = {}) => [key, ...Object.values(params)].join(' '),
  dynamic: (_: string, key: string, params: TextParams = {}) => `${key} ${JSON.stringify(params)}`,
  language: 'en' as const,
};

const settings = { ...blankPlan('p', 'Plan', '2026-01').settings, displayUnit: 'thousand' as const };
const appraisal = appraise(yearlyPlan({ displayUnit: 'thousand' }));

function told(code: Finding['code'], params: Finding['params'], rest: Partial<Finding> = {}): string {
  return findingSentence(texts, appraisal, { code, severity: 'note', params, ...rest });
}

describe('a finding as a sentence', () => {
  it('writes amounts grouped and in the unit on show', () => {
    expect(told('book-value-left', { label: 'Plant', value: 10_800_000 })).toBe(
      'book-value-left {"label":"Plant","value":"10,800.0 units.yuan.thousand"}',
    );
  });

  it('writes shares and rates in percent, even whole ones', () => {
    expect(told('shares-off-guide', { part: 'fixed', actual: 1, from: 0.3, to: 0.4 })).toBe(
      'shares-off-guide {"part":"fixed","actual":"100.0\u00a0%","from":"30.0\u00a0%","to":"40.0\u00a0%"}',
    );
  });

  it('keeps a small difference of a check from being rounded to nothing', () => {
    expect(told('check-failed', { check: '$check_assets', worst: 0.0125 })).toContain(
      '0.012500 units.yuan.one',
    );
  });

  it('leaves counts as they are', () => {
    expect(told('values-beyond-plan', { label: 'Sales', values: 1200, periods: 36 })).toBe(
      'values-beyond-plan {"label":"Sales","values":"1,200","periods":"36"}',
    );
  });

  it("tells a cell's own reason and its month", () => {
    const plan = yearlyPlan({}, [
      { ...blankLine('a', 'price', 'Price', 'driver'), entry: { type: 'series', values: [10, 0, 12] } },
      { ...blankLine('b', 'sales', 'Sales', 'revenue'), entry: { type: 'formula', formula: '100 / price' } },
    ]);
    const broken = appraise(plan);
    const finding = broken.findings.find(({ code }) => code === 'cell-error');
    expect(finding && findingSentence(texts, broken, finding)).toBe(
      'cell-error {"label":"Sales","period":"2","why":"grid.cellError.division-by-zero","when":"2027"}',
    );
  });
});

describe('several internal rates', () => {
  const { irr } = formatWith(texts, settings);
  it('show the one nearest the hurdle, and all of them beside it', () => {
    // |0.2 - 0.18| = 0.02 is less than |0.1 - 0.18| = 0.08.
    expect(irr({ kind: 'multiple', rates: [0.1, 0.2] }, 0.18)).toEqual({
      text: '20.0 %',
      note: 'frame.irrOneOf 2 10.0\u00a0%; 20.0\u00a0%',
    });
  });

  it('leave a single rate without a note', () => {
    expect(irr({ kind: 'unique', rate: 0.1 }, 0.18)).toEqual({ text: '10.0 %', note: null });
  });
});

describe('a payback', () => {
  const { payback } = formatWith(texts, settings);
  const reached = { kind: 'reached', years: 1.25, recrosses: true } as const;
  it('that does not last says when it does', () => {
    expect(payback({ ...reached, lastingYears: 2.7 }).note).toBe('frame.paybackLasting 2.7');
  });
  it('that is lost again says so', () => {
    expect(payback({ ...reached, lastingYears: null }).note).toBe('frame.paybackLost');
  });
  it('that lasts has no note', () => {
    const lasts = { kind: 'reached', years: 1.25, recrosses: false, lastingYears: 1.25 } as const;
    // Rounded half away from zero: 1.25 is 1.3.
    expect(payback(lasts)).toEqual({ text: 'frame.years 1.3', note: null });
  });
});
