import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  languageChoices,
  languageOf,
  languages,
  localeFor,
  type LanguageChoice,
} from './languages';

describe('the language', () => {
  it.each<[LanguageChoice, string[], string, string]>([
    // The system's first language that there are words for.
    ['system', ['de-DE', 'en-US'], 'de-DE', 'de-DE'],
    ['system', ['en-US', 'de-DE'], 'en-US', 'en-US'],
    ['system', ['fr-FR', 'de-CH', 'en'], 'fr-FR', 'de-CH'],
    ['system', ['fr-FR', 'it'], 'fr-FR', 'en'],
    ['system', [], '', 'en'],
    ['system', ['de'], 'de', 'de'],
    // Words that only begin alike are another language.
    ['system', ['den-CA', 'enm'], 'den-CA', 'en'],
    // The region says how dates and numbers are written, where it speaks the same language.
    ['system', ['de-DE'], 'de-AT', 'de-AT'],
    ['system', ['en-US'], 'en-GB', 'en-GB'],
    ['system', ['en-GB'], 'de-DE', 'en-GB'],
    // What a person chooses goes before the system.
    ['de', ['en-US'], 'en-US', 'de'],
    ['de', ['en-US', 'de-AT'], 'en-US', 'de-AT'],
    ['en', ['de-DE'], 'de-DE', 'en'],
    ['en', ['de-DE', 'en-AU'], 'de-DE', 'en-AU'],
    // What Linux says that is no language tag.
    ['system', ['en'], 'en-US@posix', 'en'],
    ['system', ['de'], 'C', 'de'],
  ])('chosen as %s, with %j in the region %s, is %s', (choice, preferred, region, locale) => {
    expect(localeFor(choice, { preferred, region })).toBe(locale);
  });

  it('of a locale is the folder its words are in', () => {
    expect(['de-AT', 'de', 'en-GB', 'nb-NO'].map(languageOf)).toEqual(['de', 'de', 'en', 'en']);
  });

  it('is one that Intl can write in and that can stand in an attribute, whatever the system says', () => {
    const tag = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom('de', 'en', 'DE', '-', '_', 'AT', 'x', 'u-nu-arab', '@posix', '"><', '.'),
        )
        .map((parts) => parts.join('')),
    );
    const choice = fc.constantFrom(...languageChoices);
    fc.assert(
      fc.property(choice, fc.array(tag), tag, (chosen, preferred, region) => {
        const locale = localeFor(chosen, { preferred, region });
        expect(locale).toMatch(/^[a-z\d-]+$/i);
        expect(new Intl.DateTimeFormat(locale).format(0)).not.toBe('');
        expect(languages).toContain(languageOf(locale));
        if (chosen !== 'system') expect(languageOf(locale)).toBe(chosen);
        const isUnknown = locale !== region && !preferred.includes(locale);
        if (isUnknown) expect(languages).toContain(locale);
      }),
    );
  });
});
