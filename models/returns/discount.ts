/**
 * Discounting: rates per period, discount factors, net present value, annualising.
 * Column 0 is the opening and is never discounted; columns 1..n are the periods.
 * Promises plain float64 arithmetic with compensated sums; must not round and must not know a calendar.
 */

/** When the flows of a period fall within it: at its end, in its middle or at its start. */
export type FlowTiming = 'end' | 'mid' | 'start';

export type PeriodRatesInput = {
  /** Annual effective rate, as a fraction above -1. */
  readonly annualRate: number;
  /** Annual effective rates that replace `annualRate`, index 0 for period 1; null or missing keeps it. */
  readonly byPeriod?: readonly (number | null)[] | undefined;
  readonly periods: number;
  readonly periodsPerYear: number;
};

/**
 * Annual effective rate to the rate of one period.
 * Formula: (1 + r)^(1 / p) - 1. Unit: fraction per period. A rate of -1 or less gives NaN.
 * Source: Brealey/Myers/Allen ch. 2, effective annual rate.
 */
export function ratePerPeriodOf(annualRate: number, periodsPerYear: number): number {
  return periodsPerYear === 1 ? annualRate : Math.expm1(Math.log1p(annualRate) / periodsPerYear);
}

/**
 * Rate of one period to the annual effective rate.
 * Formula: (1 + r)^p - 1. Unit: fraction per year. Inverse of `ratePerPeriodOf`.
 */
export function annualise(ratePerPeriod: number, periodsPerYear: number): number {
  if (periodsPerYear === 1) return ratePerPeriod;
  return ratePerPeriod > -1 ? Math.expm1(periodsPerYear * Math.log1p(ratePerPeriod)) : Number.NaN;
}

/** The rate of each period 1..n (index 0 is period 1), from annual effective rates. */
export function periodRates(input: PeriodRatesInput): Float64Array {
  const rates = new Float64Array(input.periods);
  for (let t = 0; t < input.periods; t++) {
    rates[t] = ratePerPeriodOf(input.byPeriod?.[t] ?? input.annualRate, input.periodsPerYear);
  }
  return rates;
}

/**
 * Discount factors of columns 0..n; factor[0] is 1 (the opening is time 0).
 * end: prod over k <= t of 1 / (1 + r_k). start: the end factor of t - 1. mid: that times (1 + r_t)^-0.5.
 * Unit: value at the opening of 1 that falls in the period. A rate of -1 or less gives NaN or Infinity.
 * Source: Brealey/Myers/Allen ch. 2-3; mid-year convention as in Koller et al., Valuation, ch. 8.
 */
export function discountFactors(input: {
  readonly ratesPerPeriod: readonly number[] | Float64Array;
  readonly timing: FlowTiming;
}): Float64Array {
  const { ratesPerPeriod, timing } = input;
  const factors = new Float64Array(ratesPerPeriod.length + 1);
  factors[0] = 1;
  let growth = 1;
  for (let t = 1; t < factors.length; t++) {
    const step = 1 + (ratesPerPeriod[t - 1] ?? 0);
    if (timing === 'start') factors[t] = 1 / growth;
    else if (timing === 'mid') factors[t] = 1 / (growth * Math.sqrt(step));
    growth *= step;
    if (timing === 'end') factors[t] = 1 / growth;
  }
  return factors;
}

/** The moments, in periods after the opening, at which the flows of columns 0..n fall. */
export function flowTimes(columns: number, timing: FlowTiming): Float64Array {
  const shift = timing === 'end' ? 0 : timing === 'mid' ? 0.5 : 1;
  return Float64Array.from({ length: columns }, (_, column) => (column === 0 ? 0 : column - shift));
}

/**
 * Present value of signed flows (inflows positive) under given factors: sum of flow[t] x factor[t].
 * Columns without a factor count as zero, so both must be of one length to mean anything.
 */
export function presentValue(
  flows: readonly number[] | Float64Array,
  factors: readonly number[] | Float64Array,
): number {
  let sum = 0;
  let lost = 0;
  for (let t = 0; t < flows.length; t++) {
    const term = (flows[t] ?? 0) * (factors[t] ?? 0);
    const next = sum + term;
    // Neumaier: what the addition dropped is kept aside, so that long plans do not drift.
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}

/**
 * Net present value of signed flows at one rate per period, flows at the end of each period.
 * Formula: sum of flow[t] / (1 + rate)^(t + firstPeriod).
 * firstPeriod 0: the first flow is undiscounted (the opening); 1: as Excel's NPV(), one period later.
 * A rate of exactly -1 has no value and gives NaN. Source: Brealey/Myers/Allen ch. 5; numpy_financial.npv (0).
 */
export function npv(
  rate: number,
  flows: readonly number[] | Float64Array,
  options: { readonly firstPeriod: 0 | 1 } = { firstPeriod: 0 },
): number {
  if (rate === -1) return Number.NaN;
  const factors = Float64Array.from(flows, (_, t) => (1 + rate) ** -(t + options.firstPeriod));
  return presentValue(flows, factors);
}
