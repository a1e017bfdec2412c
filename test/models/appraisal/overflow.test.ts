/** Lines that are all numbers but add up to more than a number holds. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import { columns, line, smallPlan } from './small-plan.ts';

describe('figures beyond what a number holds', () => {
  it('are told with the first sum that overflows, in its period', () => {
    // 1e308 + 1e308 is more than the largest float64, about 1.798e308.
    const lines = ['a', 'b'].map((code) => line(code, 'revenue', columns(0, 1, 1e308)));
    const { findings, ok } = appraise(smallPlan({ lines }));
    expect(ok).toBe(false);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, lineCode, column }) => [code, lineCode, column])).toEqual([
      ['cell-error', '$revenue', 2],
    ]);
  });
});
