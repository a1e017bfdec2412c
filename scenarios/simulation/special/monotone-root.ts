/**
 * The root of an increasing or decreasing function by Halley's method inside a bracket that halves where the
 * step would leave it. Promises to end; the caller promises monotony and opposite signs at the ends.
 */

/** `bend` is the second derivative. */
export type ValueAndSlope = { readonly value: number; readonly slope: number; readonly bend: number };

const MAX_ROUNDS = 200;
/** The error after a step of this size is of the order of its cube; x is a logarithm, so this is relative. */
const SMALL_STEP = 1e-7;

/** The x in [low, high] with value 0, to the last digits that the function itself has. */
export function monotoneRoot(
  at: (x: number) => ValueAndSlope,
  low: number,
  high: number,
  start: number,
): number {
  let [a, b] = [low, high];
  const rising = at(high).value > 0;
  let x = Math.min(Math.max(start, low), high);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { value, slope, bend } = at(x);
    if (value === 0) return x;
    if (value > 0 === rising) b = x;
    else a = x;
    const newton = value / slope;
    // Bounded both ways: far from the root a wild bend must not make the step look small.
    const curve = Math.min(1.5, Math.max(0.5, 1 - (newton * bend) / (2 * slope)));
    const halley = x - newton / curve;
    const inside = halley > a && halley < b;
    const next = inside ? halley : a + (b - a) / 2;
    if ((inside && Math.abs(next - x) <= SMALL_STEP) || next === a || next === b) return next;
    x = next;
  }
  return x;
}
