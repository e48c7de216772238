import { en } from './en';

/** Every language the interface speaks; a language is one folder beside this file. */
export const catalogues = { en } as const;

type Catalogue = typeof en;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}
