/** The choice handed to a page: a textbook case, a ranking that loses, conditions by their own places, currencies. */
import { describe, expect, it } from 'vitest';
import type { Portfolio, PortfolioProject } from '../../../electron/contract/portfolio-calls.ts';
import { portfolioCalls } from '../../../electron/contract/portfolio-calls.ts';
import {
  chooseProjects,
  currencyOf,
  portfolioFrontier,
} from '../../../electron/portfolio/choose-projects.ts';
import { loadHighsSolver } from '../../../electron/portfolio/highs-solver.ts';
import { NO_PORTFOLIO } from '../../../electron/portfolio/kept-portfolio.ts';
import { BREALEY } from './capital-plans.ts';

function project(
  name: string,
  npv: number | null,
  outlays: Readonly<Record<number, number>>,
): PortfolioProject {
  const spent = Object.entries(outlays).map(([year, amount]) => ({ year: Number(year), amount }));
  const total = spent.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: name.toLowerCase(),
    name,
    currency: 'CNY',
    npv,
    irr: null,
    index: npv === null || total === 0 ? null : 1 + npv / total,
    outlays: spent,
    problem: npv === null ? 'no-npv' : null,
  };
}

const textbook = BREALEY.map(({ name, outlay, npv }) => project(name, npv, { 2026: outlay }));
/** By index D first (6 spent, 6 gained, index 2), then nothing fits into 10; E and F together gain 8 (index 1.8). */
const rankingLoses = [
  project('D', 6, { 2026: 6 }),
  project('E', 4, { 2026: 5 }),
  project('F', 4, { 2026: 5 }),
];

const CIRCLE: Portfolio['relations'] = [
  { kind: 'excludes', projects: ['gone', 'd'] },
  { kind: 'requires', project: 'd', needs: 'e' },
  { kind: 'requires', project: 'e', needs: 'd' },
];

async function choose(projects: readonly PortfolioProject[], kept: Partial<Portfolio>) {
  const answer = await chooseProjects(projects, { ...NO_PORTFOLIO, ...kept }, await loadHighsSolver());
  // Whatever is answered must fit the contract, or a page never gets it.
  expect(portfolioCalls['portfolio.choose'].output.safeParse(answer).error).toBeUndefined();
  return answer;
}

async function found(projects: readonly PortfolioProject[], kept: Partial<Portfolio>) {
  const answer = await choose(projects, kept);
  if (answer.kind !== 'found') throw new Error(JSON.stringify(answer));
  return answer;
}

async function frontier(projects: readonly PortfolioProject[], kept: Partial<Portfolio>) {
  const made = await portfolioFrontier(projects, { ...NO_PORTFOLIO, ...kept }, await loadHighsSolver());
  expect(portfolioCalls['portfolio.frontier'].output.safeParse({ frontier: made }).error).toBeUndefined();
  return made;
}

const done = ({ rows }: { rows: readonly { planId: string; share: number }[] }) =>
  rows.flatMap(({ planId, share }) => (share > 0 ? [planId] : [])).toSorted();

