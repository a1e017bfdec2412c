/**
 * The ranking as rows of a table: every plan of the workspace, those of the answer in its order, then those that
 * cannot be chosen. Before there is an answer, or where there is none, in the order of the index. Pure.
 */
import type {
  Portfolio,
  PortfolioAnswer,
  PortfolioProject,
} from '../../../../electron/contract/portfolio-calls.ts';

export type RankingRow = {
  readonly project: PortfolioProject;
  /** Place in the ranking from 1; null: cannot be chosen. */
  readonly place: number | null;
  /** Total outlay of this and all plans above; null: cannot be chosen. */
  readonly cumulative: number | null;
  /** null: no choice has been made. */
  readonly share: number | null;
  readonly inRanking: boolean;
  readonly leftOut: 'currency' | 'unreadable' | 'no-npv' | null;
};

export type Ranking = {
  readonly currency: string;
  readonly years: readonly number[];
  readonly rows: readonly RankingRow[];
  /** Number of rows above the waterline; null: nothing is limited, or all is above it. */
  readonly waterline: number | null;
};

export function rankingOf(
  projects: readonly PortfolioProject[],
  portfolio: Portfolio,
  answer: PortfolioAnswer | null,
): Ranking {
  const found = answer?.kind === 'found' ? answer : null;
  const currency = found?.currency ?? likelyCurrency(projects, portfolio);
  const usable = projects.filter((own) => own.currency === currency && own.problem === null);
  const order = found
    ? found.rows.flatMap((row) => usable.find(({ id }) => id === row.planId) ?? [])
    : usable.toSorted((a, b) => (b.index ?? Infinity) - (a.index ?? Infinity) || (b.npv ?? 0) - (a.npv ?? 0));
  const ranked = [...order, ...usable.filter((own) => !order.includes(own))];
  let sum = 0;
  const rows = ranked.map((project, index): RankingRow => {
    sum += totalOutlay(project);
    const own = found?.rows.find(({ planId }) => planId === project.id);
    return {
      project,
      place: index + 1,
      cumulative: sum,
      share: own?.share ?? null,
      inRanking: own?.inRanking ?? false,
      leftOut: null,
    };
  });
  const others = projects
    .filter((own) => !usable.includes(own))
    .map(
      (project): RankingRow => ({
        project,
        place: null,
        cumulative: null,
        share: null,
        inRanking: false,
        leftOut: project.problem ?? 'currency',
      }),
    );
  const above = found?.rows.filter(({ aboveLine }) => aboveLine).length ?? rows.length;
  const limited = found?.budgets.some((budget) => budget !== null) ?? false;
  return {
    currency,
    years: found?.years ?? spentYears(usable, portfolio),
    rows: [...rows, ...others],
    waterline: limited && above < rows.length ? above : null,
  };
}

export function totalOutlay({ outlays }: PortfolioProject): number {
  return outlays.reduce((sum, { amount }) => sum + amount, 0);
}

export function outlayIn({ outlays }: PortfolioProject, year: number): number {
  return outlays.find((own) => own.year === year)?.amount ?? 0;
}

/** All currencies of the plans, in the order of the plans. */
export function currenciesOf(projects: readonly PortfolioProject[]): readonly string[] {
  return [...new Set(projects.map(({ currency }) => currency))];
}

function likelyCurrency(projects: readonly PortfolioProject[], { currency }: Portfolio): string {
  const all = projects.map((own) => own.currency);
  if (currency !== null && all.includes(currency)) return currency;
  const count = (of: string) => all.filter((own) => own === of).length;
  return [...new Set(all)].toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? '';
}

function spentYears(projects: readonly PortfolioProject[], { budgets }: Portfolio): readonly number[] {
  const spent = projects.flatMap(({ outlays }) => outlays.map(({ year }) => year));
  return [...new Set([...spent, ...budgets.map(({ year }) => year)])].toSorted((a, b) => a - b);
}
