import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const notOurs = new Set(['node_modules', 'out', 'dist', '.cache', '.git']);
const documents = globSync('**/*.md', { cwd: root, exclude: (name) => notOurs.has(name) });

/**
 * What a document links to or shows, but for the web and its own sections.
 *
 * @param {string} text
 */
function relativeTargets(text) {
  return [...text.matchAll(/\]\(<?([^)\s>#]+)/g)]
    .map(([, target]) => decodeURI(target ?? ''))
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

test.each(documents)('every file that %s links to or shows exists', (document) => {
  const targets = relativeTargets(readFileSync(path.join(root, document), 'utf8'));
  const folder = path.dirname(path.join(root, document));
  expect(targets.filter((target) => !existsSync(path.join(folder, target)))).toEqual([]);
});

test('the links of README.md are found', () => {
  const targets = relativeTargets(readFileSync(path.join(root, 'README.md'), 'utf8'));
  expect(targets).toEqual(expect.arrayContaining(['assets/screenshot.png', 'CONTRIBUTING.md']));
});
