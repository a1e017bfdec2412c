/**
 * Keys that work on every page: Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. A text field keeps its own undo while it has
 * something of its own to undo; the grid has no text field until a cell is edited.
 */
import { useEffect } from 'react';
import { usePlanStore } from '../state/plan-context.tsx';

export function useFrameKeys(): void {
  const store = usePlanStore();
  useEffect(() => {
    if (!store) return;
    const listen = (event: KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.defaultPrevented ||
        isTextField(event.target)
      ) {
        return;
      }
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      const state = store.get();
      if (state.status !== 'ready') return;
      if (redo && state.canRedo) store.redo();
      if (!redo && state.canUndo) store.undo();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [store]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea')) &&
    // Nothing is typed in it that is not kept: what would be undone is a change of the plan.
    !target.matches('[data-settled]')
  );
}
