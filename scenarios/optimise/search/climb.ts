/**
 * One search uphill from a place: a trust region with a quadratic model, and beside it, in the same batch of
 * evaluations, trial steps in random frames and exchanges between pairs of decisions, for objectives with kinks and
 * jumps. Stays allowed at every point. Ends where neither the model nor the trial steps gain any more.
 */
import { climbQuadratic, type QuadraticModel } from '../linear/quadratic.ts';
import { along, dot, norm, orthonormal, type Vector } from '../linear/vectors.ts';
import type { Space } from '../space.ts';
import { ballStencil, modelFrom, roomStencil, type Stencil } from './local-model.ts';
import type { RandomStream } from './random-stream.ts';
import type { Scorer } from './scorer.ts';

export type Spot = { readonly y: Float64Array; readonly score: number };
/** cut: the climb had not come to its end. */
export type Ending = Spot & { readonly cut: boolean };

export type ClimbOptions = {
  readonly radius: number;
  /** Of the evaluations altogether: where the count is there, the climb stops as it stands. */
  readonly until: number;
  /** Where the region has shrunk to this, the search is over. */
  readonly finest: number;
  /** Second derivatives of pairs: dear in many dimensions. */
  readonly mixed: boolean;
  /** Directions of exchanges between decisions, in free dimensions. */
  readonly exchanges: readonly Float64Array[];
};

const SHRINK = 0.25;
/** A ball smaller than this measures slopes but no curvature. */
const SMALLEST_BALL = 1e-5;
/** Part of the room around a place that its stencil takes, and steps of it for which the model is trusted. */
const ROOM = { most: 0.7, least: 1e-3, trust: 4 } as const;

/** Yields after each batch of evaluations; gives the highest spot found. */
export function* climb(
  space: Space,
  scorer: Scorer,
  random: RandomStream,
  start: Spot,
  { radius, finest, mixed, exchanges, until }: ClimbOptions,
): Generator<void, Ending> {
  const scoreOf = (points: readonly Float64Array[]): Float64Array =>
    scorer.score(points.map(space.toDecisions));
  const noise = (): number => 4 * Number.EPSILON * Math.abs(at.score);
  let at = start;
  let reach = radius;
  let part: number = ROOM.most;
  let known: readonly Float64Array[] | null = null;
  let settled = 0;
  while (reach > finest && settled < 2 && scorer.evaluations() < until) {
    const before = at.score;
    const stencil = ballStencil(space, at.y, reach, mixed);
    const trials = trialSteps(space, at.y, reach, random, exchanges);
    const values = scoreOf([...stencil.points, ...trials]);
    yield;
    const ball = norm(stencil.frame[0] ?? []);
    const scaled: readonly Float64Array[] | null =
      ball < SMALLEST_BALL ? (known?.map((row) => row.map((value) => value * ball * ball)) ?? null) : null;
    const model = modelFrom(stencil, values, scaled);
    if (model?.curvature && !scaled)
      known = model.curvature.map((row) => Float64Array.from(row, (value) => value / (ball * ball)));
    let best = bestOf(at, [...stencil.points, ...trials], values);
    let promise = Number.POSITIVE_INFINITY;
    if (model) {
      const proposals = modelSteps(space, model, stencil, at.y, reach / ball);
      const found = scoreOf(proposals.points);
      yield;
      promise = proposals.promise;
      best = bestOf(best, proposals.points, found);
    }
    const moved = norm(along(best.y, at.y, -1));
    const climbed = best.score > at.score + noise();
    if (climbed) at = best;
    reach = climbed ? Math.min(radius, Math.max(2 * moved, SHRINK * reach)) : SHRINK * reach;
    // Around the place itself, where the walls give the measure: what makes the last digits quick.
    const room = scorer.evaluations() < until ? roomStencil(space, at.y, part, mixed) : null;
    if (room) {
      const seen = scoreOf(room.points);
      yield;
      const near = modelFrom(room, seen);
      const proposals = near ? modelSteps(space, near, room, at.y, ROOM.trust) : null;
      const found = proposals ? scoreOf(proposals.points) : new Float64Array(0);
      yield;
      const next = bestOf(bestOf(at, room.points, seen), proposals?.points ?? [], found);
      const better = next.score > at.score + noise();
      // As large as the last step: near the top the curvature is measured near the top.
      const step = better ? 2 * lengthIn(room, along(next.y, at.y, -1)) * part : SHRINK * part;
      part = Math.min(ROOM.most, Math.max(ROOM.least, step));
      if (better) at = next;
    }
    // A smooth top: nothing was gained, and the model sees nothing to gain either, twice.
    const gained = at.score - before;
    const still = Number.isFinite(before) && gained <= 1e-13 * Math.abs(at.score);
    const flat = promise <= 1e-13 * Math.abs(at.score) && reach < 0.05;
    settled = still && (gained > 0 || flat) ? settled + 1 : 0;
  }
  return { ...at, cut: reach > finest && settled < 2 };
}

