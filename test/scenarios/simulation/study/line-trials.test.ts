/** The values of single lines in the trials of a study: against known distributions, and against the study itself. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { blankLine, blankPlan } from '../../../../models/plan/blank.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { createStudy } from '../../../../scenarios/simulation/study/create-study.ts';
import { lineTrials } from '../../../../scenarios/simulation/study/line-trials.ts';
import { planOfTrial } from '../../../../scenarios/simulation/study/plan-of-trial.ts';
import { percentileInclusive, sortedFinite } from '../../../../scenarios/simulation/summary/percentiles.ts';

const settings = { trials: 1500, seed: 7, method: 'latin-hypercube' } as const;

const blank = blankPlan('p', 'Plan', '2026-01');
const plan: Plan = {
  ...blank,
  timeline: { ...blank.timeline, periods: 3 },
  lines: [
    {
      ...blankLine('l-1', 'price', 'Price', 'driver'),
      entry: { type: 'constant', value: 10 },
      uncertainty: { type: 'once', measure: 'value', distribution: { type: 'uniform', min: 5, max: 15 } },
    },
    {
      ...blankLine('l-2', 'sales', 'Sales', 'revenue'),
      entry: { type: 'formula', formula: 'price * period' },
    },
    { ...blankLine('l-3', 'rent', 'Rent', 'fixed-cost'), entry: { type: 'constant', value: 4 } },
  ],
};

function drawn(codes: readonly string[]): ReadonlyMap<string, Float64Array> {
  const result = lineTrials(plan, settings, codes);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the trials of a line', () => {
  it('have the percentiles of the distribution, scaled as the formula says', () => {
    const sales = drawn(['sales']).get('sales') ?? new Float64Array(0);
    const column = sales.subarray(3 * settings.trials, 4 * settings.trials);
    // Uniform 5..15 has its P10 at 6 and its P90 at 14; period 3 is three times that. One stratum is 10 / 1500 wide.
    expect(percentileInclusive(sortedFinite(column), 0.1)).toBeCloseTo(18, 1);
    expect(percentileInclusive(sortedFinite(column), 0.9)).toBeCloseTo(42, 1);
  });

  it('are those of the simulation, trial by trial, over the ends of blocks too', () => {
    const study = createStudy(plan, settings);
    if (!study.ok) throw new Error('no study');
    const values = drawn(['sales', '$ebitda']);
    for (const trial of [0, 1, 1023, 1024, 1499]) {
      const { evaluation } = appraise(planOfTrial(plan, study.value, trial));
      for (const code of ['sales', '$ebitda']) {
        const own = values.get(code);
        const columns = [0, 1, 2, 3].map((column) => own?.[column * settings.trials + trial]);
        expect(columns).toEqual([...evaluation.values(code)]);
      }
    }
  });

  it('stay as planned where nothing uncertain reaches, and leave out what is not there', () => {
    const values = drawn(['rent', 'gone']);
    expect([...values.keys()]).toEqual(['rent']);
    expect([...new Set(values.get('rent')?.subarray(settings.trials))]).toEqual([4]);
  });

  it('come back as problems where the plan cannot be drawn', () => {
    const [price, ...rest] = plan.lines;
    if (price?.uncertainty?.type !== 'once') throw new Error('no price');
    const upside = { type: 'uniform', min: 15, max: 5 } as const;
    const bad = {
      ...plan,
      lines: [{ ...price, uncertainty: { ...price.uncertainty, distribution: upside } }, ...rest],
    };
    expect(lineTrials(bad, settings, ['sales'])).toMatchObject({ ok: false, error: [{ lineId: 'l-1' }] });
  });
});
