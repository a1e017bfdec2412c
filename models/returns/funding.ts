/**
 * What a project needs and what it is still worth along the way: cumulative flow, peak funding, remaining NPV.
 * Promises one value a column, the opening included; must not decide how the gap is financed.
 */
import type { FlowTiming } from './discount.ts';

/** Running total of signed flows, a value a column. */
export function cumulativeFlows(flows: readonly number[] | Float64Array): Float64Array {
  let total = 0;
  return Float64Array.from(flows, (flow) => {
    total += flow;
    return total;
  });
}

export type PeakFunding = { readonly amount: number; readonly column: number | null };

/**
 * Peak funding: the deepest point of the cumulative flow, as a positive need, and the first column that has it.
 * Formula: -min over t of cumulative[t]. 0 and null when the cumulative flow is never negative. Unit: money.
 */
export function peakFunding(flows: readonly number[] | Float64Array): PeakFunding {
  let peak: PeakFunding = { amount: 0, column: null };
  for (const [column, total] of cumulativeFlows(flows).entries()) {
    if (-total > peak.amount) peak = { amount: -total, column };
  }
  return peak;
}

/**
 * Remaining NPV: the value at the end of each column of the flows after it; at column 0 this is the NPV without
 * the opening flow, at the last column 0. Compare with the disposal value to decide when to stop.
 * Formula: V[t] = V[t+1] / (1 + r) + flow[t+1] x (1 + r)^-a, a = 1 (end), 0.5 (mid), 0 (start).
 * Source: Brealey/Myers/Allen ch. 10, abandonment value.
 */
export function remainingValues(
  flows: readonly number[] | Float64Array,
  ratesPerPeriod: readonly number[] | Float64Array,
  timing: FlowTiming,
): Float64Array {
  const values = new Float64Array(flows.length);
  for (let t = flows.length - 2; t >= 0; t--) {
    const step = 1 + (ratesPerPeriod[t] ?? 0);
    const within = timing === 'end' ? step : timing === 'mid' ? Math.sqrt(step) : 1;
    values[t] = (values[t + 1] ?? 0) / step + (flows[t + 1] ?? 0) / within;
  }
  return values;
}
