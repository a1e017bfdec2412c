/**
 * Every root of a function of one number in a range, as far as a scan can see: crossings by Chandrupatla's method, many
 * brackets in step so that the function is asked for many points at once, and touching roots by the zero of its slope.
 * A jump over zero is told apart from a root. Roots closer together than a step of the scan are seen where the
 * function turns towards zero at both ends of the step; three in one step count as one.
 */

import { edgesOf, type Gap, gapsOf } from './gaps.ts';
import { type Many, type Spot, spots } from './many.ts';

export type Roots = {
  /** Ascending. touching: the function reaches zero without crossing it. */
  readonly roots: readonly { readonly at: number; readonly touching: boolean }[];
  /** Where the function changes its sign without a root. */
  readonly jumps: readonly number[];
  /** Stretches of the range in which the function has no value, to the last digits. */
  readonly gaps: readonly Gap[];
  /** What was seen of the function: the scan, the edges of the gaps, and where it comes nearest to zero. */
  readonly seen: readonly { readonly at: number; readonly value: number }[];
};

type Bracket = { a: Spot; b: Spot; c: Spot; share: number; done: boolean };

const STEPS = 128;
const MAX_ROUNDS = 120;
/** The value at a touching root, relative to the values of the scan. */
const TOUCH = 1e-12;

