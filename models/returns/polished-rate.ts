/**
 * The last digits of an internal rate: Newton's step with the net present value taken in doubled precision, so that
 * what is left is the rounding of the rate itself. For flows at whole times only (periods, years); a rate at which
 * NPV touches zero is left as it is. Error-free sums and products after Dekker (1971) and Knuth (TAOCP vol. 2, 4.2.2).
 */
const STEPS = 2;
/** 2^27 + 1 splits a number into halves whose products are exact. */
const SPLIT = 134_217_729;
/** A correction beyond this is no rounding error: the root is a double one, and Newton's step means nothing there. */
const LARGEST = 1e-9;
const LONGEST = 4096;

/** Can these times be polished: whole numbers from 0 on, and not too far? */
export function areWhole(times: Float64Array): boolean {
  return times.every((time) => Number.isInteger(time) && time >= 0 && time <= LONGEST);
}

/**
 * The rate, corrected: sum of amounts[k] / (1 + rate)^times[k] = 0, times ascending, of `rate` only its last digits are
 * wrong. Unit: fraction per unit of time.
 */
export function polishedRate(times: Float64Array, amounts: Float64Array, rate: number): number {
  const last = times.at(-1) ?? 0;
  const dense = new Float64Array(last + 1);
  times.forEach((time, k) => {
    dense[time] = (dense[time] ?? 0) + (amounts[k] ?? 0);
  });
  let current = rate;
  for (let step = 0; step < STEPS; step += 1) {
    const correction = current < 0 ? stepAtEnd(dense, current) : stepAtOpening(dense, current);
    if (!(Math.abs(correction) <= LARGEST * (1 + Math.abs(current)))) return current;
    current -= correction;
  }
  return current;
}

/** Value at the end over its slope: Horner's rule in g = 1 + rate, below 1. */
function stepAtEnd(flows: Float64Array, rate: number): number {
  const [g, gLow] = sum(1, rate);
  let [value, low, slope] = [0, 0, 0];
  for (const flow of flows) {
    slope = slope * g + value;
    [value, low] = timesPlus(value, low, g, gLow, flow);
  }
  return (value + low) / slope;
}

/** Value at the opening over its slope: Horner's rule in d = 1 / (1 + rate), dd/dr = -d^2. */
function stepAtOpening(flows: Float64Array, rate: number): number {
  const [g, gLow] = sum(1, rate);
  const d = 1 / g;
  const [p, pLow] = product(d, g);
  const dLow = d * (1 - p - pLow - d * gLow);
  let [value, low, slope] = [0, 0, 0];
  for (let t = flows.length - 1; t >= 0; t -= 1) {
    slope = slope * d + value;
    [value, low] = timesPlus(value, low, d, dLow, flows[t] ?? 0);
  }
  return -(value + low) / (slope * d * d);
}

/** (value + low) * (factor + factorLow) + term, in doubled precision. */
function timesPlus(
  value: number,
  low: number,
  factor: number,
  factorLow: number,
  term: number,
): readonly [number, number] {
  const [p, pLow] = product(value, factor);
  const [s, sLow] = sum(p, term);
  return sum(s, sLow + pLow + value * factorLow + low * factor);
}

function sum(a: number, b: number): readonly [number, number] {
  const s = a + b;
  const back = s - a;
  return [s, a - (s - back) + (b - back)];
}

function product(a: number, b: number): readonly [number, number] {
  const p = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return [p, aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

function halves(a: number): readonly [number, number] {
  const c = SPLIT * a;
  const high = c - (c - a);
  return [high, a - high];
}
