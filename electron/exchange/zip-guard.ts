/**
 * Looks at a workbook's zip archive before anything is parsed, and says by name what is wrong with it.
 * Promises: nothing is inflated beyond the size that the entry itself declares and the limits allow; nothing is
 * written; nested archives are not opened. It must not interpret sheets.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { ImportResult } from '../contract/import/notices.ts';
import { refuseImport } from '../contract/import/notices.ts';
import type { ForeignType } from './bytes/file-kind.ts';
import { packedRange, readZipDirectory, type ZipEntry } from './bytes/zip-directory.ts';

export type ZipLimits = {
  readonly entries: number;
  /** Bytes of all entries together, and of one, after inflation. */
  readonly total: number;
  readonly entry: number;
  /** Inflated to packed size; looked at where an entry is larger than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
};

const MIB = 1024 * 1024;
export const ZIP_LIMITS: ZipLimits = {
  entries: 5000,
  total: 160 * MIB,
  entry: 96 * MIB,
  ratio: 200,
  ratioFrom: 8 * MIB,
};

export type ZipContents = {
  readonly entries: readonly ZipEntry[];
  readonly inflated: number;
  /** Some of its numbers stand in ZIP64 parts, which not every parser reads. */
  readonly zip64: boolean;
};

export function guardZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): ImportResult<ZipContents> {
  const directory = readZipDirectory(bytes, limits.entries);
  if (!directory.ok) return directoryProblem(directory.problem, limits);
  const { entries, zip64 } = directory;
  const shape = checkEntries(entries, limits);
  if (shape) return shape;
  const foreign = foreignFormat(entries);
  if (foreign) return foreign;
  const places = checkPlaces(bytes, entries);
  if (places) return places;
  return inflateAll(bytes, entries, zip64);
}

const damaged = (params: Record<string, string | number> = {}) =>
  refuseImport(
    'damaged',
    'The workbook is damaged: its parts do not match their list. Open it in Excel, repair and save it again.',
    { params },
  );

function directoryProblem(problem: string, limits: ZipLimits) {
  if (problem === 'truncated') {
    return refuseImport(
      'truncated',
      'The workbook is cut off: its end is missing. Copy or download it again.',
    );
  }
  if (problem === 'too-many-entries') {
    return refuseImport(
      'zip-bomb',
      `The workbook has more than ${limits.entries} parts and is not opened. Save it again from Excel.`,
      {
        params: { limit: limits.entries },
      },
    );
  }
  return problem === 'damaged'
    ? damaged()
    : refuseImport(
        'unreadable',
        'The workbook is packed in an unusual way (in several volumes). Open it in Excel and save it again as .xlsx.',
      );
}

const SYMLINK = 0o120000;
const TYPE_BITS = 0o170000;

function checkEntries(entries: readonly ZipEntry[], limits: ZipLimits) {
  const seen = new Set<string>();
  let total = 0;
  for (const { name, flags, method, packed, size, mode } of entries) {
    if ((flags & 1) !== 0) {
      return refuseImport(
        'encrypted',
        'The workbook is protected with a password. Remove the password in Excel and save it again.',
      );
    }
    if (unsafeName(name)) {
      return refuseImport(
        'unsafe-archive',
        `The file holds a part that points outside of it (${name.slice(0, 80)}) and is not opened.`,
        { params: { name: name.slice(0, 80) } },
      );
    }
    if ((mode & TYPE_BITS) === SYMLINK) {
      return refuseImport(
        'unsafe-archive',
        `The file holds a link to another file (${name.slice(0, 80)}) and is not opened.`,
        { params: { name: name.slice(0, 80) } },
      );
    }
    const key = name.replaceAll('\\', '/').toLowerCase();
    if (seen.has(key)) return damaged({ name: name.slice(0, 80) });
    seen.add(key);
    if (method !== 0 && method !== 8) return damaged({ name: name.slice(0, 80) });
    if (method === 0 && packed !== size) return damaged({ name: name.slice(0, 80) });
    total += size;
    if (size > limits.entry)
      return bomb('part', Math.round(limits.entry / MIB), 'A part of the workbook', 'MB when unpacked');
    if (total > limits.total)
      return bomb('size', Math.round(limits.total / MIB), 'The workbook', 'MB when unpacked');
    if (size > limits.ratioFrom && size > packed * limits.ratio)
      return bomb('ratio', limits.ratio, 'A part of the workbook', 'times its packed size');
  }
  return undefined;
}

function bomb(what: string, limit: number, subject: string, words: string) {
  return refuseImport(
    'zip-bomb',
    `${subject} would grow to more than ${limit} ${words} and is not opened. Delete unused formatted rows and columns in Excel and save it again.`,
    {
      params: { what, limit, why: what },
    },
  );
}

