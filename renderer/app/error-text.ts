/**
 * The user's words for an error of the host or of a change: translated by its code, and by the reason within the code
 * where the host gives one. English keeps the host's own sentence, which is the longest.
 */
import { useCallback } from 'react';
import type { FaultyPlace, HostError } from '../../electron/contract/host-error.ts';
import type { ImportError } from '../../electron/contract/import/notices.ts';
import type { ChangeError } from '../../models/plan/change.ts';
import { type Texts, useText } from '../i18n/use-text.ts';

type Refusal = Pick<ImportError, 'message' | 'params'> & { readonly code: string };

export function useErrorText(): (error: HostError | ChangeError) => string {
  const texts = useText();
  return useCallback((error) => errorText(error, texts), [texts]);
}

export function errorText(
  error: Refusal,
  { dynamic, language }: Pick<Texts, 'dynamic' | 'language'>,
): string {
  const { code, message } = error;
  const { reason, ...params } = error.params ?? {};
  if (language === 'en') return message;
  // A refused change carries its own code inside the host's error.
  const changed = code === 'change-refused' && reason !== undefined ? [String(reason)] : [];
  const keys = [...changed, ...(reason === undefined ? [] : narrowed(`${code}/${reason}`, params)), code];
  // The kind of file that it is instead: only the words' own table knows how to say it.
  const what = dynamic('errors', `what/${params.type ?? 'binary'}`);
  for (const key of keys) {
    const text = dynamic('errors', key, { ...params, what }, '');
    if (text !== '') return text;
  }
  return message;
}

/** A refused import that never became a host error: its code is the reason. */
export function importErrorText(
  error: Pick<ImportError, 'code' | 'message' | 'params'>,
  texts: Pick<Texts, 'dynamic' | 'language'>,
): string {
  return errorText(
    { code: 'import-refused', message: error.message, params: { ...error.params, reason: error.code } },
    texts,
  );
}

/** What is wrong at a place; null where only English knows and the page speaks another language. */
export function placeText(
  { message, code, params }: FaultyPlace,
  { dynamic, language }: Pick<Texts, 'dynamic' | 'language'>,
): string | null {
  if (language === 'en') return message;
  return code === undefined ? null : dynamic('errors', `place/${code}`, params, message);
}

function narrowed(key: string, { why }: Readonly<Record<string, string | number>>): readonly string[] {
  return why === undefined ? [key] : [`${key}/${why}`, key];
}
