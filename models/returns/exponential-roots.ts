/**
 * Every real root of f(s) = sum of amount[k] x exp(-time[k] x s), the form that NPV takes with s = ln(1 + rate).
 * Promises to count the roots, not to sample for them. With v sign changes in the amounts there are at most v
 * roots (Descartes; Laguerre 1883 for real exponents). Between the two times of a sign change take tau:
 * d/ds [exp(tau s) f(s)] is of the same form and has one sign change fewer, and between two of its roots
 * exp(tau s) f(s) is monotone (Rolle). So v levels down there are no roots, and going up each is bracketed.
 * Must not know rates, periods or dates.
 */

/** Times strictly ascending, amounts finite and not zero, both of one length. */
export type ExponentialSum = { readonly times: Float64Array; readonly amounts: Float64Array };

/** Inflows, outflows (both >= 0) and the time-weighted sums of both, all scaled so that no weight exceeds 1. */
type Parts = { inflow: number; outflow: number; inflowTime: number; outflowTime: number };

const EPSILON = Number.EPSILON;
const MAX_STEPS = 200;

/** Flows with the same time are added, zeros dropped, the rest sorted by time. */
export function exponentialSum(
  times: readonly number[] | Float64Array,
  amounts: readonly number[] | Float64Array,
): ExponentialSum {
  const inOrder = ascending(times, amounts);
  if (inOrder !== null) return inOrder;
  const merged = new Map<number, { amount: number; size: number }>();
  for (let k = 0; k < amounts.length; k++) {
    const amount = amounts[k] ?? 0;
    const before = merged.get(times[k] ?? 0) ?? { amount: 0, size: 0 };
    merged.set(times[k] ?? 0, { amount: before.amount + amount, size: before.size + Math.abs(amount) });
  }
  const kept = [...merged]
    // What is left of flows that cancel is rounding, and would bring a root of its own.
    .filter(([, { amount, size }]) => Math.abs(amount) > EPSILON * size)
    .sort(([first], [second]) => first - second);
  return {
    times: Float64Array.from(kept, ([time]) => time),
    amounts: Float64Array.from(kept, ([, { amount }]) => amount),
  };
}

/**
 * The usual case without a detour over a map: times that never fall, flows of one time next to each other (the terminal
 * value beside the last flow). Otherwise null.
 */
function ascending(
  times: readonly number[] | Float64Array,
  amounts: readonly number[] | Float64Array,
): ExponentialSum | null {
  const keptTimes = new Float64Array(amounts.length);
  const keptAmounts = new Float64Array(amounts.length);
  let kept = 0;
  for (let k = 0; k < amounts.length; ) {
    const time = times[k] ?? 0;
    let amount = amounts[k] ?? 0;
    let size = Math.abs(amount);
    for (k += 1; k < amounts.length && times[k] === time; k += 1) {
      amount += amounts[k] ?? 0;
      size += Math.abs(amounts[k] ?? 0);
    }
    if (k < amounts.length && !((times[k] ?? 0) > time)) return null;
    if (Math.abs(amount) <= EPSILON * size) continue;
    keptTimes[kept] = time;
    keptAmounts[kept++] = amount;
  }
  return { times: keptTimes.subarray(0, kept), amounts: keptAmounts.subarray(0, kept) };
}

/**
 * The sum without amounts below the rounding error of the whole (4 epsilon of the sum of |amount|), such as the
 * 1e-14 that a computed cash flow leaves where it should be zero. Left alone where only one sign would remain.
 */
export function withoutResidue(sum: ExponentialSum): ExponentialSum {
  let size = 0;
  for (const amount of sum.amounts) size += Math.abs(amount);
  const floor = 4 * EPSILON * size;
  if (sum.amounts.every((amount) => Math.abs(amount) > floor)) return sum;
  const amounts = sum.amounts.filter((amount) => Math.abs(amount) > floor);
  const times = sum.times.filter((_, k) => Math.abs(sum.amounts[k] ?? 0) > floor);
  return signChanges(amounts) === 0 ? sum : { times, amounts };
}

/** Number of sign changes between neighbouring amounts: the most roots that the sum can have. */
export function signChanges(amounts: Float64Array): number {
  let changes = 0;
  for (let k = 1; k < amounts.length; k++) if ((amounts[k] ?? 0) > 0 !== (amounts[k - 1] ?? 0) > 0) changes++;
  return changes;
}

/**
 * All real roots, ascending, each once (a multiple root once). Roots closer together than float64 can tell
 * apart (about 1e-7 of a unit of s) are reported as one; a sum that touches zero within rounding has a root there.
 */
export function realRoots(sum: ExponentialSum): readonly number[] {
  const base = scaledToOne(sum.times, sum.amounts);
  const levels = [base];
  for (let level = base; signChanges(level.amounts) > 1; ) {
    level = withOneChangeLess(level);
    levels.push(level);
  }
  let separators: readonly number[] = [];
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth];
    if (level !== undefined) separators = rootsBetween(level, separators, depth === 0);
  }
  return separators;
}

/** The derivative of exp(tau s) f(s), tau inside the middle sign change, scaled to a largest amount of 1. */
function withOneChangeLess({ times, amounts }: ExponentialSum): ExponentialSum {
  const middle = Math.ceil(signChanges(amounts) / 2);
  let tau = 0;
  for (let k = 1, seen = 0; k < amounts.length && seen < middle; k++) {
    if ((amounts[k] ?? 0) > 0 === (amounts[k - 1] ?? 0) > 0) continue;
    seen++;
    tau = ((times[k] ?? 0) + (times[k - 1] ?? 0)) / 2;
  }
  const unit = Math.max(Math.abs(tau - (times[0] ?? 0)), Math.abs((times[times.length - 1] ?? 0) - tau));
  const derived = new Float64Array(amounts.length);
  for (let k = 0; k < amounts.length; k++) derived[k] = (amounts[k] ?? 0) * ((tau - (times[k] ?? 0)) / unit);
  return scaledToOne(times, derived);
}

