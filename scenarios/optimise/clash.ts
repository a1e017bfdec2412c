/**
 * Whether bounds, constraints and steps can be met together, and if not, a smallest set of them that cannot: without
 * any one of it the rest can be met. Asked before anything is evaluated. Steps are decided by branching, with an end:
 * 'unknown' is an answer.
 */

import { lastStep, stepOf } from './lattice.ts';
import { maximiseLinear, type Row } from './linear/simplex.ts';
import type { ClashPart, Constraint, Decision } from './problem.ts';
import { unitRows, widthOf } from './space.ts';

export type Feasibility = 'yes' | 'no' | 'unknown';

/** Nodes of one branching search: far beyond what plans need, and about a second at worst. */
const MOST_NODES = 3000;

type System = {
  readonly decisions: readonly Decision[];
  readonly rows: readonly Row[];
  readonly parts: readonly ClashPart[];
};

/**
 * An irreducible infeasible subset by deletion: each part is left out in turn, and stays out where the rest still
 * clashes. Source: Chinneck, Feasibility and Infeasibility in Optimization (2008), ch. 6.2.
 * 'met' where all can be met, 'unknown' where branching gave up.
 */
export function findClash(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
): 'met' | 'unknown' | readonly ClashPart[] {
  const bounds = decisions.flatMap((_, decision): ClashPart[] => [
    { kind: 'low', decision },
    { kind: 'high', decision },
  ]);
  const labels = constraints.map(({ label }, index): ClashPart => ({ kind: 'constraint', index, label }));
  const steps = decisions.flatMap((own, decision): ClashPart[] =>
    stepOf(own) > 0 ? [{ kind: 'step', decision }] : [],
  );
  const { rows } = unitRows(decisions, constraints);
  const meets = (parts: readonly ClashPart[]): Feasibility => feasibility({ decisions, rows, parts });
  const all = [...steps, ...bounds, ...labels];
  const answer = meets(all);
  if (answer !== 'no') return answer === 'yes' ? 'met' : 'unknown';
  let left: readonly ClashPart[] = all;
  // All steps at once first: most clashes are none of theirs.
  const without = left.filter(({ kind }) => kind !== 'step');
  if (meets(without) === 'no') left = without;
  for (const part of left) {
    const rest = left.filter((other) => other !== part);
    if (meets(rest) === 'no') left = rest;
  }
  return left;
}

function feasibility(system: System): Feasibility {
  const { decisions, parts } = system;
  const has = (kind: 'low' | 'high' | 'step', decision: number): boolean =>
    parts.some((part) => part.kind === kind && part.decision === decision);
  const low = decisions.map((_, i) => (has('low', i) ? 0 : Number.NEGATIVE_INFINITY));
  const high = decisions.map((own, i) =>
    has('high', i) ? (own.high > own.low ? 1 : 0) : Number.POSITIVE_INFINITY,
  );
  const steps = decisions.map((own, i) => (has('step', i) ? stepOf(own) / widthOf(own) : 0));
  const rows = system.rows.filter((_, index) =>
    parts.some((part) => part.kind === 'constraint' && part.index === index),
  );
  if (rows.some((row) => missesByDivision(row, steps))) return 'no';
  const open = { nodes: MOST_NODES };
  return branch(rows, low, high, steps, open);
}

/** An equation of decisions on steps whose bound is no multiple of what the steps have in common. */
function missesByDivision({ weights, relation, bound }: Row, steps: readonly number[]): boolean {
  if (relation !== '=') return false;
  let common = 0;
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    const step = steps[i] ?? 0;
    if (step === 0) return false;
    common = commonDivisor(common, Math.abs(weight * step));
  }
  if (common === 0) return false;
  const multiple = bound / common;
  return Math.abs(multiple - Math.round(multiple)) * common > 1e-9;
}

/** Euclid's algorithm on fractions: what is below a billionth is rounding. */
function commonDivisor(a: number, b: number): number {
  let [large, small] = a > b ? [a, b] : [b, a];
  while (small > 1e-9) {
    const rest = large % small;
    large = small;
    small = small - rest < 1e-9 ? 0 : rest;
  }
  return large;
}

function branch(
  rows: readonly Row[],
  low: readonly number[],
  high: readonly number[],
  steps: readonly number[],
  open: { nodes: number },
): Feasibility {
  if (open.nodes <= 0) return 'unknown';
  open.nodes -= 1;
  const relaxed = maximiseLinear({ gains: low.map(() => 0), rows, low, high });
  if (relaxed.kind !== 'optimal') return 'no';
  let worst = -1;
  let most = 1e-7;
  relaxed.at.forEach((value, i) => {
    const step = steps[i] ?? 0;
    const off = step === 0 ? 0 : Math.abs(value / step - Math.round(value / step));
    if (off > most) {
      most = off;
      worst = i;
    }
  });
  if (worst < 0) return 'yes';
  const step = steps[worst] ?? 1;
  const below = Math.floor((relaxed.at[worst] ?? 0) / step) * step;
  const down = branch(rows, low, high.with(worst, below), steps, open);
  if (down === 'yes') return 'yes';
  const up = branch(rows, low.with(worst, below + step), high, steps, open);
  return up === 'no' ? down : up;
}

/** An allowed choice on the steps near the wished one: each is rounded in turn as the others still allow; null without. */
export function nearestOnSteps(
  decisions: readonly Decision[],
  constraints: readonly Constraint[],
  wish: readonly number[],
): readonly number[] | null {
  const { rows, low, high } = unitRows(decisions, constraints);
  const order = decisions.flatMap((own, i) => (stepOf(own) > 0 ? [i] : []));
  const open = { nodes: MOST_NODES };
  const fix = (place: number, from: readonly number[], to: readonly number[]): readonly number[] | null => {
    if (open.nodes <= 0) return null;
    open.nodes -= 1;
    const relaxed = maximiseLinear({ gains: low.map(() => 0), rows, low: from, high: to });
    if (relaxed.kind !== 'optimal') return null;
    const axis = order[place];
    if (axis === undefined) return relaxed.at;
    const own = decisions[axis];
    if (!own) return null;
    const step = stepOf(own);
    const width = widthOf(own);
    const reach = (sign: number): number => {
      const gains = low.map((_, i) => (i === axis ? sign : 0));
      const end = maximiseLinear({ gains, rows, low: from, high: to });
      return end.kind === 'optimal' ? ((end.at[axis] ?? 0) * width) / step : Number.NaN;
    };
    const first = Math.ceil(reach(-1) - 1e-7);
    const last = Math.min(lastStep(own), Math.floor(reach(1) + 1e-7));
    const wished = Math.min(last, Math.max(first, Math.round(((wish[axis] ?? own.low) - own.low) / step)));
    for (let away = 0; away <= last - first; away += 1) {
      for (const number of away === 0 ? [wished] : [wished - away, wished + away]) {
        if (number < first || number > last) continue;
        const share = (number * step) / width;
        const found = fix(place + 1, from.with(axis, share), to.with(axis, share));
        if (found) return found;
      }
    }
    return null;
  };
  const shares = fix(0, low, high);
  if (!shares) return null;
  return decisions.map((own, i) => {
    const share = shares[i] ?? 0;
    const step = stepOf(own);
    if (step > 0) return own.low + Math.round((share * widthOf(own)) / step) * step;
    return share >= 1 ? own.high : own.low + share * widthOf(own);
  });
}
