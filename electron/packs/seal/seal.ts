/**
 * What a file of a pack says about itself, in one line: from which state of which plan it was made. It proves nothing
 * alone; whether the file was edited is told by its hash in the workspace that made it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { figuresOf } from '../content/figures.ts';
import type { PackContent } from '../content/pack-content.ts';

const sealSchema = z.strictObject({
  hurdle: z.literal('pack'),
  issue: z.string().min(1).max(64),
  plan: z.string().min(1).max(64),
  seq: z.int().nonnegative(),
  model: z.string().max(64),
  content: z.string().max(64),
});

export type Seal = z.infer<typeof sealSchema>;

export function sealText(seal: Seal): string {
  return JSON.stringify(seal);
}

/** Also as it is left by programs that take it for a list of keywords and join its parts with blanks. */
export function readSeal(text: string): Seal | null {
  const parsed = sealSchema.safeParse(asWritten(text) ?? asKeywords(text));
  return parsed.success ? parsed.data : null;
}

function asWritten(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Names and values by turns. */
function asKeywords(text: string): unknown {
  const parts = [...text.matchAll(/"([^"]*)"|(\d+)/g)].map(([, words, digits]) => words ?? Number(digits));
  const pairs = parts.flatMap((part, at) => (at % 2 === 0 ? [[String(part), parts[at + 1]] as const] : []));
  return Object.fromEntries(pairs);
}

/** SHA-256 over the id and the text of every number, in the order of reading. */
export function contentHash(content: PackContent): string {
  const hash = createHash('sha256');
  for (const { id, text } of figuresOf(content)) hash.update(JSON.stringify([id, text]));
  return hash.digest('hex');
}

export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
