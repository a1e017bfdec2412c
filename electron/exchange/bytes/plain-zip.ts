/**
 * Packs the entries of an archive again without ZIP64, for a parser that reads only sizes of 32 bits.
 * Promises: the packed bytes of every entry are copied as they are, nothing is inflated; the archive has passed the guard,
 * so that all of its sizes are small.
 */
import { packedRange, type ZipEntry } from './zip-directory.ts';

const UTF8_NAMES = 0x800;
const VERSION = 20;

export function plainZip(bytes: Uint8Array, entries: readonly ZipEntry[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const range = packedRange(bytes, entry);
    if (!range) continue;
    const name = Buffer.from(entry.name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(entry.method, 4);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(entry.packed, 14);
    shared.writeUInt32LE(entry.size, 18);
    shared.writeUInt16LE(name.length, 22);
    const packed = bytes.subarray(range.from, range.to);
    locals.push(Buffer.from([0x50, 0x4b, 3, 4]), shared, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    centrals.push(Buffer.from([0x50, 0x4b, 1, 2, VERSION, 0]), shared, tail, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
