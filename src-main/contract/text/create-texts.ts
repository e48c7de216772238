import { createInstance, type i18n } from 'i18next';
import { catalogues } from './index';
import type { Language } from './languages';

const resources = Object.fromEntries(
  Object.entries(catalogues).map(([language, translation]) => [language, { translation }]),
) as Record<Language, { translation: object }>;

/**
 * Makes the words of every language ready for use outside the page. At once, because the catalogues
 * are part of the bundle and the menu is built before anything else could wait.
 *
 * @param locale as `localeFor` answers it; `changeLanguage` sets another one, at once as well
 */
export function createTexts(locale: string): i18n {
  const texts = createInstance();
  void texts.init({
    lng: locale,
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return texts;
}
