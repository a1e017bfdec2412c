/** The parts of a written workbook as text, and whether a text is well-formed XML: for tests of the file itself. */
import { inflateRawSync } from 'node:zlib';

export function partsOf(written: Uint8Array): ReadonlyMap<string, string> {
  const bytes = Buffer.from(written);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < bytes.readUInt16LE(end + 10); entry += 1) {
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    parts.set(name, inflateRawSync(bytes.subarray(data, data + packed)).toString('utf8'));
  }
  return parts;
}

const TAG =
  /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<\?[^?]*\?>|<!--[\s\S]*?-->/g;

/** What is wrong with a text as XML, or null. Tags must match, text between them hold no bare & or <. */
export function xmlFault(text: string): string | null {
  const open: string[] = [];
  let last = 0;
  for (const match of text.matchAll(TAG)) {
    const between = text.slice(last, match.index);
    if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(between))
      return `bare sign in "${between.slice(0, 80)}"`;
    last = match.index + match[0].length;
    const [, closing, name, attributes = '', alone] = match;
    if (name === undefined) continue;
    const names = [...attributes.matchAll(/([\w:.-]+)\s*=/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) return `an attribute twice in <${name}${attributes}>`;
    if (closing === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (alone !== '/') open.push(name);
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  return text.slice(last).trim() === '' ? null : 'text behind the end';
}

/** The children of the outermost element, in order. */
export function childrenOf(text: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, closing, name, , alone] of text.matchAll(TAG)) {
    if (name === undefined) continue;
    if (closing === '/') depth -= 1;
    else {
      if (depth === 1) names.push(name);
      if (alone !== '/') depth += 1;
    }
  }
  return names;
}
