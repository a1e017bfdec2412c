/**
 * The smallest value of a function over a box [0, 1]^n, always by the same steps: a coarse grid, then from its best
 * points the simplex of Nelder and Mead (Computer Journal 7, 1965), then a search along the axes with halved steps that
 * also finds minima on the edge of the box. No randomness; a value that is not finite counts as the worst.
 */

export type Minimum = { readonly point: readonly number[]; readonly value: number };

const GRID = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95];
const STARTS = 3;
const SIMPLEX_STEPS = 400;
const FINEST_STEP = 1e-9;

export function minimise(dimensions: number, of: (point: readonly number[]) => number): Minimum {
  const value = (point: readonly number[]): number => {
    const found = of(point);
    return Number.isFinite(found) ? found : Number.POSITIVE_INFINITY;
  };
  const grid = gridPoints(dimensions)
    .map((point) => ({ point, value: value(point) }))
    .toSorted((a, b) => a.value - b.value);
  let best: Minimum = grid[0] ?? { point: new Array<number>(dimensions).fill(0.5), value: Infinity };
  for (const start of grid.slice(0, STARTS)) {
    const found = alongAxes(simplex(start.point, value), value);
    if (found.value < best.value) best = found;
  }
  return best;
}

function gridPoints(dimensions: number): number[][] {
  let points: number[][] = [[]];
  for (let axis = 0; axis < dimensions; axis += 1)
    points = points.flatMap((point) => GRID.map((at) => [...point, at]));
  return points;
}

function simplex(start: readonly number[], value: (point: readonly number[]) => number): Minimum {
  const vertex = (point: readonly number[]): Minimum => {
    const inside = point.map((at) => Math.min(1, Math.max(0, at)));
    return { point: inside, value: value(inside) };
  };
  let vertices = [
    vertex(start),
    ...start.map((at, axis) => vertex(start.with(axis, at > 0.5 ? at - 0.1 : at + 0.1))),
  ];
  for (let step = 0; step < SIMPLEX_STEPS; step += 1) {
    vertices = vertices.toSorted((a, b) => a.value - b.value);
    const best = vertices[0] as Minimum;
    const worst = vertices.at(-1) as Minimum;
    const second = vertices.at(-2) as Minimum;
    if (worst.value - best.value <= 1e-15 * Math.abs(best.value)) break;
    const others = vertices.slice(0, -1);
    const centre = start.map(
      (_, axis) => others.reduce((sum, { point }) => sum + (point[axis] ?? 0), 0) / others.length,
    );
    const towards = (factor: number): Minimum =>
      vertex(centre.map((at, axis) => at + factor * ((worst.point[axis] ?? 0) - at)));
    const reflected = towards(-1);
    let next: Minimum | null = reflected;
    if (reflected.value < best.value) {
      const expanded = towards(-2);
      next = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value >= second.value) {
      const contracted = towards(reflected.value < worst.value ? -0.5 : 0.5);
      next = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    vertices = next
      ? [...others, next]
      : vertices.map(({ point }) => vertex(point.map((at, axis) => (at + (best.point[axis] ?? 0)) / 2)));
  }
  return vertices.toSorted((a, b) => a.value - b.value)[0] as Minimum;
}

function alongAxes(start: Minimum, value: (point: readonly number[]) => number): Minimum {
  let best = start;
  for (let step = 0.05; step > FINEST_STEP; step /= 2) {
    for (let improved = true, rounds = 0; improved && rounds < 50; rounds += 1) {
      improved = false;
      for (let axis = 0; axis < best.point.length; axis += 1) {
        for (const by of [step, -step]) {
          const at = Math.min(1, Math.max(0, (best.point[axis] ?? 0) + by));
          const point = best.point.with(axis, at);
          const found = value(point);
          if (found < best.value) {
            best = { point, value: found };
            improved = true;
          }
        }
      }
    }
  }
  return best;
}
