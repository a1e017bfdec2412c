/**
 * Which lines the scenario on show takes out of the plan's hand, and whose override it is: its own, or a parent's.
 * Empty while the plan itself is shown.
 */
import { useMemo } from 'react';
import type { Plan } from '../../models/plan/schema.ts';
import { ancestry } from '../../models/plan/what-if/ancestry.ts';
import { usePlanNumbers } from './plan-context.tsx';

export type LineOverride = {
  readonly lineId: string;
  readonly scenarioId: string;
  /** The scenario that overrides: the one shown, or the parent it inherits from. */
  readonly scenario: string;
  readonly own: boolean;
};

export function lineOverrides(plan: Plan, scenarioId: string | null): ReadonlyMap<string, LineOverride> {
  const scenarios = plan.scenarios ?? [];
  const shown = scenarios.find(({ id }) => id === scenarioId);
  const found = new Map<string, LineOverride>();
  if (!shown) return found;
  for (const scenario of ancestry(scenarios, shown).chain.toReversed()) {
    for (const override of scenario.overrides) {
      if (override.target !== 'line') continue;
      const { lineId } = override;
      if (override.change.type === 'planned') found.delete(lineId);
      else {
        const own = scenario.id === shown.id;
        found.set(lineId, { lineId, scenarioId: shown.id, scenario: scenario.name, own });
      }
    }
  }
  return found;
}

export function useLineOverrides(): ReadonlyMap<string, LineOverride> {
  const { base, scenarioId } = usePlanNumbers();
  return useMemo(() => lineOverrides(base, scenarioId), [base, scenarioId]);
}
