/** One light of one rule as the page shows it. What people said of it (override) is added by the report. */

import type { EvaluatedRule, WatchedLine } from '../../../models/tracking/warnings/evaluate/evaluate-rule.ts';
import type { Firing } from '../../../models/tracking/warnings/evaluate/firings.ts';
import type { RuleInputs } from '../../../models/tracking/warnings/rule-inputs.ts';
import {
  currentLight,
  explainLight,
  firingsIn,
  type Light,
  lightSince,
  marksOf,
  nextCrossing,
} from '../../../models/tracking/warnings/rule-report.ts';
import type { RuleLight } from '../../contract/tracking/warning-calls.ts';

const STRIP = 26;

export function ruleLight(
  evaluated: EvaluatedRule,
  watched: WatchedLine,
  inputs: RuleInputs,
): Omit<RuleLight, 'override' | 'alertId'> {
  const firings = firingsIn(evaluated, watched);
  const { line } = watched;
  const last = firings.at(-1);
  return {
    lineId: line?.id ?? null,
    code: line?.code ?? '',
    label: line?.label ?? '',
    light: currentLight(watched),
    since: lightSince(watched),
    judged: judgedOf(watched),
    explanation: explainLight(evaluated, watched, inputs),
    strip: marksOf(watched, STRIP),
    firings: {
      yellow: firings.filter(({ light }) => light === 'yellow').length,
      red: firings.filter(({ light }) => light === 'red').length,
      last: last ? firingOf(last) : null,
    },
    crossing: nextCrossing(watched, inputs.through),
  };
}

export function judgedOf({ judged: { grain, rarest } }: WatchedLine): RuleLight['judged'] {
  const { line, rhythm } = rarest ?? {};
  return { grain, rarest: line && rhythm ? { lineId: line.id, label: line.label, rhythm } : null };
}

export function firingOf(firing: Firing): NonNullable<RuleLight['firings']['last']> {
  const { light, first, last, redFrom, peak, firstValue, open } = firing;
  return { light, first, last, redFrom, peak, firstValue, open };
}

const RANK = { red: 3, yellow: 2, green: 1 } as const;

/** Red before yellow before green before nothing known. */
export function rankOf(light: Light | null): number {
  return light ? RANK[light] : 0;
}

/** Closed buckets with a number. */
export function bucketsWithNumber({ rows, values }: WatchedLine): number {
  let count = 0;
  for (let index = 0; index < rows.row.closed; index += 1) if (!Number.isNaN(values[index])) count += 1;
  return count;
}
