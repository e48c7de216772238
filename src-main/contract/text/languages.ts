import { z } from 'zod';

/** The languages the interface speaks; the words of each are in the folder of its name. */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

export const languageChoices = ['system', ...languages] as const;

/** What a person can choose: one language, or whatever the system speaks. */
export const languageChoiceSchema = z.enum(languageChoices);

export type LanguageChoice = z.infer<typeof languageChoiceSchema>;

export const languageStateSchema = z.strictObject({
  choice: languageChoiceSchema,
  /** The locale that is in force by it, such as `de-AT`: its language, and how it writes numbers. */
  locale: z.string(),
});

export type LanguageState = z.infer<typeof languageStateSchema>;

export const chosenLanguageSchema = languageStateSchema.extend({
  /** False when it holds for this run only. */
  saved: z.boolean(),
});

export type ChosenLanguage = z.infer<typeof chosenLanguageSchema>;

/** What the operating system says of the person's languages. */
export interface SystemLanguages {
  /** Language tags of the languages the person has put in order, best first. */
  preferred: readonly string[];
  /** Language tag of how dates and numbers are written in the person's region. */
  region: string;
}

/** The language of a tag such as `de-AT`; undefined when the interface does not speak it. */
function spokenIn(tag: string): Language | undefined {
  const [name] = tag.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === name);
}

/** The language of a locale that `localeFor` has answered. */
export function languageOf(locale: string): Language {
  return spokenIn(locale) ?? 'en';
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * Decides what the interface speaks and how it writes dates and numbers.
 *
 * @param choice of the person; `system` takes the first of the system's languages that there are
 *   words for, else English
 * @param system what the operating system says
 * @returns the locale of the person's region where that speaks the same language, such as `de-AT` or
 *   `en-GB`; else one of the preferred languages that does; else the bare language
 */
export function localeFor(choice: LanguageChoice, system: SystemLanguages): string {
  const language =
    choice === 'system'
      ? (system.preferred.map(spokenIn).find((each) => each !== undefined) ?? 'en')
      : choice;
  return (
    [system.region, ...system.preferred].find(
      (tag) => spokenIn(tag) === language && isLocale(tag),
    ) ?? language
  );
}