function unsafeName(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return (
    path.split('/').includes('..') || path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')
  );
}

/** Zip files that are documents of another kind, by the parts they are known for. */
const FOREIGN: readonly (readonly [RegExp, ForeignType, string])[] = [
  [/^index\/document\.iwa$|^index\.zip$|\.iwa$/i, 'document', 'an Apple Numbers, Pages or Keynote document'],
  [/^word\/document\.xml$/i, 'document', 'a Word document'],
  [/^ppt\/presentation\.xml$/i, 'slides', 'a PowerPoint presentation'],
  [/^meta-inf\/manifest\.mf$|^androidmanifest\.xml$/i, 'program', 'a program'],
  [/^meta-inf\/container\.xml$/i, 'document', 'an e-book'],
];

const SPREADSHEET = /^(?:\[content_types\]\.xml|content\.xml|xl[/\\]workbook\.(?:xml|bin))$/i;

function foreignFormat(entries: readonly ZipEntry[]) {
  const spreadsheet = entries.some(({ name }) => /^xl[/\\]workbook\.(?:xml|bin)$/i.test(name));
  for (const [pattern, type, what] of spreadsheet ? [] : FOREIGN) {
    if (!entries.some(({ name }) => pattern.test(name))) continue;
    return refuseImport(
      'not-a-spreadsheet',
      `This is ${what}. Export it as Excel (.xlsx) or CSV and import that file.`,
      { params: { what, type } },
    );
  }
  if (entries.some(({ name }) => SPREADSHEET.test(name))) return undefined;
  return refuseImport(
    'not-a-spreadsheet',
    'This is a zip archive without a workbook in it. Unpack it and import the workbook itself.',
    { params: { what: 'a zip archive', type: 'archive' } },
  );
}

/** Entries that share bytes are how a small file grows without a large ratio in any one entry. */
function checkPlaces(bytes: Uint8Array, entries: readonly ZipEntry[]) {
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const entry of entries) {
    const range = packedRange(bytes, entry);
    if (!range) return damaged({ name: entry.name.slice(0, 80) });
    ranges.push({ from: entry.offset, to: range.to });
  }
  ranges.sort((a, b) => a.from - b.from);
  const overlap = ranges.some((range, at) => at > 0 && range.from < (ranges[at - 1]?.to ?? 0));
  return overlap
    ? refuseImport(
        'zip-bomb',
        'Parts of the workbook overlap, as in files made to exhaust memory. It is not opened.',
        { params: { what: 'overlap', why: 'overlap' } },
      )
    : undefined;
}

function inflateAll(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  directory64: boolean,
): ImportResult<ZipContents> {
  let inflated = 0;
  let zip64 = directory64;
  for (const entry of entries) {
    const range = packedRange(bytes, entry);
    if (!range) return damaged({ name: entry.name.slice(0, 80) });
    const packed = bytes.subarray(range.from, range.to);
    const content = entry.method === 0 ? packed : inflate(packed, entry.size);
    if (content === undefined || content.length !== entry.size || crc32(content) !== entry.crc)
      return damaged({ name: entry.name.slice(0, 80) });
    inflated += content.length;
    zip64 ||= range.zip64;
    // LibreOffice gives its macro libraries (Basic/, Dialogs/) a harmless document type.
    if (/^(?!Basic\/|Dialogs\/).*\.(?:xml|rels|vml)$/i.test(entry.name) && declaresEntities(content)) {
      return refuseImport(
        'xml-entities',
        `A part of the workbook (${entry.name.slice(0, 80)}) declares XML entities, which no spreadsheet program writes. It is not opened.`,
        { params: { name: entry.name.slice(0, 80) } },
      );
    }
  }
  return { ok: true, value: { entries, inflated, zip64 } };
}

/** The text of one part of an archive that has passed the guard; undefined where there is no such part. */
export function partText(bytes: Uint8Array, contents: ZipContents, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const entry = contents.entries.find(
    (candidate) => candidate.name.replaceAll('\\', '/').toLowerCase() === wanted,
  );
  const range = entry && packedRange(bytes, entry);
  if (!entry || !range) return undefined;
  const packed = bytes.subarray(range.from, range.to);
  const content = entry.method === 0 ? packed : inflate(packed, entry.size);
  return content && new TextDecoder('utf-8').decode(content);
}

/** Stops at the declared size: an entry that is larger than it says is damaged, not read. */
function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return undefined;
  }
}

export function declaresEntities(content: Uint8Array): boolean {
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return ['<!ENTITY', '<!DOCTYPE'].some(
    (words) =>
      buffer.includes(words) ||
      buffer.includes(Buffer.from(words, 'utf16le')) ||
      buffer.includes(Buffer.from(words, 'utf16le').swap16()),
  );
}
