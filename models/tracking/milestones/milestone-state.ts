/**
 * Where a milestone stands. A gate's condition is read over the project to the end of each month, and on the due day; a
 * milestone without one is what a person says. Pure; today is given.
 *
 * at-least: reached from the month's end on from which it has held without a break. at-most is judged on the due day only:
 * a cost that is still low before it says nothing. After the due day a condition that holds by now is reached late, one
 * that does not is missed. due-soon: within 30 days.
 */
import { err, ok, type Result } from '../../plan/result.ts';
import type { Milestone } from '../../plan/tracking/course-schema.ts';
import { type Bucket, bucketOf, type Calendar } from '../calendar/bucket.ts';
import { type Day, parseDay } from '../calendar/day.ts';
import { checkExpression } from '../warnings/check-rule.ts';
import { amountRows } from '../warnings/evaluate/amount-row.ts';
import { expressionValues } from '../warnings/evaluate/expression-values.ts';
import { isBeyond } from '../warnings/evaluate/light-course.ts';
import type { RuleAst } from '../warnings/expression/rule-ast.ts';
import type { RuleInputs } from '../warnings/rule-inputs.ts';
import type { RuleProblem } from '../warnings/rule-problem.ts';

export type MilestoneState = {
  readonly state: 'reached' | 'on-the-way' | 'due-soon' | 'missed';
  readonly reachedOn: Day | null;
  readonly late: boolean;
  readonly daysLeft: number;
  readonly condition: ConditionState | null;
};

export type ConditionState = {
  /** Parsed; null where it cannot be read. */
  readonly ast: RuleAst | null;
  readonly problems: readonly RuleProblem[];
  /** To the due day, or to the last day of the actuals where that comes first. */
  readonly value: number | null;
  readonly met: boolean;
  readonly progress: number | null;
  readonly expected: number | null;
};

export const SOON_DAYS = 30;

type Condition = NonNullable<Milestone['condition']>;

export function milestoneState(milestone: Milestone, inputs: RuleInputs, today: Day): MilestoneState {
  const due = parseDay(milestone.due) ?? today;
  const daysLeft = due - today;
  const waiting = daysLeft < 0 ? 'missed' : daysLeft <= SOON_DAYS ? 'due-soon' : 'on-the-way';
  const { condition } = milestone;
  if (!condition) {
    const reachedOn = milestone.reached === null ? null : parseDay(milestone.reached);
    const state = reachedOn === null ? waiting : 'reached';
    return { state, reachedOn, late: reachedOn !== null && reachedOn > due, daysLeft, condition: null };
  }
  const parsed = parseCondition(condition, inputs);
  if (!parsed.ok) {
    const unread = {
      ast: null,
      problems: parsed.error,
      value: null,
      met: false,
      progress: null,
      expected: null,
    };
    return { state: waiting, reachedOn: null, late: false, daysLeft, condition: unread };
  }
  const course = courseOf(condition, parsed.value, inputs, due);
  const judged = condition.is === 'at-least' || today > due || (inputs.through ?? due - 1) >= due;
  const reachedOn = judged ? course.reachedOn : null;
  return {
    state: reachedOn === null ? waiting : 'reached',
    reachedOn,
    late: reachedOn !== null && reachedOn > due,
    daysLeft,
    condition: { ast: parsed.value, problems: [], ...course },
  };
}

function parseCondition(condition: Condition, inputs: RuleInputs): Result<RuleAst, readonly RuleProblem[]> {
  const checked = checkExpression('when', condition.when, { inputs, whole: true, grain: 'project' });
  return checked.ok ? ok(checked.value) : err(checked.error);
}

type Course = Pick<ConditionState, 'value' | 'met' | 'progress' | 'expected'> & {
  readonly reachedOn: Day | null;
};

function courseOf({ is, value: wanted }: Condition, ast: RuleAst, inputs: RuleInputs, due: Day): Course {
  const { calendar, through } = inputs;
  const direction = is === 'at-least' ? 'above' : 'below';
  const met = (value: number): boolean => !Number.isNaN(value) && isBeyond(direction, value, wanted);
  const ends = through === null ? [] : judgedDays(calendar, through, due);
  const ahead =
    inputs.outlook !== null && (through === null || due > through) && due >= calendar.start ? [due] : [];
  const buckets = [...ends, ...ahead].map((to, index): Bucket => ({ index, from: calendar.start, to }));
  const rows = amountRows(inputs, { grain: 'project', name: null, buckets, closed: ends.length });
  const values = expressionValues(ast, rows, null);
  const expected = ahead.length > 0 ? numberOrNull(values[ends.length]) : null;

  const atDue = ends.indexOf(due);
  const nowAt = atDue >= 0 ? atDue : ends.length - 1;
  const value = nowAt < 0 ? Number.NaN : (values[nowAt] as number);
  // Held on the due day: since when. Not held then, but by now: since when after it.
  const at = met(value) ? nowAt : ends.length - 1;
  let first: number | null = null;
  if (at >= 0 && met(values[at] as number)) {
    first = at;
    const since = is === 'at-least' || at !== nowAt;
    while (since && first > 0 && met(values[first - 1] as number)) first -= 1;
  }
  return {
    value: numberOrNull(value),
    met: met(value),
    progress: progressOf(is, value, wanted),
    expected,
    reachedOn: first === null ? null : (ends[first] ?? null),
  };
}

/** The ends of the months that the actuals cover, the last day they cover, and the due day among them. Rising. */
function judgedDays(calendar: Calendar, through: Day, due: Day): readonly Day[] {
  const days: Day[] = [];
  let day = calendar.start;
  while (day <= through) {
    const { to } = bucketOf(day, 'month', calendar);
    if (due >= day && due < to && due <= through) days.push(due);
    days.push(Math.min(to, through));
    day = to + 1;
  }
  return [...new Set(days)];
}

function progressOf(is: Condition['is'], value: number, wanted: number): number | null {
  if (Number.isNaN(value) || wanted <= 0 || value < 0 || (is === 'at-most' && value === 0)) return null;
  return is === 'at-least' ? value / wanted : wanted / value;
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
