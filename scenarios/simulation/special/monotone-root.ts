/**
 * The root of an increasing or decreasing function by Newton's method inside a bracket that halves where Newton
 * would leave it. Promises to end; the caller promises monotony and opposite signs at the ends.
 */

export type ValueAndSlope = { readonly value: number; readonly slope: number };

const MAX_ROUNDS = 200;

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
    const { value, slope } = at(x);
    if (value === 0) return x;
    if (value > 0 === rising) b = x;
    else a = x;
    const newton = x - value / slope;
    const next = newton > a && newton < b ? newton : a + (b - a) / 2;
    if (Math.abs(next - x) <= 2e-16 * Math.abs(x) || next === a || next === b) return next;
    x = next;
  }
  return x;
}
