/**
 * What a choice of projects is worth and whether it is allowed, in plain floating point: the judge of every answer of a
 * solver. Sums run in the order of the projects, so that the same choice always has the same bits.
 */
import type { Choice, RationingProblem } from './problem.ts';

/** A budget may be passed by the rounding of a sum of that size, not more. */
const ROUNDING = 1e-12;

export function choiceOf({ projects, budgets }: RationingProblem, shares: readonly number[]): Choice {
  const outlays = budgets.map((_, year) =>
    projects.reduce((sum, { outlays: own }, i) => sum + (shares[i] ?? 0) * (own[year] ?? 0), 0),
  );
  return {
    shares,
    npv: projects.reduce((sum, { npv }, i) => sum + (shares[i] ?? 0) * npv, 0),
    outlays,
    totalOutlay: outlays.reduce((sum, outlay) => sum + outlay, 0),
  };
}

/** The years in which a choice spends more than the budget. */
export function overspentYears({ budgets }: RationingProblem, { outlays }: Choice): readonly number[] {
  return budgets.flatMap((budget, year) =>
    budget !== null && (outlays[year] ?? 0) > budget + ROUNDING * Math.max(budget, outlays[year] ?? 0)
      ? [year]
      : [],
  );
}

/** Statuses and relations; budgets apart. */
export function meetsRelations(
  { projects, relations }: RationingProblem,
  shares: readonly number[],
): boolean {
  const shareOf = new Map(projects.map(({ id }, i) => [id, shares[i] ?? 0]));
  const statuses = projects.every(({ status }, i) => {
    const share = shares[i] ?? 0;
    return status === 'mandatory' ? share === 1 : status !== 'forbidden' || share === 0;
  });
  return (
    statuses &&
    relations.every((relation) =>
      relation.kind === 'requires'
        ? (shareOf.get(relation.project) ?? 0) <= (shareOf.get(relation.needs) ?? 0)
        : [...new Set(relation.projects)].filter((id) => (shareOf.get(id) ?? 0) > 0).length <= 1,
    )
  );
}

export function isAllowed(problem: RationingProblem, choice: Choice): boolean {
  return meetsRelations(problem, choice.shares) && overspentYears(problem, choice).length === 0;
}
