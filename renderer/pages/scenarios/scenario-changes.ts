/**
 * What can be done with scenarios, as changes of the plan: add, copy, bear a child, move, give another parent, delete,
 * override. Pure. Each is one change, so that one undo takes it back; none decides whether it is allowed.
 */
import type { Change, SimpleChange } from '../../../models/plan/change.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Override, overrideKey, type Scenario } from '../../../models/plan/what-if/scenario-schema.ts';

const NONE: readonly Scenario[] = [];

export function scenariosOf(plan: Plan): readonly Scenario[] {
  return plan.scenarios ?? NONE;
}

/** A scenario without overrides, after the others, or right after its parent. */
export function addScenario(plan: Plan, id: string, name: string, parentId: string | null): Change {
  const scenarios = scenariosOf(plan);
  const place = scenarios.findIndex((each) => each.id === parentId);
  const index = place < 0 ? scenarios.length : place + 1;
  return {
    type: 'put-scenario',
    scenario: { id, name: freeName(scenarios, name), parentId, overrides: [] },
    index,
  };
}

/** The same overrides and parent under the next free name. Without the probability: the sum would no longer be 1. */
export function duplicateScenario(plan: Plan, scenario: Scenario, id: string): Change {
  const { probability: _left, ...rest } = scenario;
  const scenarios = scenariosOf(plan);
  return {
    type: 'put-scenario',
    scenario: { ...rest, id, name: freeName(scenarios, scenario.name) },
    index: scenarios.indexOf(scenario) + 1,
  };
}

/** Another name, parent, probability or set of overrides, in the same place. */
export function putScenario(plan: Plan, scenario: Scenario): Extract<SimpleChange, { type: 'put-scenario' }> {
  const index = scenariosOf(plan).findIndex(({ id }) => id === scenario.id);
  return { type: 'put-scenario', scenario, index: Math.max(0, index) };
}

export function withProbability(scenario: Scenario, probability: number | null): Scenario {
  const { probability: _before, ...rest } = scenario;
  return probability === null ? rest : { ...rest, probability };
}

export function moveScenario(plan: Plan, scenario: Scenario, by: -1 | 1): Change | null {
  const scenarios = scenariosOf(plan);
  const index = scenarios.findIndex(({ id }) => id === scenario.id) + by;
  return index < 0 || index >= scenarios.length ? null : { type: 'put-scenario', scenario, index };
}

/** Its children go to its parent, in the same change. */
export function deleteScenario(plan: Plan, scenario: Scenario): Change {
  const children = scenariosOf(plan).filter(({ parentId }) => parentId === scenario.id);
  return {
    type: 'batch',
    changes: [
      ...children.map((child) => putScenario(plan, { ...child, parentId: scenario.parentId })),
      { type: 'remove-scenario', scenarioId: scenario.id },
    ],
  };
}

/** In the place of the override of the same line or setting, else after the others. */
export function withOverride(scenario: Scenario, override: Override): Scenario {
  const key = overrideKey(override);
  const place = scenario.overrides.findIndex((own) => overrideKey(own) === key);
  const overrides = place < 0 ? [...scenario.overrides, override] : scenario.overrides.with(place, override);
  return { ...scenario, overrides };
}

export function withoutOverride(scenario: Scenario, key: string): Scenario {
  return { ...scenario, overrides: scenario.overrides.filter((own) => overrideKey(own) !== key) };
}

/** "Downturn 2" where "Downturn" is taken, "Downturn 3" after that. */
export function freeName(scenarios: readonly Scenario[], wanted: string): string {
  const taken = new Set(scenarios.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/ \d+$/, '').slice(0, LIMITS.nameLength - 5);
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
