/**
 * The internal rate of return for the many trials of a simulation: one number, no allocation on the usual path.
 * Promises the same rate as irr.ts where there is exactly one, and NaN where there is none or several.
 * Must not be used where a person wants to know why: that is irr.ts.
 */
import { irr } from './irr.ts';

const MAX_STEPS = 24;

/**
 * The only internal rate of return of flows[0..length-1], end of period, per period; NaN for none or several.
 * With one sign change there is exactly one root in x = 1 / (1 + rate) (Descartes), found by Newton from `guess`
 * (the rate of the trial before is a good one); any other pattern goes through `irr`.
 * Formula and sign as `irr`. Accuracy: about 1e-14 of 1 + rate.
 */
export function irrUnique(flows: Float64Array, guess = 0.1, length = flows.length): number {
  let changes = 0;
  let sign = 0;
  for (let t = 0; t < length; t++) {
    const flow = flows[t] ?? 0;
    if (flow > 0) {
      if (sign < 0) changes++;
      sign = 1;
    } else if (flow < 0) {
      if (sign > 0) changes++;
      sign = -1;
    } else if (flow !== 0) return Number.NaN;
  }
  if (changes === 0) return Number.NaN;
  if (changes === 1) {
    let x = guess > -1 ? 1 / (1 + guess) : 1;
    for (let step = 0; step < MAX_STEPS; step++) {
      let value = 0;
      let slope = 0;
      for (let t = length - 1; t >= 0; t--) {
        slope = slope * x + value;
        value = value * x + (flows[t] ?? 0);
      }
      const next = x - value / slope;
      // Outside (0, inf) Newton has been thrown off: the bracketing solver takes over.
      if (!(next > 0 && next < Number.POSITIVE_INFINITY)) break;
      // Newton is quadratic at a simple root: after a step of 3e-9 the error is below 1e-14.
      if (Math.abs(next - x) <= 3e-9 * next) return 1 / next - 1;
      x = next;
    }
  }
  const result = irr(length === flows.length ? flows : flows.subarray(0, length));
  return result.kind === 'unique' ? result.rate : Number.NaN;
}
