/**
 * What pages see of the simulation of the shown plan. Results stay until newer ones are there, and say of which plan
 * they are. Types and the state at rest; small, since the frame loads it.
 */
import type { Plan } from '../../models/plan/schema.ts';
import type { SimulationSettings } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { SobolProblem } from '../../scenarios/simulation/study/study-sobol.ts';
import type {
  CostEstimate,
  StudyProblem,
  StudySobol,
  StudySummary,
} from '../../scenarios/simulation/study/study-types.ts';

/**
 * none: nothing in the plan is uncertain. problems: something must be mended first. quick: the first thousand trials
 * are under way. running: the chosen number is. too-large: the chosen number does not fit; the quick result stands.
 */
export type SimulationStatus =
  | 'none'
  | 'problems'
  | 'quick'
  | 'running'
  | 'paused'
  | 'cancelled'
  | 'too-large'
  | 'done'
  | 'failed';

export type SimulationResult = {
  /** The very plan the numbers are of. */
  readonly plan: Plan;
  /** As run: the quick result has fewer trials than chosen. */
  readonly settings: SimulationSettings;
  readonly summary: StudySummary;
};

export type SimulationProgress = {
  readonly done: number;
  readonly total: number;
  /** null until something has been measured. */
  readonly remainingMs: number | null;
};

export type SobolState =
  | { readonly status: 'none' }
  | { readonly status: 'running'; readonly done: number; readonly of: number }
  | { readonly status: 'done'; readonly plan: Plan; readonly sobol: StudySobol }
  | { readonly status: 'impossible'; readonly reason: SobolProblem | 'failed' };

export type SimulationState = {
  readonly status: SimulationStatus;
  /** The plan that is being, or has been, simulated; null before any. */
  readonly plan: Plan | null;
  /** As chosen. */
  readonly settings: SimulationSettings;
  readonly problems: readonly StudyProblem[];
  /** The best result there is; of an older plan while `stale`. */
  readonly result: SimulationResult | null;
  readonly stale: boolean;
  /** The first thousand trials, and those of the plan before the last edit: comparable with each other. */
  readonly quick: SimulationResult | null;
  readonly previousQuick: SimulationResult | null;
  readonly progress: SimulationProgress;
  readonly cost: CostEstimate | null;
  readonly sobol: SobolState;
};

export type SimulationActions = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the run; what is there stays. */
  readonly cancel: () => void;
  /** Begins anew with the same plan, after a cancel or a failure. */
  readonly rerun: () => void;
  /** Sobol' indices of the plan; `points` a power of two. */
  readonly startSobol: (points: number) => void;
  readonly cancelSobol: () => void;
};

/**
 * A number shown now will still change, or was to rest on more trials than it does: the first thousand or the chosen
 * number are under way, held or called off. What does not fit is not waited for.
 */
export function isProvisional(status: SimulationStatus): boolean {
  return status === 'quick' || status === 'running' || status === 'paused' || status === 'cancelled';
}

export const AT_REST: SimulationState = {
  status: 'none',
  plan: null,
  settings: { trials: 10_000, seed: 1, method: 'latin-hypercube' },
  problems: [],
  result: null,
  stale: false,
  quick: null,
  previousQuick: null,
  progress: { done: 0, total: 0, remainingMs: null },
  cost: null,
  sobol: { status: 'none' },
};
