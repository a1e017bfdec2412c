/** An archive with some of its parts rewritten: every XML part goes through `change`, everything else stays as it is. */
import { inflateRawSync } from 'node:zlib';
import { packedRange, readZipDirectory } from '../../exchange/bytes/zip-directory.ts';
import { zipOf } from '../../exchange/export/file/zip-parts.ts';

const MOST_PARTS = 5000;

export type ZipNames = readonly string[];

/** `change` gives the part's new text, or null to leave it. Throws where the archive is damaged: it is one of our own. */
export async function rewriteZip(
  file: Uint8Array,
  change: (name: string, text: () => string, names: ZipNames) => string | null,
): Promise<Uint8Array> {
  const directory = readZipDirectory(file, MOST_PARTS);
  if (!directory.ok) throw new Error(`The file is no archive: ${directory.problem}`);
  const entries = directory.entries.filter(({ name }) => !name.endsWith('/'));
  const names = entries.map(({ name }) => name);
  const parts = entries.map((entry) => {
    const range = packedRange(file, entry);
    if (!range) throw new Error(`A part of the file cannot be read: ${entry.name}`);
    const packed = file.subarray(range.from, range.to);
    const bytes = entry.method === 0 ? packed : inflateRawSync(packed);
    const made = change(entry.name, () => Buffer.from(bytes).toString('utf8'), names);
    const piece = made === null ? bytes : Buffer.from(made, 'utf8');
    return { name: entry.name, pieces: () => [piece] };
  });
  return zipOf(parts);
}
