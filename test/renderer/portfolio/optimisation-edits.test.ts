/** Edits of a plan's optimisation, and its answer as an edit or a scenario of the plan. Expected values by algebra. */
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Optimisation } from '../../../models/plan/what-if/optimisation-schema.ts';
import { choiceChange, choiceScenario } from '../../../renderer/pages/portfolio/optimise/apply-choice.ts';
import {
  decisionDriver,
  EMPTY_OPTIMISATION,
  withConstraint,
  withGuide,
  withNewDecision,
  withoutDecision,
  withStep,
  withTerms,
  withTotal,
} from '../../../renderer/pages/portfolio/optimise/optimisation-edits.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { scenarioView } from '../../../scenarios/overrides/view.ts';
import { yearlyPlan } from '../sample-plan.ts';

const channels = ['a', 'b', 'c'] as const;
const spend = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });

function channelPlan(): Plan {
  const lines = channels.map((code, index) => ({
    ...blankLine(`l-${code}`, code, code.toUpperCase(), 'driver'),
    entry: { type: 'constant' as const, value: 100 * (index + 1) },
  }));
  const sales = {
    ...blankLine('l-s', 'sales', 'Sales', 'revenue'),
    entry: { type: 'series' as const, values: [10, 20, 30] },
  };
  return yearlyPlan({}, [...lines, sales]);
}

function three(plan: Plan): Optimisation {
  return channels.reduce<Optimisation>(
    (before, code) => withNewDecision(plan, before, spend(code), `d-${code}`) ?? before,
    EMPTY_OPTIMISATION,
  );
}

describe('decisions and constraints', () => {
  it('begin within half of what is planned, and find their line by its id', () => {
    const plan = channelPlan();
    const made = three(plan);
    expect(made.decisions.map(({ low, high }) => [low, high])).toEqual([
      [50, 150],
      [100, 300],
      [150, 450],
    ]);
    const renamed = applyChange(plan, { type: 'rename-code', lineId: 'l-a', code: 'search' });
    if (!renamed.ok || !made.decisions[0]) throw new Error('the plan is not as it should be');
    expect(decisionDriver(renamed.value.plan, made.decisions[0])).toEqual(spend('search'));
    expect(decisionDriver({ ...plan, lines: [] }, made.decisions[0])).toBeNull();
  });

  it('take a step away with null and with zero', () => {
    const [own] = three(channelPlan()).decisions;
    if (!own) throw new Error('no decision');
    expect(withStep(own, 5).step).toBe(5);
    expect(withStep(withStep(own, 5), null)).toEqual(own);
    expect(withStep(withStep(own, 5), 0)).toEqual(own);
  });

  it('add to what they are in the plan: 100 + 200 + 300', () => {
    const plan = channelPlan();
    const [total] = withTotal(plan, three(plan), 't', 'Total').constraints;
    expect(total).toMatchObject({ relation: 'at-most', bound: 600 });
    expect(total?.terms.map(({ decisionId, weight }) => [decisionId, weight])).toEqual([
      ['d-a', 1],
      ['d-b', 1],
      ['d-c', 1],
    ]);
  });

  it('lose their terms with a decision, and the constraint with its last term', () => {
    const plan = channelPlan();
    const asked = withTotal(plan, three(plan), 't', 'Total');
    const without = withoutDecision(asked, 'd-b');
    expect(without.constraints[0]?.terms.map(({ decisionId }) => decisionId)).toEqual(['d-a', 'd-c']);
    expect(withoutDecision(withoutDecision(without, 'd-a'), 'd-c')).toEqual(EMPTY_OPTIMISATION);
  });

  it('keep the weights of the terms that stay', () => {
    const own = {
      id: 't',
      label: '',
      terms: [{ decisionId: 'd-a', weight: 3 }],
      relation: 'equal' as const,
      bound: 1,
    };
    expect(withTerms(own, ['d-b', 'd-a']).terms).toEqual([
      { decisionId: 'd-b', weight: 1 },
      { decisionId: 'd-a', weight: 3 },
    ]);
    expect(
      withConstraint({ ...EMPTY_OPTIMISATION, constraints: [own] }, { ...own, bound: 2 }).constraints[0]
        ?.bound,
    ).toBe(2);
  });
});

