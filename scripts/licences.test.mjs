import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, shippedPackages } from './lib/licences.mjs';
import { npm } from './lib/run.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));

test('everything that is shipped has a licence that allows it', () => {
  const shipped = shippedPackages(root);
  expect(shipped.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@azure/msal-node', '@fluentui/react-components', 'electron', 'react']),
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

test('only packages that are known to it bring a script that npm would run', () => {
  const bringing = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.replace(/^.*node_modules\//, ''));
  // `node` puts the pinned Node.js in place; `electron-winstaller` unpacks a tool for Windows.
  expect(bringing.sort()).toEqual(['electron-winstaller', 'node']);
});

test('npm runs no script of any package', async () => {
  const npmrc = readFileSync(path.join(root, '.npmrc'), 'utf8');
  expect(npmrc.split('\n')).toContain('ignore-scripts=true');
  const { allowScripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  // For an npm that asks about each. `electron-winstaller` makes installers of a kind not made here.
  expect(allowScripts).toEqual({ node: false, 'electron-winstaller': false });
  // What npm itself makes of it, here.
  const { output } = await npm(['config', 'get', 'ignore-scripts', '--loglevel=error'], {
    output: 'capture',
  });
  expect(output.trim()).toBe('true');
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
