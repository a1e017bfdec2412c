/**
 * Asks the objective for many choices at a time, counts, remembers the best and when it was found, and stops asking at
 * the limit. More is better here, whatever the metric: the sign is turned before and after. What has no value is
 * minus infinity.
 */

export type Choice = readonly number[];
/** The score of each choice; more is better, NaN without a value. */
export type Score = (choices: readonly Choice[]) => ArrayLike<number>;

export type Scorer = {
  readonly score: (choices: readonly Choice[]) => Float64Array;
  readonly evaluations: () => number;
  readonly spent: () => boolean;
  readonly best: () => { readonly choice: Choice; readonly score: number } | null;
  readonly history: () => readonly { readonly evaluations: number; readonly score: number }[];
};

export function createScorer(score: Score, limit: number): Scorer {
  let count = 0;
  let best: { choice: Choice; score: number } | null = null;
  const history: { evaluations: number; score: number }[] = [];
  return {
    score: (choices) => {
      const asked = choices.slice(0, Math.max(0, limit - count));
      const values = asked.length > 0 ? score(asked) : [];
      const before = best;
      asked.forEach((choice, index) => {
        count += 1;
        const value = values[index] ?? Number.NaN;
        if (Number.isFinite(value) && (!best || value > best.score)) best = { choice, score: value };
      });
      if (best && best !== before) history.push({ evaluations: count, score: best.score });
      return Float64Array.from(choices, (_, index) => {
        const value = index < asked.length ? (values[index] ?? Number.NaN) : Number.NaN;
        return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
      });
    },
    evaluations: () => count,
    spent: () => count >= limit,
    best: () => best,
    history: () => history,
  };
}
