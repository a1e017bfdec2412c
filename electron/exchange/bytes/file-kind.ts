/**
 * Tells from a file's first bytes what it really is, whatever its name says.
 * Promises: a kind from a closed list, with words for the ones that are not spreadsheets.
 * It must not parse beyond signatures and never trusts the extension.
 */

export type FileKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'ole' }
  | { readonly kind: 'biff' }
  | { readonly kind: 'html' }
  | { readonly kind: 'xml' }
  | { readonly kind: 'text' }
  | { readonly kind: 'foreign'; readonly what: string; readonly type: ForeignType };

/** What else a file can be, for words in other languages than English. */
export type ForeignType =
  | 'picture'
  | 'document'
  | 'slides'
  | 'archive'
  | 'program'
  | 'workspace'
  | 'media'
  | 'binary';

type Signature = readonly [type: ForeignType, what: string, bytes: readonly number[], offset?: number];
const SIGNATURES: readonly Signature[] = [
  ['picture', 'a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', 'a JPEG picture', [0xff, 0xd8, 0xff]],
  ['picture', 'a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', 'a WebP picture', [0x57, 0x45, 0x42, 0x50], 8],
  ['picture', 'a BMP picture', [0x42, 0x4d, 0x46]],
  ['picture', 'a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', 'a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['document', 'a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['document', 'an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', 'a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', 'a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', 'a gzip archive', [0x1f, 0x8b]],
  ['archive', 'a bzip2 archive', [0x42, 0x5a, 0x68]],
  ['archive', 'an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['archive', 'a zstd archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['program', 'a Windows program', [0x4d, 0x5a, 0x90]],
  ['program', 'a Linux program', [0x7f, 0x45, 0x4c, 0x46]],
  [
    'workspace',
    'an SQLite database (a Hurdle workspace is opened, not imported)',
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
  ],
  ['media', 'a video', [0x66, 0x74, 0x79, 0x70], 4],
  ['media', 'an MP3 sound', [0x49, 0x44, 0x33]],
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { kind: 'empty' };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'zip' };
  if (startsWith(bytes, OLE)) return { kind: 'ole' };
  // Excel 2 to 5 without a container: a BOF record with a plausible length.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff) &&
    (bytes[2] ?? 0) <= 16 &&
    bytes[3] === 0
  ) {
    return { kind: 'biff' };
  }
  const foreign = SIGNATURES.find(([, , signature, offset]) => startsWith(bytes, signature, offset ?? 0));
  if (foreign) return { kind: 'foreign', type: foreign[0], what: foreign[1] };
  return isBinary(bytes)
    ? { kind: 'foreign', type: 'binary', what: 'a binary file of an unknown kind' }
    : textKind(bytes);
}

/** Text has no control characters but tab, line ends and a few NULs; UTF-16 is known by its many zero bytes or its mark. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  let zeros = 0;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte)) controls += 1;
  }
  return !marked && zeros * 10 < head.length && controls * 50 > head.length;
}

function textKind(bytes: Uint8Array): FileKind {
  // Every second byte is 0 in UTF-16; dropping them is enough to see what the text begins with.
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<meta|<head|<body|<style)/i.test(head))
    return { kind: 'html' };
  if (/^<\?xml|^<Workbook|^<!DOCTYPE/i.test(head))
    return /<html[\s>]/i.test(head) ? { kind: 'html' } : { kind: 'xml' };
  return { kind: 'text' };
}

function startsWith(bytes: Uint8Array, signature: readonly number[], offset = 0): boolean {
  return signature.every((byte, at) => bytes[offset + at] === byte);
}
