import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues } from '../../src-main/contract/text';

/** Makes the catalogue available to `useTranslation`; React escapes, so the catalogue need not. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: catalogues.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
