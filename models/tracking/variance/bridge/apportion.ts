/** Rounding that keeps the sum: shares of a whole as whole numbers that add up to it exactly. */

/**
 * Whole numbers near the parts that add up to `total`. Each part is rounded down, and what is missing goes one each to
 * those that lost most (largest remainder, Hamilton's method); ties to the earlier. Parts should add up to about `total`;
 * what is further off than that is given to the largest part.
 */
export function apportion(total: number, parts: readonly number[]): readonly number[] {
  const whole = parts.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, index) => ({ index, lost: part - Math.floor(part) }))
    .toSorted((a, b) => b.lost - a.lost || a.index - b.index);
  if (missing >= 0 && missing <= parts.length) {
    for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
    return whole;
  }
  const largest = parts.reduce(
    (best, part, index) => (Math.abs(part) > Math.abs(parts[best] ?? 0) ? index : best),
    0,
  );
  whole[largest] = (whole[largest] ?? 0) + missing;
  return whole;
}
