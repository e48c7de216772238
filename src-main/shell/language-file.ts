import { join } from 'node:path';
import { z } from 'zod';
import { languageChoiceSchema, type LanguageChoice } from '../contract/text/languages';
import { readJson } from './read-json';

const fileSchema = z.object({ language: languageChoiceSchema }).catch({ language: 'system' });

/**
 * @param folder of the profile
 * @returns what the person has chosen, by its file `language.json`; `system` where that says nothing
 */
export function readChoice(folder: string): LanguageChoice {
  const load = readJson(join(folder, 'language.json'));
  return fileSchema.parse(load.kind === 'loaded' ? load.value : undefined).language;
}