function bestOf(start: Spot, points: readonly Float64Array[], scores: Float64Array): Spot {
  let best = start;
  points.forEach((y, index) => {
    const score = scores[index] ?? Number.NEGATIVE_INFINITY;
    if (score > best.score) best = { y, score };
  });
  return best;
}

/**
 * Where the model is highest within the space and `trust` steps of the place, half the way there, and the highest
 * corner of the linear part.
 */
function modelSteps(
  space: Space,
  model: QuadraticModel,
  { centre, frame }: Stencil,
  at: Float64Array,
  trust: number,
): { readonly points: readonly Float64Array[]; readonly promise: number } {
  const size = frame.length;
  const squares = frame.map((step) => dot(step, step));
  const away = along(at, centre, -1);
  // The frame of the ball is orthogonal; that of the room is centred at the place, where this is zero.
  const from = Float64Array.from(frame, (step, i) => dot(step, away) / (squares[i] as number));
  const normals = space.normals.map((normal) => Float64Array.from(frame, (step) => dot(normal, step)));
  const limits = space.normals.map((normal, row) => (space.limits[row] as number) - dot(normal, centre));
  for (const sign of [1, -1]) {
    for (let i = 0; i < size; i += 1) {
      const axis = new Float64Array(size);
      axis[i] = sign;
      normals.push(axis);
      limits.push(sign * (from[i] as number) + trust);
    }
  }
  const placed = (z: Float64Array): Float64Array => {
    let point: Float64Array = centre;
    frame.forEach((step, i) => {
      point = along(point, step, z[i] as number);
    });
    return inside(space, point, at);
  };
  const top = climbQuadratic(model, { normals, limits }, from);
  const points = [placed(top), placed(along(from, along(top, from, -1), 0.5))];
  if (model.curvature)
    points.push(
      placed(climbQuadratic({ gradient: model.gradient, curvature: null }, { normals, limits }, from)),
    );
  return { points, promise: heightOf(model, top) - heightOf(model, from) };
}

/** The length of a move in steps of a frame, as if its steps were orthogonal. */
function lengthIn({ frame }: Stencil, move: Float64Array): number {
  return norm(frame.map((step) => dot(step, move) / dot(step, step)));
}

function heightOf({ gradient, curvature }: QuadraticModel, z: Vector): number {
  const bend = curvature?.reduce((sum, row, i) => sum + (z[i] as number) * dot(row, z), 0) ?? 0;
  return dot(gradient, z) + bend / 2;
}

/** Pulls a point that rounding has put outside back towards one that is inside. */
export function inside(space: Space, point: Float64Array, from: Float64Array): Float64Array {
  const way = along(point, from, -1);
  const share = Math.min(1, reachAlong(space, from, way));
  return share >= 1 ? point : along(from, way, share);
}

/** How far one can go from a point along a direction, in lengths of the direction. */
export function reachAlong(space: Space, from: Vector, direction: Vector): number {
  let least = Number.POSITIVE_INFINITY;
  const length = norm(direction);
  space.normals.forEach((normal, row) => {
    const speed = dot(normal, direction);
    // A direction along a wall, but for rounding, is not held back by it.
    if (speed <= 1e-12 * length) return;
    least = Math.min(least, Math.max(0, (space.limits[row] as number) - dot(normal, from)) / speed);
  });
  return least;
}

/** Both ways along a random frame and some exchanges, as far as the region or the constraints allow. */
function trialSteps(
  space: Space,
  at: Float64Array,
  reach: number,
  random: RandomStream,
  exchanges: readonly Float64Array[],
): readonly Float64Array[] {
  const frame = orthonormal(Array.from({ length: space.size }, () => random.direction(space.size)));
  const some = exchanges.length <= 2 * space.size ? exchanges : pick(exchanges, 2 * space.size, random);
  return [...frame, ...some].flatMap((direction) =>
    [1, -1].flatMap((sign) => {
      const way = direction.map((value) => sign * value);
      const length = Math.min(reach, reachAlong(space, at, way));
      return length > 1e-3 * reach ? [along(at, way, length)] : [];
    }),
  );
}

function pick<T>(items: readonly T[], count: number, random: RandomStream): readonly T[] {
  return Array.from({ length: count }, () => items[Math.floor(random.next() * items.length)]).flatMap(
    (item) => (item === undefined ? [] : [item]),
  );
}
