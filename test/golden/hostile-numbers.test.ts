/** The numeric cases of cases/hostile.json: flows, rates and taxes at their edges. Every case of the kind must be known here. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import { npv, presentValue } from '../../models/returns/discount.ts';
import { irr } from '../../models/returns/irr.ts';
import { payback } from '../../models/returns/payback.ts';
import { columns, line, smallPlan } from '../models/appraisal/small-plan.ts';
import type { GoldenCase } from './case-file.ts';

const content: { readonly cases: readonly GoldenCase[] } = JSON.parse(
  readFileSync(new URL('cases/hostile.json', import.meta.url), 'utf8'),
);
const numeric = content.cases.filter(({ kind }) => kind === 'numeric');
const nameOf = ({ inputs }: GoldenCase): string => String(inputs.name);
const flowsOf = ({ inputs }: GoldenCase): number[] => (inputs.flows as unknown[]).map(Number);

const taxOf = (losses: 'carry-forward' | 'immediate', taxable: readonly number[], rate: number): number[] => {
  const plan = smallPlan({
    timeline: { periods: taxable.length },
    tax: { rate, losses },
    lines: [line('profit', 'revenue', columns(0, ...taxable))],
  });
  return [...appraise(plan).evaluation.values('$tax_charge')].slice(1);
};

const CHECKS: Readonly<Record<string, (each: GoldenCase) => void>> = {
  payback_recross: (each) => {
    const result = payback(flowsOf(each));
    expect(result).toMatchObject({ kind: 'reached', recrosses: true });
    if (result.kind !== 'reached') return;
    expect(result.periods).toBeCloseTo(100 / 150, 12);
    expect(result.lastingPeriods).toBeCloseTo(2.7, 12);
  },
  rate_minus_100: (each) => {
    expect(npv(Number(each.inputs.rate), flowsOf(each))).toBeNaN();
    const plan = smallPlan({ lines: [], discounting: { rate: { mode: 'given', rate: -1 } } });
    expect(parsePlan(plan)).toMatchObject({ ok: false });
  },
  nan_in: (each) => {
    expect(irr(flowsOf(each))).toEqual({ kind: 'none', reason: 'not-finite' });
    expect(presentValue(flowsOf(each), [1, 1, 1])).toBeNaN();
    const plan = smallPlan({ lines: [line('x', 'revenue', columns(-1, Number.NaN, 3))] });
    expect(parsePlan(plan)).toMatchObject({ ok: false });
  },
  tiny: (each) => {
    const result = irr(flowsOf(each));
    expect(result.kind).toBe('unique');
    if (result.kind === 'unique') expect(result.rate).toBeCloseTo(0.1, 12);
  },
  growth_equals_rate: ({ inputs }) => {
    const appraisal = appraise(
      smallPlan({
        discounting: { rate: { mode: 'given', rate: Number(inputs.rate) } },
        settings: { terminalValue: { method: 'perpetuity', growth: Number(inputs.growth) } },
        lines: [line('sales', 'revenue', columns(0, 1, 1, 1, 1, 1))],
      }),
    );
    expect(appraisal.headline.npv).toBeNull();
    expect(appraisal.findings).toContainEqual(
      expect.objectContaining({ code: 'growth-not-below-rate', severity: 'error' }),
    );
  },
  only_positive: (each) => {
    expect(irr(flowsOf(each))).toEqual({ kind: 'none', reason: 'all-inflows' });
    expect(payback(flowsOf(each))).toEqual({ kind: 'immediate' });
  },
  tax_loss_carry: ({ inputs }) => {
    const taxable = (inputs.taxable as unknown[]).map(Number);
    expect(taxOf('carry-forward', taxable, Number(inputs.rate)).map((tax) => tax + 0)).toEqual([0, 0, 5]);
    expect(taxOf('immediate', taxable, Number(inputs.rate))).toEqual([-25, 10, 20]);
  },
};

describe('numeric', () => {
  it('knows every case', () => {
    expect(numeric.map(nameOf).filter((name) => !(name in CHECKS))).toEqual([]);
  });

  for (const each of numeric) it(`${each.id} ${nameOf(each)}`, () => CHECKS[nameOf(each)]?.(each));
});
