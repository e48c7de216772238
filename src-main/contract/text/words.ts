import type { en } from './en';

/** The same texts in another language: not one more, not one less. */
export type Words<English> = {
  readonly [Name in keyof English]: English[Name] extends string ? string : Words<English[Name]>;
};

/** The words of the whole interface in a language. English says which there are. */
export type Catalogue = Words<typeof en>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}
