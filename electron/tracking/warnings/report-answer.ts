/** The answer of warnings.report: every rule with its lights, and what is to be said about the rules as a whole. */

import { type Alert, alertKey } from '../../../models/tracking/alerts/alert.ts';
import { alwaysGreen } from '../../../models/tracking/alerts/always-green.ts';
import { describeRule } from '../../../models/tracking/warnings/rule-description.ts';
import type { RuleLight, RuleReport, WarningsReport } from '../../contract/tracking/warning-calls.ts';
import { hasUncertainty } from './approved-band.ts';
import { bucketsWithNumber, rankOf, ruleLight } from './rule-light.ts';
import type { RuleState, WarningState } from './warning-state.ts';

export function reportAnswer(state: WarningState, openAlerts: readonly Alert[]): WarningsReport {
  const { tracked, inputs } = state;
  const alertOf = new Map(openAlerts.map((alert) => [alertKey(alert), alert]));
  const rules = state.rules.map((each) => ruleReport(each, state, alertOf));
  const lights = rules.filter(({ enabled }) => enabled).flatMap((rule) => rule.lights);
  const count = (light: RuleLight['light']): number => lights.filter((each) => each.light === light).length;
  const records = state.rules.flatMap(({ rule, evaluated }, index) => {
    if (!rule.enabled || !evaluated) return [];
    const lights = rules[index]?.lights ?? [];
    return [
      {
        ruleId: rule.id,
        owner: rule.owner,
        buckets: evaluated.watched.reduce((sum, each) => sum + bucketsWithNumber(each), 0),
        firings: lights.reduce((sum, { firings }) => sum + firings.yellow + firings.red, 0),
      },
    ];
  });
  const { baseline } = tracked.reference;
  return {
    through: inputs.through,
    currency: tracked.plan.settings.currency,
    fiscalYearStart: tracked.plan.timeline.fiscalYearStart,
    baseline: baseline && { id: baseline.id, name: baseline.name, approvedAt: baseline.approvedAt },
    rules,
    counts: { red: count('red'), yellow: count('yellow'), green: count('green'), none: count(null) },
    alwaysGreen: alwaysGreen(records).map(({ owner, ruleIds, buckets }) => ({ owner, ruleIds, buckets })),
    withoutData: records.filter(({ buckets }) => buckets === 0).map(({ ruleId }) => ruleId),
    remarks: remarksOf(state),
  };
}

function ruleReport(
  { rule, checked, evaluated }: RuleState,
  { inputs, tracked }: WarningState,
  alertOf: ReadonlyMap<string, Alert>,
): RuleReport {
  const lights = (evaluated?.watched ?? []).flatMap((watched): RuleLight[] => {
    if (!evaluated) return [];
    const light = ruleLight(evaluated, watched, inputs);
    const alert = alertOf.get(alertKey({ ruleId: rule.id, lineId: light.lineId }));
    return [{ ...light, override: alert?.override ?? null, alertId: alert?.id ?? null }];
  });
  lights.sort((a, b) => rankOf(b.light) - rankOf(a.light));
  return {
    ruleId: rule.id,
    name: rule.name,
    enabled: rule.enabled,
    owner: rule.owner,
    grain: rule.grain,
    problems: checked.ok ? [] : [...checked.error],
    description: checked.ok
      ? describeRule(tracked.plan, rule, checked.value.when, checked.value.floor)
      : null,
    light: lights[0]?.light ?? null,
    lights,
  };
}

function remarksOf({ tracked, inputs, rules }: WarningState): WarningsReport['remarks'] {
  const remarks: WarningsReport['remarks'] = [];
  if (!tracked.reference.baseline) remarks.push('no-baseline');
  if (inputs.through === null) remarks.push('no-actuals');
  // An error in a formula reaches the outlook as it reaches the plan.
  if (inputs.outlook?.byCode('$ebitda')?.values.some(Number.isNaN)) remarks.push('no-outlook');
  const asksForBand = rules.some(({ rule }) => /p[19]0/.test(`${rule.when} ${rule.floor?.of ?? ''}`));
  if (asksForBand && !hasUncertainty(tracked.reference.plan)) remarks.push('no-band');
  return remarks;
}
