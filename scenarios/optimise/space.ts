/**
 * The allowed region of the decisions as the search sees it: every decision runs from 0 to 1 between its bounds, what
 * equations tie is taken out, and what is left is a body with an inner ball around the origin. Promises that a point
 * inside is allowed to the last digits. Does not know the objective, nor steps.
 */
import { maximiseLinear, ROW_TOLERANCE, type Row } from './linear/simplex.ts';
import { complement, dot, norm, orthonormal, outside, type Vector } from './linear/vectors.ts';
import type { Constraint, Decision } from './problem.ts';

export type Space = {
  /** Free dimensions; 0 where the constraints leave one point. */
  readonly size: number;
  /** weights . y <= limit. The first 2 n are the bounds of the n decisions: all upper ones, then all lower ones. */
  readonly normals: readonly Float64Array[];
  readonly limits: Float64Array;
  /** For each half-space the constraint it stands for; -1 for bounds. */
  readonly owners: readonly number[];
  /** The largest ball around the origin that fits, with the direction of each row measured in free dimensions. */
  readonly radius: number;
  readonly toDecisions: (y: Vector) => number[];
  /** The nearest point of the free dimensions; inside only if the decisions are allowed. */
  readonly fromDecisions: (decisions: readonly number[]) => Float64Array;
};

/** Bounds and constraints with every decision as a share of its own width. */
export type UnitRows = { readonly rows: readonly Row[]; readonly low: number[]; readonly high: number[] };

/** The width by which a decision is measured: that between its bounds, or its own size where it is fixed. */
export function widthOf({ low, high }: Decision): number {
  return high > low ? high - low : Math.max(1, Math.abs(low));
}

export function unitRows(decisions: readonly Decision[], constraints: readonly Constraint[]): UnitRows {
  const rows = constraints.map(({ terms, relation, bound }): Row => {
    const weights = new Array<number>(decisions.length).fill(0);
    let rest = bound;
    let size = Math.abs(bound);
    for (const { decision, weight } of terms) {
      const own = decisions[decision];
      if (!own) continue;
      weights[decision] = (weights[decision] ?? 0) + weight * widthOf(own);
      rest -= weight * own.low;
      size = Math.max(size, Math.abs(weight * own.low));
    }
    const scale = Math.max(...weights.map(Math.abs)) || size || 1;
    return { weights: weights.map((weight) => weight / scale), relation, bound: rest / scale };
  });
  return {
    rows,
    low: decisions.map(() => 0),
    high: decisions.map(({ low, high }) => (high > low ? 1 : 0)),
  };
}

type Half = { readonly weights: readonly number[]; readonly limit: number; readonly owner: number };

/** The space of the decisions; null where nothing is allowed (ask findClash which constraints meet head on). */
export function createSpace(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
): Space | null {
  const { rows, low, high } = unitRows(decisions, constraints);
  const count = decisions.length;
  const unit = (axis: number, sign: number): number[] =>
    Array.from({ length: count }, (_, i) => (i === axis ? sign : 0));
  const halves: Half[] = [
    ...high.map((limit, axis): Half => ({ weights: unit(axis, 1), limit, owner: -1 })),
    ...low.map((limit, axis): Half => ({ weights: unit(axis, -1), limit: -limit, owner: -1 })),
    ...rows.flatMap(({ weights, relation, bound }, owner): Half[] => {
      if (relation === '=') return [];
      const sign = relation === '<=' ? 1 : -1;
      return [{ weights: weights.map((weight) => sign * weight), limit: sign * bound, owner }];
    }),
  ];
  const equations: Row[] = [
    ...rows.filter(({ relation }) => relation === '='),
    ...high.flatMap((limit, axis): Row[] =>
      limit > 0 ? [] : [{ weights: unit(axis, 1), relation: '=', bound: 0 }],
    ),
  ];
  const solve = (gains: readonly number[], more: readonly Row[] = []): ReturnType<typeof maximiseLinear> =>
    maximiseLinear({ gains, rows: [...rows, ...more], low, high });
  if (solve(low).kind !== 'optimal') return null;
  // An inequality that can only be met exactly takes a dimension away like an equation.
  let found = innerBall(halves, equations, count);
  if (found && found.radius <= ROW_TOLERANCE) {
    for (const { weights, limit } of halves) {
      const most = solve(weights.map((weight) => -weight));
      if (most.kind === 'optimal' && limit + most.value <= 10 * ROW_TOLERANCE)
        equations.push({ weights, relation: '=', bound: limit });
    }
    found = innerBall(halves, equations, count);
  }
  return found ? spaceAround(decisions, halves, equations, found) : null;
}

type Ball = { readonly centre: readonly number[]; readonly radius: number };

/** The centre and radius of the largest ball within the half-spaces and on the equations (Chebyshev's centre). */
function innerBall(halves: readonly Half[], equations: readonly Row[], count: number): Ball | null {
  const span = orthonormal(equations.map(({ weights }) => weights));
  if (span.length >= count) {
    const only = maximiseLinear({
      gains: new Array<number>(count).fill(0),
      rows: equations,
      low: new Array<number>(count).fill(0),
      high: new Array<number>(count).fill(1),
    });
    return only.kind === 'optimal' ? { centre: only.at, radius: 0 } : null;
  }
  const rows: Row[] = [
    ...equations.map(({ weights, bound }): Row => ({ weights: [...weights, 0], relation: '=', bound })),
    ...halves.map(
      ({ weights, limit }): Row => ({
        weights: [...weights, norm(outside(weights, span))].map((weight) =>
          Math.abs(weight) < 1e-12 ? 0 : weight,
        ),
        relation: '<=',
        bound: limit,
      }),
    ),
  ];
  const best = maximiseLinear({
    gains: [...new Array<number>(count).fill(0), 1],
    rows,
    low: new Array<number>(count + 1).fill(0),
    high: [...new Array<number>(count).fill(1), 1],
  });
  return best.kind === 'optimal' ? { centre: best.at.slice(0, count), radius: best.at[count] ?? 0 } : null;
}

function spaceAround(
  decisions: readonly Decision[],
  halves: readonly Half[],
  equations: readonly Row[],
  { centre, radius }: Ball,
): Space {
  const count = decisions.length;
  const span = orthonormal(equations.map(({ weights }) => weights));
  const basis = complement(span, count);
  const normals = halves.map(({ weights }) =>
    Float64Array.from(basis, (direction) => {
      const weight = dot(weights, direction);
      return Math.abs(weight) < 1e-14 ? 0 : weight;
    }),
  );
  const limits = Float64Array.from(halves, ({ weights, limit }) => Math.max(0, limit - dot(weights, centre)));
  return {
    size: basis.length,
    normals,
    limits,
    owners: halves.map(({ owner }) => owner),
    radius,
    toDecisions: (y) =>
      decisions.map(({ low, high }, i) => {
        let share = centre[i] ?? 0;
        for (let k = 0; k < basis.length; k += 1) share += (basis[k]?.[i] as number) * (y[k] as number);
        if (share <= 1e-13) return low;
        return share >= 1 - 1e-13 ? high : low + (high - low) * share;
      }),
    fromDecisions: (values) => {
      const shares = decisions.map(
        (own, i) => ((values[i] ?? own.low) - own.low) / widthOf(own) - (centre[i] ?? 0),
      );
      return Float64Array.from(basis, (direction) => dot(direction, shares));
    },
  };
}
