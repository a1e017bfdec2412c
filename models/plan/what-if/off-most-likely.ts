/**
 * Whether a line's planned number is still the most likely one of its own range: whoever changes the plan and not the
 * range simulates the old case. Told for numbers with one most likely value that is typed (triangular, PERT, normal).
 */
import type { Line } from '../schema.ts';

export type OffMostLikely = { readonly planned: number; readonly likely: number };

/** Null where they agree, or where there is nothing to compare: a factor, a path, a series, a formula. */
export function offMostLikely({
  entry,
  uncertainty,
}: Pick<Line, 'entry' | 'uncertainty'>): OffMostLikely | null {
  if (entry.type !== 'constant' || uncertainty?.type !== 'once' || uncertainty.measure !== 'value')
    return null;
  const { distribution } = uncertainty;
  const likely =
    distribution.type === 'triangular' || distribution.type === 'pert'
      ? distribution.mode
      : distribution.type === 'normal'
        ? distribution.mean
        : null;
  return likely === null || likely === entry.value ? null : { planned: entry.value, likely };
}
