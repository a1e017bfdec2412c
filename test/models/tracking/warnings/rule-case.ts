/** Rules and their inputs for the tests: a rule from the few things a test is about, inputs from a plan and entries. */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import type { DaySums } from '../../../../models/tracking/actuals/day-sums.ts';
import { checkRule } from '../../../../models/tracking/warnings/check-rule.ts';
import {
  createEvaluation,
  type EvaluatedRule,
} from '../../../../models/tracking/warnings/evaluate/evaluate-rule.ts';
import { coveredThrough, type RuleInputs } from '../../../../models/tracking/warnings/rule-inputs.ts';
import { lightOf } from '../../../../models/tracking/warnings/rule-report.ts';
import { plannedOf } from '../tracked-case.ts';

export function rule(more: Partial<WarningRule> = {}): WarningRule {
  return {
    id: 'rule-1',
    name: 'Rule',
    enabled: true,
    when: 'actual(ads) / plan(ads)',
    unit: 'percent',
    grain: 'month',
    direction: 'above',
    yellow: null,
    red: { value: 1.2, run: 1 },
    backAt: null,
    floor: null,
    scope: { type: 'plan' },
    owner: '',
    action: '',
    note: '',
    ...more,
  };
}

export function inputsOf(plan: Plan, sums: DaySums, more: Partial<RuleInputs> = {}): RuleInputs {
  const planned = plannedOf(plan);
  return {
    plan: planned,
    reference: planned,
    sums,
    calendar: { fiscalYearStart: plan.timeline.fiscalYearStart, start: planned.start },
    through: coveredThrough(sums, null),
    flexed: null,
    outlook: null,
    band: null,
    ...more,
  };
}

export function evaluated(of: WarningRule, inputs: RuleInputs): EvaluatedRule {
  const checked = checkRule(of, inputs);
  if (!checked.ok) throw new Error(checked.error.map(({ message }) => message).join(' '));
  return createEvaluation(inputs).evaluate(checked.value);
}

/** The numbers of the closed buckets of the first line. */
export function valuesOf(of: EvaluatedRule): readonly number[] {
  return [...(of.watched[0]?.values ?? [])].slice(0, of.watched[0]?.rows.row.closed ?? 0);
}

/** g, y, r or - for each closed bucket of the first line. */
export function lightsOf(of: EvaluatedRule): string {
  return [...(of.watched[0]?.lights ?? [])]
    .slice(0, of.watched[0]?.rows.row.closed ?? 0)
    .map((light) => lightOf(light)?.[0] ?? '-')
    .join('');
}
