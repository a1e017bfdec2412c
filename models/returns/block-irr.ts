/**
 * IRR of many conventional flows at once, for simulation: Halley's method on the discount factor, four trials side by
 * side, each started from its neighbour's root, with a bracketed search where Halley leaves the road.
 * It only answers where the root is known to be unique (one change of sign); the rest is left to the full root finder.
 */

const MAX_STEPS = 12;
/**
 * The last step s, relative to the factor, and s times half the ratio of second to first derivative: the error of the
 * result is of the order of s^3, respectively s times the square of the latter, below the rounding of the flows.
 */
const SMALL_STEP = 3e-6;
const SMALL_BEND = 2e-5;

/**
 * The rate r > -1 with sum over columns c of flow_c / (1 + r)^c = 0, for each trial.
 * flows: [column][trial], signed, column c at time c (in periods); out: one rate per period for each trial, NaN where
 * the flow does not change its sign exactly once (then there may be no root or several: use the full root finder).
 * Returns how many trials are NaN. `stride` is the distance between columns (default: trials).
 * A flow with exactly one change of sign has exactly one root above -100 % (Descartes' rule of signs).
 * Source of the method: Traub, Iterative Methods for the Solution of Equations (1964), section 5.2.
 */
export function irrBlock(
  flows: Float64Array,
  columns: number,
  trials: number,
  out: Float64Array,
  stride = trials,
): number {
  let unanswered = 0;
  let start = 1 / 1.1;
  const factors = new Float64Array(4);
  const answer = (trial: number, factor: number): void => {
    out[trial] = 1 / factor - 1;
    if (Number.isNaN(factor)) unanswered += 1;
    else start = factor;
  };
  let trial = 0;
  for (; trial + 4 <= trials; trial += 4) {
    factors.fill(start);
    const side =
      turnsOnce(flows, columns, trial, stride) &&
      turnsOnce(flows, columns, trial + 1, stride) &&
      turnsOnce(flows, columns, trial + 2, stride) &&
      turnsOnce(flows, columns, trial + 3, stride) &&
      halleyOfFour(flows, columns, trial, stride, factors);
    for (let lane = 0; lane < 4; lane += 1) {
      const at = trial + lane;
      answer(at, side ? (factors[lane] as number) : onlyFactor(flows, columns, at, stride, start));
    }
  }
  for (; trial < trials; trial += 1) answer(trial, onlyFactor(flows, columns, trial, stride, start));
  return unanswered;
}

/** Improves four discount factors in place; false unless all four settled on a positive one. */
function halleyOfFour(
  flows: Float64Array,
  columns: number,
  trial: number,
  stride: number,
  factors: Float64Array,
): boolean {
  let [v0 = 1, v1 = 1, v2 = 1, v3 = 1] = factors;
  const last = (columns - 1) * stride + trial;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    // f is the value at v, d its slope, e half the slope of the slope: Horner's rule, all three at once.
    let f0 = flows[last] as number;
    let f1 = flows[last + 1] as number;
    let f2 = flows[last + 2] as number;
    let f3 = flows[last + 3] as number;
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    let e0 = 0;
    let e1 = 0;
    let e2 = 0;
    let e3 = 0;
    for (let at = last - stride; at >= 0; at -= stride) {
      e0 = e0 * v0 + d0;
      d0 = d0 * v0 + f0;
      f0 = f0 * v0 + (flows[at] as number);
      e1 = e1 * v1 + d1;
      d1 = d1 * v1 + f1;
      f1 = f1 * v1 + (flows[at + 1] as number);
      e2 = e2 * v2 + d2;
      d2 = d2 * v2 + f2;
      f2 = f2 * v2 + (flows[at + 2] as number);
      e3 = e3 * v3 + d3;
      d3 = d3 * v3 + f3;
      f3 = f3 * v3 + (flows[at + 3] as number);
    }
    v0 -= (f0 * d0) / (d0 * d0 - f0 * e0);
    v1 -= (f1 * d1) / (d1 * d1 - f1 * e1);
    v2 -= (f2 * d2) / (d2 * d2 - f2 * e2);
    v3 -= (f3 * d3) / (d3 * d3 - f3 * e3);
    if (!(v0 > 0 && v1 > 0 && v2 > 0 && v3 > 0)) return false;
    if (
      settled(f0, d0, e0, v0) &&
      settled(f1, d1, e1, v1) &&
      settled(f2, d2, e2, v2) &&
      settled(f3, d3, e3, v3)
    ) {
      factors[0] = v0;
      factors[1] = v1;
      factors[2] = v2;
      factors[3] = v3;
      return true;
    }
  }
  return false;
}

