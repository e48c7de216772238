import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { shippedPackages } from './licences.mjs';
import { root } from './paths.mjs';
import { npm } from './run.mjs';
import { Stop } from './say.mjs';

const aboutElectron =
  'The runtime. It contains Chromium, Node.js and what they are made of; LICENSES.chromium.html, which is ' +
  'shipped with it, lists them with their licences.';

/**
 * @typedef {object} BillOfMaterials a CycloneDX document, as far as it is touched here
 * @property {{ component: { name: string, 'bom-ref': string } }} metadata
 * @property {{ 'bom-ref': string, name: string, version: string, purl: string, hashes?: object[] }[]} components
 * @property {{ ref: string, dependsOn: string[] }[]} dependencies
 */

/**
 * Lists what the application is made of, as the lockfile has it. npm's own choice (`--omit=dev`) is not
 * taken: it leaves out Electron, and whatever production shares with a tool of development.
 *
 * @param {string} electronVersion of the Electron that it is packed with, which may be a stand-in
 * @returns {Promise<BillOfMaterials>}
 * @throws {Stop} when npm could not list the packages
 */
export async function billOfMaterials(electronVersion) {
  const { code, output } = await npm(
    [
      ...['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'],
      ...['--package-lock-only', '--loglevel=error'],
    ],
    { output: 'capture' },
  );
  if (code !== 0)
    throw new Stop(`npm could not list what the application is made of:\n\n${output}`);
  const bill = /** @type {BillOfMaterials} */ (JSON.parse(output));
  const application = bill.metadata.component;
  const { name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  // npm takes the folder's name, which is whatever somebody called their clone.
  application.name = name;

  const shipped = new Set(shippedPackages(root).map((each) => `${each.name}@${each.version}`));
  bill.components = bill.components
    .filter((each) => shipped.has(each['bom-ref']))
    .map((each) => (each.name === 'electron' ? runtime(each, electronVersion) : each));
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => ref === application['bom-ref'] || shipped.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => shipped.has(on)) }));
  return bill;
}

/**
 * Electron, as what it is: not a tool of development. Its place in `dependencies` stays.
 *
 * @param {BillOfMaterials['components'][number]} component
 * @param {string} version
 */
function runtime({ hashes, ...component }, version) {
  return {
    ...component,
    type: 'framework',
    scope: 'required',
    description: aboutElectron,
    properties: [],
    version,
    purl: `pkg:npm/electron@${version}`,
    // The hash is that of the package in the lockfile, which a stand-in did not come in.
    ...(version === component.version && hashes && { hashes }),
  };
}
