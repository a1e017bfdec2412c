// The archive guard, against archives built byte by byte. Expected: the name of what is wrong with each.
import { describe, expect, it } from 'vitest';
import { guardZip, ZIP_LIMITS } from '../../../electron/exchange/zip-guard.ts';
import { bookParts, buildZip, type ZipPart } from './zip-builder.ts';

const BOOK = bookParts([
  { name: 'Plan', xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
]);

function verdict(bytes: Uint8Array): string {
  const guarded = guardZip(bytes);
  return guarded.ok ? 'fine' : guarded.error.code;
}

const withPart = (part: ZipPart): Uint8Array => buildZip([...BOOK, part]);

describe('guardZip', () => {
  it('lets a plain workbook pass, with a nested archive left closed', () => {
    expect(verdict(buildZip(BOOK))).toBe('fine');
    expect(verdict(withPart({ name: 'xl/media/inner.zip', data: buildZip(BOOK) }))).toBe('fine');
  });

  it('refuses an entry by its ratio and by its size without inflating it', () => {
    const spaces = Buffer.alloc(64 * 1024 * 1024, 0x20);
    const before = process.memoryUsage().arrayBuffers;
    const bytes = withPart({ name: 'xl/worksheets/sheet9.xml', data: spaces });
    expect(guardZip(bytes)).toMatchObject({
      ok: false,
      error: { code: 'zip-bomb', params: { what: 'ratio', limit: 200 } },
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
    const small = { ...ZIP_LIMITS, total: 1000 };
    expect(guardZip(buildZip(BOOK), small)).toMatchObject({
      ok: false,
      error: { code: 'zip-bomb', params: { what: 'size' } },
    });
    const oneMebibyte = { ...ZIP_LIMITS, entry: 1024 * 1024, total: 2 * 1024 * 1024 };
    expect(guardZip(bytes, oneMebibyte)).toMatchObject({
      error: { params: { what: 'part', limit: 1 }, message: expect.stringContaining('more than 1 MB') },
    });
    const filled = (name: string): ZipPart => ({ name, data: Buffer.alloc(1024 * 1024, 0x20) });
    const three = buildZip([...BOOK, filled('a.bin'), filled('b.bin'), filled('c.bin')]);
    expect(guardZip(three, oneMebibyte)).toMatchObject({
      error: { params: { what: 'size', limit: 2 }, message: expect.stringContaining('more than 2 MB') },
    });
  });

  it('refuses an entry that is larger than it says, at the size that it says', () => {
    expect(verdict(withPart({ name: 'a.bin', data: Buffer.alloc(50 * 1024 * 1024), claimedSize: 100 }))).toBe(
      'damaged',
    );
  });

  it.each(['../../evil.txt', '/etc/evil', 'C:\\evil.txt', 'xl\\..\\..\\evil'])(
    'refuses the entry name %s',
    (name) => {
      expect(verdict(withPart({ name, data: 'x' }))).toBe('unsafe-archive');
    },
  );

  it('refuses links, encrypted entries, repeated names and too many entries', () => {
    expect(verdict(withPart({ name: 'link', data: '/etc/passwd', mode: 0o120777 }))).toBe('unsafe-archive');
    expect(verdict(withPart({ name: 'secret', data: 'x', flags: 1 }))).toBe('encrypted');
    expect(verdict(withPart({ name: 'XL/workbook.xml', data: '<workbook/>' }))).toBe('damaged');
    const many = Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, at) => ({ name: `f${at}`, data: '' }));
    expect(verdict(buildZip(many))).toBe('zip-bomb');
  });

  it('refuses XML that declares entities, in UTF-8 and in UTF-16', () => {
    const laughs = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>';
    expect(verdict(withPart({ name: 'xl/sharedStrings.xml', data: laughs }))).toBe('xml-entities');
    expect(verdict(withPart({ name: 'xl/sharedStrings.xml', data: Buffer.from(laughs, 'utf16le') }))).toBe(
      'xml-entities',
    );
  });

  it('refuses a truncated archive at every length, and overlapping entries', () => {
    const whole = buildZip(BOOK);
    for (let length = 4; length < whole.length; length += 97)
      expect(verdict(whole.slice(0, length))).toBe('truncated');
    const overlapping = Buffer.from(whole);
    const second = overlapping.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    overlapping.writeUInt32LE(0, second + 42);
    expect(verdict(new Uint8Array(overlapping))).toBe('damaged');
  });

  it('refuses flipped bytes in an entry by its checksum', () => {
    const bytes = buildZip(BOOK);
    const at = 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(verdict(bytes)).toBe('damaged');
  });

  it('names documents of another kind', () => {
    expect(guardZip(buildZip([{ name: 'word/document.xml', data: '<w/>' }]))).toMatchObject({
      error: { code: 'not-a-spreadsheet', params: { what: 'a Word document' } },
    });
    expect(guardZip(buildZip([{ name: 'photo.jpg', data: 'x' }]))).toMatchObject({
      error: { code: 'not-a-spreadsheet' },
    });
  });
});
