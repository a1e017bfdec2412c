/**
 * Where searches begin: the plan's own numbers brought into the constraints, the best of a spread of allowed points
 * and corners, and places far from those. Deterministic from its stream.
 */
import { climbQuadratic } from '../linear/quadratic.ts';
import { along, norm } from '../linear/vectors.ts';
import type { Space } from '../space.ts';
import { reachAlong, type Spot } from './climb.ts';
import type { RandomStream } from './random-stream.ts';
import type { Scorer } from './scorer.ts';

/** The allowed point nearest to the wished decisions, in widths of their bounds. */
export function nearestAllowed(space: Space, wished: readonly number[]): Float64Array {
  const target = space.fromDecisions(wished);
  const bowl = Array.from(target, (_, i) => Float64Array.from(target, (__, k) => (k === i ? -1 : 0)));
  return climbQuadratic({ gradient: target, curvature: bowl }, space, new Float64Array(space.size));
}

/** Up to `count` places to start from, each scored: the wished one, the middle, then the best and most distant. */
export function chooseStarts(
  space: Space,
  scorer: Scorer,
  random: RandomStream,
  wished: readonly number[],
  count: number,
  spread: number,
): readonly Spot[] {
  const middle = new Float64Array(space.size);
  const corners = Array.from({ length: Math.min(24, space.size + 6) }, () =>
    climbQuadratic({ gradient: random.direction(space.size), curvature: null }, space, middle),
  );
  const points = [nearestAllowed(space, wished), middle, ...corners, ...wander(space, random, spread)];
  const scores = scorer.score(points.map(space.toDecisions));
  const spots = points.map((y, index): Spot => ({ y, score: scores[index] ?? Number.NEGATIVE_INFINITY }));
  const [own] = spots;
  if (!own) return [];
  const chosen = [own];
  const rest = spots.slice(1).sort((a, b) => b.score - a.score);
  const apart = 0.15 * Math.sqrt(space.size);
  // The best first; of the others the best that is not beside one already chosen, then with less distance.
  for (const least of [apart, apart / 4, 0]) {
    for (const spot of rest) {
      if (chosen.length >= count) return chosen;
      if (chosen.includes(spot)) continue;
      if (chosen.every((other) => norm(along(other.y, spot.y, -1)) >= least)) chosen.push(spot);
    }
  }
  return chosen;
}

/**
 * Allowed points all over the space: from each a random direction, and a random place on its chord.
 * Source: Smith (1984), hit-and-run.
 */
function wander(space: Space, random: RandomStream, count: number): readonly Float64Array[] {
  const points: Float64Array[] = [];
  let at: Float64Array = new Float64Array(space.size);
  for (let step = 0; step < 2 * count; step += 1) {
    const way = random.direction(space.size);
    const back = way.map((value) => -value);
    const forth = reachAlong(space, at, way);
    const behind = reachAlong(space, at, back);
    const share = random.next();
    if (!Number.isFinite(forth + behind)) continue;
    at = along(at, way, share * forth - (1 - share) * behind);
    if (step % 2 === 1) points.push(at);
  }
  return points;
}
