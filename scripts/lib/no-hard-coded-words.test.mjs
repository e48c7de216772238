import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, it } from 'vitest';
import { noHardCodedWords } from './no-hard-coded-words.mjs';

function findings(jsx) {
  const languageOptions = {
    parser: tseslint.parser,
    parserOptions: { ecmaFeatures: { jsx: true } },
  };
  const found = new Linter().verify(`const page = ${jsx};`, {
    languageOptions,
    rules: noHardCodedWords,
  });
  return found.map(({ ruleId, message }) => ruleId ?? message);
}

it.each([
  '<p>Words</p>',
  '<p>\n  Words\n</p>',
  '<p>Größe</p>',
  '<>Words {count}</>',
  "<p>{'Words'}</p>",
  "<p>{late ? 'Words' : null}</p>",
  "<p>{late ? t('a.b') : 'Words'}</p>",
  "<p>{late && 'Words'}</p>",
  "<p>{name ?? 'Words'}</p>",
  '<p>{`${count} words`}</p>',
  '<Field label="Words" />',
  "<Field label={'Words'} />",
  "<Field hint={late ? 'Words' : undefined} />",
  '<Field title={`${count} words`} />',
  '<Button aria-label="Words" />',
  '<Button aria-description="Words" />',
  '<Input placeholder="Words" />',
  '<img alt="Words" />',
  "<SearchBox dismiss={{ 'aria-label': 'Words' }} />",
])('finds words that are in no catalogue: %s', (jsx) => {
  expect(findings(jsx)).toEqual(['no-restricted-syntax']);
});

it.each([
  "<p>{t('a.b')}</p>",
  '<p>{t(`a.${kind}`)} · {count} – 5 %</p>',
  "<p>{kind === 'late' ? t('a.late') : null}</p>",
  "<p>{kind === 'late' && t('a.late')}</p>",
  "<p>{t(late ? 'a.late' : 'a.early')}</p>",
  "<Field label={t('a.b')} hint={late ? t('a.late') : undefined} />",
  '<Field label={`${name}: ${value}`} />',
  '<Button appearance="primary" className={`${one} two`} role="status" />',
  '<img alt="" />',
  '<Input placeholder="https://graph.microsoft.com" />',
])('lets be what the catalogue says, and what is no words: %s', (jsx) => {
  expect(findings(jsx)).toEqual([]);
});
