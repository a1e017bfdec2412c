/**
 * The seal that a file carries: in the head of an HTML page, in a comment behind the last line of a PDF, in the keywords
 * of slides and workbooks. Reads bounded pieces; a file that is not understood has no seal.
 */
import { inflateRawSync } from 'node:zlib';
import type { PackForm } from '../../contract/packs/pack-calls.ts';
import { packedRange, readZipDirectory } from '../../exchange/bytes/zip-directory.ts';
import { readSeal, type Seal } from './seal.ts';

export type FoundSeal = { readonly seal: Seal; readonly form: PackForm };

/** Core properties are some kilobytes, the head of a page stands at its beginning. */
const LARGEST_PART = 1024 * 1024;
const MOST_PARTS = 5000;
const PDF_MARK = '%hurdle-pack ';

/** The PDF with the seal behind its last line, where every reader passes over a comment. */
export function sealedPdf(pdf: Uint8Array, seal: string): Uint8Array {
  const comment = `\n${PDF_MARK}${Buffer.from(seal, 'utf8').toString('base64')}\n`;
  return Buffer.concat([pdf, Buffer.from(comment, 'latin1')]);
}

export function sealOfFile(bytes: Uint8Array): FoundSeal | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('%PDF-')) return found(pdfSeal(bytes), 'pdf');
  if (start.startsWith('PK')) return zipSeal(bytes);
  if (/^\s*<!doctype html/i.test(start)) return found(htmlSeal(bytes), 'html');
  return null;
}

function found(text: string | null, form: PackForm): FoundSeal | null {
  const seal = text === null ? null : readSeal(text);
  return seal && { seal, form };
}

/** The last one: a program that saves changes appends them. */
function pdfSeal(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = file.lastIndexOf(PDF_MARK);
  if (at < 0) return null;
  const rest = file.subarray(at + PDF_MARK.length, at + PDF_MARK.length + 2000).toString('latin1');
  return Buffer.from(rest.split(/[\r\n]/)[0] ?? '', 'base64').toString('utf8');
}

function htmlSeal(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, LARGEST_PART)).toString('utf8');
  const text = /<meta name="hurdle-pack" content="([^"]*)"/.exec(head)?.[1];
  return text === undefined ? null : unescaped(text);
}

function zipSeal(bytes: Uint8Array): FoundSeal | null {
  const directory = readZipDirectory(bytes, MOST_PARTS);
  if (!directory.ok) return null;
  const core = directory.entries.find(({ name }) => name === 'docProps/core.xml');
  const range = core && packedRange(bytes, core);
  if (!core || !range || core.size > LARGEST_PART) return null;
  const packed = bytes.subarray(range.from, range.to);
  const xml = Buffer.from(core.method === 0 ? packed : inflated(packed)).toString('utf8');
  const text = /<(?:cp:)?keywords>([^<]*)<\//.exec(xml)?.[1];
  const isSlides = directory.entries.some(({ name }) => name === 'ppt/presentation.xml');
  return text === undefined ? null : found(unescaped(text), isSlides ? 'pptx' : 'xlsx');
}

function inflated(packed: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: LARGEST_PART });
  } catch {
    return new Uint8Array();
  }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