describe('the choice among plans', () => {
  it('is B and C in the textbook, for all that A has the largest NPV', async () => {
    const answer = await found(textbook, { budgets: [{ year: 2026, amount: 10 }] });
    expect(done(answer)).toEqual(['b', 'c']);
    expect(answer.npv).toBeCloseTo(16.0743801652893 + 11.9421487603306, 9);
    expect(answer.rows.map(({ planId }) => planId)).toEqual(['b', 'c', 'a']);
    expect(answer.rows.map(({ aboveLine }) => aboveLine)).toEqual([true, true, false]);
    expect(answer.outlays).toEqual([10]);
    expect(answer.rankingNpv).toBe(answer.npv);
  });

  it('says what going down the ranking would lose', async () => {
    const answer = await found(rankingLoses, { budgets: [{ year: 2026, amount: 10 }] });
    expect(done(answer)).toEqual(['e', 'f']);
    expect([answer.npv, answer.rankingNpv]).toEqual([8, 6]);
    expect(answer.rows.find(({ planId }) => planId === 'd')).toMatchObject({ inRanking: true, share: 0 });
  });

  it('does everything worthwhile where no year is limited, and its frontier is over all the money', async () => {
    const plans = [project('G', 3, { 2026: 4, 2027: 1 }), project('H', 2, { 2027: 2 })];
    const answer = await found(plans, {});
    expect(done(answer)).toEqual(['g', 'h']);
    const all = await frontier(plans, {});
    expect(all).toMatchObject({ kind: 'staircase', year: null, now: null });
    // Nothing; H for 2; G for 5 (3 is more than 2); both for 7.
    expect(all?.steps.map(({ at, npv }) => [at, npv])).toEqual([
      [0, 0],
      [2, 2],
      [5, 3],
      [7, 5],
    ]);
  });

  it('gives the exact staircase of the one year that is limited, and factors where several are', async () => {
    const one = await frontier(rankingLoses, { budgets: [{ year: 2026, amount: 10 }] });
    expect(one).toMatchObject({ kind: 'staircase', year: 2026, now: 10 });
    const plans = [project('G', 3, { 2026: 4, 2027: 1 }), project('H', 2, { 2027: 2 })];
    const two = await frontier(plans, {
      budgets: [
        { year: 2026, amount: 4 },
        { year: 2027, amount: 3 },
      ],
    });
    expect(two).toMatchObject({ kind: 'scaled', year: null, now: 1 });
    expect(two?.steps.find(({ at }) => at === 1)?.npv).toBe(5);
  });

  it('keeps a share of a plan that may be done in part', async () => {
    const answer = await found([project('G', 3, { 2026: 4 }), project('H', 2, { 2026: 2 })], {
      budgets: [{ year: 2026, amount: 4 }],
      partial: ['g'],
    });
    // H whole leaves 2 of 4 for G: half of it.
    expect(answer.rows.map(({ planId, share }) => [planId, share])).toEqual([
      ['h', 1],
      ['g', 0.5],
    ]);
    expect(answer.npv).toBe(3.5);
  });

  it('names the conditions that clash by their places among those kept', async () => {
    const answer = await choose(rankingLoses, {
      budgets: [{ year: 2026, amount: 4 }],
      statuses: [{ planId: 'd', status: 'mandatory' }],
      relations: [{ kind: 'requires', project: 'gone', needs: 'd' }],
    });
    expect(answer).toEqual({
      kind: 'clash',
      clash: [
        { kind: 'budget', year: 2026 },
        { kind: 'mandatory', planId: 'd' },
      ],
    });
    const tied = await choose(rankingLoses, {
      statuses: [
        { planId: 'd', status: 'mandatory' },
        { planId: 'e', status: 'forbidden' },
      ],
      relations: [
        { kind: 'requires', project: 'gone', needs: 'd' },
        { kind: 'requires', project: 'd', needs: 'e' },
      ],
    });
    expect(tied).toMatchObject({
      kind: 'clash',
      clash: expect.arrayContaining([{ kind: 'relation', index: 1 }]),
    });
  });

  it('says which relation closes a circle', async () => {
    const answer = await choose(rankingLoses, {
      relations: CIRCLE,
    });
    expect(answer).toMatchObject({ kind: 'invalid', problems: [{ code: 'circle', relation: 1 }] });
    expect(await frontier(rankingLoses, { relations: CIRCLE })).toBeNull();
  });

  it('leaves out plans without an NPV and plans in another currency', async () => {
    const euro = { ...project('Euro', 9, { 2026: 1 }), currency: 'EUR' };
    const plans = [...rankingLoses, euro, project('Broken', null, {})];
    const answer = await found(plans, {});
    expect(done(answer)).toEqual(['d', 'e', 'f']);
    expect(done(await found(plans, { currency: 'EUR' }))).toEqual(['euro']);
    expect(currencyOf(plans, { ...NO_PORTFOLIO, currency: 'USD' })).toBe('CNY');
    expect(await choose([project('Broken', null, {})], {})).toEqual({ kind: 'nothing', currency: 'CNY' });
  });

  it('keeps the budget of a year in which nothing is spent', async () => {
    const answer = await found(rankingLoses, { budgets: [{ year: 2030, amount: 1 }] });
    expect(answer.years).toEqual([2026, 2030]);
    expect(answer.budgets).toEqual([null, 1]);
  });
});
