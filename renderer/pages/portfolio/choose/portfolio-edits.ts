/**
 * Edits of the kept portfolio as pure functions: a budget of a year, what must or must not be done, in part or whole,
 * and relations between plans. Each gives a new portfolio and leaves out what says nothing.
 */
import type { Portfolio, PortfolioRelation } from '../../../../electron/contract/portfolio-calls.ts';

export type Status = 'mandatory' | 'open' | 'forbidden';

/** null takes the limit away. */
export function withBudget(portfolio: Portfolio, year: number, amount: number | null): Portfolio {
  const others = portfolio.budgets.filter((budget) => budget.year !== year);
  const budgets = amount === null ? others : [...others, { year, amount }];
  return { ...portfolio, budgets: budgets.toSorted((a, b) => a.year - b.year) };
}

export function budgetOf({ budgets }: Portfolio, year: number): number | null {
  return budgets.find((budget) => budget.year === year)?.amount ?? null;
}

export function withStatus(portfolio: Portfolio, planId: string, status: Status): Portfolio {
  const others = portfolio.statuses.filter((own) => own.planId !== planId);
  return { ...portfolio, statuses: status === 'open' ? others : [...others, { planId, status }] };
}

export function statusOf({ statuses }: Portfolio, planId: string): Status {
  return statuses.find((own) => own.planId === planId)?.status ?? 'open';
}

export function withPartial(portfolio: Portfolio, planId: string, partial: boolean): Portfolio {
  const others = portfolio.partial.filter((id) => id !== planId);
  return { ...portfolio, partial: partial ? [...others, planId] : others };
}

/** Why a relation between two plans cannot be added. */
export type RelationProblem = 'incomplete' | 'same' | 'there-already';

export function relationProblem(
  { relations }: Portfolio,
  kind: PortfolioRelation['kind'],
  first: string | null,
  second: string | null,
): RelationProblem | null {
  if (first === null || second === null) return 'incomplete';
  if (first === second) return 'same';
  const known = relations.some((relation) =>
    relation.kind === 'requires'
      ? kind === 'requires' && relation.project === first && relation.needs === second
      : kind === 'excludes' && relation.projects.includes(first) && relation.projects.includes(second),
  );
  return known ? 'there-already' : null;
}

export function withRelation(
  portfolio: Portfolio,
  kind: PortfolioRelation['kind'],
  first: string,
  second: string,
): Portfolio {
  const relation: PortfolioRelation =
    kind === 'requires' ? { kind, project: first, needs: second } : { kind, projects: [first, second] };
  return { ...portfolio, relations: [...portfolio.relations, relation] };
}

export function withoutRelation(portfolio: Portfolio, index: number): Portfolio {
  return { ...portfolio, relations: portfolio.relations.filter((_, place) => place !== index) };
}
