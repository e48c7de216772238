import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, shippedPackages } from './lib/licences.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

test('everything that is shipped has a licence that allows it', () => {
  const shipped = shippedPackages(root);
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@azure/msal-node', '@fluentui/react-components', 'react', 'zod']),
  );
  expect(shipped.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['undefined', false],
])('a package under %s may be shipped: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test('the lockfile pins every package by its content, from the public registry alone', () => {
  const loose = Object.entries(packages).filter(
    ([place, { resolved, integrity, link }]) =>
      place !== '' &&
      (link === true ||
        !/^sha512-/.test(integrity ?? '') ||
        (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
  );
  expect(loose.map(([place]) => place)).toEqual([]);
});

test('only packages that are known to need it run a script when they are installed', () => {
  const running = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.replace(/^.*node_modules\//, ''));
  // `node` puts the pinned Node.js in place; `electron-winstaller` unpacks a tool for Windows.
  expect(running.sort()).toEqual(['electron-winstaller', 'node']);
});

test('package.json allows the scripts of those that need them, and of nobody else', () => {
  const { allowScripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  // `electron-winstaller` makes installers of a kind that is not made here.
  expect(allowScripts).toEqual({ node: true, 'electron-winstaller': false });
});

test('package.json names exact versions', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});
