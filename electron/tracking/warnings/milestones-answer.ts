/** The answer of milestones.report: each milestone with its state and what its condition says now, by due day. */

import type { Plan } from '../../../models/plan/schema.ts';
import type { Milestone } from '../../../models/plan/tracking/course-schema.ts';
import { type Day, dayText } from '../../../models/tracking/calendar/day.ts';
import { type ConditionState, milestoneState } from '../../../models/tracking/milestones/milestone-state.ts';
import { describeExpression } from '../../../models/tracking/warnings/rule-description.ts';
import type { MilestoneRow } from '../../contract/tracking/warning-calls.ts';
import type { WarningState } from './warning-state.ts';

export function milestonesAnswer({ tracked, inputs, today }: WarningState): {
  readonly milestones: MilestoneRow[];
} {
  const { plan } = tracked;
  const milestones = (plan.milestones ?? []).map((milestone) => rowOf(plan, milestone, inputs, today));
  return { milestones: milestones.toSorted((a, b) => (a.milestone.due < b.milestone.due ? -1 : 1)) };
}

function rowOf(plan: Plan, milestone: Milestone, inputs: WarningState['inputs'], today: Day): MilestoneRow {
  const { state, reachedOn, late, daysLeft, condition } = milestoneState(milestone, inputs, today);
  return {
    milestone,
    state,
    reachedOn: reachedOn === null ? null : dayText(reachedOn),
    late,
    daysLeft,
    condition:
      condition && milestone.condition ? conditionOf(plan, milestone.condition.when, condition) : null,
  };
}

function conditionOf(
  plan: Plan,
  text: string,
  condition: ConditionState,
): NonNullable<MilestoneRow['condition']> {
  const { ast, value, met, progress, expected, problems } = condition;
  return {
    value,
    met,
    progress,
    expected,
    description: ast ? { ...describeExpression(plan, ast, text), floor: null, lines: [] } : null,
    problems: [...problems],
  };
}
