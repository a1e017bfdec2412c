/**
 * A few answers, each kept with what it was computed from. An answer is found again only for the very same things, compared
 * by identity (texts and numbers by value); the one that was asked for longest ago makes room. Computes nothing itself.
 */

export type Key = readonly unknown[];

export type Shelf<T> = {
  readonly find: (key: Key) => { readonly value: T } | null;
  readonly put: (key: Key, value: T) => void;
};

const MOST_KEPT = 4;

export function createShelf<T>(most = MOST_KEPT): Shelf<T> {
  let entries: readonly { readonly key: Key; readonly value: T }[] = [];
  const others = (key: Key) => entries.filter((entry) => !isSame(entry.key, key));
  return {
    find(key) {
      const found = entries.find((entry) => isSame(entry.key, key));
      if (!found) return null;
      entries = [found, ...others(key)];
      return found;
    },
    put(key, value) {
      entries = [{ key, value }, ...others(key)].slice(0, most);
    },
  };
}

/** The answer that is kept, else the one that is made now and kept. */
export function once<T>(shelf: Shelf<T>, key: Key, make: () => T): T {
  const found = shelf.find(key);
  if (found) return found.value;
  const made = make();
  shelf.put(key, made);
  return made;
}

/** As `once`; null says that the work was ended before it was done, which is kept by nobody. */
export async function onceDone<T extends object>(
  shelf: Shelf<T>,
  key: Key,
  make: () => Promise<T | null>,
): Promise<T | null> {
  const found = shelf.find(key);
  if (found) return found.value;
  const made = await make();
  if (made !== null) shelf.put(key, made);
  return made;
}

function isSame(a: Key, b: Key): boolean {
  return a.length === b.length && a.every((part, index) => Object.is(part, b[index]));
}
