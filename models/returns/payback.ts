/**
 * Payback: how long until the money is back, static on flows, dynamic on discounted flows.
 * Promises a time counted from the opening (time 0) in periods, or the plain answer "never".
 * Must not discount by itself: give it discounted flows for the dynamic figure.
 */

export type PaybackResult =
  | {
      readonly kind: 'reached';
      /** Periods after the opening, interpolated within the period of the crossing. */
      readonly periods: number;
      /** The end of the period in which the crossing falls. */
      readonly wholePeriods: number;
      /** True when the cumulative flow turns negative again later. */
      readonly recrosses: boolean;
      /** Periods after which the cumulative flow stays at zero or above; null when it ends below. */
      readonly lastingPeriods: number | null;
    }
  /** The cumulative flow is never negative: there is nothing to pay back. */
  | { readonly kind: 'immediate' }
  | { readonly kind: 'never' };

/**
 * Payback of signed flows, index 0 the opening. Time of the first return of the cumulative flow to zero or above
 * after it has been negative: t - 1 + (-cumulative[t-1]) / flow[t], the flow spread evenly over its period.
 * Unit: periods from the opening. The cumulative flow counts as zero within rounding (1e-13 of the sum of |flow|).
 * Static: Brealey/Myers/Allen ch. 5; dynamic (discounted flows): the same page; 投资回收期.
 */
export function payback(flows: readonly number[] | Float64Array): PaybackResult {
  let scale = 0;
  for (const flow of flows) scale += Math.abs(flow);
  const zero = 1e-13 * scale;
  let cumulative = 0;
  let underWater = false;
  let first: { periods: number; wholePeriods: number } | undefined;
  let lasting: number | null = null;
  let recrosses = false;
  for (let t = 0; t < flows.length; t++) {
    const flow = flows[t] ?? 0;
    const before = cumulative;
    cumulative += flow;
    if (cumulative < -zero) {
      recrosses = first !== undefined;
      lasting = null;
      underWater = true;
    } else if (underWater && lasting === null) {
      lasting = t - 1 + Math.min(1, -before / flow);
      first ??= { periods: lasting, wholePeriods: t };
    }
  }
  if (first !== undefined) return { kind: 'reached', ...first, recrosses, lastingPeriods: lasting };
  return underWater || Number.isNaN(cumulative) ? { kind: 'never' } : { kind: 'immediate' };
}
