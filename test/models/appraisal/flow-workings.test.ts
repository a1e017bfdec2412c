// The workings must add up to the figure they explain; expected values by the textbook formulas.
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import {
  crossingOf,
  datedRows,
  npvRows,
  rowsAtRate,
  sumOfProducts,
} from '../../../models/appraisal/flow-workings.ts';
import type { Settings } from '../../../models/plan/schema.ts';
import { yearlyPlan } from '../../renderer/sample-plan.ts';

const VIEW = { tax: 'postTax', terminal: 'withTerminal' } as const;
const base = yearlyPlan();

function withTiming(timing: Settings['discounting']['timing'], terminalValue: Settings['terminalValue']) {
  return appraise(yearlyPlan({ discounting: { ...base.settings.discounting, timing }, terminalValue }));
}

describe('workings of discounted figures', () => {
  it('lists each flow with its factor: 1, 1/1.1, 1/1.21, 1/1.331', () => {
    const rows = npvRows(appraise(base), VIEW);
    expect(rows.map(({ flow }) => flow)).toEqual([-1000, 600, 600, 600]);
    for (const { factor, column } of rows) expect(factor).toBeCloseTo(1.1 ** -column, 12);
  });

  it('adds up to the NPV under every timing, with and without an exit value', () => {
    for (const timing of ['end', 'mid', 'start'] as const) {
      for (const terminalValue of [
        { method: 'none' },
        { method: 'multiple', multiple: 2, of: 'ebitda' },
        { method: 'perpetuity', growth: 0.02 },
      ] as const) {
        const appraisal = withTiming(timing, terminalValue);
        const sum = sumOfProducts(npvRows(appraisal, VIEW));
        expect(sum).toBeCloseTo(appraisal.headline.npv ?? Number.NaN, 8);
      }
    }
  });

  it('shows the exit value in a row of its own, at the end of the last year even when flows fall in its middle', () => {
    const rows = npvRows(withTiming('mid', { method: 'multiple', multiple: 2, of: 'ebitda' }), VIEW);
    const exit = rows.at(-1);
    // 2 x 600, discounted over three full years.
    expect(exit).toMatchObject({ terminal: true, flow: 1200, time: 3 });
    expect(exit?.factor).toBeCloseTo(1.1 ** -3, 12);
  });

  it('gives nothing when the internal rate is put back', () => {
    const appraisal = withTiming('mid', { method: 'perpetuity', growth: 0.02 });
    const { irr } = appraisal.headline;
    expect(irr.kind).toBe('unique');
    if (irr.kind !== 'unique') return;
    expect(Math.abs(sumOfProducts(rowsAtRate(appraisal, VIEW, irr.rate)))).toBeLessThan(1e-6);
  });

  it('counts days / 365 for figures on dates', () => {
    const rows = datedRows(appraise(base), VIEW, 0.1);
    // Opening 2025-12-31, first flow 2026-12-31: 365 days; the third is 2028-12-31, after a leap year: 1096 days.
    expect(rows[1]?.time).toBeCloseTo(1, 12);
    expect(rows[3]?.time).toBeCloseTo(1096 / 365, 12);
    expect(sumOfProducts(rows)).toBeCloseTo(appraise(base).headline.xnpv ?? Number.NaN, 8);
  });
});

describe('the crossing behind a payback', () => {
  it('names the last year below zero and the part of the next that closes the gap', () => {
    const { headline } = appraise(base);
    expect(crossingOf(headline.flows, headline.cumulative)).toEqual({
      before: 1,
      after: 2,
      open: -400,
      flow: 600,
      part: 400 / 600,
    });
  });

  it('finds none where the money never comes back, or never went out', () => {
    expect(crossingOf(Float64Array.of(-5, 1), Float64Array.of(-5, -4))).toBeNull();
    expect(crossingOf(Float64Array.of(5, 1), Float64Array.of(5, 6))).toBeNull();
  });
});
