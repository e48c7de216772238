import { createInstance } from 'i18next';
import { shell } from '../contract/text/en/shell';

const i18n = createInstance();

// Synchronous, because the catalogue is part of the bundle and the menu is built before anything
// else could wait.
void i18n.init({
  lng: 'en',
  resources: { en: { translation: { shell } } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Words of the interface for the native parts: menu, message boxes. */
export const t = i18n.t;
