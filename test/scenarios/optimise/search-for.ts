/** Searches over plain functions for the tests: decisions x0, x1, ... without a plan behind them. */

import { runToEnd } from '../../../scenarios/optimise/optimise.ts';
import type { Constraint, Decision } from '../../../scenarios/optimise/problem.ts';
import { type Found, findBest, type Search } from '../../../scenarios/optimise/search/find-best.ts';
import { createScorer } from '../../../scenarios/optimise/search/scorer.ts';

export function decision(index: number, low: number, high: number, step?: number): Decision {
  const driver = { kind: 'line', code: `x${index}`, measure: 'value' } as const;
  return step === undefined ? { driver, low, high } : { driver, low, high, step };
}

export function box(size: number, low: number, high: number, step?: number): readonly Decision[] {
  return Array.from({ length: size }, (_, index) => decision(index, low, high, step));
}

export function constraint(
  weights: readonly number[],
  relation: Constraint['relation'],
  bound: number,
  label = 'constraint',
): Constraint {
  return { label, terms: weights.map((weight, index) => ({ decision: index, weight })), relation, bound };
}

export type Searched = Found & { readonly evaluations: number; readonly choice: readonly number[] };

/** The choice with the highest value of a function. */
export function searchFor(
  value: (x: readonly number[]) => number,
  decisions: readonly Decision[],
  constraints: readonly Constraint[] = [],
  options: Partial<Search> = {},
): Searched {
  const search: Search = {
    decisions,
    constraints,
    wished: decisions.map(({ low }) => low),
    seed: 1,
    starts: 6,
    limit: 60_000,
    ...options,
  };
  const scorer = createScorer((choices) => choices.map(value), search.limit);
  const found = runToEnd(findBest(search, scorer));
  return { ...found, evaluations: scorer.evaluations(), choice: found.best?.choice ?? [] };
}
