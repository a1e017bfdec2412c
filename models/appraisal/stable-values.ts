/**
 * Values that last: the engine reuses its arrays from one evaluation to the next, an appraisal must not change after
 * it was made. A line whose values did not change keeps the very array it had before, so that a view can tell at a
 * glance what an edit moved.
 */
import type { Evaluation } from '../formula/compile.ts';

export type LineValues = ReadonlyMap<string, Float64Array>;

export function stableValues(
  evaluation: Evaluation,
  codes: readonly string[],
  before: LineValues,
): LineValues {
  return new Map(
    codes.map((code) => {
      const now = evaluation.values(code);
      const then = before.get(code);
      return [code, then && sameValues(now, then) ? then : now.slice()];
    }),
  );
}

function sameValues(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (!Object.is(a[index], b[index])) return false;
  }
  return true;
}
