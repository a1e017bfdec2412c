/**
 * The rules of a tracked plan, read and evaluated on what is known today, kept in memory until the plan, the baseline, the
 * actuals or the day changes. Report, alerts, drafts and gates all read this one.
 */

import type { Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import type { DaySums } from '../../../models/tracking/actuals/day-sums.ts';
import type { Day } from '../../../models/tracking/calendar/day.ts';
import { type Planned, plannedAmounts } from '../../../models/tracking/planned/planned-amounts.ts';
import { type CheckedRule, checkRule } from '../../../models/tracking/warnings/check-rule.ts';
import {
  createEvaluation,
  type EvaluatedRule,
  type Evaluation,
} from '../../../models/tracking/warnings/evaluate/evaluate-rule.ts';
import { parseExpression } from '../../../models/tracking/warnings/expression/parse-expression.ts';
import { amountsIn } from '../../../models/tracking/warnings/expression/rule-ast.ts';
import { flexedDays } from '../../../models/tracking/warnings/flexed-days.ts';
import { coveredThrough, type RuleInputs } from '../../../models/tracking/warnings/rule-inputs.ts';
import type { RuleProblem } from '../../../models/tracking/warnings/rule-problem.ts';
import { linesOfScope } from '../../../models/tracking/warnings/rule-scope.ts';
import { localDay } from '../local-day.ts';
import { currentOutlook } from '../outlook/current-outlook.ts';
import type { Tracked } from '../tracking.ts';
import { approvedBand } from './approved-band.ts';

export type RuleState = {
  readonly rule: WarningRule;
  readonly checked: Result<CheckedRule, readonly RuleProblem[]>;
  /** Null where the rule has problems. */
  readonly evaluated: EvaluatedRule | null;
};

export type WarningState = {
  readonly tracked: Tracked;
  readonly today: Day;
  readonly inputs: RuleInputs;
  readonly evaluation: Evaluation;
  /** In the order of the plan. */
  readonly rules: readonly RuleState[];
};

type Kept = {
  readonly sums: DaySums;
  readonly reference: Plan;
  readonly today: Day;
  readonly withOutlook: boolean;
  readonly state: WarningState;
};

const kept = new WeakMap<Plan, Kept>();

/** Without the outlook it is quicker and has no crossings; rules that read the outlook get it in any case. */
export function warningState(tracked: Tracked, now: Date, withOutlook = true): WarningState {
  const { plan, reference, sums } = tracked;
  const today = localDay(now);
  const rules = plan.warnings ?? [];
  const needed = withOutlook || rules.some(readsOutlook);
  const known = kept.get(plan);
  if (
    known &&
    known.sums === sums &&
    known.reference === reference.plan &&
    known.today === today &&
    (known.withOutlook || !needed)
  ) {
    return known.state;
  }
  const inputs = gatherInputs(tracked, now, rules, needed);
  const evaluation = createEvaluation(inputs);
  const state: WarningState = {
    tracked,
    today,
    inputs,
    evaluation,
    rules: rules.map((rule) => ruleState(rule, evaluation)),
  };
  kept.set(plan, { sums, reference: reference.plan, today, withOutlook: needed, state });
  return state;
}

export function ruleState(rule: WarningRule, evaluation: Evaluation): RuleState {
  const checked = checkRule(rule, evaluation.inputs);
  return { rule, checked, evaluated: checked.ok ? evaluation.evaluate(checked.value) : null };
}

/** For a draft: as the plan's own rules, with the band of the lines that it asks for. */
export function inputsFor(state: WarningState, rule: WarningRule): RuleInputs {
  const { plan } = state.tracked;
  const codes = bandCodes(plan, state.inputs.reference, textsOf(plan, [rule]));
  return codes.length === 0
    ? state.inputs
    : { ...state.inputs, band: approvedBand(state.inputs.reference, codes) };
}

function gatherInputs(
  tracked: Tracked,
  now: Date,
  rules: readonly WarningRule[],
  withOutlook: boolean,
): RuleInputs {
  const plan = plannedAmounts(tracked.appraisal);
  const reference = plannedAmounts(tracked.reference.appraisal);
  const { sums } = tracked;
  const through = coveredThrough(sums, localDay(now));
  const codes = bandCodes(tracked.plan, reference, textsOf(tracked.plan, rules));
  return {
    plan,
    reference,
    sums,
    calendar: { fiscalYearStart: tracked.plan.timeline.fiscalYearStart, start: plan.start },
    through,
    flexed: flexedDays(plan, reference, sums, through),
    outlook: withOutlook ? plannedAmounts(currentOutlook(tracked, now).appraisal) : null,
    band: codes.length === 0 ? null : approvedBand(reference, codes),
  };
}

function readsOutlook({ when, floor }: WarningRule): boolean {
  return when.includes('outlook') || (floor?.of.includes('outlook') ?? false);
}

type ReadText = { readonly text: string; readonly scope: WarningRule['scope'] };

function textsOf(plan: Plan, rules: readonly WarningRule[]): readonly ReadText[] {
  return [
    ...rules.flatMap(({ when, floor, scope }) =>
      [when, ...(floor ? [floor.of] : [])].map((text) => ({ text, scope })),
    ),
    ...(plan.milestones ?? []).flatMap(({ condition }) =>
      condition ? [{ text: condition.when, scope: { type: 'plan' as const } }] : [],
    ),
  ];
}

/** The lines and totals that p10 and p90 are asked of, by their codes in the approved plan. */
function bandCodes(plan: Plan, reference: Planned, texts: readonly ReadText[]): readonly string[] {
  const codes = new Set<string>();
  const add = (code: string): void => {
    const line = plan.lines.find((each) => each.code === code);
    codes.add((line && reference.byId(line.id)?.code) ?? code);
  };
  for (const { text, scope } of texts) {
    if (!text.includes('p10') && !text.includes('p90')) continue;
    const parsed = parseExpression(text);
    if (!parsed.ok) continue;
    for (const { amount } of amountsIn(parsed.value)) {
      if (amount.fn !== 'p10' && amount.fn !== 'p90') continue;
      if (amount.code !== null) add(amount.code);
      else for (const { code } of linesOfScope(plan, scope)) add(code);
    }
  }
  return [...codes];
}
