/** Random rationing problems and the plainest way to solve them, all subsets one by one: written apart from the engine. */
import type { Project, RationingProblem, Relation } from '../../../scenarios/portfolio/problem.ts';

/** Park and Miller's generator (1988): small, and the same everywhere. */
export function numbers(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function randomProblem(seed: number): RationingProblem {
  const next = numbers(seed * 7919 + 13);
  for (let k = 0; k < 10; k += 1) next();
  const below = (count: number): number => Math.floor(next() * count);
  const count = 2 + below(14);
  const years = 1 + below(3);
  // A third in small whole numbers, where ties and exact fits abound; a third in cents of billions.
  const amount =
    [() => below(12), () => Math.round(next() * 1e11) / 100, () => next() * 100][seed % 3] ?? next;
  const projects = Array.from({ length: count }, (_, i): Project => {
    const draw = next();
    return {
      id: `p${i}`,
      name: `P${i}`,
      npv: (next() < 0.15 ? -1 : 1) * amount(),
      outlays: Array.from({ length: years }, () => (next() < 0.2 ? 0 : amount())),
      status: draw < 0.05 ? 'mandatory' : draw < 0.1 ? 'forbidden' : 'open',
    };
  });
  const budgets = Array.from({ length: years }, (_, year) =>
    next() < 0.1
      ? null
      : projects.reduce((sum, { outlays }) => sum + (next() < 0.5 ? (outlays[year] ?? 0) : 0), 0),
  );
  const relations: Relation[] = [];
  for (let k = below(4); k > 0; k -= 1) {
    // Always a later project needs an earlier one: no circle.
    const project = 1 + below(count - 1);
    relations.push({ kind: 'requires', project: `p${project}`, needs: `p${below(project)}` });
  }
  for (let k = below(3); k > 0; k -= 1) {
    const first = below(count - 1);
    relations.push({ kind: 'excludes', projects: [`p${first}`, `p${first + 1}`, `p${below(count)}`] });
  }
  return { projects, budgets, relations };
}

/** The largest NPV of any allowed subset; null where none is allowed. Budgets hold to the rounding of a sum. */
export function bruteForce({ projects, budgets, relations }: RationingProblem): number | null {
  const bits = new Map(projects.map(({ id }, bit) => [id, 1 << bit]));
  const bit = (id: string): number => bits.get(id) ?? 0;
  const any = (ids: readonly string[]): number => ids.reduce((mask, id) => mask | bit(id), 0);
  const duties = any(projects.filter(({ status }) => status === 'mandatory').map(({ id }) => id));
  const bans = any(projects.filter(({ status }) => status === 'forbidden').map(({ id }) => id));
  const rules = relations.map((relation) =>
    relation.kind === 'requires'
      ? { kind: 'requires' as const, project: bit(relation.project), needs: bit(relation.needs) }
      : { kind: 'excludes' as const, rivals: any(relation.projects) },
  );
  let best: number | null = null;
  for (let set = 0; set < 2 ** projects.length; set += 1) {
    if ((set & duties) !== duties || (set & bans) !== 0) continue;
    const related = rules.every((rule) => {
      if (rule.kind === 'requires') return (set & rule.project) === 0 || (set & rule.needs) !== 0;
      const chosen = set & rule.rivals;
      return (chosen & (chosen - 1)) === 0;
    });
    if (!related) continue;
    const affordable = budgets.every((budget, year) => {
      if (budget === null) return true;
      let spent = 0;
      for (let i = 0; i < projects.length; i += 1)
        if (set & (1 << i)) spent += projects[i]?.outlays[year] ?? 0;
      return spent <= budget + 1e-12 * spent;
    });
    if (!affordable) continue;
    let npv = 0;
    for (let i = 0; i < projects.length; i += 1) if (set & (1 << i)) npv += projects[i]?.npv ?? 0;
    if (best === null || npv > best) best = npv;
  }
  return best;
}
