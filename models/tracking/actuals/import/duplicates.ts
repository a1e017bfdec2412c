/**
 * When are two entries the same? Same day, account, amount and memo: places and batches do not count. Promises: multisets,
 * so that two equal entries of a file against one of an earlier batch are one duplicate, whatever the order. Pure.
 */

import { accountKey } from './account-rules.ts';
import type { ActualEntry } from './import-types.ts';

type Comparable = Pick<ActualEntry, 'day' | 'account' | 'minor' | 'fine' | 'memo'>;

/** One text an entry; equal for equal entries only. */
export function entryKey({ day, account, minor, fine = 0, memo }: Comparable): string {
  const amount = fine === 0 ? [minor] : [minor, fine];
  return JSON.stringify([day, ...amount, accountKey(account), memo.normalize('NFKC').trim()]);
}

/** The entries as one text that does not depend on their order, for a hash. */
export function canonicalEntries(entries: Iterable<Comparable>): readonly string[] {
  return Array.from(entries, entryKey).sort();
}

/** Indexes of the entries of `fresh` that earlier ones already are, each earlier one used once. */
export function repeatedEntries<T extends Comparable>(
  fresh: readonly T[],
  earlier: Iterable<Comparable>,
): readonly number[] {
  const left = new Map<string, number>();
  for (const entry of earlier) {
    const key = entryKey(entry);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const repeated: number[] = [];
  if (left.size === 0) return repeated;
  fresh.forEach((entry, at) => {
    const key = entryKey(entry);
    const count = left.get(key) ?? 0;
    if (count === 0) return;
    left.set(key, count - 1);
    repeated.push(at);
  });
  return repeated;
}
