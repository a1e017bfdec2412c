/** The answer of warnings.try: a rule as it is being written, held against all past data. Stores nothing. */
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { checkRule, codesFor, labelOf } from '../../../models/tracking/warnings/check-rule.ts';
import { createEvaluation } from '../../../models/tracking/warnings/evaluate/evaluate-rule.ts';
import { describeRule } from '../../../models/tracking/warnings/rule-description.ts';
import {
  explainLight,
  firingsIn,
  marksOf,
  nextCrossing,
} from '../../../models/tracking/warnings/rule-report.ts';
import type { TriedRule } from '../../contract/tracking/warning-calls.ts';
import { bucketsWithNumber, firingOf, judgedOf } from './rule-light.ts';
import { inputsFor, type WarningState } from './warning-state.ts';

const MOST_LINES = 50;

export function tryAnswer(state: WarningState, rule: WarningRule): TriedRule {
  const inputs = inputsFor(state, rule);
  const { plan } = state.tracked;
  const names = codesFor(inputs).map((code) => ({ code, label: labelOf(plan, code) }));
  const checked = checkRule(rule, inputs);
  if (!checked.ok) return { problems: [...checked.error], description: null, replay: null, names };
  // The amounts that the plan's own rules have read are read already.
  const evaluation = inputs === state.inputs ? state.evaluation : createEvaluation(inputs);
  const evaluated = evaluation.evaluate(checked.value);
  const lines = evaluated.watched.map((watched) => ({ watched, firings: firingsIn(evaluated, watched) }));
  const ranked = lines.toSorted((a, b) => b.firings.length - a.firings.length).slice(0, MOST_LINES);
  const count = (light: 'yellow' | 'red'): number =>
    lines.reduce((sum, { firings }) => sum + firings.filter((each) => each.light === light).length, 0);
  return {
    problems: [],
    description: describeRule(plan, rule, checked.value.when, checked.value.floor),
    replay: {
      through: inputs.through,
      lines: ranked.map(({ watched, firings }) => ({
        lineId: watched.line?.id ?? null,
        label: watched.line?.label ?? '',
        marks: marksOf(watched),
        firings: firings.map(firingOf),
        judged: judgedOf(watched),
        explanation: explainLight(evaluated, watched, inputs),
        crossing: nextCrossing(watched, inputs.through),
      })),
      lineCount: lines.length,
      buckets: lines.reduce((sum, { watched }) => sum + watched.rows.row.closed, 0),
      withNumber: lines.reduce((sum, { watched }) => sum + bucketsWithNumber(watched), 0),
      yellow: count('yellow'),
      red: count('red'),
    },
    names,
  };
}
