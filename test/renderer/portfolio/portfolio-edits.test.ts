/** Edits of the kept portfolio: each says only what it says, and takes back what says nothing. */
import { describe, expect, it } from 'vitest';
import type { Portfolio } from '../../../electron/contract/portfolio-calls.ts';
import {
  budgetOf,
  relationProblem,
  statusOf,
  withBudget,
  withoutRelation,
  withPartial,
  withRelation,
  withStatus,
} from '../../../renderer/pages/portfolio/choose/portfolio-edits.ts';

const EMPTY: Portfolio = { currency: null, budgets: [], statuses: [], partial: [], relations: [] };

describe('edits of the portfolio', () => {
  it('keep budgets in the order of their years, and an emptied one is no limit', () => {
    const two = withBudget(withBudget(EMPTY, 2028, 5), 2027, 0);
    expect(two.budgets).toEqual([
      { year: 2027, amount: 0 },
      { year: 2028, amount: 5 },
    ]);
    expect([budgetOf(two, 2027), budgetOf(two, 2029)]).toEqual([0, null]);
    expect(withBudget(withBudget(two, 2027, null), 2028, null)).toEqual(EMPTY);
  });

  it('keep one status a plan; may is none', () => {
    const must = withStatus(withStatus(EMPTY, 'a', 'forbidden'), 'a', 'mandatory');
    expect(must.statuses).toEqual([{ planId: 'a', status: 'mandatory' }]);
    expect([statusOf(must, 'a'), statusOf(must, 'b')]).toEqual(['mandatory', 'open']);
    expect(withStatus(must, 'a', 'open')).toEqual(EMPTY);
  });

  it('keep a plan that may be done in part once', () => {
    expect(withPartial(withPartial(EMPTY, 'a', true), 'a', true).partial).toEqual(['a']);
    expect(withPartial(withPartial(EMPTY, 'a', true), 'a', false)).toEqual(EMPTY);
  });

  it('add and take away relations', () => {
    const tied = withRelation(withRelation(EMPTY, 'requires', 'a', 'b'), 'excludes', 'b', 'c');
    expect(tied.relations).toEqual([
      { kind: 'requires', project: 'a', needs: 'b' },
      { kind: 'excludes', projects: ['b', 'c'] },
    ]);
    expect(withoutRelation(tied, 0).relations).toEqual([{ kind: 'excludes', projects: ['b', 'c'] }]);
  });

  it('refuse a relation that is incomplete, of one plan, or there already', () => {
    const tied = withRelation(withRelation(EMPTY, 'requires', 'a', 'b'), 'excludes', 'b', 'c');
    expect(relationProblem(tied, 'requires', 'a', null)).toBe('incomplete');
    expect(relationProblem(tied, 'requires', 'a', 'a')).toBe('same');
    expect(relationProblem(tied, 'requires', 'a', 'b')).toBe('there-already');
    expect(relationProblem(tied, 'excludes', 'c', 'b')).toBe('there-already');
    // The other way round is another statement, and needing is not excluding.
    expect(relationProblem(tied, 'requires', 'b', 'a')).toBeNull();
    expect(relationProblem(tied, 'excludes', 'a', 'b')).toBeNull();
  });
});