describe('the 7-2-1 guide', () => {
  const groups = channels.map((code) => ({
    decisionIds: [`d-${code}`],
    label: (side: string, share: number) => `${code} ${side} ${share}`,
  }));
  let ids = 0;
  const newId = () => `c-${++ids}`;

  it('of a total is a share of it, give or take', () => {
    const made = withGuide(three(channelPlan()), groups, 1000, 0.05, newId).constraints;
    expect(made.map(({ label, relation, bound }) => [label, relation, bound])).toEqual([
      ['a at-least 0.65', 'at-least', 650],
      ['a at-most 0.75', 'at-most', 750],
      ['b at-least 0.15', 'at-least', 150],
      ['b at-most 0.25', 'at-most', 250],
      ['c at-least 0.05', 'at-least', 50],
      ['c at-most 0.15', 'at-most', 150],
    ]);
  });

  it('without a total is a share of the sum: 0.65 (a + b + c) <= a', () => {
    const [first] = withGuide(three(channelPlan()), groups, null, 0.05, newId).constraints;
    expect(first?.bound).toBe(0);
    expect(
      Object.fromEntries((first?.terms ?? []).map(({ decisionId, weight }) => [decisionId, weight])),
    ).toEqual({
      'd-a': 0.35,
      'd-b': -0.65,
      'd-c': -0.65,
    });
  });

  it('without a band is exact', () => {
    const made = withGuide(three(channelPlan()), groups, 100, 0, newId).constraints;
    expect(made.map(({ relation, bound }) => [relation, bound])).toEqual([
      ['equal', 70],
      ['equal', 20],
      ['equal', 10],
    ]);
  });
});

describe('a choice', () => {
  const drivers: readonly Driver[] = [
    spend('a'),
    { kind: 'line', code: 'sales', measure: 'factor' },
    { kind: 'setting', setting: 'discountRate' },
    { kind: 'setting', setting: 'taxRate' },
    spend('b'),
  ];
  const values = [40, 2, 0.12, 0.2, 200];

  it('is one change of the plan that one undo takes back, and leaves alone what is as planned', () => {
    const plan = channelPlan();
    const change = choiceChange(plan, drivers, values);
    if (change?.type !== 'batch') throw new Error('no batch');
    const after = applyChange(plan, change);
    if (!after.ok) throw new Error(after.error.message);
    const entries = Object.fromEntries(after.value.plan.lines.map(({ code, entry }) => [code, entry]));
    expect(entries.a).toEqual({ type: 'constant', value: 40 });
    expect(entries.b).toBe(plan.lines[1]?.entry);
    expect(entries.sales).toMatchObject({ values: [20, 40, 60] });
    expect(after.value.plan.settings.discounting.rate).toMatchObject({ rate: 0.12 });
    expect(after.value.plan.settings.tax.rate).toBe(0.2);
    const back = applyChange(after.value.plan, after.value.inverse);
    expect(back.ok && back.value.plan).toEqual(plan);
  });

  it('that is the plan is no change, and one with a value that is not allowed is none', () => {
    const plan = channelPlan();
    expect(choiceChange(plan, [spend('a')], [100])).toBeNull();
    expect(choiceChange(plan, [spend('a'), spend('b')], [1, Number.NaN])).toBeNull();
  });

  it('as a scenario shows the same plan as the change', () => {
    const plan = channelPlan();
    const scenario = choiceScenario(plan, drivers, values, { id: 's', name: 'Best', parentId: null });
    expect(scenario.overrides).toHaveLength(4);
    const change = choiceChange(plan, drivers, values);
    const applied = change && applyChange(plan, change);
    if (!applied?.ok) throw new Error('not applied');
    const shown = scenarioView.apply({ ...plan, scenarios: [scenario] }, 's');
    expect(shown?.lines).toEqual(applied.value.plan.lines);
    expect(shown?.settings).toEqual(applied.value.plan.settings);
  });
});
