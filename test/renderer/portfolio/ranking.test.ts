/** The ranking as rows, with and without an answer; the staircase as points. Figures are added by hand. */
import { describe, expect, it } from 'vitest';
import type {
  Portfolio,
  PortfolioChoice,
  PortfolioProject,
} from '../../../electron/contract/portfolio-calls.ts';
import { frontierPoints } from '../../../renderer/pages/portfolio/choose/frontier-points.ts';
import { yearName } from '../../../renderer/pages/portfolio/choose/portfolio-words.ts';
import { rankingOf } from '../../../renderer/pages/portfolio/choose/ranking.ts';

const EMPTY: Portfolio = { currency: null, budgets: [], statuses: [], partial: [], relations: [] };

function project(id: string, index: number | null, more: Partial<PortfolioProject> = {}): PortfolioProject {
  const outlays = [
    { year: 2026, amount: 10 },
    { year: 2027, amount: 5 },
  ];
  return { id, name: id, currency: 'CNY', npv: 1, irr: null, index, outlays, problem: null, ...more };
}

const projects = [
  project('low', 1.1),
  project('high', 2),
  project('free', null, { outlays: [] }),
  project('broken', null, { npv: null, problem: 'no-npv', outlays: [] }),
  project('euro', 9, { currency: 'EUR' }),
];

const row = (planId: string, aboveLine: boolean, share: number) => ({
  planId,
  index: null,
  cumulative: [],
  aboveLine,
  inRanking: aboveLine,
  share,
});
const answer: PortfolioChoice = {
  kind: 'found',
  currency: 'CNY',
  years: [2026, 2027, 2028],
  budgets: [12, null, null],
  rows: [row('free', true, 1), row('high', true, 1), row('low', false, 0)],
  npv: 2,
  outlays: [10, 5, 0],
  rankingNpv: 2,
};

describe('the ranking', () => {
  it('is by index before there is an answer: without outlay first, what cannot be chosen last', () => {
    const { rows, currency, years, waterline } = rankingOf(projects, EMPTY, null);
    expect(currency).toBe('CNY');
    expect(years).toEqual([2026, 2027]);
    expect(waterline).toBeNull();
    expect(
      rows.map(({ project: { id }, place, cumulative, leftOut }) => [id, place, cumulative, leftOut]),
    ).toEqual([
      ['free', 1, 0, null],
      ['high', 2, 15, null],
      ['low', 3, 30, null],
      ['broken', null, null, 'no-npv'],
      ['euro', null, null, 'currency'],
    ]);
    expect(rows.every(({ share }) => share === null)).toBe(true);
  });

  it('follows the answer and draws the waterline below the rows that the budgets hold', () => {
    const { rows, years, waterline } = rankingOf(projects, EMPTY, answer);
    expect(rows.slice(0, 3).map(({ project: { id }, share }) => [id, share])).toEqual([
      ['free', 1],
      ['high', 1],
      ['low', 0],
    ]);
    expect(years).toEqual([2026, 2027, 2028]);
    expect(waterline).toBe(2);
  });

  it('has no waterline where nothing is limited or everything is above it', () => {
    expect(rankingOf(projects, EMPTY, { ...answer, budgets: [null, null, null] }).waterline).toBeNull();
    const all = answer.rows.map((own) => ({ ...own, aboveLine: true }));
    expect(rankingOf(projects, EMPTY, { ...answer, rows: all }).waterline).toBeNull();
  });

  it('shows a plan that is newer than the answer, without a choice', () => {
    const { rows } = rankingOf([...projects, project('new', 3)], EMPTY, answer);
    expect(rows[3]).toMatchObject({ project: { id: 'new' }, place: 4, share: null });
  });

  it('keeps to the chosen currency', () => {
    const { rows } = rankingOf(projects, { ...EMPTY, currency: 'EUR' }, null);
    expect(rows[0]).toMatchObject({ project: { id: 'euro' }, leftOut: null });
    expect(rows.slice(1).map(({ leftOut }) => leftOut)).toContain('currency');
  });
});

describe('the frontier', () => {
  const steps = [
    { at: 0, npv: 0, planIds: [] },
    { at: 10, npv: 4, planIds: ['high'] },
  ];

  it('goes on past its last step, at least to the budget of now', () => {
    const drawn = frontierPoints({ kind: 'staircase', year: 2026, now: 50, steps });
    expect(drawn).toEqual([
      { at: 0, npv: 0 },
      { at: 10, npv: 4 },
      { at: 50, npv: 4 },
    ]);
    expect(frontierPoints({ kind: 'staircase', year: 2026, now: 5, steps }).at(-1)).toEqual({
      at: 11,
      npv: 4,
    });
  });

  it('adds nothing where only single budgets are known', () => {
    expect(frontierPoints({ kind: 'scaled', year: null, now: 1, steps })).toHaveLength(2);
  });
});

describe('the name of a fiscal year', () => {
  it('is one calendar year from January on, else two', () => {
    expect([yearName(2027, 1), yearName(2027, 4), yearName(2099, 7)]).toEqual(['2027', '2027/28', '2099/00']);
  });
});
