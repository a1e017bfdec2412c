/**
 * Uncertainties that the plan's own ranges suggest: low, planned and high as a PERT, or low and high as P10 and P90.
 * Only for lines that are certain now and whose numbers make a distribution. Pure.
 */
import type { Change } from '../../../../models/plan/change.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { DistributionSpec } from '../../../../models/plan/what-if/distribution-schema.ts';
import { createDistribution } from '../../../../scenarios/simulation/entry/spec.ts';
import { percentilesSpec, plannedNumber } from '../../../uncertainty/starting-spec.ts';

export type SuggestionWay = 'pert' | 'percentiles';
export type Suggestion = { readonly line: Line; readonly distribution: DistributionSpec };

export function rangeSuggestions(plan: Plan, way: SuggestionWay): readonly Suggestion[] {
  return plan.lines.flatMap((line): readonly Suggestion[] => {
    const planned = plannedNumber(line);
    if (line.uncertainty || !line.range || planned === null) return [];
    const { low, high } = line.range;
    const distribution: DistributionSpec =
      way === 'pert'
        ? { type: 'pert', min: low, mode: planned, max: high }
        : percentilesSpec(low, planned, high);
    return createDistribution(distribution).ok ? [{ line, distribution }] : [];
  });
}

/** All of them as one change; null where there are none. */
export function suggestionChange(suggestions: readonly Suggestion[]): Change | null {
  if (suggestions.length === 0) return null;
  return {
    type: 'batch',
    changes: suggestions.map(({ line, distribution }) => ({
      type: 'set-line' as const,
      lineId: line.id,
      patch: { uncertainty: { type: 'once' as const, measure: 'value' as const, distribution } },
    })),
  };
}
