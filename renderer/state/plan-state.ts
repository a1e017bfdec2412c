/**
 * What the pages see of the open plan. `plan` already holds the edits that are still on their way to the host;
 * `saved` says whether there are any.
 */
import type { HostError } from '../../electron/contract/host-error.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import type { Change, ChangeError } from '../../models/plan/change.ts';
import type { Plan } from '../../models/plan/schema.ts';

export type SavedState = 'saved' | 'saving' | 'offline';
export type NextStep = { readonly label: string } | null;

export type ReadyPlan = {
  readonly status: 'ready';
  /** As shown: the plan itself, or with the overrides of the scenario shown. Edits of it are edits of that scenario. */
  readonly plan: Plan;
  /** The plan itself. */
  readonly base: Plan;
  /** The scenario shown; null: the plan itself. */
  readonly scenarioId: string | null;
  readonly appraisal: Appraisal;
  /** The appraisal before the last edit, for the deltas of the verdict strip. */
  readonly previous: Appraisal | null;
  /** Of the last state that the host confirmed. */
  readonly seq: number;
  readonly canUndo: NextStep;
  readonly canRedo: NextStep;
  readonly saved: SavedState;
};

export type PlanState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: HostError }
  | ReadyPlan;

/** Something the user should be told; the store never shows it itself. */
export type PlanNotice =
  | { readonly kind: 'refused-here'; readonly label: string; readonly error: ChangeError }
  | { readonly kind: 'refused-by-host'; readonly label: string; readonly error: HostError }
  | { readonly kind: 'step-failed'; readonly step: 'undo' | 'redo'; readonly error: HostError }
  | { readonly kind: 'reloaded' };

export type PlanActions = {
  /** Applies at once and sends; null, or why the change cannot be made (nothing has changed then). */
  readonly change: (change: Change, label: string) => ChangeError | null;
  /** Shows a scenario in the whole application; null shows the plan itself. */
  readonly showScenario: (scenarioId: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};
