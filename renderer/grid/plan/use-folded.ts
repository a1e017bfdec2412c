/** Which sections and groups are folded, remembered for the window and the plan while it is open. */
import { useCallback } from 'react';
import { createStore } from '../../state/store.ts';
import { useStore } from '../../state/use-store.ts';

// Outside the component, so that a page that is left and entered again looks the same.
const foldedStore = createStore<ReadonlySet<string>>(new Set());

export function useFolded(planId: string): { folded: ReadonlySet<string>; toggle: (key: string) => void } {
  const all = useStore(foldedStore);
  const prefix = `${planId} `;
  const folded = new Set(
    [...all].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
  );
  const toggle = useCallback(
    (key: string) => {
      const next = new Set(foldedStore.get());
      if (!next.delete(prefix + key)) next.add(prefix + key);
      foldedStore.set(next);
    },
    [prefix],
  );
  return { folded, toggle };
}
