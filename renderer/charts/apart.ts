/** Labels that must not overlap: pure arithmetic on their positions. */

/** Moves neighbours apart until each has its room, keeping their order and their middle. */
export function apart(positions: readonly number[], room: number): readonly number[] {
  const order = positions
    .map((position, index) => ({ position, index }))
    .toSorted((a, b) => a.position - b.position);
  for (let round = 0; round < positions.length; round += 1) {
    for (let next = 1; next < order.length; next += 1) {
      const [upper, lower] = [order[next - 1], order[next]];
      if (!upper || !lower) continue;
      const missing = room - (lower.position - upper.position);
      if (missing <= 0) continue;
      upper.position -= missing / 2;
      lower.position += missing / 2;
    }
  }
  const result = [...positions];
  for (const { position, index } of order) result[index] = position;
  return result;
}