function settled(value: number, slope: number, bend: number, factor: number): boolean {
  return (
    Math.abs(value) <= SMALL_STEP * factor * Math.abs(slope) &&
    Math.abs(value * bend) <= SMALL_BEND * slope * slope
  );
}

/** The one positive discount factor of a trial; NaN where it is not known to be the only one. */
function onlyFactor(
  flows: Float64Array,
  columns: number,
  trial: number,
  stride: number,
  start: number,
): number {
  if (!turnsOnce(flows, columns, trial, stride) || !allFinite(flows, columns, trial, stride))
    return Number.NaN;
  let v = start;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    let f = 0;
    let d = 0;
    let e = 0;
    for (let at = (columns - 1) * stride + trial; at >= 0; at -= stride) {
      e = e * v + d;
      d = d * v + f;
      f = f * v + (flows[at] as number);
    }
    v -= (f * d) / (d * d - f * e);
    if (!(v > 0)) break;
    if (settled(f, d, e, v)) return v;
  }
  return bracketed(flows, columns, trial, stride);
}

/** Does the flow change its sign exactly once? Zeros do not count; what is not a number gives false. */
function turnsOnce(flows: Float64Array, columns: number, trial: number, stride: number): boolean {
  const end = trial + columns * stride;
  let at = trial;
  while (at < end && flows[at] === 0) at += stride;
  if (at < end && (flows[at] as number) < 0) {
    while (at < end && (flows[at] as number) <= 0) at += stride;
    if (at >= end) return false;
    while (at < end && (flows[at] as number) >= 0) at += stride;
  } else {
    while (at < end && (flows[at] as number) >= 0) at += stride;
    if (at >= end) return false;
    while (at < end && (flows[at] as number) <= 0) at += stride;
  }
  return at >= end;
}

/** An infinite flow passes for a sign, but gives no factor. */
function allFinite(flows: Float64Array, columns: number, trial: number, stride: number): boolean {
  const end = trial + columns * stride;
  for (let at = trial; at < end; at += stride) if (!Number.isFinite(flows[at])) return false;
  return true;
}

const LARGEST_FACTOR = 1e12;

/** Newton within a bracket that halves where Newton would leave it; the flow changes its sign exactly once. */
function bracketed(flows: Float64Array, columns: number, trial: number, stride: number): number {
  const value = (factor: number): number => {
    let sum = 0;
    for (let column = columns - 1; column >= 0; column -= 1) {
      sum = sum * factor + (flows[column * stride + trial] as number);
    }
    return sum;
  };
  const rising = lastFlowPositive(flows, columns, trial, stride);
  const belowRoot = (factor: number): boolean => value(factor) < 0 === rising && value(factor) !== 0;
  let low = 0;
  let high = 1;
  while (belowRoot(high)) {
    low = high;
    high *= 2;
    if (high > LARGEST_FACTOR) return Number.NaN;
  }
  // Halving until the doubles meet: at most some 60 rounds from a bracket of a factor of two.
  for (let round = 0; round < 1100; round += 1) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (belowRoot(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function lastFlowPositive(flows: Float64Array, columns: number, trial: number, stride: number): boolean {
  for (let column = columns - 1; column >= 0; column -= 1) {
    const flow = flows[column * stride + trial] as number;
    if (flow !== 0) return flow > 0;
  }
  return false;
}
