/**
 * Why no choice is allowed: a smallest set of budgets, duties, bans and relations that cannot be met together. Each
 * condition is left out in turn, and stays out where the rest still clashes.
 */
import type { Rationed, RationingPart, RationingProblem, SolveMip } from './problem.ts';
import { mipOf } from './to-mip.ts';

/** An irreducible infeasible subset by deletion. Source: Chinneck, Feasibility and Infeasibility (2008), ch. 6.2. */
export async function rationingClash(problem: RationingProblem, solve: SolveMip): Promise<Rationed> {
  const { projects, budgets, relations } = problem;
  let left: readonly RationingPart[] = [
    ...budgets.flatMap((budget, year): RationingPart[] =>
      budget === null ? [] : [{ kind: 'budget', year }],
    ),
    ...projects.flatMap(({ id, status = 'open' }): RationingPart[] =>
      status === 'open' ? [] : [{ kind: status, project: id }],
    ),
    ...relations.map((_, index): RationingPart => ({ kind: 'relation', index })),
  ];
  for (const part of left) {
    const rest = left.filter((other) => other !== part);
    const keeps = (asked: RationingPart): boolean => rest.some((other) => samePart(other, asked));
    const answer = await solve(mipOf(problem, { kind: 'any' }, [], keeps));
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'infeasible') left = rest;
  }
  return { kind: 'clash', clash: left };
}

function samePart(a: RationingPart, b: RationingPart): boolean {
  switch (a.kind) {
    case 'budget':
      return b.kind === 'budget' && a.year === b.year;
    case 'relation':
      return b.kind === 'relation' && a.index === b.index;
    default:
      return b.kind === a.kind && a.project === b.project;
  }
}
