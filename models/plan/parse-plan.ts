/**
 * Reads a plan from unknown JSON: shape (zod), unique ids and codes, canonical form.
 * Never throws; every problem names the place (a path such as lines.3.entry.value) and says what is wrong.
 */
import { isValidCode } from '../formula/names.ts';
import { canonicalPlan } from './canonical.ts';
import { issueText } from './issue-text.ts';
import { missingDetail } from './line-details.ts';
import { err, ok, type Result } from './result.ts';
import { type Plan, planSchema } from './schema.ts';
import { TRACKING_LISTS, type TrackingList } from './tracking/apply-tracking.ts';
import { ancestry } from './what-if/ancestry.ts';
import { withDefaults } from './with-defaults.ts';

export type PlanProblem = { readonly path: string; readonly message: string };

export function parsePlan(input: unknown): Result<Plan, readonly PlanProblem[]> {
  const parsed = planSchema.safeParse(withDefaults(input));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      message: issueText(issue),
    }));
    return err(problems);
  }
  const plan = canonicalPlan(parsed.data);
  const problems = identityProblems(plan);
  return problems.length > 0 ? err(problems) : ok(plan);
}

function identityProblems(plan: Plan): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const ids = new Set<string>();
  const codes = new Set<string>();
  plan.lines.forEach((line, index) => {
    const at = `lines.${index}`;
    if (ids.has(line.id)) problems.push({ path: `${at}.id`, message: `The id ${line.id} is used twice.` });
    if (codes.has(line.code))
      problems.push({ path: `${at}.code`, message: `The code ${line.code} is used twice.` });
    if (!isValidCode(line.code)) {
      problems.push({
        path: `${at}.code`,
        message: `"${line.code}" cannot be a code: use letters, digits and _, starting with a letter, and no function name.`,
      });
    }
    const missing = missingDetail(line);
    if (missing) {
      problems.push({
        path: `${at}.${missing}`,
        message: `A line of kind ${line.kind} needs its ${missing} details.`,
      });
    }
    ids.add(line.id);
    codes.add(line.code);
  });
  return [
    ...problems,
    ...scenarioProblems(plan),
    ...TRACKING_LISTS.flatMap((list) => repeatedIds(plan, list)),
  ];
}

function repeatedIds(plan: Plan, list: TrackingList): PlanProblem[] {
  const ids = (plan[list] ?? []).map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: `${list}.${index}.id`, message: `The id ${id} is used twice.` }] : [],
  );
}

/** A parent that is missing or a line that was deleted is no damage: it is shown, and may come back. */
function scenarioProblems({ scenarios = [] }: Plan): PlanProblem[] {
  return scenarios.flatMap((scenario, index) => {
    const path = `scenarios.${index}`;
    if (scenarios.findIndex(({ id }) => id === scenario.id) < index)
      return [{ path: `${path}.id`, message: `The id ${scenario.id} is used twice.` }];
    const cycle = ancestry(scenarios, scenario).cycle;
    if (!cycle) return [];
    return [
      { path: `${path}.parentId`, message: `A scenario cannot inherit from itself: ${cycle.join(' → ')}.` },
    ];
  });
}
