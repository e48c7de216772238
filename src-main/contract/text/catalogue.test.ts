import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileReasonOf } from '../file-reasons';
import { problemCodes } from '../problems';
import { createTexts } from './create-texts';
import { catalogues } from './index';
import { languages } from './languages';
import { compilerOptions, saidTexts } from './test-support';

const root = join(__dirname, '../../..');

/** Everything the console is made of, but tests and what is beneath a folder, as paths from the root. */
function sourcesOutside(folder: string): string[] {
  return ['src-main', 'src-renderer']
    .flatMap((world) =>
      readdirSync(join(root, world), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(world, name).replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|test-support/.test(path))
    .filter((path) => !path.startsWith(folder))
    .map((path) => join(root, path));
}

function isQuoted(text: string, source: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${text}${quote}`));
}

/** Every text of a catalogue with its key. */
function entriesOf(texts: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? entriesOf(value, `${prefix}${name}.`)
      : [[`${prefix}${name}`, String(value)] as [string, string]],
  );
}

function keysOf(texts: object): string[] {
  return entriesOf(texts).map(([key]) => key);
}

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** What a text has put in: `{{count, number}}`, and other texts by `$t(…)`. */
function valuesIn(text: string): string[] {
  return (text.match(/\{\{[^}]*\}\}|\$t\(/g) ?? []).sort();
}

describe('the catalogue', () => {
  it('has no problem that nothing creates', () => {
    const creators = sourcesOutside('src-main/contract/')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    expect(problemCodes.filter((code) => !isQuoted(code, creators))).toEqual([]);
  });

  it('has no words that nothing says', { timeout: 120_000 }, () => {
    const said = saidTexts(sourcesOutside('src-main/contract/text/'), compilerOptions(root));
    const keys = new Set(languages.flatMap((language) => keysOf(catalogues[language])));
    expect(
      [...keys].filter((key) => !said.includes(key) && !said.includes(key.replace(pluralForm, ''))),
    ).toEqual([]);
  });

  it.each([
    ['ENOSPC: no space left on device, write', 'the disk is full', 'Free some disk space'],
    ['EPERM', 'this account has no permission', 'Give this account permission'],
    ['EROFS: read-only file system', 'the disk is read-only', 'Make the disk writable'],
    ['ENOTDIR: not a directory', 'a file in the place of a folder', 'Rename what is in its place'],
    ['EWHATEVER: odd', 'the system reports a fault', 'Check the disk'],
    ['Something odd', 'the system reports a fault', 'Check the disk'],
  ])('puts “%s” into words', (systemError, cause, next) => {
    const i18n = createTexts('en');
    const values = { path: '/a b/{{c}}.json', reason: fileReasonOf(systemError) };
    for (const code of ['settings-not-readable', 'settings-not-writable'] as const) {
      const said = i18n.t(`problems.${code}.cause`, values);
      expect(said).toContain(`The file ${values.path} cannot be `);
      expect(said).toContain(cause);
      expect(said).not.toContain('shell.');
      expect(i18n.t(`problems.${code}.next`, values)).toMatch(new RegExp(`^${next}`));
    }
  });
});

/**
 * What German spells like English: names of products and files, technical words, and words that both
 * languages share. Everything else that is the same was forgotten.
 */
const sameInGerman = new Set([
  'App',
  'Chromium',
  'Cloud',
  'Deutsch',
  'Electron',
  'Electron {{electron}}\nChromium {{chrome}}',
  'English',
  'HelpMaster M365 Console {{version}}',
  'Microsoft 365',
  'Name',
  'Organisation',
  'Person',
  'Problem',
  'Status',
  'Tests',
  'Text',
  'Version',
  'China (21Vianet)',
  '{{number}} ms',
  '{{number}} s',
  '{{size}} KB',
]);

/** Texts that only put values together. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}|\$t\(.*?\)/g, ''));
}

const others = languages.filter((language) => language !== 'en');
const english = new Map(entriesOf(catalogues.en));

describe.each(others)('the catalogue in %s', (language) => {
  const words = entriesOf(catalogues[language]);

  it('has every text of the English one, and no other', () => {
    expect(words.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
  });

  it('puts the same values into its texts', () => {
    const differing = words.filter(
      ([key, text]) =>
        valuesIn(text).join('\n') !== valuesIn(english.get(key) ?? '').join('\n') &&
        // One and none may be said without their number.
        !(/_(?:zero|one)$/.test(key) && !text.includes('{{count')),
    );
    expect(differing).toEqual([]);
  });

  it('has each form that its grammar counts with', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const keys = new Set(words.map(([key]) => key));
    const counted = new Set(
      [...keys].filter((key) => pluralForm.test(key)).map((key) => key.replace(pluralForm, '')),
    );
    expect(counted.size).toBeGreaterThan(20);
    const missing = [...counted].flatMap((key) =>
      needed.map((form) => `${key}_${form}`).filter((form) => !keys.has(form)),
    );
    expect(missing).toEqual([]);
  });

  it('leaves nothing in English', () => {
    const same = words.filter(
      ([key, text]) => text === english.get(key) && hasWords(text) && !sameInGerman.has(text),
    );
    expect(same).toEqual([]);
  });

  it('says nothing empty, and quotes as its readers do', () => {
    for (const [key, text] of words) {
      expect(text.trim(), key).toBe(text.replace(/^ /, ''));
      expect(text, key).not.toMatch(/^$|'|"|[‘’]/);
    }
  });

  it('says of each problem in whole sentences what can be done', () => {
    for (const [code, said] of Object.entries(catalogues[language].problems)) {
      const { happened, cause, next } = said;
      for (const text of [happened, cause, next]) {
        expect(text, code).toMatch(/^(?:[A-ZÄÖÜ{„]|\$t\().*[.“]$/);
        expect(text, code).not.toMatch(/AADSTS|ungültig|\bbitte\b/i);
      }
      expect(happened.length, code).toBeLessThanOrEqual(100);
    }
  });
});

describe('the list of what is the same in German', () => {
  it('names nothing that is not there', () => {
    const texts = new Set(entriesOf(catalogues.de).map(([, text]) => text));
    expect([...sameInGerman].filter((text) => !texts.has(text))).toEqual([]);
  });
});
