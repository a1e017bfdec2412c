/** Hashes by which a file or its entries are known again: SHA-256 in hexadecimal. */
import { createHash } from 'node:crypto';
import { canonicalEntries } from '../../../models/tracking/actuals/import/duplicates.ts';
import type { ActualEntry } from '../../../models/tracking/actuals/import/import-types.ts';

/** The same for the same entries in any order, from any file. */
export function contentHash(
  entries: Iterable<Pick<ActualEntry, 'day' | 'account' | 'minor' | 'fine' | 'memo'>>,
): string {
  return createHash('sha256').update(canonicalEntries(entries).join('\n')).digest('hex');
}

export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
