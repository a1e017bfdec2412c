/** An archive with some of its parts rewritten: every part goes through `change`, what it leaves stays as it is. */
import { inflateRawSync } from 'node:zlib';
import { packedRange, readZipDirectory, type ZipEntry } from '../../exchange/bytes/zip-directory.ts';
import { zipOf } from '../../exchange/export/file/zip-parts.ts';

const MOST_PARTS = 5000;

export type ZipNames = readonly string[];

/** A new part that begins as another one. */
export type CopiedPart = { readonly name: string; readonly like: string };

/** `change` gives the part's new text or bytes, or null to leave it. Throws where the archive is damaged: it is our own. */
export async function rewriteZip(
  file: Uint8Array,
  change: (name: string, text: () => string, names: ZipNames) => string | Uint8Array | null,
  copies: readonly CopiedPart[] = [],
): Promise<Uint8Array> {
  const directory = readZipDirectory(file, MOST_PARTS);
  if (!directory.ok) throw new Error(`The file is no archive: ${directory.problem}`);
  const entries = directory.entries.filter(({ name }) => !name.endsWith('/'));
  const names = entries.map(({ name }) => name);
  const copied = copies.flatMap(({ name, like }) =>
    entries.filter((entry) => entry.name === like).map((entry) => ({ name, entry })),
  );
  const parts = [...entries.map((entry) => ({ name: entry.name, entry })), ...copied].map(
    ({ name, entry }) => {
      const bytes = unpacked(file, entry);
      const made = change(name, () => Buffer.from(bytes).toString('utf8'), names);
      const piece = made === null ? bytes : typeof made === 'string' ? Buffer.from(made, 'utf8') : made;
      return { name, pieces: () => [piece] };
    },
  );
  return zipOf(parts);
}

function unpacked(file: Uint8Array, entry: ZipEntry): Uint8Array {
  const range = packedRange(file, entry);
  if (!range) throw new Error(`A part of the file cannot be read: ${entry.name}`);
  const packed = file.subarray(range.from, range.to);
  return entry.method === 0 ? packed : inflateRawSync(packed);
}
