/** What a condition is about first: the line or total that explains its number. Pure. */
import { canonicalCode } from '../../../../models/formula/names.ts';
import type { Line } from '../../../../models/plan/schema.ts';

/** The first code of a line, or total such as $revenue, in the text; null: it names none. */
export function firstNamed(text: string, lines: readonly Pick<Line, 'code'>[]): string | null {
  const known = new Map(lines.map(({ code }) => [canonicalCode(code), code]));
  for (const [word] of text.matchAll(/\$?[\p{L}_][\p{L}\p{N}_]*/gu)) {
    if (word.startsWith('$')) return word;
    const code = known.get(canonicalCode(word));
    if (code !== undefined) return code;
  }
  return null;
}
