import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { fileReasonOf } from '../../file-reasons';
import { problemCodes } from '../../problems';
import { catalogues } from '..';

const root = join(__dirname, '../../../..');

/** Everything the console is made of, but tests and what the predicate leaves out. */
function sources(isCounted: (path: string) => boolean): string {
  return ['src-main', 'src-renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name).replaceAll('\\', '/'),
      ),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|test-support/.test(path))
    .filter(isCounted)
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

function isQuoted(text: string, source: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${text}${quote}`));
}

function keysOf(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${prefix}${name}.`)
      : [`${prefix}${name}`],
  );
}

/** A field's own words are named without their beginning, so its `connection.${…}` says nothing. */
const ofFields = ['connection.required', 'connection.invalid', 'connection.warnings'];

function beginningsOf(key: string): string[] {
  const names = key.split('.');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('.'));
}

/** Whether the sources name a text, or its beginning with the rest put in at run time. */
function isSaid(key: string, source: string): boolean {
  const beginnings = beginningsOf(key);
  if (beginnings.some((name) => ofFields.includes(name))) {
    return [1, 2].some((from) => isQuoted(key.split('.').slice(from).join('.'), source));
  }
  const plain = key.replace(/_(?:zero|one|two|few|many|other)$/, '');
  return (
    isQuoted(plain, source) ||
    beginnings.some((name) => name !== 'connection' && source.includes(`\`${name}.\${`))
  );
}

describe('the catalogue', () => {
  it('has no problem that nothing creates', () => {
    const creators = sources((path) => !path.startsWith('src-main/contract/'));
    expect(problemCodes.filter((code) => !isQuoted(code, creators))).toEqual([]);
  });

  it('has no words that nothing says', () => {
    const speakers = sources((path) => !path.startsWith('src-main/contract/text/'));
    expect(keysOf(catalogues.en).filter((key) => !isSaid(key, speakers))).toEqual([]);
  });

  it.each([
    ['ENOSPC: no space left on device, write', 'the disk is full', 'Free some disk space'],
    ['EPERM', 'this account has no permission', 'Give this account permission'],
    ['EROFS: read-only file system', 'the disk is read-only', 'Make the disk writable'],
    ['ENOTDIR: not a directory', 'a file in the place of a folder', 'Rename what is in its place'],
    ['EWHATEVER: odd', 'the system reports a fault', 'Check the disk'],
    ['Something odd', 'the system reports a fault', 'Check the disk'],
  ])('puts “%s” into words', (systemError, cause, next) => {
    const i18n = createInstance();
    void i18n.init({
      lng: 'en',
      resources: { en: { translation: catalogues.en } },
      interpolation: { escapeValue: false },
      initAsync: false,
    });
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
