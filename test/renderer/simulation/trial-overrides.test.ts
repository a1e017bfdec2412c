// A trial kept as a scenario is worth what the trial is worth: NPV of the scenario's plan against NPV of the trial's own
// plan, which the study proves bit for bit. A factor is written as a product in another order, hence a relative 1e-9.
import { describe, expect, it } from 'vitest';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { openTrial } from '../../../renderer/pages/simulation/trial/open-trial.ts';
import { trialOverrides } from '../../../renderer/pages/simulation/trial/trial-overrides.ts';
import { applyScenario } from '../../../scenarios/overrides/apply.ts';
import { createStudy } from '../../../scenarios/simulation/study/create-study.ts';
import { everyWayPlan, normal, sumPlan } from '../../scenarios/simulation/study/uncertain-plan.ts';

const SETTINGS = { trials: 20, seed: 3, method: 'latin-hypercube' } as const;

function opened(plan: Plan, trial: number) {
  const found = openTrial({ plan, settings: SETTINGS }, trial);
  if (!found) throw new Error('the trial exists');
  return found;
}

function asScenario(base: Plan, shown: Plan, trial: number, parentId: string | null): Plan {
  const { plan, draws, appraisal } = opened(shown, trial);
  const overrides = trialOverrides(base, shown, { plan, draws, valuesOf: appraisal.evaluation.values });
  const scenarios = [
    ...(base.scenarios ?? []),
    { id: 'case', name: 'Case', parentId, overrides: [...overrides] },
  ];
  const applied = applyScenario({ ...base, scenarios }, scenarios, 'case');
  if (!applied.ok) throw new Error('the scenario can be applied');
  return applied.value.plan;
}

const npvOf = (plan: Plan): number => createAppraiser()(plan).headline.npv ?? Number.NaN;

describe('a trial kept as a scenario', () => {
  it('is worth what the trial is worth, whatever the way its lines are drawn', () => {
    const plan = everyWayPlan();
    for (const trial of [0, 7, 19]) {
      const npv = npvOf(opened(plan, trial).plan);
      expect(npvOf(asScenario(plan, plan, trial, null)) / npv).toBeCloseTo(1, 9);
    }
  });

  it('is worth the same below a scenario that overrides the drawn lines', () => {
    const scale = (lineId: string, factor: number) =>
      ({ target: 'line', lineId, label: '', change: { type: 'scale', factor } }) as const;
    const scenarios = [
      {
        id: 'low',
        name: 'Low',
        parentId: null,
        overrides: [scale('id-sales', 0.9), scale('id-grants', 0.5), scale('id-base', 1.1)],
      },
    ];
    const base = { ...everyWayPlan(), scenarios };
    const shown = applyScenario(base, scenarios, 'low');
    if (!shown.ok) throw new Error('the scenario can be applied');
    const npv = npvOf(opened(shown.value.plan, 4).plan);
    expect(npvOf(asScenario(base, shown.value.plan, 4, 'low')) / npv).toBeCloseTo(1, 9);
  });

  it('overrides nothing but the drawn lines', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    const { plan: fixed, draws, appraisal } = opened(plan, 2);
    const overrides = trialOverrides(plan, plan, {
      plan: fixed,
      draws,
      valuesOf: appraisal.evaluation.values,
    });
    expect(overrides.map((each) => each.target === 'line' && each.lineId)).toEqual(['id-a', 'id-b']);
  });
});

describe('an opened trial', () => {
  it('has the very NPV of the run and the place of each draw in its distribution', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    const study = createStudy(plan, SETTINGS);
    if (!study.ok) throw new Error('the plan can be simulated');
    const npv = study.value.runBlocks(0, 1).npv;
    const found = opened(plan, 5);
    expect(found.appraisal.headline.npv).toBe(npv[5]);
    // A Latin hypercube of 20 trials has one draw of each driver in every twentieth of its probability.
    const places = Array.from({ length: 20 }, (_, trial) =>
      Math.floor(20 * (opened(plan, trial).ranks.get('id-a') ?? 0)),
    );
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place));
  });

  it('does not exist beyond the trials', () => {
    const plan = sumPlan(normal(60, 10), normal(55, 5));
    expect(openTrial({ plan, settings: SETTINGS }, 20)).toBeNull();
    expect(openTrial({ plan, settings: SETTINGS }, -1)).toBeNull();
  });
});
