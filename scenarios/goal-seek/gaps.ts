/**
 * Where a function of one number has no value: the stretches, and the last points beside them that have one. Sees what a
 * scan sees: a gap between two of its points that have a value is not found.
 */
import { type Many, type Spot, spots } from './many.ts';

export type Gap = { readonly from: number; readonly to: number };

const EDGE_ROUNDS = 48;

export type Edge = { readonly step: number; inside: Spot; outside: number };

/** Between a point with a value and one without: the last point that has one, so that a root beside the edge is seen. */
export function edgesOf(many: Many, seen: readonly Spot[]): readonly Edge[] {
  const edges = seen.flatMap((spot, step): readonly Edge[] => {
    const next = seen[step + 1];
    if (!next || Number.isFinite(spot.value) === Number.isFinite(next.value)) return [];
    return [
      Number.isFinite(spot.value)
        ? { step, inside: spot, outside: next.at }
        : { step, inside: next, outside: spot.at },
    ];
  });
  for (let round = 0; round < EDGE_ROUNDS && edges.length > 0; round += 1) {
    spots(
      many,
      edges.map(({ inside, outside }) => (inside.at + outside) / 2),
    ).forEach((middle, index) => {
      const edge = edges[index];
      if (!edge) return;
      if (Number.isFinite(middle.value)) edge.inside = middle;
      else edge.outside = middle.at;
    });
  }
  return edges;
}

export function gapsOf(seen: readonly Spot[], edges: readonly Edge[]): readonly Gap[] {
  const edgeAfter = new Map(edges.map((edge) => [edge.step, edge.outside]));
  const gaps: Gap[] = [];
  let from: number | undefined;
  seen.forEach(({ at, value }, step) => {
    if (Number.isFinite(value)) return;
    from ??= edgeAfter.get(step - 1) ?? at;
    const to = edgeAfter.get(step) ?? (step === seen.length - 1 ? at : undefined);
    if (to === undefined) return;
    gaps.push({ from, to });
    from = undefined;
  });
  return gaps;
}
