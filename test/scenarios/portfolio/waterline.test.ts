/** The waterline beside the exact choice, and total NPV against budget, on problems small enough to work out by hand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../../electron/portfolio/highs-solver.ts';
import { budgetFrontier } from '../../../scenarios/portfolio/frontier.ts';
import type { Project, RationingProblem, SolveMip } from '../../../scenarios/portfolio/problem.ts';
import { ration } from '../../../scenarios/portfolio/ration.ts';
import { type Waterline, waterline } from '../../../scenarios/portfolio/waterline.ts';
import { numbers, randomProblem } from './brute-force.ts';

let solve: SolveMip;
beforeAll(async () => {
  solve = await loadHighsSolver();
});

const project = (id: string, npv: number, outlays: readonly number[]): Project => ({
  id,
  name: id,
  npv,
  outlays,
});
const oneYear = (budget: number, ...projects: readonly Project[]): RationingProblem => ({
  projects,
  budgets: [budget],
  relations: [],
});

async function lineOf(problem: RationingProblem): Promise<Waterline> {
  const answer = await ration(problem, solve);
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return waterline(problem, answer.choice);
}

describe('the waterline', () => {
  // Indices 2.5, 2.2, 2.0: the ranking takes a (4) and then nothing of 6 fits; exact: b and c for 12.
  const problem = oneYear(12, project('a', 10.5, [7]), project('b', 7.2, [6]), project('c', 6, [6]));

  it('ranks by index, adds up the outlays and ends where the budget does', async () => {
    const { rows, line } = await lineOf(problem);
    expect(rows.map((row) => row.project)).toEqual([0, 1, 2]);
    expect(rows.map((row) => row.index)).toEqual([1 + 10.5 / 7, 1 + 7.2 / 6, 2]);
    expect(rows.map((row) => row.cumulative)).toEqual([[7], [13], [19]]);
    expect(line).toBe(1);
  });

  it('shows what going by the index gives away where projects cannot be split', async () => {
    const { ranking, gained, lost, difference } = await lineOf(problem);
    expect(ranking.npv).toBe(10.5);
    expect([gained, lost]).toEqual([[1, 2], [0]]);
    expect(difference).toBeCloseTo(7.2 + 6 - 10.5, 12);
  });

  it('goes on below the line with what still fits', async () => {
    const { ranking, line, difference } = await lineOf(
      oneYear(10, project('a', 9, [6]), project('b', 5, [5]), project('c', 2, [4])),
    );
    expect(line).toBe(1);
    expect([ranking.npv, difference]).toEqual([11, 0]);
  });

  it('never beats the exact choice', async () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const problem = randomProblem(seed);
      const answer = await ration(problem, solve);
      if (answer.kind !== 'found' || problem.projects.some(({ status }) => status === 'mandatory')) continue;
      const { difference } = waterline(problem, answer.choice);
      expect(difference).toBeGreaterThanOrEqual(-1e-9 * Math.abs(answer.choice.npv));
    }
  });
});

describe('NPV against budget', () => {
  it('is a staircase with a step at each budget that changes the choice', async () => {
    // Sums by hand: 2 -> 3 (a), 3 -> 4 (b), 5 -> 7 (a, b), 9 -> 8 (a, c), 10 -> 9 (b, c), 12 -> 12 (all).
    const problem = oneYear(5, project('a', 3, [2]), project('b', 4, [3]), project('c', 5, [7]));
    const { kind, steps } = await budgetFrontier(problem, solve);
    expect(kind).toBe('staircase');
    expect(steps.map(({ at, choice }) => [at, choice.npv])).toEqual([
      [0, 0],
      [2, 3],
      [3, 4],
      [5, 7],
      [9, 8],
      [10, 9],
      [12, 12],
    ]);
  });

  it('agrees with the solver at budgets on, below and between the steps', async () => {
    const next = numbers(5);
    const projects = Array.from({ length: 9 }, (_, i) => project(`p${i}`, next() * 50, [1 + next() * 30]));
    const relations = [{ kind: 'requires', project: 'p3', needs: 'p1' }] as const;
    const problem: RationingProblem = { projects, budgets: [60], relations };
    const { steps } = await budgetFrontier(problem, solve);
    for (const budget of [0, 11, 37.5, 80, steps[5]?.at ?? 0, (steps[9]?.at ?? 0) - 1e-6]) {
      const expected = steps.findLast(({ at }) => at <= budget)?.choice.npv ?? Number.NaN;
      const answer = await ration({ ...problem, budgets: [budget] }, solve);
      expect(answer.kind === 'found' && answer.choice.npv).toBeCloseTo(expected, 9);
    }
  });

  it('scales all budgets together where several years have one', async () => {
    // At 0 nothing; at half of each budget b; at the whole both (by hand).
    const problem: RationingProblem = {
      projects: [project('a', 5, [6, 4]), project('b', 3, [4, 4])],
      budgets: [10, 8],
      relations: [],
    };
    const { kind, steps } = await budgetFrontier(problem, solve, 5);
    expect(kind).toBe('scaled');
    expect(steps.map(({ at, choice }) => [at, choice.npv])).toEqual([
      [0, 0],
      [0.5, 3],
      [1, 8],
      [1.5, 8],
      [2, 8],
    ]);
  });

  it('has no step below what must be done', async () => {
    const must: Project = { ...project('must', 1, [4]), status: 'mandatory' };
    const { steps } = await budgetFrontier(oneYear(9, must, project('b', 3, [3])), solve);
    expect(steps.map(({ at, choice }) => [at, choice.npv])).toEqual([
      [4, 1],
      [7, 4],
    ]);
  });
});
