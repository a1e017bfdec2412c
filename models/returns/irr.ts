/**
 * Internal rate of return: every rate above -100 % at which the net present value of signed flows is zero.
 * Promises all roots or the reason why there is none; never a guess, a silent 0 or NaN.
 * Rates are per period; the caller annualises (discount.ts). Must not pick one of several roots unasked.
 */
import { type FlowTiming, flowTimes } from './discount.ts';
import { exponentialSum, realRoots, signChanges, withoutResidue } from './exponential-roots.ts';
import { areWhole, polishedRate } from './polished-rate.ts';

export type NoIrrReason = 'no-flows' | 'not-finite' | 'all-inflows' | 'all-outflows' | 'no-root';

export type IrrResult =
  | { readonly kind: 'unique'; readonly rate: number }
  | { readonly kind: 'multiple'; readonly rates: readonly number[] }
  | { readonly kind: 'none'; readonly reason: NoIrrReason };

const HIGHEST_RATE = 2 ** 52;

/**
 * All internal rates of return of signed flows (inflows positive), index 0 the opening, one index a period.
 * Formula: sum of flow[t] / (1 + rate)^time[t] = 0, time[t] = t (end), t - 0.5 (mid) or t - 1 (start), opening 0.
 * Unit: fraction per period. Rates ascend. A rate r that float64 cannot tell from -1, or from 1 + r (above 2^52), is
 * left out: daily flows have such roots on paper.
 * A double root (NPV touches zero) counts once, within rounding. Flows below 4 epsilon of the sum of |flow| are taken
 * for rounding residue and passed over where flows of both signs remain.
 * Source: Brealey/Myers/Allen ch. 5; root count after Descartes and Laguerre, see exponential-roots.ts.
 */
export function irr(flows: readonly number[] | Float64Array, timing: FlowTiming = 'end'): IrrResult {
  return irrAt(flowTimes(flows.length, timing), flows);
}

/** As `irr`, for flows at any times (years, periods), in any order. Unit: fraction per unit of time. */
export function irrAt(
  times: readonly number[] | Float64Array,
  flows: readonly number[] | Float64Array,
): IrrResult {
  for (let k = 0; k < flows.length; k++) {
    if (!Number.isFinite(flows[k]) || !Number.isFinite(times[k]))
      return { kind: 'none', reason: 'not-finite' };
  }
  const sum = withoutResidue(exponentialSum(times, flows));
  if (sum.amounts.length === 0) return { kind: 'none', reason: 'no-flows' };
  if (signChanges(sum.amounts) === 0) {
    return { kind: 'none', reason: (sum.amounts[0] ?? 0) > 0 ? 'all-inflows' : 'all-outflows' };
  }
  const whole = areWhole(sum.times);
  const rates = realRoots(sum)
    .map((s) => Math.expm1(s))
    .map((rate) => (whole ? polishedRate(sum.times, sum.amounts, rate) : rate))
    .filter((rate) => rate > -1 && rate <= HIGHEST_RATE);
  const [first] = rates;
  if (first === undefined) return { kind: 'none', reason: 'no-root' };
  return rates.length === 1 ? { kind: 'unique', rate: first } : { kind: 'multiple', rates };
}

/** All rates of a result, ascending; empty when there is none. */
export function irrRates(result: IrrResult): readonly number[] {
  if (result.kind === 'unique') return [result.rate];
  return result.kind === 'multiple' ? result.rates : [];
}

/** The rate nearest to a guess (Excel's guess is 0.1), or undefined when there is none. */
export function nearestRate(result: IrrResult, guess = 0.1): number | undefined {
  const rates = irrRates(result);
  return rates.length === 0
    ? undefined
    : rates.reduce((best, rate) => (Math.abs(rate - guess) < Math.abs(best - guess) ? rate : best));
}
