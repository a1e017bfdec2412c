/**
 * A quadratic model of the objective near a place, from values at points that are all allowed: no difference ever
 * leaves the constraints. Two stencils: one in the inner ball, pulled towards the place, which sees every direction;
 * one around the place itself, as long in each direction as the walls leave room. Exact for quadratic objectives up to
 * rounding.
 */
import type { QuadraticModel } from '../linear/quadratic.ts';
import { along, complement, dot, lowerFactor, norm, orthonormal, solveUpper } from '../linear/vectors.ts';
import type { Space } from '../space.ts';

export type Stencil = {
  readonly centre: Float64Array;
  /** Steps from the centre; the model's coordinates are multiples of them. */
  readonly frame: readonly Float64Array[];
  /** The centre, both ways along each step, and with `mixed` the middle way of each pair. */
  readonly points: readonly Float64Array[];
};

/** Around a centre on the way from the place to the middle of the space, not further than `radius` from the place. */
export function ballStencil(space: Space, place: Float64Array, radius: number, mixed: boolean): Stencil {
  const pull = Math.min(1, radius / (norm(place) + space.radius));
  const centre = place.map((value) => value * (1 - pull));
  const frame = Array.from(place, (_, i) => {
    const step = new Float64Array(place.length);
    step[i] = pull * space.radius;
    return step;
  });
  return { centre, frame, points: pointsOf(centre, frame, mixed) };
}

/** Walls nearer than this are stayed on. */
const ON_WALL = 1e-5;

/**
 * Around the place itself, along the walls that it touches: the ellipsoid of Dikin (1967), which lies inside all other
 * walls, so that decisions near a bound take small steps and the others large ones. `size` below 1 is the part of it that
 * is used: the smaller, the truer the curvature of a function that is not quadratic. null in a corner.
 */
export function roomStencil(space: Space, place: Float64Array, size: number, mixed: boolean): Stencil | null {
  const slacks = space.normals.map((normal, row) => (space.limits[row] as number) - dot(normal, place));
  const touched = space.normals.filter((normal, row) => (slacks[row] as number) <= ON_WALL * norm(normal));
  const free = complement(orthonormal(touched), space.size);
  if (free.length === 0) return null;
  const shape = free.map(() => new Float64Array(free.length));
  space.normals.forEach((normal, row) => {
    const slack = slacks[row] as number;
    if (slack <= ON_WALL * norm(normal)) return;
    const speeds = free.map((direction) => dot(normal, direction) / slack);
    speeds.forEach((speed, i) => {
      const line = shape[i] as Float64Array;
      for (let j = 0; j < speeds.length; j += 1)
        line[j] = (line[j] as number) + speed * (speeds[j] as number);
    });
  });
  const factor = lowerFactor(shape);
  if (!factor) return null;
  const frame = free.map((_, i) => {
    const unit = new Float64Array(free.length);
    unit[i] = size;
    let step: Float64Array = new Float64Array(space.size);
    solveUpper(factor, unit).forEach((share, k) => {
      step = along(step, free[k] as Float64Array, share);
    });
    return step;
  });
  return { centre: place, frame, points: pointsOf(place, frame, mixed) };
}

function pointsOf(
  centre: Float64Array,
  frame: readonly Float64Array[],
  mixed: boolean,
): readonly Float64Array[] {
  const points: Float64Array[] = [centre];
  for (const step of frame) points.push(along(centre, step, 1), along(centre, step, -1));
  frame.forEach((step, i) => {
    if (!mixed) return;
    const first = along(centre, step, Math.SQRT1_2);
    for (const other of frame.slice(i + 1)) points.push(along(first, other, Math.SQRT1_2));
  });
  return points;
}

/**
 * The model around the stencil's centre, in multiples of its steps. A stencil too small to measure a curvature takes
 * the `known` one. null where a value is missing.
 */
export function modelFrom(
  { points, frame }: Stencil,
  values: Float64Array,
  known: readonly Float64Array[] | null = null,
): QuadraticModel | null {
  const size = frame.length;
  const used = values.subarray(0, points.length);
  if (used.some((value) => !Number.isFinite(value))) return null;
  const middle = used[0] as number;
  const largest = used.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const plus = (i: number): number => used[1 + 2 * i] as number;
  const minus = (i: number): number => used[2 + 2 * i] as number;
  const gradient = Float64Array.from({ length: size }, (_, i) => (plus(i) - minus(i)) / 2);
  if (known) return { gradient, curvature: known };
  const noise = 64 * Number.EPSILON * largest;
  const clean = (value: number): number => (Math.abs(value) <= noise ? 0 : value);
  const curvature = Array.from({ length: size }, () => new Float64Array(size));
  const diagonal = Float64Array.from({ length: size }, (_, i) => plus(i) - 2 * middle + minus(i));
  const mixed = points.length > 1 + 2 * size;
  let next = 1 + 2 * size;
  let curved = false;
  for (let i = 0; i < size; i += 1) {
    const line = curvature[i] as Float64Array;
    line[i] = clean(diagonal[i] as number);
    curved ||= line[i] !== 0;
    for (let j = i + 1; mixed && j < size; j += 1) {
      const slope = Math.SQRT1_2 * ((gradient[i] as number) + (gradient[j] as number));
      const rise = (used[next] as number) - middle - slope;
      const bend = clean(2 * rise - ((diagonal[i] as number) + (diagonal[j] as number)) / 2);
      line[j] = bend;
      (curvature[j] as Float64Array)[i] = bend;
      curved ||= bend !== 0;
      next += 1;
    }
  }
  return { gradient, curvature: curved ? curvature : null };
}
