// Archives with ZIP64 parts, built byte by byte after PKWARE APPNOTE 6.3.10 (4.3.7, 4.3.12, 4.3.14, 4.3.15, 4.5.3), in the
// shapes that Python's zipfile (force_zip64) and Apache POI's streaming writer give. Expected: what was packed.
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { guardZip, partText } from '../../../../electron/exchange/zip-guard.ts';
import { bookParts } from '../zip-builder.ts';

const SHEET = '<sheetData><row r="1"><c r="A1"><v>41</v></c><c r="B1"><v>2.5</v></c></row></sheetData>';
const PARTS = bookParts([{ name: 'Plan', xml: SHEET }]);
const ONES = 0xffffffff;

type Shape = {
  /** Sizes of the local header: in its ZIP64 field, zero there (streamed), or all ones without a field (streamed). */
  readonly local?: 'field' | 'streamed' | 'bare';
  /** Sizes and offset of the directory stand in its ZIP64 field. */
  readonly central?: boolean;
  readonly end?: boolean;
  /** What the parts say instead of the truth. */
  readonly localSize?: bigint;
  readonly centralSize?: bigint;
  readonly start?: bigint;
  readonly count?: bigint;
  readonly locator?: bigint;
  readonly withoutField?: boolean;
};

function u64(...values: readonly bigint[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, at) => {
    bytes.writeBigUInt64LE(value, at * 8);
  });
  return bytes;
}

function field(...values: readonly bigint[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(1, 0);
  head.writeUInt16LE(values.length * 8, 2);
  return Buffer.concat([head, u64(...values)]);
}

function zip64(shape: Shape): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of PARTS) {
    const data = Buffer.from(part.data);
    const packed = deflateRawSync(data);
    const name = Buffer.from(part.name);
    const streamed = shape.local === 'streamed' || shape.local === 'bare';
    const common = (sizes: readonly [number, number], extra: Buffer): Buffer => {
      const bytes = Buffer.alloc(26);
      bytes.writeUInt16LE(45, 0);
      bytes.writeUInt16LE(0x800 | (streamed ? 8 : 0), 2);
      bytes.writeUInt16LE(8, 4);
      bytes.writeUInt32LE(crc32(data), 10);
      bytes.writeUInt32LE(sizes[0], 14);
      bytes.writeUInt32LE(sizes[1], 18);
      bytes.writeUInt16LE(name.length, 22);
      bytes.writeUInt16LE(extra.length, 24);
      return bytes;
    };
    const plain = [packed.length, data.length] as const;
    const localExtra =
      shape.local === 'field'
        ? field(shape.localSize ?? BigInt(data.length), BigInt(packed.length))
        : shape.local === 'streamed'
          ? field(0n, 0n)
          : Buffer.alloc(0);
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4]),
      common(shape.local ? [ONES, ONES] : plain, localExtra),
      name,
      localExtra,
      packed,
      // The data descriptor has sizes of 64 bits (4.3.9.2).
      ...(streamed
        ? [Buffer.from([0x50, 0x4b, 7, 8]), Buffer.alloc(4), u64(BigInt(packed.length), BigInt(data.length))]
        : []),
    ]);
    const centralExtra =
      shape.central && !shape.withoutField
        ? field(shape.centralSize ?? BigInt(data.length), BigInt(packed.length), BigInt(offset))
        : Buffer.alloc(0);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(shape.central ? ONES : offset, 10);
    centrals.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 45, 3]),
        common(shape.central ? [ONES, ONES] : plain, centralExtra),
        tail,
        name,
        centralExtra,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = BigInt(PARTS.length);
  const end64 = Buffer.concat([
    Buffer.from([0x50, 0x4b, 6, 6]),
    u64(44n),
    Buffer.from([45, 3, 45, 0]),
    Buffer.alloc(8),
    u64(shape.count ?? count, shape.count ?? count, BigInt(directory.length), shape.start ?? BigInt(offset)),
  ]);
  const locator = Buffer.concat([
    Buffer.from([0x50, 0x4b, 6, 7]),
    Buffer.alloc(4),
    u64(shape.locator ?? BigInt(offset + directory.length)),
    Buffer.from([1, 0, 0, 0]),
  ]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(shape.end ? 0xffff : PARTS.length, 8);
  end.writeUInt16LE(shape.end ? 0xffff : PARTS.length, 10);
  end.writeUInt32LE(shape.end ? ONES : directory.length, 12);
  end.writeUInt32LE(shape.end ? ONES : offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, ...(shape.end ? [end64, locator] : []), end]));
}

function figures(bytes: Uint8Array): unknown {
  const read = readSpreadsheet(bytes, 'wide.xlsx');
  if (!read.ok) return read.error.code;
  return read.value.sheets[0]?.rows.map(({ cells }) => cells.map(({ v }) => v));
}

const SHAPES: readonly (readonly [string, Shape])[] = [
  ['sizes in the local header, as Python writes them', { local: 'field' }],
  ['sizes behind the data, as Apache POI writes them', { local: 'streamed' }],
  ['sizes behind the data without a field', { local: 'bare' }],
  ['sizes and offsets in the directory', { local: 'field', central: true }],
  ['a directory placed by the ZIP64 end record', { end: true }],
  ['all of them', { local: 'streamed', central: true, end: true }],
];

describe('a workbook packed as ZIP64', () => {
  it.each(SHAPES)('is read with %s', (_, shape) => {
    const bytes = zip64(shape);
    const guarded = guardZip(bytes);
    expect(guarded).toMatchObject({ ok: true, value: { zip64: true } });
    if (guarded.ok) expect(partText(bytes, guarded.value, 'xl/worksheets/sheet1.xml')).toContain(SHEET);
    expect(figures(bytes)).toEqual([[41, 2.5]]);
  });

  const LIES: readonly (readonly [string, Shape, string])[] = [
    ['its local header names another size than the directory', { local: 'field', localSize: 7n }, 'damaged'],
    ['a size is above 2^53', { central: true, centralSize: 2n ** 53n }, 'damaged'],
    ['a size is at the end of 64 bits', { central: true, centralSize: 2n ** 64n - 1n }, 'damaged'],
    ['a size that fits is beyond the limits', { central: true, centralSize: 2n ** 40n }, 'zip-bomb'],
    ['the directory promises a field that is not there', { central: true, withoutField: true }, 'damaged'],
    ['the directory starts outside of the file', { end: true, start: 2n ** 40n }, 'damaged'],
    ['the locator points outside of the file', { end: true, locator: 2n ** 50n }, 'damaged'],
    ['it has four thousand million entries', { end: true, count: 2n ** 32n }, 'zip-bomb'],
  ];
  it.each(LIES)('is refused where %s', (_, shape, code) => {
    expect(figures(zip64(shape))).toBe(code);
  });
});
