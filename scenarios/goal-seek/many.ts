/**
 * A function of one number, asked for many points at once, and what it answered. Knows nothing of what the function is.
 */

/** The function at many points; NaN where it has no value. */
export type Many = (points: readonly number[]) => ArrayLike<number>;

export type Spot = { readonly at: number; readonly value: number };

export function spots(many: Many, at: readonly number[]): readonly Spot[] {
  const values = at.length === 0 ? [] : many(at);
  return at.map((point, index) => ({ at: point, value: values[index] ?? Number.NaN }));
}
