/**
 * The last digits of a result: a decision that a search left beside a bound or a constraint is put on it, and numbers
 * are rounded to twelve figures where that costs nothing. Never trades a better objective for a rounder number.
 */
import { meetsAll } from '../lattice.ts';
import { along, dot, norm, orthonormal } from '../linear/vectors.ts';
import type { Space } from '../space.ts';
import { inside } from './climb.ts';
import type { Search } from './find-best.ts';
import type { Scorer } from './scorer.ts';
import type { ScoredChoice } from './step-moves.ts';

/** Nearer than this, in widths of the bounds, is meant to be on the wall. */
const BESIDE = 1e-6;
/** A loss of the objective below this, relative, is rounding. */
const NOTHING = 1e-13;

export function tidied(search: Search, space: Space, scorer: Scorer, best: ScoredChoice): ScoredChoice {
  const y = space.fromDecisions(best.choice);
  const candidates = [
    space.toDecisions(inside(space, onWalls(space, y), y)),
    best.choice.map((value) => Number(value.toPrecision(12))),
  ];
  const [walls = best.choice] = candidates;
  candidates.push(walls.map((value) => Number(value.toPrecision(12))));
  const allowed = candidates.filter(
    (choice) =>
      meetsAll(search.constraints, choice, 1e-12) &&
      search.decisions.every(({ low, high }, i) => (choice[i] ?? low) >= low && (choice[i] ?? high) <= high),
  );
  const scores = scorer.score(allowed);
  let neat = best;
  allowed.forEach((choice, index) => {
    const score = scores[index] ?? Number.NEGATIVE_INFINITY;
    if (
      score >= best.score - NOTHING * Math.abs(best.score) &&
      score >= neat.score - NOTHING * Math.abs(best.score)
    )
      neat = { choice, score };
  });
  return neat;
}

/** The nearest point on all walls that are as good as touched. */
function onWalls(space: Space, y: Float64Array): Float64Array {
  let at = y;
  const touched: number[] = [];
  space.normals.forEach((normal, row) => {
    const length = norm(normal);
    if (length > 1e-9 && (space.limits[row] as number) - dot(normal, y) <= BESIDE * length) touched.push(row);
  });
  const basis: Float64Array[] = [];
  for (const row of touched) {
    const normal = space.normals[row];
    const [direction] = normal ? orthonormal([normal], basis) : [];
    if (!normal || !direction) continue;
    const speed = dot(normal, direction);
    at = along(at, direction, ((space.limits[row] as number) - dot(normal, at)) / speed);
    basis.push(direction);
  }
  return at;
}
