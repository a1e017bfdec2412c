/**
 * The exact choice among a workspace's projects under the kept budgets and relations, with the ranking beside it; and
 * the frontier of NPV against budget. Plans in another currency and plans without an NPV are left out, and with them
 * whatever names them. Keeps nothing.
 */
import { rationingFaults } from '../../scenarios/portfolio/check-rationing.ts';
import { budgetFrontier } from '../../scenarios/portfolio/frontier.ts';
import { projectIn, yearsOf } from '../../scenarios/portfolio/plan-project.ts';
import type {
  Choice,
  RationingPart,
  RationingProblem,
  Relation,
  SolveMip,
} from '../../scenarios/portfolio/problem.ts';
import { ration } from '../../scenarios/portfolio/ration.ts';
import { waterline } from '../../scenarios/portfolio/waterline.ts';
import type {
  Portfolio,
  PortfolioAnswer,
  PortfolioClash,
  PortfolioFrontier,
  PortfolioProject,
} from '../contract/portfolio-calls.ts';

export async function chooseProjects(
  projects: readonly PortfolioProject[],
  portfolio: Portfolio,
  solve: SolveMip,
): Promise<PortfolioAnswer> {
  const currency = currencyOf(projects, portfolio);
  const usable = projects.filter((own) => own.currency === currency && own.npv !== null);
  if (usable.length === 0) return { kind: 'nothing', currency };
  const { years, problem, places } = problemOf(usable, portfolio);
  const found = await ration(problem, solve);
  switch (found.kind) {
    case 'failed':
      return found;
    case 'clash':
      return { kind: 'clash', clash: found.clash.map((part) => wirePart(part, years, places)) };
    case 'invalid':
      return {
        kind: 'invalid',
        problems: found.problems.map(({ field, code, message }) => {
          const place = /^relations\.(\d+)/.exec(field)?.[1];
          return { code, message, relation: place === undefined ? null : (places[Number(place)] ?? null) };
        }),
      };
  }
  const { choice } = found;
  const { rows, ranking } = waterline(problem, choice);
  const idOf = (index: number): string => usable[index]?.id ?? '';
  return {
    kind: 'found',
    currency,
    years: [...years],
    budgets: [...problem.budgets],
    rows: rows.map(({ project, index, cumulative, aboveLine, inRanking, share }) => ({
      planId: idOf(project),
      index,
      cumulative: [...cumulative],
      aboveLine,
      inRanking,
      share,
    })),
    npv: choice.npv,
    outlays: [...choice.outlays],
    rankingNpv: ranking.npv,
  };
}

/** The kept one where any plan has it, else the one that most plans have. */
export function currencyOf(projects: readonly PortfolioProject[], { currency }: Portfolio): string {
  const counts = new Map<string, number>();
  for (const own of projects) counts.set(own.currency, (counts.get(own.currency) ?? 0) + 1);
  if (currency !== null && counts.has(currency)) return currency;
  const [most] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? '';
}

type Asked = {
  readonly years: readonly number[];
  readonly problem: RationingProblem;
  /** For each relation of the problem its place among those kept. */
  readonly places: readonly number[];
};

function problemOf(usable: readonly PortfolioProject[], portfolio: Portfolio): Asked {
  const plans = usable.map((own) => ({
    ...own,
    npv: own.npv,
    outlays: new Map(own.outlays.map(({ year, amount }) => [year, amount])),
  }));
  const budgets = new Map(portfolio.budgets.map(({ year, amount }) => [year, amount]));
  const years = [...new Set([...yearsOf(plans), ...budgets.keys()])].toSorted((a, b) => a - b);
  const statuses = new Map(portfolio.statuses.map(({ planId, status }) => [planId, status]));
  const partial = new Set(portfolio.partial);
  const ids = new Set(usable.map(({ id }) => id));
  const kept = portfolio.relations.flatMap((relation, place): { relation: Relation; place: number }[] => {
    if (relation.kind === 'requires') {
      // What needs a plan that is gone cannot be told; the relation rests until the plan is back.
      return ids.has(relation.project) && ids.has(relation.needs) ? [{ relation, place }] : [];
    }
    const present = relation.projects.filter((id) => ids.has(id));
    return present.length > 1 ? [{ relation: { kind: 'excludes', projects: present }, place }] : [];
  });
  return {
    years,
    places: kept.map(({ place }) => place),
    problem: {
      projects: plans.map((own) => ({
        ...projectIn(years, own),
        status: statuses.get(own.id) ?? 'open',
        partial: partial.has(own.id),
      })),
      budgets: years.map((year) => budgets.get(year) ?? null),
      relations: kept.map(({ relation }) => relation),
    },
  };
}

/** The best total NPV for each budget; null where nothing can be chosen from. */
export async function portfolioFrontier(
  projects: readonly PortfolioProject[],
  portfolio: Portfolio,
  solve: SolveMip,
): Promise<PortfolioFrontier | null> {
  const currency = currencyOf(projects, portfolio);
  const usable = projects.filter((own) => own.currency === currency && own.npv !== null);
  const { years, problem } = problemOf(usable, portfolio);
  if (rationingFaults(problem).length > 0) return null;
  const limited = problem.budgets.flatMap((budget, year) => (budget === null ? [] : [year]));
  const [only, ...others] = limited;
  const frontier = await budgetFrontier(limited.length === 0 ? inOneYear(problem) : problem, solve);
  const planIds = ({ shares }: Choice) =>
    shares.flatMap((share, index) => (share > 0 ? [usable[index]?.id ?? ''] : []));
  return {
    kind: frontier.kind,
    year: only === undefined || others.length > 0 ? null : (years[only] ?? null),
    now: only === undefined ? null : others.length > 0 ? 1 : (problem.budgets[only] ?? null),
    steps: frontier.steps.map(({ at, choice }) => ({ at, npv: choice.npv, planIds: planIds(choice) })),
  };
}

/** Without any budget: all years as one, so that the frontier is over the money spent in all. */
function inOneYear(problem: RationingProblem): RationingProblem {
  const sums = problem.projects.map(({ outlays }) => outlays.reduce((sum, outlay) => sum + outlay, 0));
  return {
    ...problem,
    projects: problem.projects.map((own, index) => ({ ...own, outlays: [sums[index] ?? 0] })),
    budgets: [sums.reduce((sum, outlay) => sum + outlay, 0)],
  };
}

function wirePart(part: RationingPart, years: readonly number[], places: readonly number[]): PortfolioClash {
  switch (part.kind) {
    case 'budget':
      return { kind: 'budget', year: years[part.year] ?? 0 };
    case 'relation':
      return { kind: 'relation', index: places[part.index] ?? 0 };
    default:
      return { kind: part.kind, planId: part.project };
  }
}
