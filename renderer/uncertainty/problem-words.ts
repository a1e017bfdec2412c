/**
 * A problem of a distribution, path or simulation in words: the sentence of its code and field, else the one of its
 * code alone. The field's place is the caller's; nothing is judged here.
 */
import type { Texts } from '../i18n/use-text.ts';

type Problem = { readonly field: string; readonly code: string; readonly message: string };

export function problemWords({ dynamic }: Texts, { field, code, message }: Problem): string {
  const leaf = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  const general = dynamic('simulation', `problem.${code}.other`, {}, message);
  return dynamic('simulation', `problem.${code}.${leaf}`, {}, general);
}

/** The words for one field, undefined where it has no problem. */
export function wordsOfField(texts: Texts, problems: readonly Problem[], field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found ? problemWords(texts, found) : undefined;
}
