/** Edits of scenarios as changes of the plan: order, names, children of a deleted one, overrides in place. */
import { describe, expect, it } from 'vitest';
import { applyChange } from '../../../models/plan/apply-change.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../models/plan/what-if/scenario-schema.ts';
import {
  addScenario,
  deleteScenario,
  duplicateScenario,
  freeName,
  moveScenario,
  scenariosOf,
  withOverride,
  withoutOverride,
  withProbability,
} from '../../../renderer/pages/scenarios/scenario-changes.ts';
import { yearlyPlan } from '../sample-plan.ts';

const override = (lineId: string, factor: number): Override => ({
  target: 'line',
  lineId,
  label: lineId,
  change: { type: 'scale', factor },
});
const scenario = (id: string, parentId: string | null = null, overrides: Override[] = []): Scenario => ({
  id,
  name: id,
  parentId,
  overrides,
});
const A = scenario('a');
const B = scenario('b', 'a', [override('l1', 1.1)]);
const C = scenario('c', 'b');
const PLAN: Plan = { ...yearlyPlan(), scenarios: [A, B, C] };

function scenariosAfter(change: Change | null, plan = PLAN) {
  if (!change) throw new Error('a change was expected');
  const result = applyChange(plan, change);
  if (!result.ok) throw new Error(result.error.message);
  const undone = applyChange(result.value.plan, result.value.inverse);
  // One undo gives everything back.
  expect(undone.ok && undone.value.plan).toEqual(plan);
  return scenariosOf(result.value.plan);
}

describe('scenarios', () => {
  it('are added at the end, a child right after its parent', () => {
    expect(scenariosAfter(addScenario(PLAN, 'd', 'New', null)).map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    const withChild = scenariosAfter(addScenario(PLAN, 'd', 'a', 'a'));
    expect(withChild.map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c']);
    expect(withChild[1]).toMatchObject({ name: 'a 2', parentId: 'a', overrides: [] });
  });

  it('are copied with their overrides and without their probability', () => {
    const likely = withProbability(B, 0.4);
    const plan = { ...PLAN, scenarios: [A, likely, C] };
    const copy = scenariosAfter(duplicateScenario(plan, likely, 'd'), plan)[2];
    expect(copy).toEqual({ ...B, id: 'd', name: 'b 2' });
  });

  it('hand their children to their own parent when they are deleted', () => {
    expect(scenariosAfter(deleteScenario(PLAN, B))).toEqual([A, { ...C, parentId: 'a' }]);
    expect(scenariosAfter(deleteScenario(PLAN, A)).map(({ parentId }) => parentId)).toEqual([null, 'b']);
  });

  it('move left and right as far as there is room', () => {
    expect(scenariosAfter(moveScenario(PLAN, B, -1)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(scenariosAfter(moveScenario(PLAN, B, 1)).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(moveScenario(PLAN, A, -1)).toBeNull();
    expect(moveScenario(PLAN, C, 1)).toBeNull();
  });

  it('count on from the number in a name that is taken', () => {
    const named = (name: string) => ({ ...A, name });
    expect(freeName([], 'Downturn')).toBe('Downturn');
    expect(freeName([named('Downturn')], 'Downturn')).toBe('Downturn 2');
    expect(freeName([named('Downturn'), named('Downturn 2')], 'Downturn 2')).toBe('Downturn 3');
  });

  it('hold one override a line, replaced in its place and removed by its key', () => {
    const two = withOverride(B, override('l2', 0.9));
    const again = withOverride(two, override('l1', 1.2));
    expect(again.overrides).toEqual([override('l1', 1.2), override('l2', 0.9)]);
    expect(withoutOverride(again, 'line:l1').overrides).toEqual([override('l2', 0.9)]);
  });
});
