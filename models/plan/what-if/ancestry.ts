/**
 * From a scenario up to the plan: its parents in order, and where the way ends badly, in a circle or at a parent that
 * is not there. Pure; says what is so and leaves the verdict to its callers.
 */
import type { Scenario } from './scenario-schema.ts';

export type Ancestry = {
  /** The scenario itself first, then its parent, and so on. */
  readonly chain: readonly Scenario[];
  /** The names of the circle in the order of inheritance, the first again at the end; null without one. */
  readonly cycle: readonly string[] | null;
  /** The last of the chain names a parent that does not exist. */
  readonly missingParent: string | null;
};

export function ancestry(scenarios: readonly Scenario[], scenario: Scenario): Ancestry {
  const byId = new Map(scenarios.map((each) => [each.id, each]));
  const chain: Scenario[] = [];
  let next: Scenario | undefined = scenario;
  let missingParent: string | null = null;
  while (next) {
    const again = chain.indexOf(next);
    if (again >= 0) {
      return { chain, cycle: [...chain.slice(again), next].map(({ name }) => name), missingParent: null };
    }
    chain.push(next);
    const { parentId }: Scenario = next;
    next = parentId === null ? undefined : byId.get(parentId);
    if (parentId !== null && !next) missingParent = parentId;
  }
  return { chain, cycle: null, missingParent };
}
