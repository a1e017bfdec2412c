/**
 * Reads the central directory of a zip archive: names, sizes and places of its entries, without inflating.
 * Promises: every offset is checked against the file; a directory that lies about itself is refused.
 * It must not trust local headers and must not write anything anywhere.
 */

import { ELSEWHERE, ELSEWHERE_SHORT, endRecord64, extra64, resolved } from './zip64.ts';

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
  | {
      readonly ok: true;
      readonly entries: readonly ZipEntry[];
      /** Numbers of the directory stand in ZIP64 parts. */
      readonly zip64: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: 'truncated' | 'damaged' | 'multi-disk' | 'too-many-entries';
    };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;

export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { ok: false, problem: 'truncated' };
  const directory = directoryPlace(view, end);
  if (typeof directory === 'string') return { ok: false, problem: directory };
  const { count, length, start, limit } = directory;
  if (count > maxEntries) return { ok: false, problem: 'too-many-entries' };
  if (start + length > limit) return { ok: false, problem: 'damaged' };
  let { zip64 } = directory;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL_LENGTH > limit || view.getUint32(at, true) !== CENTRAL)
      return { ok: false, problem: 'damaged' };
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > limit) return { ok: false, problem: 'damaged' };
    const nameStart = at + CENTRAL_LENGTH;
    const extraStart = nameStart + nameLength;
    const extra = extra64(view, { from: extraStart, to: extraStart + view.getUint16(at + 30, true) });
    if (extra === 'damaged') return { ok: false, problem: 'damaged' };
    if (extra) zip64 = true;
    const [size, packed, offset] =
      resolved(
        view,
        [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
        extra,
      ) ?? [];
    if (size === undefined || packed === undefined || offset === undefined)
      return { ok: false, problem: 'damaged' };
    const madeOn = view.getUint16(at + 4, true) >>> 8;
    entries.push({
      name: new TextDecoder('utf-8').decode(bytes.subarray(nameStart, nameStart + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      offset,
      mode: madeOn === 3 || madeOn === 19 ? view.getUint32(at + 38, true) >>> 16 : 0,
    });
    at = next;
  }
  // Anything between the last entry and the end would be read by some programs and not by others.
  return at === start + length ? { ok: true, entries, zip64 } : { ok: false, problem: 'damaged' };
}

type DirectoryPlace = {
  readonly count: number;
  readonly length: number;
  readonly start: number;
  /** Where the record begins that the directory must end before. */
  readonly limit: number;
  readonly zip64: boolean;
};

/** From the end record, and from its ZIP64 sister where it says so; what both of them say must agree. */
function directoryPlace(view: DataView, end: number): DirectoryPlace | 'damaged' | 'multi-disk' {
  const disk = view.getUint16(end + 4, true);
  const onDisk = view.getUint16(end + 8, true);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count !== ELSEWHERE_SHORT && length !== ELSEWHERE && start !== ELSEWHERE)
    return disk !== 0 || onDisk !== count ? 'multi-disk' : { count, length, start, limit: end, zip64: false };
  const wide = endRecord64(view, end);
  if (!wide) return 'damaged';
  if (wide.disks) return 'multi-disk';
  const agrees =
    (count === ELSEWHERE_SHORT || count === wide.count) &&
    (length === ELSEWHERE || length === wide.length) &&
    (start === ELSEWHERE || start === wide.start);
  return agrees
    ? { count: wide.count, length: wide.length, start: wide.start, limit: wide.at, zip64: true }
    : 'damaged';
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

export type PackedRange = {
  readonly from: number;
  readonly to: number;
  /** Its sizes stand in a ZIP64 field. */
  readonly zip64: boolean;
};

/** Where an entry's packed bytes lie, or undefined where its local header contradicts the directory. */
export function packedRange(bytes: Uint8Array, entry: ZipEntry): PackedRange | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return undefined;
  const nameEnd = entry.offset + 30 + view.getUint16(entry.offset + 26, true);
  const from = nameEnd + view.getUint16(entry.offset + 28, true);
  const to = from + entry.packed;
  if (to > bytes.length || view.getUint16(entry.offset + 8, true) !== entry.method) return undefined;
  const name = new TextDecoder('utf-8').decode(bytes.subarray(entry.offset + 30, nameEnd));
  if (name !== entry.name) return undefined;
  const extra = extra64(view, { from: nameEnd, to: from });
  if (extra === 'damaged') return undefined;
  // Sizes in the local header are allowed to be 0 when a data descriptor follows (flag bit 3).
  const streamed = (view.getUint16(entry.offset + 6, true) & 8) !== 0;
  const fields = [view.getUint32(entry.offset + 22, true), view.getUint32(entry.offset + 18, true)];
  // Some streaming writers put all ones without a ZIP64 field, and the true sizes behind the data.
  const behind = streamed && !extra && fields.every((field) => field === ELSEWHERE);
  const [size, packed] = behind ? [0, 0] : (resolved(view, fields, extra) ?? []);
  const agrees = packed === entry.packed && size === entry.size;
  return agrees || (streamed && packed === 0 && size === 0)
    ? { from, to, zip64: behind || extra !== undefined }
    : undefined;
}
