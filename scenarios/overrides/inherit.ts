/**
 * Which overrides hold in a scenario: its own and, where it says nothing, those of its parents. A child's override
 * takes the place of its parent's, it is not applied on top. A scenario that is its own ancestor is refused by name.
 */

import { err, ok, type Result } from '../../models/plan/result.ts';
import { ancestry } from '../../models/plan/what-if/ancestry.ts';
import { type Override, overrideKey, type Scenario } from '../../models/plan/what-if/scenario-schema.ts';
import { sectionOf } from './setting-sections.ts';

export type ScenarioError =
  | { readonly code: 'no-such-scenario'; readonly id: string }
  | { readonly code: 'no-such-parent'; readonly id: string; readonly name: string; readonly parentId: string }
  /** The names in the order of inheritance, the first one again at the end. */
  | { readonly code: 'cycle'; readonly names: readonly string[] };

export type Inherited = {
  /** One an overridden line or setting. */
  readonly overrides: readonly Override[];
  /** From the root to the scenario itself. */
  readonly chain: readonly Scenario[];
};

export function inheritOverrides(
  scenarios: readonly Scenario[],
  id: string,
): Result<Inherited, ScenarioError> {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (!scenario) return err({ code: 'no-such-scenario', id });
  const { chain: upwards, cycle, missingParent } = ancestry(scenarios, scenario);
  if (cycle) return err({ code: 'cycle', names: cycle });
  const chain = upwards.toReversed();
  const root = chain[0];
  if (missingParent !== null && root) {
    return err({ code: 'no-such-parent', id: root.id, name: root.name, parentId: missingParent });
  }
  const held = new Map<string, Override>();
  for (const { overrides } of chain) {
    const whole = new Set(overrides.flatMap((own) => (own.target === 'section' ? [own.value.section] : [])));
    for (const [key, inherited] of held) {
      const section = sectionOf(inherited);
      if (section !== null && whole.has(section)) held.delete(key);
    }
    for (const own of overrides) held.set(overrideKey(own), own);
  }
  return ok({ overrides: [...held.values()], chain });
}
