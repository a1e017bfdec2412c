/**
 * The waterline: projects ranked by profitability index, the outlay added up from the top, and the line below which the
 * budget is spent; beside it the exact choice, and what the ranking gives away where projects cannot be split or more
 * than one year is short.
 */
import { choiceOf, isAllowed } from './choice.ts';
import type { Choice, Project, RationingProblem } from './problem.ts';

export type WaterlineRow = {
  readonly project: number;
  /** 1 + NPV / outlay; null where nothing is spent. */
  readonly index: number | null;
  /** Outlays of this and all projects above it, a year. */
  readonly cumulative: readonly number[];
  /** Every budget holds for this and all projects above it. */
  readonly aboveLine: boolean;
  /** Going down the ranking, taking what still fits. */
  readonly inRanking: boolean;
  /** Share in the exact choice. */
  readonly share: number;
};

export type Waterline = {
  readonly rows: readonly WaterlineRow[];
  /** Number of rows above the line. */
  readonly line: number;
  /** What the ranking chooses, needs and exclusions kept. */
  readonly ranking: Choice;
  /** Projects that only the exact choice does, and those that only the ranking does. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
  /** NPV of the exact choice less that of the ranking: what going by the index would cost. */
  readonly difference: number;
};

/** Profitability index as PV of later flows / outlay = 1 + NPV / outlay; null without outlay. Brealey/Myers/Allen ch. 5. */
export function profitabilityOf({ npv, outlays, index }: Project): number | null {
  if (index !== undefined && index !== null) return index;
  const outlay = outlays.reduce((sum, value) => sum + value, 0);
  return outlay > 0 ? 1 + npv / outlay : null;
}

/**
 * The ranking beside the exact choice. Projects without outlay come first, equal indices in the order of the NPV.
 * Duties are done first and bans left out; then down the ranking every project with a positive NPV that still fits
 * (one that may be done in part only whole).
 */
export function waterline(problem: RationingProblem, exact: Choice): Waterline {
  const { projects, budgets } = problem;
  const indices = projects.map(profitabilityOf);
  const rank = (project: number): number => indices[project] ?? Number.POSITIVE_INFINITY;
  const order = projects
    .map((_, project) => project)
    .sort((a, b) => {
      const [first, second] = [rank(a), rank(b)];
      if (first !== second) return first > second ? -1 : 1;
      return (projects[b]?.npv ?? 0) - (projects[a]?.npv ?? 0) || a - b;
    });
  const ranking = choiceOf(problem, downTheRanking(problem, order));
  let sums: readonly number[] = budgets.map(() => 0);
  let above = true;
  const rows = order.map((project): WaterlineRow => {
    sums = sums.map((sum, year) => sum + (projects[project]?.outlays[year] ?? 0));
    above &&= budgets.every((budget, year) => budget === null || (sums[year] ?? 0) <= budget * (1 + 1e-12));
    return {
      project,
      index: indices[project] ?? null,
      cumulative: sums,
      aboveLine: above,
      inRanking: ranking.shares[project] === 1,
      share: exact.shares[project] ?? 0,
    };
  });
  return {
    rows,
    line: rows.filter(({ aboveLine }) => aboveLine).length,
    ranking,
    gained: rows.flatMap(({ project, share, inRanking }) => (share > 0 && !inRanking ? [project] : [])),
    lost: rows.flatMap(({ project, share, inRanking }) => (share === 0 && inRanking ? [project] : [])),
    difference: exact.npv - ranking.npv,
  };
}

function downTheRanking(problem: RationingProblem, order: readonly number[]): readonly number[] {
  const { projects } = problem;
  let shares: readonly number[] = projects.map(({ status }) => (status === 'mandatory' ? 1 : 0));
  // Again from the top after each one taken: it may be what an earlier one needs.
  for (let taken = true; taken; ) {
    taken = false;
    for (const project of order) {
      const own = projects[project];
      if (!own || shares[project] === 1 || own.npv <= 0 || own.status === 'forbidden') continue;
      const next = shares.with(project, 1);
      if (!isAllowed(problem, choiceOf(problem, next))) continue;
      shares = next;
      taken = true;
      break;
    }
  }
  return shares;
}
