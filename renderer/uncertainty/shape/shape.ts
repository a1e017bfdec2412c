/**
 * The shape of a distribution for drawing: density as a curve, or the masses of single values as bars. Taken from the
 * cumulative probability, so that every family is drawn in one way. Bounded in points; computes nothing but the shape.
 */
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution } from '../../../scenarios/simulation/distribution.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';

export type ShapePoint = { readonly x: number; readonly density: number; readonly cumulative: number };
export type Shape = {
  readonly kind: 'curve' | 'bars';
  readonly points: readonly ShapePoint[];
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
  readonly sd: number;
};

/** The share of each tail that is left out of the drawing. */
const TAIL = 0.002;
const STEPS = 60;
const MOST_BARS = 80;

export function shapeOf(distribution: Distribution): Shape {
  const { quantile, mean, variance, discrete } = distribution;
  return {
    kind: discrete ? 'bars' : 'curve',
    points: discrete ? masses(distribution) : densities(distribution),
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    mean,
    sd: Math.sqrt(variance),
  };
}

/** The mean density over each small step. */
function densities({ quantile, cdf }: Distribution): readonly ShapePoint[] {
  const low = quantile(TAIL);
  const high = quantile(1 - TAIL);
  const step = (high - low) / STEPS;
  if (!(step > 0)) return [];
  const points: ShapePoint[] = [];
  let before = cdf(low - step / 2);
  for (let i = 0; i <= STEPS; i += 1) {
    const x = low + i * step;
    const after = cdf(x + step / 2);
    points.push({ x, density: Math.max(0, after - before) / step, cumulative: cdf(x) });
    before = after;
  }
  return points;
}

function masses({ quantile, cdf }: Distribution): readonly ShapePoint[] {
  const values = new Set<number>();
  for (let i = 0; i <= 4 * MOST_BARS; i += 1)
    values.add(quantile(TAIL + (i * (1 - 2 * TAIL)) / (4 * MOST_BARS)));
  let before = 0;
  return [...values]
    .toSorted((a, b) => a - b)
    .slice(0, MOST_BARS)
    .map((x) => {
      const cumulative = cdf(x);
      const density = Math.max(0, cumulative - before);
      before = cumulative;
      return { x, density, cumulative };
    });
}

const MOST_KNOWN = 500;
const known = new Map<string, Shape | null>();

/** The shape of a description, made once for each; null where it cannot be drawn. */
export function specShape(spec: DistributionSpec): Shape | null {
  const key = JSON.stringify(spec);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = createDistribution(spec);
  const shape = made.ok ? shapeOf(made.value) : null;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, shape);
  return shape;
}
