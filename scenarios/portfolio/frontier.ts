/**
 * Total NPV against budget. Of one year and few projects the exact staircase: every budget at which the best choice
 * changes, by going through all allowed choices. Else the exact optimum at each of a row of budgets, or, over several
 * years, at all budgets scaled together.
 */
import { rationingFaults } from './check-rationing.ts';
import { choiceOf, meetsRelations } from './choice.ts';
import type { Choice, RationingProblem, SolveMip } from './problem.ts';
import { ration } from './ration.ts';

export type BudgetStep = {
  /** Budget of the one year that has one, or the factor on all budgets. */
  readonly at: number;
  readonly choice: Choice;
};

export type BudgetFrontier = {
  /** staircase: exact, each step holds up to the next. grid, scaled: exact at these places, unknown between them. */
  readonly kind: 'staircase' | 'grid' | 'scaled';
  /** Rising; at budgets below the first nothing is allowed (a project that must be done costs more). */
  readonly steps: readonly BudgetStep[];
};

/** 2^18 choices take a fraction of a second. */
const MOST_FOR_ALL = 18;
const PLACES = 41;

/**
 * The best total NPV for each budget. A problem with faults has no steps. `solve` is asked only where the staircase is
 * out of reach: more projects, several years with a budget, projects that may be done in part.
 */
export async function budgetFrontier(
  problem: RationingProblem,
  solve: SolveMip,
  places: number = PLACES,
): Promise<BudgetFrontier> {
  const limited = problem.budgets.flatMap((budget, year) => (budget === null ? [] : [year]));
  const [year, ...others] = limited;
  const kind = year === undefined || others.length > 0 ? 'scaled' : 'grid';
  if (rationingFaults(problem).length > 0) return { kind, steps: [] };
  const whole = problem.projects.every(({ partial }) => partial !== true);
  if (kind === 'grid' && whole && problem.projects.length <= MOST_FOR_ALL)
    return { kind: 'staircase', steps: staircase(problem, year ?? 0) };
  const most = problem.projects.reduce((sum, { outlays }) => sum + (outlays[year ?? 0] ?? 0), 0);
  const steps: BudgetStep[] = [];
  for (let place = 0; place < places; place += 1) {
    // From nothing to all projects, or to twice the budgets.
    const at = ((kind === 'grid' ? most : 2) * place) / (places - 1);
    const budgets = problem.budgets.map((budget) =>
      budget === null ? null : kind === 'grid' ? at : budget * at,
    );
    const answer = await ration({ ...problem, budgets }, solve);
    if (answer.kind === 'found') steps.push({ at, choice: answer.choice });
  }
  return { kind, steps };
}

/** Every step of the best NPV over the budget of one year, by all allowed choices in order of their outlay. */
function staircase(problem: RationingProblem, year: number): readonly BudgetStep[] {
  const { projects } = problem;
  const free: RationingProblem = { ...problem, budgets: problem.budgets.map(() => null) };
  const count = 2 ** projects.length;
  const npvs = new Float64Array(count);
  const outlays = new Float64Array(count);
  // Each set is one with the highest of its projects left out, plus that: sums in the order of the projects.
  for (let set = 1; set < count; set += 1) {
    const last = 31 - Math.clz32(set);
    const rest = set ^ (1 << last);
    npvs[set] = (npvs[rest] as number) + (projects[last]?.npv ?? 0);
    outlays[set] = (outlays[rest] as number) + (projects[last]?.outlays[year] ?? 0);
  }
  const order = Array.from({ length: count }, (_, set) => set).sort(
    (a, b) =>
      (outlays[a] as number) - (outlays[b] as number) || (npvs[b] as number) - (npvs[a] as number) || a - b,
  );
  const steps: BudgetStep[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const set of order) {
    const npv = npvs[set] as number;
    if (!(npv > best + 1e-12 * Math.abs(npv))) continue;
    const shares = projects.map((_, project) => (set >>> project) & 1);
    if (!meetsRelations(free, shares)) continue;
    best = npv;
    steps.push({ at: outlays[set] as number, choice: choiceOf(problem, shares) });
  }
  return steps;
}
