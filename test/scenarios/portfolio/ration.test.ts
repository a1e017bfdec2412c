/** Capital rationing on textbook cases, at its edges, and with bad input. Small enough to check by hand. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../../electron/portfolio/highs-solver.ts';
import { npv } from '../../../models/returns/discount.ts';
import type { Project, RationingProblem, Relation, SolveMip } from '../../../scenarios/portfolio/problem.ts';
import { ration } from '../../../scenarios/portfolio/ration.ts';
import { profitabilityOf } from '../../../scenarios/portfolio/waterline.ts';
import { expectClose, numberOf, numbersOf, readCases } from '../../golden/case-file.ts';

let solve: SolveMip;
beforeAll(async () => {
  solve = await loadHighsSolver();
});

const project = (
  id: string,
  value: number,
  outlays: readonly number[],
  more: Partial<Project> = {},
): Project => ({
  id,
  name: id,
  npv: value,
  outlays,
  ...more,
});

const problem = (
  projects: readonly Project[],
  budgets: readonly (number | null)[],
  relations: readonly Relation[] = [],
): RationingProblem => ({ projects, budgets, relations });

async function chosen(
  asked: RationingProblem,
): Promise<{ readonly ids: readonly string[]; readonly npv: number }> {
  const answer = await ration(asked, solve);
  if (answer.kind !== 'found') throw new Error(`nothing was chosen: ${JSON.stringify(answer)}`);
  const ids = asked.projects.filter((_, i) => (answer.choice.shares[i] ?? 0) > 0).map(({ id }) => id);
  return { ids, npv: answer.choice.npv };
}

describe('textbook rationing', () => {
  it('takes B and C under a budget of 10, not A with the largest NPV', async () => {
    // Brealey/Myers/Allen, Principles of Corporate Finance, section "Capital rationing" (ch. 5): flows in millions,
    // 10 %, NPVs printed as 21, 16 and 12.
    const flows = { A: [-10, 30, 5], B: [-5, 5, 20], C: [-5, 5, 15] };
    const projects = Object.entries(flows).map(([id, own]) => project(id, npv(0.1, own), [-(own[0] ?? 0)]));
    expect(projects.map((own) => Math.round(own.npv))).toEqual([21, 16, 12]);
    const answer = await chosen(problem(projects, [10]));
    expect(answer.ids).toEqual(['B', 'C']);
    expect(Math.round(answer.npv)).toBe(28);
  });

  const cases = readCases('published.json').filter(({ kind }) => kind === 'capital_rationing');

  it('has published cases', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  for (const { id, inputs, expected, tolerance } of cases) {
    it(`gives the published figures of ${id}`, async () => {
      const pvs = numbersOf(inputs.pv);
      const projects = numbersOf(inputs.cost).map((cost, i) =>
        // Named X, Y, Z as in the source.
        project(String.fromCharCode(88 + i), (pvs[i] ?? 0) - cost, [cost]),
      );
      projects.forEach((own, i) => {
        expectClose(profitabilityOf(own), numbersOf(expected.pi)[i], tolerance, `index of ${own.id}`);
      });
      const answer = await chosen(problem(projects, [numberOf(inputs.budget)]));
      expect(answer.ids).toEqual(expected.chosen);
      expectClose(answer.npv, expected.total_npv, tolerance, 'total NPV');
    });
  }
});

describe('the exact choice', () => {
  it('does everything with a positive NPV where no year has a limit', async () => {
    const projects = [project('a', 1, [5]), project('b', -1, [0]), project('c', 3, [1e12])];
    expect((await chosen(problem(projects, [null]))).ids).toEqual(['a', 'c']);
  });

  it('keeps a budget in every year', async () => {
    // Together they cost 8 and 12: the second year stops them, though the first would allow both.
    const projects = [project('a', 5, [4, 6]), project('b', 4, [4, 6])];
    expect((await chosen(problem(projects, [10, 10]))).ids).toEqual(['a']);
  });

  it('does a project at a loss where a better one needs it, and only then', async () => {
    const projects = [project('shop', 10, [5]), project('road', -4, [3])];
    const needs: Relation = { kind: 'requires', project: 'shop', needs: 'road' };
    expect(await chosen(problem(projects, [8], [needs]))).toEqual({ ids: ['shop', 'road'], npv: 6 });
    expect((await chosen(problem(projects, [7], [needs]))).ids).toEqual([]);
  });

  it('does at most one of an exclusion', async () => {
    const projects = [project('a', 5, [1]), project('b', 4, [1]), project('c', 3, [1])];
    const answer = await chosen(problem(projects, [3], [{ kind: 'excludes', projects: ['a', 'b'] }]));
    expect(answer).toEqual({ ids: ['a', 'c'], npv: 8 });
  });

  it('does the rest of the budget with a share of a project that can be split', async () => {
    // By index: b (2 a unit of money) whole for 4, then 6 of a's 10: 8 + 6 / 10 x 12 = 15.2.
    const projects = [project('a', 12, [10], { partial: true }), project('b', 8, [4], { partial: true })];
    const answer = await ration(problem(projects, [10]), solve);
    expect(answer.kind === 'found' && answer.choice.shares).toEqual([0.6, 1]);
    expect(answer.kind === 'found' && answer.choice.npv).toBeCloseTo(15.2, 12);
  });

  it('counts a share of a project as the project in an exclusion', async () => {
    const projects = [project('a', 12, [10], { partial: true }), project('b', 8, [4], { partial: true })];
    const answer = await chosen(problem(projects, [10], [{ kind: 'excludes', projects: ['a', 'b'] }]));
    expect(answer).toEqual({ ids: ['a'], npv: 12 });
  });

  it('does no larger share of a project than of what it needs', async () => {
    // a costs 2 and b 8 for the same share s: 10 s <= 5, so half of each: (6 + 1) / 2.
    const projects = [project('a', 6, [2], { partial: true }), project('b', 1, [8], { partial: true })];
    const needs: Relation = { kind: 'requires', project: 'a', needs: 'b' };
    const answer = await ration(problem(projects, [5], [needs]), solve);
    expect(answer.kind === 'found' && answer.choice.npv).toBeCloseTo(3.5, 12);
  });

  it('spends less where two choices are worth the same', async () => {
    const projects = [project('dear', 5, [9]), project('cheap', 5, [7]), project('part', 2, [2])];
    const answer = await chosen(problem(projects, [9], [{ kind: 'excludes', projects: ['cheap', 'part'] }]));
    expect(answer.ids).toEqual(['cheap']);
  });

  it('sees a cent in ten billion', async () => {
    const projects = [
      project('a', 1e9, [5e9]),
      project('b', 1e9 + 0.01, [5e9 + 0.01]),
      project('c', 0.5, [0.5]),
    ];
    expect((await chosen(problem(projects, [1e10]))).ids).toEqual(['b', 'c']);
    expect((await chosen(problem(projects, [1e10 + 0.01]))).ids).toEqual(['a', 'b']);
  });

  it('does not depend on the order of the projects', async () => {
    const projects = [
      project('a', 7, [3, 1]),
      project('b', 9, [4, 4]),
      project('c', 5, [2, 2]),
      project('d', 4, [2, 1]),
    ];
    const forth = await chosen(problem(projects, [7, 6]));
    const back = await chosen(problem([...projects].reverse(), [7, 6]));
    expect([...back.ids].sort()).toEqual([...forth.ids].sort());
    // By hand: a and b are worth 16 for 12, a, c and d are worth 16 for 11; no other three or two fit and reach that.
    expect(forth).toEqual({ ids: ['a', 'c', 'd'], npv: 16 });
  });
});

describe('what cannot be', () => {
  it('names the duty and the budget that clash, and nothing else', async () => {
    const projects = [
      project('must', 1, [12, 1], { status: 'mandatory' }),
      project('also', 1, [1, 1], { status: 'mandatory' }),
      project('open', 5, [1, 1]),
    ];
    expect(await ration(problem(projects, [10, 5]), solve)).toEqual({
      kind: 'clash',
      clash: [
        { kind: 'budget', year: 0 },
        { kind: 'mandatory', project: 'must' },
      ],
    });
  });

  it('names a need for a forbidden project', async () => {
    const projects = [
      project('a', 5, [1], { status: 'mandatory' }),
      project('b', 5, [1], { status: 'forbidden' }),
      project('c', 5, [1], { status: 'forbidden' }),
    ];
    const needs: Relation = { kind: 'requires', project: 'a', needs: 'b' };
    const answer = await ration(problem(projects, [10], [needs]), solve);
    expect(answer.kind === 'clash' && answer.clash).toEqual([
      { kind: 'mandatory', project: 'a' },
      { kind: 'forbidden', project: 'b' },
      { kind: 'relation', index: 0 },
    ]);
  });

  const faultsOf = async (asked: RationingProblem): Promise<readonly string[]> => {
    const answer = await ration(asked, solve);
    return answer.kind === 'invalid'
      ? answer.problems.map(({ field, code }) => `${field} ${code}`)
      : [answer.kind];
  };

  it('refuses numbers that are none, at their field', async () => {
    expect(await faultsOf(problem([project('a', Number.NaN, [1])], [1]))).toEqual([
      'projects.0.npv not-finite',
    ]);
    expect(await faultsOf(problem([project('a', 1, [-1])], [1]))).toEqual([
      'projects.0.outlays.0 negative-outlay',
    ]);
    expect(await faultsOf(problem([project('a', 1, [1, 1])], [1]))).toEqual([
      'projects.0.outlays.1 no-budget-for-year',
    ]);
    expect(await faultsOf(problem([project('a', 1, [1])], [-1]))).toEqual(['budgets.0 negative-budget']);
    expect(await faultsOf(problem([], [1]))).toEqual(['projects no-projects']);
  });

  it('refuses unknown projects, one id twice, an exclusion of one, and needs in a circle', async () => {
    const both = [project('a', 1, [1]), project('b', 1, [1])];
    expect(await faultsOf(problem([...both, project('a', 1, [1])], [1]))).toEqual([
      'projects.2.id duplicate-id',
    ]);
    expect(await faultsOf(problem(both, [1], [{ kind: 'excludes', projects: ['a', 'z'] }]))).toEqual([
      'relations.0 unknown-project',
    ]);
    expect(await faultsOf(problem(both, [1], [{ kind: 'excludes', projects: ['a', 'a'] }]))).toEqual([
      'relations.0 too-few',
    ]);
    const circle: readonly Relation[] = [
      { kind: 'requires', project: 'a', needs: 'b' },
      { kind: 'requires', project: 'b', needs: 'a' },
    ];
    const answer = await ration(problem(both, [1], circle), solve);
    expect(answer.kind === 'invalid' && answer.problems.map(({ message }) => message)).toEqual([
      'these projects need each other in a circle: a → b → a',
    ]);
  });
});
