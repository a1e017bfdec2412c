/**
 * The language of the page: texts are fetched when a language is first used, so the other one costs nothing at the
 * start. setLanguage resolves once the texts are there, so the page never shows keys.
 */
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../electron/contract/common-types.ts';

const TEXTS = {
  en: async () => (await import('./en.ts')).en,
  zh: async () => (await import('./zh.ts')).zh,
} as const;

export async function startLanguage(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await TEXTS[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  showLanguage(language);
  return i18next;
}

export async function setLanguage(language: Language): Promise<void> {
  await loadTexts(language);
  await i18next.changeLanguage(language);
  showLanguage(language);
}

/** The texts of a language that is not on show, so that commands are found by their names in either. */
export async function loadTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', await TEXTS[language]());
}

export function textIn(language: Language, key: string): string | null {
  return i18next.hasResourceBundle(language, 'translation') ? i18next.getFixedT(language)(key) : null;
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
