/** The smallest observable value: get, set, subscribe. React reads it through useStore; nothing here knows React. */

export type ReadableStore<T> = {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
};

export type Store<T> = ReadableStore<T> & { readonly set: (next: T) => void };

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
