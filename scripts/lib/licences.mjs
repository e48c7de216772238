import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Licences that ask for no more than keeping their text, by their SPDX names. A package under any
 * other one is not shipped before somebody has read it.
 */
const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
]);

/** Where the lockfile has Electron. */
const runtime = 'node_modules/electron';

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence its SPDX expression
 * @property {string | null} text the licence's own words; null where the package brings none
 */

/**
 * The packages that the application is made of: what the lockfile lists for production, all of which is
 * built into it, and Electron, which it runs on and which npm counts as a tool of development.
 *
 * @param {string} root the project's folder, with its packages installed
 * @returns {ShippedPackage[]} by name, then version
 */
export function shippedPackages(root) {
  const lockfile = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  /** @type {Map<string, ShippedPackage>} */
  const shipped = new Map();
  for (const [place, { dev, devOptional }] of Object.entries(lockfile.packages)) {
    if (place === '' || ((dev || devOptional) && place !== runtime)) continue;
    const folder = path.join(root, place);
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    shipped.set(`${name}@${version}`, {
      name,
      version,
      licence: String(license),
      text: licenceText(folder),
    });
  }
  return [...shipped.values()].sort(
    (one, other) =>
      one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version, 'en'),
  );
}

/**
 * Whether one of the licences that may be chosen from is allowed, or all where all hold.
 *
 * @param {string} expression SPDX: `MIT`, `(MIT OR CC0-1.0)`, `MIT AND ISC`
 */
export function isAllowed(expression) {
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => allowedLicences.has(name.trim())));
}

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? null : readFileSync(path.join(folder, file), 'utf8').trim();
}
