/** The parts of a zip archive by name, unpacked: for tests that look into presentations and workbooks. */
import { inflateRawSync } from 'node:zlib';
import { packedRange, readZipDirectory } from '../../../../electron/exchange/bytes/zip-directory.ts';

export type Archive = ReadonlyMap<string, Uint8Array>;

export function partsOf(file: Uint8Array): Archive {
  const directory = readZipDirectory(file, 10_000);
  if (!directory.ok) throw new Error(`no archive: ${directory.problem}`);
  return new Map(
    directory.entries
      .filter(({ name }) => !name.endsWith('/'))
      .map((entry) => {
        const range = packedRange(file, entry);
        if (!range) throw new Error(`no data: ${entry.name}`);
        const packed = file.subarray(range.from, range.to);
        return [entry.name, entry.method === 0 ? packed : inflateRawSync(packed)];
      }),
  );
}

export function textOf(archive: Archive, name: string): string {
  const part = archive.get(name);
  if (!part) throw new Error(`no part ${name}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(part);
}

/** 'ppt/slides/slide2.xml' before 'ppt/slides/slide10.xml'. */
export function numberedParts(archive: Archive, pattern: RegExp): readonly string[] {
  return [...archive.keys()]
    .flatMap((name) => {
      const found = pattern.exec(name);
      return found ? [{ name, number: Number(found[1]) }] : [];
    })
    .toSorted((a, b) => a.number - b.number)
    .map(({ name }) => name);
}