/** The same sum with a largest amount of 1, so that neither many levels nor huge flows can overflow. */
function scaledToOne(times: Float64Array, amounts: Float64Array): ExponentialSum {
  let largest = 0;
  for (const amount of amounts) largest = Math.max(largest, Math.abs(amount));
  const scaled = new Float64Array(amounts.length);
  let underflows = false;
  for (let k = 0; k < amounts.length; k++) {
    const amount = (amounts[k] ?? 0) / largest;
    scaled[k] = amount;
    if (amount === 0) underflows = true;
  }
  if (!underflows) return { times, amounts: scaled };
  // Amounts that underflow would break the "no zeros" promise; they are below any other term's rounding.
  return { times: times.filter((_, k) => scaled[k] !== 0), amounts: scaled.filter((amount) => amount !== 0) };
}

/** Roots of a level, given the roots of the level below, between which the level is monotone up to a scale. */
function rootsBetween(sum: ExponentialSum, separators: readonly number[], final: boolean): readonly number[] {
  const parts: Parts = { inflow: 0, outflow: 0, inflowTime: 0, outflowTime: 0 };
  const { amounts } = sum;
  const last = amounts.length - 1;
  if (signChanges(amounts) === 0) return [];
  const signLeft = Math.sign(amounts[last] ?? 0);
  const signRight = Math.sign(amounts[0] ?? 0);
  const noise = EPSILON * (8 + amounts.length);
  const roots: number[] = [];
  let from = Number.NEGATIVE_INFINITY;
  let fromSign = signLeft;
  for (const at of [...separators, Number.POSITIVE_INFINITY]) {
    let atSign = signRight;
    if (at !== Number.POSITIVE_INFINITY) {
      evaluate(sum, at, parts);
      const value = parts.inflow - parts.outflow;
      atSign = Math.abs(value) <= noise * (parts.inflow + parts.outflow) ? 0 : Math.sign(value);
    }
    if (fromSign * atSign < 0) roots.push(crossing(sum, from, at, fromSign, final, parts));
    if (atSign === 0) roots.push(at);
    from = at;
    fromSign = atSign;
  }
  return roots;
}

/** The one crossing in (from, to), either end possibly infinite; `fromSign` is the sign just right of `from`. */
function crossing(
  sum: ExponentialSum,
  from: number,
  to: number,
  fromSign: number,
  final: boolean,
  parts: Parts,
): number {
  const tolerance = final ? EPSILON : 1e-12;
  let low = from;
  let high = to;
  let s = Number.isFinite(low) ? (Number.isFinite(high) ? (low + high) / 2 : low + 0.25) : high - 0.25;
  if (!Number.isFinite(s)) s = 0;
  let reach = 0.5;
  for (let step = 0; step < MAX_STEPS; step++) {
    evaluate(sum, s, parts);
    const { inflow, outflow } = parts;
    const value = inflow - outflow;
    if (Math.abs(value) <= 2 * EPSILON * (inflow + outflow)) return s;
    if (Math.sign(value) === fromSign) low = s;
    else high = s;
    // Newton on ln(inflow / outflow): nearly a straight line, and free of scale.
    const slope = parts.outflowTime / outflow - parts.inflowTime / inflow;
    const newton = s - Math.log(inflow / outflow) / slope;
    const inside = newton > low && newton < high && Math.abs(newton - s) <= 4 * reach;
    const next = inside && step % 8 !== 7 ? newton : middle(low, high, reach);
    if (Number.isFinite(low) && Number.isFinite(high)) reach = Math.max(reach, high - low);
    else reach *= 2;
    const width = tolerance * Math.max(Math.abs(next), 1 / 16);
    if (Math.abs(next - s) <= width || high - low <= width) return next;
    s = next;
  }
  return s;
}

function middle(low: number, high: number, reach: number): number {
  if (!Number.isFinite(low)) return high - reach;
  if (!Number.isFinite(high)) return low + reach;
  return low + (high - low) / 2;
}

/**
 * Parts at s, weights exp(-(time - t0) s) from the first time on for s >= 0 and from the last one back for
 * s < 0: the better conditioned of present and future value, and no weight above 1. One scale for all parts.
 */
function evaluate({ times, amounts }: ExponentialSum, s: number, parts: Parts): void {
  const n = amounts.length;
  const forward = s >= 0;
  const origin = times[forward ? 0 : n - 1] ?? 0;
  let weight = 1;
  let previous = origin;
  let gap = Number.NaN;
  let factor = 1;
  let inflow = 0;
  let outflow = 0;
  let inflowTime = 0;
  let outflowTime = 0;
  for (let i = 0; i < n; i++) {
    const k = forward ? i : n - 1 - i;
    const time = times[k] ?? 0;
    const distance = time - previous;
    if (distance !== 0) {
      if (distance !== gap) {
        gap = distance;
        factor = Math.exp(-gap * s);
      }
      weight *= factor;
      previous = time;
    }
    const term = (amounts[k] ?? 0) * weight;
    if (term > 0) {
      inflow += term;
      inflowTime += term * time;
    } else {
      outflow -= term;
      outflowTime -= term * time;
    }
  }
  parts.inflow = inflow;
  parts.outflow = outflow;
  parts.inflowTime = inflowTime;
  parts.outflowTime = outflowTime;
}
