/**
 * Which number is being explained, and the way that led to it. The panel itself is in renderer/explain.
 * `code` is a line, a generated `$` line or a metric (`metric:npv`); `column` is 0 for the opening.
 */
import { createStore } from './store.ts';
import { useStore } from './use-store.ts';

export type Explained = { readonly code: string; readonly column: number };

const trailStore = createStore<readonly Explained[]>([]);

const actions = {
  /** A new question: the trail begins with it. */
  open(code: string, column: number): void {
    trailStore.set([{ code, column }]);
  },
  /** One step deeper, from the number on show to one of its ingredients. */
  follow(code: string, column: number): void {
    trailStore.set([...trailStore.get(), { code, column }]);
  },
  /** Back to the step at `index` of the trail. */
  back(index: number): void {
    trailStore.set(trailStore.get().slice(0, index + 1));
  },
  close(): void {
    trailStore.set([]);
  },
};

export function useExplain() {
  return { trail: useStore(trailStore), ...actions };
}
