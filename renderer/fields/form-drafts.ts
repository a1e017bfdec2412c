/**
 * What is typed in forms that are sent by a button, held while the page is open: a form that was left, or went away with
 * its panel, opens again with what was typed. Gone once it is sent or given up; never stored.
 */

export type FormDrafts<T> = {
  readonly of: (key: string) => T | null;
  readonly hold: (key: string, values: T) => void;
  readonly drop: (key: string) => void;
};

export function createFormDrafts<T>(): FormDrafts<T> {
  const held = new Map<string, T>();
  return {
    of: (key) => held.get(key) ?? null,
    hold: (key, values) => {
      held.set(key, values);
    },
    drop: (key) => {
      held.delete(key);
    },
  };
}

/** What to send: of each field what was typed here, and where nothing was, what another window has put there since. */
export function mergedFields<T extends Readonly<Record<string, string | null>>>(
  typed: T,
  begun: T,
  kept: T,
): T {
  const merged: Record<string, string | null> = { ...typed };
  for (const field of Object.keys(typed)) {
    if (typed[field] === begun[field]) merged[field] = kept[field] ?? null;
  }
  return merged as T;
}
