/** The ready-made scenarios: what the samples' own documents ask for, and no volume scaled twice in other plans. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../models/appraisal/appraise.ts';
import { applyChange } from '../../models/plan/apply-change.ts';
import { parsePlan } from '../../models/plan/parse-plan.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { Override } from '../../models/plan/what-if/scenario-schema.ts';
import { templates } from '../../models/templates/templates.ts';
import { applyScenario } from '../../scenarios/overrides/apply.ts';
import { readyMade } from '../../scenarios/ready-made.ts';
import { columns, constant, formula, line, row, smallPlan } from '../models/appraisal/small-plan.ts';

const WORDS = { base: 'Base', optimistic: 'Optimistic', downturn: 'Downturn' };

function made(plan: Plan) {
  let next = 0;
  const changes = readyMade(plan, WORDS, () => {
    next += 1;
    return `s${next}`;
  });
  const applied = applyChange(plan, { type: 'batch', changes: [...changes] });
  if (!applied.ok) throw new Error(applied.error.message);
  const { scenarios = [] } = applied.value.plan;
  const [base, optimistic, downturn] = scenarios;
  if (!base || !optimistic || !downturn) throw new Error('three scenarios were expected');
  return { plan: applied.value.plan, scenarios, base, optimistic, downturn };
}

const summary = (overrides: readonly Override[]) =>
  overrides.map((each) =>
    each.target === 'line'
      ? [each.label, each.change]
      : [each.target === 'setting' ? each.setting : each.target, 'change' in each ? each.change : null],
  );
const sample = (id: string) => {
  const template = templates.find((each) => each.id === id);
  if (!template) throw new Error(`no sample ${id}`);
  return template.build('p', 'en');
};

function factorOfRevenue(plan: Plan, scenarioId: string): number {
  const scenario = applyScenario(plan, plan.scenarios ?? [], scenarioId);
  if (!scenario.ok) throw new Error('the scenario cannot be made');
  const total = (of: Plan) => row(appraise(of), '$revenue').reduce((sum, value) => sum + value, 0);
  return total(scenario.value.plan) / total(plan);
}

describe('the ready-made scenarios', () => {
  it('give the agency 30 % more churn and two points of risk premium in a downturn, and nothing else', () => {
    const { downturn } = made(sample('agency'));
    // The user's agency plan: retention 65 %, so churn 35 % x 1.3 = 45.5 % and retention 54.5 %.
    expect(summary(downturn.overrides)).toEqual([
      ['Client retention a year', { type: 'replace', value: 0.545 }],
      ['ratePremium', { type: 'replace', value: 0.02 }],
    ]);
  });

  it('carry the probabilities 50, 20 and 30 % and leave the base as it is', () => {
    const { scenarios, base } = made(sample('agency'));
    expect(scenarios.map(({ name, probability }) => [name, probability])).toEqual([
      ['Base', 0.5],
      ['Optimistic', 0.2],
      ['Downturn', 0.3],
    ]);
    expect(base.overrides).toEqual([]);
  });

  it.each(templates.map(({ id }) => id))(
    'make plans of the sample %s that are read back and appraised',
    (id) => {
      const { plan, scenarios } = made(sample(id));
      expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toMatchObject({ ok: true });
      const npv = scenarios.map((scenario) => {
        const own = applyScenario(plan, scenarios, scenario.id);
        return own.ok ? appraise(own.value.plan).headline.npv : null;
      });
      const [base, optimistic, downturn] = npv;
      expect(base).toBe(appraise(sample(id)).headline.npv);
      expect(optimistic).toBeGreaterThan(base ?? Number.NaN);
      expect(downturn).toBeLessThan(base ?? Number.NaN);
    },
  );

  it('scale the visits of an online shop, not its conversion and order value as well', () => {
    const { optimistic, downturn, plan } = made(sample('premium-store'));
    expect(summary(optimistic.overrides)).toEqual([['Visits a month', { type: 'scale', factor: 1.1 }]]);
    // Sales are visits x conversion x order value, so that 20 % fewer visits are 20 % less sales.
    expect(factorOfRevenue(plan, downturn.id)).toBeCloseTo(0.8, 12);
  });

  it('scale revenue and the variable costs that do not follow it where a plan has no count driver', () => {
    const plan = smallPlan({
      lines: [
        line('sales', 'revenue', columns(0, 100, 110, 120, 130, 140)),
        line('goods', 'variable-cost', columns(0, 40, 44, 48, 52, 56)),
        line('fees', 'variable-cost', formula('sales * 0.1')),
        line('freight', 'variable-cost', formula('goods * 0.05')),
        line('rent', 'fixed-cost', constant(20)),
        line('shop', 'investment', columns(100), { investment: { book: { method: 'none' } } }),
      ],
    });
    const { downturn } = made(plan);
    expect(summary(downturn.overrides)).toEqual([
      ['sales', { type: 'scale', factor: 0.8 }],
      ['goods', { type: 'scale', factor: 0.8 }],
      ['ratePremium', { type: 'replace', value: 0.02 }],
    ]);
  });

  it('scale the root of a chain of counts only, so that volume falls by 20 % and not by 36 %', () => {
    const plan = smallPlan({
      lines: [
        line('orders', 'driver', formula('visitors * 0.02'), { unit: 'orders' }),
        line('visitors', 'driver', constant(5000), { unit: 'visitors' }),
        line('price', 'driver', constant(30), { unit: '元' }),
        line('sales', 'revenue', formula('orders * price')),
      ],
    });
    const { downturn, plan: withScenarios } = made(plan);
    expect(summary(downturn.overrides)[0]).toEqual(['visitors', { type: 'scale', factor: 0.8 }]);
    expect(factorOfRevenue(withScenarios, downturn.id)).toBeCloseTo(0.8, 12);
  });

  it('raise churn by 30 % however it is entered', () => {
    const lines = (churn: Parameters<typeof line>[2], code: string) =>
      smallPlan({
        lines: [line(code, 'driver', churn, { unit: '%' }), line('sales', 'revenue', constant(10))],
      });
    const change = (plan: Plan) => made(plan).downturn.overrides[0];
    expect(change(lines(constant(0.2), 'churn'))).toMatchObject({ change: { type: 'scale', factor: 1.3 } });
    // 1 - 1.3 x (1 - 0.8) = 0.74, 1 - 1.3 x (1 - 0.1) is below nothing.
    expect(change(lines(columns(0.8, 0.8, 0.1), 'retention'))).toMatchObject({
      change: { type: 'series', opening: 0.74, values: [0.74, 0] },
    });
    const byFormula = lines(formula('0.7 + 0.1'), 'retention');
    const { plan, scenarios, downturn } = made(byFormula);
    const own = applyScenario(plan, scenarios, downturn.id);
    expect(own.ok ? row(appraise(own.value.plan), 'retention')[1] : null).toBeCloseTo(0.74, 12);
  });

  it('come after the scenarios that are there', () => {
    const plan = made(sample('agency')).plan;
    const again = readyMade(plan, WORDS, () => 'other');
    expect(again.map(({ index }) => index)).toEqual([3, 4, 5]);
  });
});
