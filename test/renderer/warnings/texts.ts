/** The real texts of a language, as the pages see them, without React: for sentences that are told word for word. */
import { createInstance } from 'i18next';
import { en } from '../../../renderer/i18n/en.ts';
import type { Texts } from '../../../renderer/i18n/use-text.ts';
import { zh } from '../../../renderer/i18n/zh.ts';

export async function textsOf(language: 'en' | 'zh'): Promise<Texts> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  return {
    t: (key, params = {}) => i18n.t(key, params),
    dynamic: (area, key, params = {}, otherwise = key) =>
      i18n.exists(`${area}.${key}`, params) ? i18n.t(`${area}.${key}`, params) : otherwise,
    language,
  };
}
