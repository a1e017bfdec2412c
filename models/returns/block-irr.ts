/**
 * IRR of many conventional flows at once, for simulation: Newton's method on the discount factor, four trials side by
 * side, each started from its neighbour's root, with a bracketed search where Newton leaves the road.
 * It only answers where the root is known to be unique (one change of sign); the rest is left to the full root finder.
 */

const MAX_STEPS = 12;
/** After a Newton step of this relative size the error of the result is of the order of its square. */
const SMALL_STEP = 3e-9;

/**
 * The rate r > -1 with sum over columns c of flow_c / (1 + r)^c = 0, for each trial.
 * flows: [column][trial], signed, column c at time c (in periods); out: one rate per period for each trial, NaN where
 * the flow does not change its sign exactly once (then there may be no root or several: use the full root finder).
 * Returns how many trials are NaN. `stride` is the distance between columns (default: trials).
 * A flow with exactly one change of sign has exactly one root above -100 % (Descartes' rule of signs).
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
  let trial = 0;
  const quad = new Float64Array(4);
  for (; trial + 4 <= trials; trial += 4) {
    quad.fill(start);
    const found = newtonOfFour(flows, columns, trial, stride, quad);
    for (let lane = 0; lane < 4; lane += 1) {
      const at = trial + lane;
      const factor = oneSignChange(flows, columns, at, stride)
        ? found
          ? (quad[lane] as number)
          : bracketed(flows, columns, at, stride)
        : Number.NaN;
      out[at] = 1 / factor - 1;
      if (Number.isNaN(factor)) unanswered += 1;
      else start = factor;
    }
  }
  for (; trial < trials; trial += 1) {
    const factor = oneSignChange(flows, columns, trial, stride)
      ? bracketed(flows, columns, trial, stride)
      : Number.NaN;
    out[trial] = 1 / factor - 1;
    if (Number.isNaN(factor)) unanswered += 1;
  }
  return unanswered;
}

/** Improves four discount factors in place; false unless all four settled on a positive one. */
function newtonOfFour(
  flows: Float64Array,
  columns: number,
  trial: number,
  stride: number,
  factors: Float64Array,
): boolean {
  let [v0 = 1, v1 = 1, v2 = 1, v3 = 1] = factors;
  const last = (columns - 1) * stride + trial;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    let f0 = flows[last] as number;
    let f1 = flows[last + 1] as number;
    let f2 = flows[last + 2] as number;
    let f3 = flows[last + 3] as number;
    let d0 = 0;
    let d1 = 0;
    let d2 = 0;
    let d3 = 0;
    for (let at = last - stride; at >= 0; at -= stride) {
      d0 = d0 * v0 + f0;
      d1 = d1 * v1 + f1;
      d2 = d2 * v2 + f2;
      d3 = d3 * v3 + f3;
      f0 = f0 * v0 + (flows[at] as number);
      f1 = f1 * v1 + (flows[at + 1] as number);
      f2 = f2 * v2 + (flows[at + 2] as number);
      f3 = f3 * v3 + (flows[at + 3] as number);
    }
    const s0 = f0 / d0;
    const s1 = f1 / d1;
    const s2 = f2 / d2;
    const s3 = f3 / d3;
    v0 -= s0;
    v1 -= s1;
    v2 -= s2;
    v3 -= s3;
    if (!(v0 > 0 && v1 > 0 && v2 > 0 && v3 > 0)) return false;
    if (settled(s0, v0) && settled(s1, v1) && settled(s2, v2) && settled(s3, v3)) {
      factors[0] = v0;
      factors[1] = v1;
      factors[2] = v2;
      factors[3] = v3;
      return true;
    }
  }
  return false;
}

function settled(step: number, factor: number): boolean {
  return Math.abs(step) <= SMALL_STEP * factor;
}

function oneSignChange(flows: Float64Array, columns: number, trial: number, stride: number): boolean {
  let changes = 0;
  let sign = 0;
  for (let at = trial, column = 0; column < columns; column += 1, at += stride) {
    const flow = flows[at] as number;
    if (!Number.isFinite(flow)) return false;
    if (flow === 0) continue;
    const now = flow > 0 ? 1 : -1;
    if (now === 0 - sign) changes += 1;
    sign = now;
  }
  return changes === 1;
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
