/** A formula split at the names it uses, for showing them as links. Text work only; nothing is parsed or checked. */

const NAME = /\$?[\p{ID_Start}_][\p{ID_Continue}$]*/gu;

export type Part = { readonly text: string; readonly code: string | null };

/** Splits a formula at its names; words that are not in `known` (functions, clock names) stay plain text. */
export function formulaParts(formula: string, known: (code: string) => boolean): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of formula.matchAll(NAME)) {
    if (!known(match[0])) continue;
    if (match.index > from) parts.push({ text: formula.slice(from, match.index), code: null });
    parts.push({ text: match[0], code: match[0] });
    from = match.index + match[0].length;
  }
  if (from < formula.length) parts.push({ text: formula.slice(from), code: null });
  return parts;
}
