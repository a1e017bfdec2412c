/** React's view of a store, whole or a part; a part must be a value or a stable reference. */
import { useSyncExternalStore } from 'react';
import type { ReadableStore } from './store.ts';

export function useStore<T>(store: ReadableStore<T>): T;
export function useStore<T, S>(store: ReadableStore<T>, select: (value: T) => S): S;
export function useStore<T, S>(store: ReadableStore<T>, select?: (value: T) => S): T | S {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}
