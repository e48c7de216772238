import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageOf, type Language } from '../../src-main/contract/text/languages';
import type { Catalogue } from '../../src-main/contract/text/words';

/** Each is a file of its own, of which the page asks for one before its script runs (`index.html`). */
const fetchers: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import('../../src-main/contract/text/en')).en,
  de: async () => (await import('../../src-main/contract/text/de')).de,
};

/**
 * Makes the words available to `useTranslation`, in the locale that main has put on the page. React
 * escapes, so the catalogue need not.
 */
export async function startTexts(): Promise<void> {
  const locale = document.documentElement.lang;
  const language = languageOf(locale);
  await i18next.use(initReactI18next).init({
    lng: locale,
    // Every catalogue is complete.
    fallbackLng: false,
    resources: { [language]: { translation: await fetchers[language]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/**
 * Has the page speak, from the next picture on; nothing on it is lost. From then on `i18n.language` is
 * the locale that dates, numbers and the order of texts follow.
 *
 * @param locale as main has decided it, such as `de-AT`
 */
export async function speak(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await fetchers[language]());
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}
