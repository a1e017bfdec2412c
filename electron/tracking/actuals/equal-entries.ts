/**
 * Entries of a file that stand in an earlier batch already: the same day, account, amount and memo, each earlier one used
 * once. Looks up what has the same day and amount, in short pieces, so that other calls are answered meanwhile.
 */
import type { Database } from 'better-sqlite3';
import { entryKey, repeatedEntries } from '../../../models/tracking/actuals/import/duplicates.ts';
import { type EntryTable, entryAt } from '../../../models/tracking/actuals/import/entry-table.ts';
import { type EarlierEntry, earlierEntries } from '../../store/tracking/entries.ts';
import { inSlices } from './in-slices.ts';

export type EqualEntry = {
  /** Its place in the table. */
  readonly at: number;
  /** The batch that has it. */
  readonly batch: string;
};

const SLICE = 1000;

/** In the order of the file; null when it was cancelled or the workspace was closed. */
export async function findEqualEntries(
  db: Database,
  planId: string,
  table: EntryTable,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<readonly EqualEntry[] | null> {
  const candidates = new Map<string, { readonly earlier: EarlierEntry[]; readonly places: number[] }>();
  if (!db.open) return null;
  const look = earlierEntries(db, planId);
  const finished = await inSlices(table.count, SLICE, signal, (from, to) => {
    if (!db.open) return;
    for (let at = from; at < to; at += 1) {
      const [day, minor] = [table.days[at] ?? 0, table.minor[at] ?? 0];
      const earlier = look(day, minor);
      if (earlier.length === 0) continue;
      const key = `${day} ${minor}`;
      const known = candidates.get(key);
      if (known) known.places.push(at);
      else candidates.set(key, { earlier, places: [at] });
    }
    onProgress(to);
  });
  if (!finished || !db.open) return null;
  const groups = [...candidates.values()];
  const equal: EqualEntry[] = [];
  const compared = await inSlices(groups.length, SLICE, signal, (from, to) => {
    for (const { earlier, places } of groups.slice(from, to)) equal.push(...among(earlier, table, places));
  });
  return compared ? equal.sort((a, b) => a.at - b.at) : null;
}

function among(earlier: readonly EarlierEntry[], table: EntryTable, places: readonly number[]): EqualEntry[] {
  const fresh = places.map((at) => entryAt(table, at));
  const batches = new Map(earlier.map((entry) => [entryKey(entry), entry.batch]));
  return repeatedEntries(fresh, earlier).flatMap((index) => {
    const [at, entry] = [places[index], fresh[index]];
    return at === undefined || !entry ? [] : [{ at, batch: batches.get(entryKey(entry)) ?? '' }];
  });
}
