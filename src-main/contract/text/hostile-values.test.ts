import { createInstance } from 'i18next';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemCodes } from '../problems';
import { catalogues } from '.';

const languages = Object.keys(catalogues) as (keyof typeof catalogues)[];

function wordsOf(language: keyof typeof catalogues) {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: catalogues[language] } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n.t;
}

it.each(languages)('says in %s every value as it is, whatever is in it', (language) => {
  const t = wordsOf(language);
  const sentences = problemCodes.flatMap((code) =>
    Object.entries(catalogues[language].problems[code]).map(
      ([part, words]) => [`problems.${code}.${part}`, words] as const,
    ),
  );
  // Sentences that look up others have no value of somebody else's in what they look up.
  const plain = sentences.filter(([, words]) => words.includes('{{') && !words.includes('$t('));
  expect(plain.length).toBeGreaterThan(50);
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('{{host}}', '$t(app.title)', '$&', '$1', "$'", '{{', '}}', '&amp;', '<b>'),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(...plain), value, ([key, words], text) => {
      const names = [...words.matchAll(/\{\{([^}]+)\}\}/g)].map(([, name = '']) => name.trim());
      const values = Object.fromEntries(names.map((name) => [name, text]));
      const said = words.split(/\{\{[^}]+\}\}/).join(text);
      expect(t(key as never, values as never)).toBe(said);
    }),
    { numRuns: 300 },
  );
});
