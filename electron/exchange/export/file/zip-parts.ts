/**
 * Parts into one zip archive, deflated piece by piece so that a large sheet is never held whole and unpacked.
 * Promises the same bytes for the same parts: no clock, no machine's name. Not for archives of 4 GB and more.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export type ZipPart = { readonly name: string; readonly pieces: () => Iterable<Uint8Array> };

const DEFLATED = 8;
/** Names in UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
/** 1 January 1980, the first day that the format knows. */
const DATE = 0x0021;
const LARGEST = 0xffffffff;

type Packed = {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Buffer[];
  readonly packedSize: number;
};

export async function zipOf(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const entry = await pack(part);
    central.push(centralHeader(entry, offset), entry.name);
    const header = localHeader(entry);
    local.push(header, entry.name, ...entry.packed);
    offset += header.length + entry.name.length + entry.packedSize;
  }
  const directory = Buffer.concat(central);
  if (offset + directory.length > LARGEST) throw new Error('The workbook could not be written: over 4 GB.');
  return Buffer.concat([...local, directory, endOfDirectory(parts.length, directory.length, offset)]);
}

async function pack({ name, pieces }: ZipPart): Promise<Packed> {
  const deflate = createDeflateRaw();
  const packed: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => void packed.push(chunk));
  const ended = once(deflate, 'end');
  let crc = 0;
  let size = 0;
  for (const piece of pieces()) {
    crc = crc32(piece, crc);
    size += piece.length;
    if (!deflate.write(piece)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  const packedSize = packed.reduce((sum, { length }) => sum + length, 0);
  return { name: Buffer.from(name, 'utf8'), crc, size, packed, packedSize };
}

/** What the two headers of a part have in common. */
function described({ name, crc, size, packedSize }: Packed): Buffer {
  const bytes = Buffer.alloc(26);
  [VERSION, FLAGS, DEFLATED, 0, DATE].forEach((value, at) => void bytes.writeUInt16LE(value, at * 2));
  [crc, packedSize, size].forEach((value, at) => void bytes.writeUInt32LE(value, 10 + at * 4));
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function localHeader(entry: Packed): Buffer {
  return Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), described(entry)]);
}

function centralHeader(entry: Packed, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  // Comment, disk and attributes stay zero; the last four bytes say where the part begins.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), madeBy, described(entry), rest]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
