import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { languageChoices, type LanguageChoice } from '../contract/text/languages';
import { readChoice } from './language-file';

const folder = mkdtempSync(join(tmpdir(), 'console-language-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('is what the file says, and what the system speaks for any other file or none', () => {
  expect(readChoice(folder)).toBe('system');
  const language = fc.oneof(fc.constantFrom(...languageChoices, 'DE', 'fr'), fc.jsonValue());
  const file = fc.oneof(
    fc.record({ language }).map((value) => JSON.stringify(value)),
    fc.json(),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(file, (text) => {
      writeFileSync(join(folder, 'language.json'), text);
      const written = languageChoices.find(
        (choice) =>
          text === JSON.stringify({ language: choice } satisfies { language: LanguageChoice }),
      );
      expect(readChoice(folder)).toBe(written ?? 'system');
    }),
  );
});
