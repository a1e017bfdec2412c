/**
 * Capital rationing: the projects with the largest total NPV under a budget a year, with needs and exclusions, by an
 * exact integer solver that is handed in. Every answer is judged again in plain floating point: a choice that only a
 * solver's tolerance lets pass is cut off and the solver asked again. Of equal choices the one with the least outlay.
 */
import { maximiseLinear, type Row } from '../optimise/linear/simplex.ts';
import { rationingFaults } from './check-rationing.ts';
import { choiceOf, isAllowed, overspentYears } from './choice.ts';
import { rationingClash } from './clash.ts';
import type { Choice, MipAnswer, Rationed, RationingProblem, SolveMip } from './problem.ts';
import { type Cut, type Goal, mipOf } from './to-mip.ts';

/** Each cut removes at least one choice within a solver's tolerance of a budget; there are never many. */
const MOST_CUTS = 200;
/** NPVs this near, relative, are a tie. */
const TIE = 1e-12;

/**
 * max sum of share x NPV, subject to sum of share x outlay <= budget in each year, needs and exclusions.
 * NPV signed, outlays and budgets positive, all in one currency. A project with a negative NPV is chosen only where
 * another needs it or it must be done. Source: Weingartner (1963); Brealey/Myers/Allen, ch. 5, capital rationing.
 */
export async function ration(problem: RationingProblem, solve: SolveMip): Promise<Rationed> {
  const problems = rationingFaults(problem);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const best = await bestChoice(problem, solve, { kind: 'most-npv' });
  if (best.kind === 'infeasible') return rationingClash(problem, solve);
  if (best.kind === 'failed') return best;
  const { choice } = best;
  const thriftier = await bestChoice(problem, solve, { kind: 'least-outlay', npv: choice.npv });
  if (thriftier.kind !== 'found') return { kind: 'found', choice };
  return { kind: 'found', choice: better(choice, thriftier.choice) };
}

/** More NPV, or as much with less outlay. */
function better(a: Choice, b: Choice): Choice {
  const near = TIE * Math.max(Math.abs(a.npv), Math.abs(b.npv));
  if (Math.abs(a.npv - b.npv) > near) return a.npv > b.npv ? a : b;
  return b.totalOutlay < a.totalOutlay ? b : a;
}

type Best =
  | { readonly kind: 'found'; readonly choice: Choice }
  | Exclude<MipAnswer, { readonly kind: 'optimal' }>;

async function bestChoice(problem: RationingProblem, solve: SolveMip, goal: Goal): Promise<Best> {
  const cuts: Cut[] = [];
  while (cuts.length <= MOST_CUTS) {
    const answer = await solve(mipOf(problem, goal, cuts));
    if (answer.kind !== 'optimal') return answer;
    const choice = choiceOf(problem, exactShares(problem, answer.values, goal));
    if (isAllowed(problem, choice)) return { kind: 'found', choice };
    const cut = cutOff(problem, choice);
    if (!cut) return { kind: 'failed', message: 'the solver gave a choice that is not allowed' };
    cuts.push(cut);
  }
  return { kind: 'failed', message: 'too many choices lie within rounding of the budgets' };
}

/** A smallest set of chosen projects that already breaks a budget: never all of them again. null for any other fault. */
function cutOff(problem: RationingProblem, choice: Choice): Cut | null {
  const [year] = overspentYears(problem, choice);
  if (year === undefined) return null;
  const size = (index: number): number => problem.projects[index]?.outlays[year] ?? 0;
  const chosen = choice.shares.flatMap((share, index) => (share > 0 && size(index) > 0 ? [index] : []));
  if (chosen.some((index) => problem.projects[index]?.partial)) return null;
  let kept = chosen;
  for (const index of [...chosen].sort((a, b) => size(a) - size(b))) {
    const without = kept.filter((other) => other !== index);
    const shares = choice.shares.map((share, place) => (without.includes(place) ? share : 0));
    if (overspentYears(problem, choiceOf(problem, shares)).includes(year)) kept = without;
  }
  return kept;
}

/** Whole shares made whole; the others worked out again beside them, to the last digits. */
function exactShares(
  { projects, budgets, relations }: RationingProblem,
  values: readonly number[],
  goal: Goal,
): readonly number[] {
  const partial = projects.flatMap((own, index) => (own.partial ? [index] : []));
  const shares = projects.map((own, index) => (own.partial ? 0 : Math.round(values[index] ?? 0)));
  if (partial.length === 0) return shares;
  const placeOf = (id: string): number => projects.findIndex((own) => own.id === id);
  const rows: Row[] = [];
  const add = (weights: readonly number[], bound: number): void => {
    const free = partial.map((index) => weights[index] ?? 0);
    const scale = Math.max(...free.map(Math.abs));
    const rest = weights.reduce(
      (sum, weight, index) => (projects[index]?.partial ? sum : sum - weight * (shares[index] ?? 0)),
      bound,
    );
    if (scale > 0)
      rows.push({
        weights: free.map((weight) => weight / scale),
        relation: '<=',
        bound: Math.max(0, rest) / scale,
      });
  };
  budgets.forEach((budget, year) => {
    if (budget !== null)
      add(
        projects.map(({ outlays }) => outlays[year] ?? 0),
        budget,
      );
  });
  const high = partial.map((index) => (projects[index]?.status === 'forbidden' ? 0 : 1));
  for (const relation of relations) {
    if (relation.kind === 'requires') {
      const [project, needs] = [placeOf(relation.project), placeOf(relation.needs)];
      add(
        projects.map((_, index) => (index === project ? 1 : index === needs ? -1 : 0)),
        0,
      );
      continue;
    }
    // Which of an exclusion stands is the solver's choice; the others stay at zero.
    const rivals = [...new Set(relation.projects)].map(placeOf);
    const chosen = rivals.reduce((a, b) => ((values[b] ?? 0) > (values[a] ?? 0) ? b : a));
    for (const rival of rivals)
      if (rival !== chosen && partial.includes(rival)) high[partial.indexOf(rival)] = 0;
  }
  const low = partial.map((index) => (projects[index]?.status === 'mandatory' ? 1 : 0));
  const npvs = partial.map((index) => projects[index]?.npv ?? 0);
  const scale = Math.max(1e-300, ...npvs.map(Math.abs));
  const spent = partial.map((index) =>
    (projects[index]?.outlays ?? []).reduce((sum, outlay) => sum + outlay, 0),
  );
  const most = Math.max(1e-300, ...spent);
  // Of equal gains the smaller outlay: a hint too small to outweigh any NPV.
  const gains = npvs.map(
    (npv, k) => npv / scale - (goal.kind === 'least-outlay' ? 1e-9 : 0) * ((spent[k] ?? 0) / most),
  );
  const exact = maximiseLinear({ gains, rows, low, high });
  if (exact.kind === 'optimal') for (const [k, index] of partial.entries()) shares[index] = exact.at[k] ?? 0;
  return shares;
}
