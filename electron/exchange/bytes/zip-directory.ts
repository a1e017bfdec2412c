/**
 * Reads the central directory of a zip archive: names, sizes and places of its entries, without inflating.
 * Promises: every offset is checked against the file; a directory that lies about itself is refused.
 * It must not trust local headers and must not write anything anywhere.
 */

export type ZipEntry = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  /** Unix mode of the entry, 0 where it was not made on Unix. */
  readonly mode: number;
};

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | {
      readonly ok: false;
      readonly problem: 'truncated' | 'damaged' | 'zip64' | 'multi-disk' | 'too-many-entries';
    };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;

export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { ok: false, problem: 'truncated' };
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || length === 0xffffffff || start === 0xffffffff)
    return { ok: false, problem: 'zip64' };
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return { ok: false, problem: 'multi-disk' };
  if (count > maxEntries) return { ok: false, problem: 'too-many-entries' };
  if (start + length > end) return { ok: false, problem: 'damaged' };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL)
      return { ok: false, problem: 'damaged' };
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return { ok: false, problem: 'damaged' };
    const nameStart = at + CENTRAL_LENGTH;
    const madeOn = view.getUint16(at + 4, true) >>> 8;
    entries.push({
      name: new TextDecoder('utf-8').decode(bytes.subarray(nameStart, nameStart + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      mode: madeOn === 3 || madeOn === 19 ? view.getUint32(at + 38, true) >>> 16 : 0,
    });
    at = next;
  }
  // Anything between the last entry and the end would be read by some programs and not by others.
  return at === start + length ? { ok: true, entries } : { ok: false, problem: 'damaged' };
}

/** The end record stands in the last 64 KiB, before a comment of the length that it names. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return -1;
}

const LOCAL = 0x04034b50;

/** Where an entry's packed bytes lie, or undefined where its local header contradicts the directory. */
export function packedRange(
  bytes: Uint8Array,
  entry: ZipEntry,
): { readonly from: number; readonly to: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return undefined;
  const nameLength = view.getUint16(entry.offset + 26, true);
  const from = entry.offset + 30 + nameLength + view.getUint16(entry.offset + 28, true);
  const to = from + entry.packed;
  if (to > bytes.length || view.getUint16(entry.offset + 8, true) !== entry.method) return undefined;
  const name = new TextDecoder('utf-8').decode(
    bytes.subarray(entry.offset + 30, entry.offset + 30 + nameLength),
  );
  if (name !== entry.name) return undefined;
  // Sizes in the local header are allowed to be 0 when a data descriptor follows (flag bit 3).
  const streamed = (view.getUint16(entry.offset + 6, true) & 8) !== 0;
  const packed = view.getUint32(entry.offset + 18, true);
  const size = view.getUint32(entry.offset + 22, true);
  const agrees = packed === entry.packed && size === entry.size;
  return agrees || (streamed && packed === 0 && size === 0) || streamed64(packed, size, streamed)
    ? { from, to }
    : undefined;
}

/** Streaming writers put all ones and the true sizes behind the data. */
function streamed64(packed: number, size: number, streamed: boolean): boolean {
  return streamed && packed === 0xffffffff && size === 0xffffffff;
}
