/**
 * What is wrong with a formula, in words: the engine's own sentence in English; in other languages the sentence of
 * the variant within the error's code, else of the code. Pure.
 */
import type { Texts } from '../i18n/use-text.ts';

export type FormulaTrouble = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
};

export function formulaErrorText(
  { code, params, message }: FormulaTrouble,
  { dynamic, language }: Pick<Texts, 'dynamic' | 'language'>,
): string {
  if (language === 'en') return message;
  // A name that is nearly right is an own variant: the sentence then ends with the name that is meant.
  const variant = params.reason ?? (params.suggestion === undefined ? '' : 'suggestion');
  const general = dynamic('formula', `error.${code}`, params, message);
  return dynamic('formula', `error.${code}/${variant}`, params, general);
}
