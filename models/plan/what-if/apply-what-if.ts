/**
 * The edits of a plan's scenarios and studies, for applyChange: each gives the new plan and the change that undoes it.
 * A scenario that would be its own ancestor is refused by name; a parent that is missing is kept, and told by the
 * matrix, since it may come back by undo.
 */
import type { ChangeError, SimpleChange } from '../change.ts';
import { LIMITS } from '../limits.ts';
import { err, ok, type Result } from '../result.ts';
import type { Plan } from '../schema.ts';
import { ancestry } from './ancestry.ts';
import type { Scenario } from './scenario-schema.ts';

type Applied = { readonly plan: Plan; readonly inverse: SimpleChange };
type StudiesChange = Extract<SimpleChange, { type: 'set-studies' }>;

export function putScenario(plan: Plan, scenario: Scenario, index: number): Result<Applied, ChangeError> {
  const scenarios = plan.scenarios ?? [];
  const place = scenarios.findIndex(({ id }) => id === scenario.id);
  const before = scenarios[place];
  if (!before && scenarios.length >= LIMITS.scenarios) {
    return err({
      code: 'too-many-scenarios',
      field: 'scenario',
      message: `A plan holds at most ${LIMITS.scenarios} scenarios.`,
      params: { limit: LIMITS.scenarios },
    });
  }
  const others = scenarios.filter(({ id }) => id !== scenario.id);
  const next = others.toSpliced(Math.min(index, others.length), 0, scenario);
  const { cycle } = ancestry(next, scenario);
  if (cycle) {
    return err({
      code: 'scenario-cycle',
      field: 'parentId',
      message: `A scenario cannot inherit from itself: ${cycle.join(' → ')}.`,
      params: { chain: cycle.join(' → ') },
    });
  }
  return ok({
    plan: withScenarios(plan, next),
    inverse: before
      ? { type: 'put-scenario', scenario: before, index: place }
      : { type: 'remove-scenario', scenarioId: scenario.id },
  });
}

export function removeScenario(plan: Plan, scenarioId: string): Result<Applied, ChangeError> {
  const scenarios = plan.scenarios ?? [];
  const index = scenarios.findIndex(({ id }) => id === scenarioId);
  const scenario = scenarios[index];
  if (!scenario) return err(noSuchScenario(scenarioId));
  return ok({
    plan: withScenarios(plan, scenarios.toSpliced(index, 1)),
    inverse: { type: 'put-scenario', scenario, index },
  });
}

/** Puts whole scenarios in the place of those with the same ids, and gives the ones that stood there. */
export function replaceScenarios(
  plan: Plan,
  replacements: readonly Scenario[],
): Result<{ readonly plan: Plan; readonly before: Scenario[] }, ChangeError> {
  const byId = new Map(replacements.map((scenario) => [scenario.id, scenario]));
  const scenarios = plan.scenarios ?? [];
  const missing = replacements.find(({ id }) => !scenarios.some((each) => each.id === id));
  if (missing) return err(noSuchScenario(missing.id));
  return ok({
    plan: withScenarios(
      plan,
      scenarios.map((scenario) => byId.get(scenario.id) ?? scenario),
    ),
    before: scenarios.filter(({ id }) => byId.has(id)),
  });
}

export function setStudies(plan: Plan, { patch, clear = [] }: StudiesChange): Applied {
  const next: Plan = { ...plan };
  const inverse: StudiesChange = { type: 'set-studies', patch: {} };
  const undone: NonNullable<StudiesChange['clear']> = [];
  for (const key of ['correlations', 'simulation', 'optimisation'] as const) {
    const value = patch[key];
    if (value === undefined && !clear.includes(key)) continue;
    const before = plan[key];
    if (before === undefined) undone.push(key);
    else Object.assign(inverse.patch, { [key]: before });
    if (value === undefined || (Array.isArray(value) && value.length === 0)) delete next[key];
    else Object.assign(next, { [key]: value });
  }
  if (undone.length > 0) inverse.clear = undone;
  return { plan: next, inverse };
}

/** The plan with these scenarios; none is the same as no list at all. */
export function withScenarios(plan: Plan, scenarios: readonly Scenario[]): Plan {
  if (scenarios.length > 0) return { ...plan, scenarios: [...scenarios] };
  const { scenarios: _none, ...rest } = plan;
  return rest;
}

export function noSuchScenario(id: string): ChangeError {
  return {
    code: 'no-such-scenario',
    field: 'scenarioId',
    message: 'This scenario does not exist any more.',
    params: { id },
  };
}
