import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../../src-main/contract/text/en';
import { languageOf, type Language } from '../../src-main/contract/text/languages';
import type { Catalogue } from '../../src-main/contract/text/words';

/** English is part of what the window opens with, the other languages are fetched when they are spoken. */
const fetchers: Record<Exclude<Language, 'en'>, () => Promise<Catalogue>> = {
  de: async () => (await import('../../src-main/contract/text/de')).de,
};

/**
 * Makes the words available to `useTranslation`, in the locale that main has put on the page. React
 * escapes, so the catalogue need not.
 */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(document.documentElement.lang);
}

/**
 * Has the page speak, from the next picture on; nothing on it is lost. From then on `i18n.language` is
 * the locale that dates, numbers and the order of texts follow.
 *
 * @param locale as main has decided it, such as `de-AT`
 */
export async function speak(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await fetchers[language]());
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}
