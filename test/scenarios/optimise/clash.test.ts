/** Constraints that cannot be met: told, and the smallest set that clashes, by hand. */
import { describe, expect, it } from 'vitest';
import { findClash } from '../../../scenarios/optimise/clash.ts';
import type { Constraint, Decision } from '../../../scenarios/optimise/problem.ts';
import { box, constraint, decision } from './search-for.ts';

function names(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
): readonly string[] | string {
  const clash = findClash(decisions, constraints);
  if (typeof clash === 'string') return clash;
  return clash
    .map((part) => (part.kind === 'constraint' ? part.label : `${part.kind} ${part.decision}`))
    .sort();
}

describe('constraints', () => {
  it('are met where they can be, on their very edge too', () => {
    expect(names(box(3, 0, 10), [constraint([1, 1, 1], '=', 30)])).toBe('met');
    expect(names(box(3, 0, 1e9), [constraint([1, 1, 1], '=', 3e9)])).toBe('met');
  });

  it('clash with the upper bounds where a total is out of reach', () => {
    expect(names(box(2, 0, 10), [constraint([1, 1], '=', 21, 'total')])).toEqual([
      'high 0',
      'high 1',
      'total',
    ]);
  });

  it('clash with each other, and what has no part in it is left out', () => {
    const constraints = [
      constraint([1, 1, 0], '<=', 5, 'budget'),
      constraint([0, 0, 1], '<=', 8, 'harmless'),
      constraint([1, 1, 0], '>=', 6, 'floor'),
    ];
    expect(names(box(3, 0, 10), constraints)).toEqual(['budget', 'floor']);
  });

  it('clash through a chain of three', () => {
    const constraints = [
      constraint([1, -1, 0], '>=', 1, 'a over b'),
      constraint([0, 1, -1], '>=', 1, 'b over c'),
      constraint([-1, 0, 1], '>=', 1, 'c over a'),
    ];
    expect(names(box(3, -100, 100), constraints)).toEqual(['a over b', 'b over c', 'c over a']);
  });

  it('clash only just, by a millionth of the width', () => {
    expect(names(box(1, 0, 10), [constraint([1], '>=', 10.00001, 'floor')])).toEqual(['floor', 'high 0']);
  });

  it('clash with the steps where a total is no multiple of them', () => {
    expect(names(box(3, 0, 100, 10), [constraint([1, 1, 1], '=', 105, 'total')])).toEqual([
      'step 0',
      'step 1',
      'step 2',
      'total',
    ]);
  });

  it('clash with the steps by leaving no number between two limits', () => {
    const constraints = [constraint([1], '>=', 12, 'floor'), constraint([1], '<=', 18, 'ceiling')];
    expect(names([decision(0, 0, 100, 10)], constraints)).toEqual(['ceiling', 'floor', 'step 0']);
  });
});
