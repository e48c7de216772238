import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Every test file of the project, as one text. */
function allTests() {
  return ['src-main', 'src-renderer', 'e2e', 'scripts']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true })
        .map(String)
        .filter((name) => /\.(test|spec)\.(tsx?|mjs)$/.test(name))
        .map((name) => readFileSync(path.join(root, folder, name), 'utf8')),
    )
    .join('\n');
}

/** The last cell of each promise, without its back quotes. */
function promisedTests() {
  return readFileSync(path.join(root, 'SECURITY.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (promise|point|-)/.test(line))
    .map((line) => line.split('|').at(-2)?.trim().replaceAll('`', '') ?? '');
}

test('every test that SECURITY.md names exists', () => {
  const names = promisedTests();
  expect(names.length).toBeGreaterThan(15);
  const tests = allTests();
  // Titles made in a loop hold a placeholder where the document has words.
  const missing = names.filter(
    (name) => !tests.includes(name) && !templates(tests).some((pattern) => pattern.test(name)),
  );
  expect(missing).toEqual([]);
});

/** @param {string} tests */
function templates(tests) {
  return [...tests.matchAll(/(?:test|it)\(`([^`]*)`/g)].map(([, title]) => {
    const parts = (title ?? '').split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map((part) => RegExp.escape?.(part) ?? part).join('.+')}$`);
  });
}
