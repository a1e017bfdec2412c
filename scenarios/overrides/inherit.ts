/**
 * Which overrides hold in a scenario: its own and, where it says nothing, those of its parents. A child's override
 * takes the place of its parent's, it is not applied on top. A scenario that is its own ancestor is refused by name.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';
import { type Override, overrideKey, type Scenario } from './schema.ts';

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
  const chain: Scenario[] = [];
  let wanted: string | null = id;
  while (wanted !== null) {
    const next: string = wanted;
    const scenario: Scenario | undefined = scenarios.find((candidate) => candidate.id === next);
    if (!scenario) return err(missing(chain.at(-1), next));
    const again = chain.indexOf(scenario);
    if (again >= 0) {
      return err({ code: 'cycle', names: [...chain.slice(again), scenario].map(({ name }) => name) });
    }
    chain.push(scenario);
    wanted = scenario.parentId;
  }
  chain.reverse();
  const held = new Map<string, Override>();
  for (const { overrides } of chain) for (const own of overrides) held.set(overrideKey(own), own);
  return ok({ overrides: [...held.values()], chain });
}

function missing(child: Scenario | undefined, parentId: string): ScenarioError {
  return child
    ? { code: 'no-such-parent', id: child.id, name: child.name, parentId }
    : { code: 'no-such-scenario', id: parentId };
}