/** Roots of `many` in low..high. Unit: that of the number. Source: Chandrupatla, Adv. Eng. Software 28 (1997) 145. */
export function allRoots(many: Many, low: number, high: number, steps = STEPS): Roots {
  const at = Array.from({ length: steps + 1 }, (_, index) =>
    index === steps ? high : low + ((high - low) * index) / steps,
  );
  const seen = spots(many, [...new Set(at)]);
  const edges = edgesOf(many, seen);
  const known = [...seen, ...edges.map(({ inside }) => inside)].sort((a, b) => a.at - b.at);
  const scale = Math.max(0, ...known.map(({ value }) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  const exact = known.filter(({ value }) => value === 0).map((spot) => ({ at: spot.at, touching: false }));
  const { touching, extra } = turningPoints(many, known, scale);
  const points = [...known, ...extra].sort((a, b) => a.at - b.at);
  const brackets: Bracket[] = [];
  points.forEach((a, index) => {
    const b = points[index + 1];
    if (b && a.value * b.value < 0) brackets.push({ a: b, b: a, c: a, share: 0.5, done: false });
  });
  closeIn(many, brackets);
  const crossings: { at: number; touching: boolean }[] = [];
  const jumps: number[] = [];
  const leaps = areLeaps(many, brackets, Math.abs(high - low), scale);
  brackets.forEach((bracket, index) => {
    const { at: where } = nearerEnd(bracket);
    if (leaps[index]) jumps.push(where);
    else crossings.push({ at: where, touching: false });
  });
  const roots = [...exact, ...crossings, ...touching].sort((a, b) => a.at - b.at);
  const apart = Math.abs(high - low) * 1e-12;
  return {
    roots: roots.filter((root, index) => index === 0 || root.at - (roots[index - 1]?.at ?? 0) > apart),
    jumps,
    gaps: gapsOf(seen, edges),
    seen: points.filter(({ value }) => Number.isFinite(value)),
  };
}

function nearerEnd({ a, b }: Bracket): Spot {
  return Math.abs(a.value) <= Math.abs(b.value) ? a : b;
}

/**
 * At a root both ends of a bracket come down to rounding; at a jump they stay as far apart as a little further out,
 * however small the jump is beside the largest value of the scan.
 */
function areLeaps(
  many: Many,
  brackets: readonly Bracket[],
  width: number,
  scale: number,
): readonly boolean[] {
  const around = spots(
    many,
    brackets.flatMap((bracket) => [-1, 1].map((side) => nearerEnd(bracket).at + side * 1e-6 * width)),
  );
  return brackets.map((bracket, index) => {
    const rest = Math.abs(nearerEnd(bracket).value);
    if (rest > 1e-9 * scale) return true;
    const [left, right] = [around[2 * index], around[2 * index + 1]];
    const further = Math.abs((right?.value ?? Number.NaN) - (left?.value ?? Number.NaN));
    return rest > 1e-13 * scale && Math.abs(bracket.a.value - bracket.b.value) > 0.5 * further;
  });
}

/** Where the function comes nearest to zero between points of one sign: a touching root, or a point beyond zero. */
function turningPoints(
  many: Many,
  points: readonly Spot[],
  scale: number,
): { readonly touching: Roots['roots']; readonly extra: readonly Spot[] } {
  const slope = slopeOf(many);
  const stretches = turningStretches(many, points);
  const ends = spots(
    (at) =>
      slope(
        at,
        at.map((_, index) => stretchWidth(stretches[index >> 1])),
      ),
    stretches.flatMap((stretch) => [
      stretch.from + 2 * stretchWidth(stretch),
      stretch.to - 2 * stretchWidth(stretch),
    ]),
  );
  const brackets = stretches.flatMap((_, index): Bracket[] => {
    const [a, b] = [ends[2 * index], ends[2 * index + 1]];
    return a && b && a.value * b.value < 0 ? [{ a: b, b: a, c: a, share: 0.5, done: false }] : [];
  });
  const widths = brackets.map(({ a, b }) => Math.abs(a.at - b.at) * 1e-3);
  closeIn(
    (at, which) =>
      slope(
        at,
        which.map((index) => widths[index] ?? 0),
      ),
    brackets,
  );
  const turns = spots(
    many,
    brackets.map(({ a }) => a.at),
  );
  return {
    touching: turns
      .filter(({ value }) => Math.abs(value) <= TOUCH * scale)
      .map(({ at }) => ({ at, touching: true })),
    extra: turns.filter(({ value }) => Math.abs(value) > TOUCH * scale),
  };
}

type Stretch = { readonly from: number; readonly to: number };

/** The step of the slope within a stretch. */
function stretchWidth(stretch: Stretch | undefined): number {
  return stretch ? (stretch.to - stretch.from) * 1e-3 : 0;
}

/**
 * Where the function, of one sign at both ends, comes nearer to zero from both: steps of the scan that it enters and
 * leaves so, and pairs of steps with the smallest value in their middle.
 */
function turningStretches(many: Many, points: readonly Spot[]): readonly Stretch[] {
  const inward = (from: Spot, to: Spot): number => from.at + (to.at - from.at) * 0.01;
  const steps = points.slice(1).map((right, index) => ({ left: points[index] ?? right, right }));
  const probed = steps.map((_, index) => mayTurn(points, index));
  const probes = spots(
    many,
    steps.flatMap(({ left, right }, index) =>
      probed[index] ? [inward(left, right), inward(right, left)] : [],
    ),
  );
  let next = 0;
  const near = probed.flatMap((is) => (is ? [probes[next++], probes[next++]] : [undefined, undefined]));
  const nearer = (spot: Spot | undefined, end: Spot): boolean =>
    spot !== undefined && spot.value * end.value > 0 && Math.abs(spot.value) < Math.abs(end.value);
  const turns = steps.map(
    ({ left, right }, index) =>
      left.value * right.value > 0 && nearer(near[2 * index], left) && nearer(near[2 * index + 1], right),
  );
  const within = steps.flatMap(({ left, right }, index) =>
    turns[index] ? [{ from: left.at, to: right.at }] : [],
  );
  const around = points.flatMap((middle, index): Stretch[] => {
    const [left, right] = [points[index - 1], points[index + 1]];
    if (!left || !right || turns[index - 1] || turns[index]) return [];
    if (!(left.value * middle.value > 0 && right.value * middle.value > 0)) return [];
    const least =
      Math.abs(middle.value) <= Math.abs(left.value) && Math.abs(middle.value) < Math.abs(right.value);
    return least ? [{ from: left.at, to: right.at }] : [];
  });
  return [...within, ...around];
}

/** How many times as fast as around it the function would have to move within a step to come to zero unseen. */
const SUDDEN = 2;

/** Could the function reach zero within the step? Not where it is far from it and hardly moves around; saves probes. */
function mayTurn(points: readonly Spot[], step: number): boolean {
  const change = (index: number): number =>
    Math.abs((points[index + 1]?.value ?? Number.NaN) - (points[index]?.value ?? Number.NaN));
  const around = [step - 1, step, step + 1].filter((index) => index >= 0 && index + 1 < points.length);
  const distance = Math.min(...[step, step + 1].map((index) => Math.abs(points[index]?.value ?? Number.NaN)));
  // Not turned round: with a number missing it may.
  return !(distance > SUDDEN * Math.max(...around.map(change)));
}

/** The slope by a central difference of the fourth order. */
function slopeOf(many: Many): (at: readonly number[], widths: readonly number[]) => readonly number[] {
  return (at, widths) => {
    const around = at.flatMap((point, index) =>
      [-2, -1, 1, 2].map((step) => point + step * (widths[index] ?? 0)),
    );
    const values = many(around);
    return at.map((_, index) => {
      const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = [0, 1, 2, 3].map(
        (k) => values[4 * index + k],
      );
      return (8 * (c - b) - (d - a)) / (12 * (widths[index] ?? 1));
    });
  };
}

/** Halves or interpolates each bracket until its ends meet to the last digits. a, b enclose the root; c is the point before. */
function closeIn(
  many: (at: readonly number[], which: readonly number[]) => ArrayLike<number>,
  brackets: Bracket[],
): void {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = brackets.flatMap(({ done }, index) => (done ? [] : [index]));
    if (open.length === 0) return;
    const at = open.map((index) => {
      const { a, b, share } = brackets[index] as Bracket;
      return a.at + share * (b.at - a.at);
    });
    const values = many(at, open);
    open.forEach((index, k) => {
      step(brackets[index] as Bracket, { at: at[k] as number, value: values[k] ?? Number.NaN });
    });
  }
}

function step(bracket: Bracket, next: Spot): void {
  const { a, b } = bracket;
  if (Number.isNaN(next.value)) {
    bracket.done = true;
    return;
  }
  if (Math.sign(next.value) === Math.sign(a.value)) bracket.c = a;
  else {
    bracket.c = b;
    bracket.b = a;
  }
  bracket.a = next;
  const width = Math.abs(bracket.b.at - next.at);
  const best = Math.abs(next.value) < Math.abs(bracket.b.value) ? next.at : bracket.b.at;
  const tolerance = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / width;
  if (next.value === 0 || tolerance >= 0.5) {
    bracket.done = true;
    return;
  }
  const xi = (next.at - bracket.b.at) / (bracket.c.at - bracket.b.at);
  const phi = (next.value - bracket.b.value) / (bracket.c.value - bracket.b.value);
  const safe = phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi;
  bracket.share = Math.min(1 - tolerance, Math.max(tolerance, safe ? interpolated(bracket) : 0.5));
}

/** Inverse quadratic interpolation through a, b and c. */
function interpolated({ a, b, c }: Bracket): number {
  const first = (a.value / (b.value - a.value)) * (c.value / (b.value - c.value));
  const second =
    ((c.at - a.at) / (b.at - a.at)) * (a.value / (c.value - a.value)) * (b.value / (c.value - b.value));
  return first + second;
}
