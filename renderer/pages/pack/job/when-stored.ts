/**
 * Waits until the last edits are stored: what is not would not be in the pack. Goes on at once where the host does not answer,
 * which then says so itself.
 */
import type { PlanState } from '../../../state/plan-state.ts';
import type { ReadableStore } from '../../../state/store.ts';

export function whenStored(store: ReadableStore<PlanState>): Promise<void> {
  const isSaving = (): boolean => {
    const state = store.get();
    return state.status === 'ready' && state.saved === 'saving';
  };
  return new Promise((resolve) => {
    if (!isSaving()) return resolve();
    const stop = store.subscribe(() => {
      if (isSaving()) return;
      stop();
      resolve();
    });
  });
}
