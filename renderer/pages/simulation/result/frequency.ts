/**
 * A probability as a natural frequency: "23 of 100" rather than 0.226. The base grows for rare events, so that they
 * are not rounded away. Pure.
 */
export type Frequency = { readonly count: number; readonly of: number };

const BASES = [100, 1000, 10_000] as const;

/** `trials` bounds the base: of 1,000 trials nothing can be said about one in 10,000. */
export function frequency(share: number, trials: number): Frequency {
  if (share === 0 || share === 1) return { count: share * trials, of: trials };
  const rare = Math.min(share, 1 - share);
  const of = BASES.find((base) => rare * base >= 1 || base >= trials) ?? 10_000;
  return { count: Math.round(share * of), of };
}
