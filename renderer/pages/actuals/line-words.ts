/**
 * Lines as they are found by what a person types: exactly by code or label for what is kept, and in the order of how
 * well they fit for the list of a field. Width and case do not count. Pure.
 */
import type { Line } from '../../../models/plan/schema.ts';

const LIMIT = 60;
const RARELY_BOOKED: ReadonlySet<Line['kind']> = new Set(['driver', 'memo', 'working-capital']);

export function foldText(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The one line of this code, or of this label; null where there is none or the label belongs to several. */
export function lineNamed(lines: readonly Line[], text: string): Line | null {
  const wanted = foldText(text);
  if (wanted === '') return null;
  const byCode = lines.find((line) => foldText(line.code) === wanted);
  if (byCode) return byCode;
  const byLabel = lines.filter((line) => foldText(line.label) === wanted);
  return byLabel.length === 1 ? (byLabel[0] ?? null) : null;
}

/**
 * Those that begin with the text first, then those that hold it; among them what is booked in money before quantities
 * and rates; then the plan's order. An empty text names all.
 */
export function linesLike(lines: readonly Line[], text: string): readonly Line[] {
  const wanted = foldText(text);
  const ranked = lines.flatMap((line) => {
    const code = foldText(line.code);
    const label = foldText(line.label);
    const rank =
      label.startsWith(wanted) || code.startsWith(wanted)
        ? 0
        : label.includes(wanted) || code.includes(wanted)
          ? 1
          : foldText(line.group).includes(wanted)
            ? 2
            : -1;
    return rank < 0 ? [] : [{ line, rank: rank * 2 + (RARELY_BOOKED.has(line.kind) ? 1 : 0) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .map(({ line }) => line);
}
