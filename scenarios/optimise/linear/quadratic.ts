/**
 * The highest point of a quadratic model within half-spaces, by an active-set method from a point inside. Promises a
 * point inside that is not lower than the start, and the maximum where the model is concave; of other models a local
 * one. The caller judges the point by the real objective.
 */
import { along, complement, dot, norm, orthonormal, outside, solveDefinite, type Vector } from './vectors.ts';

export type QuadraticModel = {
  /** Slope at the origin. */
  readonly gradient: Vector;
  /** Symmetric second derivatives; null for a linear model. */
  readonly curvature: readonly Vector[] | null;
};

/** normal . y <= limit, one limit a normal. */
export type HalfSpaces = { readonly normals: readonly Vector[]; readonly limits: Vector };

/**
 * max gradient . y + y' curvature y / 2 within the half-spaces, starting at a point inside.
 * Source: Nocedal/Wright, Numerical Optimization (2006), algorithm 16.3.
 */
export function climbQuadratic(
  { gradient, curvature }: QuadraticModel,
  { normals, limits }: HalfSpaces,
  start: Vector,
): Float64Array {
  const size = gradient.length;
  const slopeAt = (y: Vector): Float64Array => {
    const slope = Float64Array.from(gradient);
    for (let i = 0; curvature && i < size; i += 1)
      slope[i] = (slope[i] as number) + dot(curvature[i] as Vector, y);
    return slope;
  };
  const lengths = normals.map(norm);
  const scale = Math.max(1e-300, norm(gradient), norm(slopeAt(start)));
  const working: number[] = [];
  let span: readonly Float64Array[] = [];
  let at: Float64Array = Float64Array.from(start);
  for (let round = 0; round < 20 * (size + 4) && round < 600; round += 1) {
    const slope = slopeAt(at);
    const uphill = outside(slope, span);
    if (norm(uphill) <= 1e-11 * scale) {
      const drop = rowToDrop(working, normals, slope, scale);
      if (drop < 0) return at;
      working.splice(drop, 1);
      span = orthonormal(working.map((row) => normals[row] as Vector));
      continue;
    }
    const { direction, length } = stepOf(uphill, slope, curvature, span, size);
    const blocked = firstBlocked(direction, at, normals, lengths, limits, working);
    const step = Math.min(length, blocked.at);
    if (!Number.isFinite(step)) return at;
    at = along(at, direction, step);
    if (blocked.row >= 0 && blocked.at <= length) {
      working.push(blocked.row);
      span = [...span, ...orthonormal([normals[blocked.row] as Vector], span)];
    }
  }
  return at;
}

/** The place in the working set of the row that holds the point back from climbing; -1 at the top. */
function rowToDrop(
  working: readonly number[],
  normals: readonly Vector[],
  slope: Vector,
  scale: number,
): number {
  if (working.length === 0) return -1;
  const chosen = working.map((row) => normals[row] as Vector);
  const products = chosen.map((a) => chosen.map((b) => dot(a, b)));
  const multipliers = solveDefinite(
    products,
    chosen.map((a) => dot(a, slope)),
  );
  if (!multipliers) return working.length - 1;
  let worst = -1;
  let least = -1e-11 * scale;
  multipliers.forEach((multiplier, place) => {
    const share = multiplier * norm(chosen[place] as Vector);
    if (share < least) {
      least = share;
      worst = place;
    }
  });
  return worst;
}

/** Newton's step within the working set where the model is concave there, else straight uphill to its top or the wall. */
function stepOf(
  uphill: Float64Array,
  slope: Float64Array,
  curvature: readonly Vector[] | null,
  span: readonly Vector[],
  size: number,
): { readonly direction: Float64Array; readonly length: number } {
  if (!curvature) return { direction: uphill, length: Number.POSITIVE_INFINITY };
  const free = complement(span, size);
  const bent = free.map((direction) => curvature.map((row) => dot(row, direction)));
  const reduced = free.map((_, i) => free.map((other) => -dot(bent[i] as Vector, other)));
  const newton = solveDefinite(
    reduced,
    free.map((direction) => dot(direction, slope)),
  );
  if (newton) {
    const direction = new Float64Array(size);
    free.forEach((basis, i) => {
      for (let k = 0; k < size; k += 1) {
        direction[k] = (direction[k] as number) + (newton[i] as number) * (basis[k] as number);
      }
    });
    return { direction, length: 1 };
  }
  const bend = dot(
    uphill,
    curvature.map((row) => dot(row, uphill)),
  );
  return { direction: uphill, length: bend < 0 ? -dot(uphill, uphill) / bend : Number.POSITIVE_INFINITY };
}

function firstBlocked(
  direction: Vector,
  at: Vector,
  normals: readonly Vector[],
  lengths: readonly number[],
  limits: Vector,
  working: readonly number[],
): { readonly at: number; readonly row: number } {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const length = norm(direction);
  normals.forEach((normal, row) => {
    const speed = dot(normal, direction);
    if (speed <= 1e-12 * length * (lengths[row] as number) || working.includes(row)) return;
    const reach = Math.max(0, ((limits[row] as number) - dot(normal, at)) / speed);
    if (reach < least) {
      least = reach;
      best = row;
    }
  });
  return { at: least, row: best };
}
