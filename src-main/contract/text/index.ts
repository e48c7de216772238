import { de } from './de';
import { en } from './en';
import type { Language } from './languages';

/** Every language the interface speaks; a language is one folder beside this file. */
export const catalogues = { en, de } as const satisfies Record<Language, unknown>;
