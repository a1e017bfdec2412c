/**
 * What stops a rule, in words: the host's own sentence in English; in other languages that of the reason within the
 * code, of the code, else what the same fault is called in a line's formula. Pure.
 */
import { type FormulaTrouble, formulaErrorText } from '../../../app/formula-error-text.ts';
import type { Texts } from '../../../i18n/use-text.ts';

export function problemWords(trouble: FormulaTrouble, texts: Pick<Texts, 'dynamic' | 'language'>): string {
  const { code, params, message } = trouble;
  if (texts.language === 'en') return message;
  const variant = params.reason ?? (params.suggestion === undefined ? '' : 'suggestion');
  const general = texts.dynamic('warnings', `problem.${code}`, params, '');
  const said = texts.dynamic('warnings', `problem.${code}/${variant}`, params, general);
  return said === '' ? formulaErrorText(trouble, texts) : said;
}
