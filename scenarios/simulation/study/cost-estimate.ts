/**
 * What a simulation will cost in time and memory before it is begun, and the largest number of trials that fits where
 * the chosen one does not. The speed is measured by the caller: there is no clock here.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { columnCount } from '../../../models/plan/timeline.ts';
import type { SimulationSettings } from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { CostEstimate } from './study-types.ts';

/** NPV, IRR and its kind of each trial, and both sorted for the summary with room to sort in. */
const BYTES_PER_TRIAL = 8 + 8 + 1 + 8 + 8 + 8;
/** The trials whose flows and drivers are kept, at most. */
const SAMPLE_BYTES = 20_000_000;
export const MEMORY_LIMIT = 1_000_000_000;

/** `trialsPerMs` is of all workers together; null where nothing was measured yet. */
export function costEstimate(
  plan: Plan,
  { trials }: SimulationSettings,
  trialsPerMs: number | null,
  memoryLimit = MEMORY_LIMIT,
): CostEstimate {
  const kept = SAMPLE_BYTES + columnCount(plan.timeline) * 8 * 1024;
  const bytes = trials * BYTES_PER_TRIAL + kept;
  const fits = bytes <= memoryLimit;
  const most = Math.max(1, Math.floor((memoryLimit - kept) / BYTES_PER_TRIAL));
  return {
    trials,
    milliseconds: trialsPerMs !== null && trialsPerMs > 0 ? trials / trialsPerMs : null,
    bytes,
    fits,
    offer: fits ? trials : roundDown(most),
  };
}

/** The round number (1, 2 or 5 times a power of ten) at or below a count. */
function roundDown(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count));
  return power * (count >= 5 * power ? 5 : count >= 2 * power ? 2 : 1);
}
