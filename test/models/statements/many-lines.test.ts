/** Plans as large as the schema allows are appraised: sums of two thousand lines, taxed or not. Figures by algebra. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Plan } from '../../../models/plan/schema.ts';

function plan(kind: 'revenue' | 'fixed-cost', taxExempt: boolean): Plan {
  const blank = blankPlan('p', 'Many lines', '2027-01');
  return {
    ...blank,
    timeline: { ...blank.timeline, periodicity: 'year', periods: 1 },
    lines: Array.from({ length: LIMITS.lines }, (_, index) => ({
      ...blankLine(`l${index}`, `line_${index}`, `Line ${index}`, kind),
      entry: { type: 'series', values: [1] },
      ...(taxExempt ? { taxExempt } : {}),
    })),
  };
}

describe('a plan of two thousand lines', () => {
  it('adds its revenue, taxes it, and every check passes', () => {
    const appraisal = appraise(plan('revenue', false));
    expect(appraisal.ok).toBe(true);
    // 2,000 less 25 % tax, a year from now at 10 %.
    expect(appraisal.headline.npv).toBeCloseTo((LIMITS.lines * 0.75) / 1.1, 9);
  });

  it('leaves exempt revenue untaxed', () => {
    expect(appraise(plan('revenue', true)).headline.npv).toBeCloseTo(LIMITS.lines / 1.1, 9);
  });

  it('gives no relief for costs that may not be deducted', () => {
    const appraisal = appraise(plan('fixed-cost', true));
    expect(appraisal.ok).toBe(true);
    expect(appraisal.headline.npv).toBeCloseTo(-LIMITS.lines / 1.1, 9);
  });
});
