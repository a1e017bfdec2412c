/**
 * Texts in components: `t` for keys that are known, `dynamic` for keys that come with data (a statement row, a
 * finding), which falls back to a given text where the data is newer than the texts.
 */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../electron/contract/common-types.ts';
import type { Area, TextKey, TextParams } from './text-keys.ts';

export type Texts = {
  readonly t: (key: TextKey, params?: TextParams) => string;
  readonly dynamic: (area: Area, key: string, params?: TextParams, otherwise?: string) => string;
  readonly language: Language;
};

export function useText(): Texts {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  return useMemo(() => {
    // The two languages are loaded on demand, so the keys' types live in text-keys.ts, not in i18next's own.
    const translate = t as (key: string, params?: TextParams) => string;
    // Looking a key up costs more than drawing its cell; a text without parameters is looked up once.
    const known = new Map<string, string>();
    return {
      t(key, params) {
        if (params) return translate(key, params);
        const text = known.get(key) ?? translate(key);
        known.set(key, text);
        return text;
      },
      dynamic(area, key, params = {}, otherwise = key) {
        const full = `${area}.${key}`;
        return i18n.exists(full, params) ? translate(full, params) : otherwise;
      },
      language,
    };
  }, [t, i18n, language]);
}
