import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { billOfMaterials } from './lib/bill-of-materials.mjs';
import { shippedPackages } from './lib/licences.mjs';

const root = path.resolve(import.meta.dirname, '..');
const shipped = shippedPackages(root);
const electron = shipped.find(({ name }) => name === 'electron');
let bill;

// npm reads the whole lockfile for it.
beforeAll(async () => {
  bill = await billOfMaterials(electron.version);
}, 60_000);

test('the bill of materials lists everything that is shipped, and nothing else', () => {
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { type: 'application', name: 'helpmaster-m365-console' } },
  });
  const listed = bill.components.map(({ purl }) => purl);
  const packages = shipped.map(
    ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`,
  );
  expect(listed.sort()).toEqual(packages.sort());
  for (const { purl, licenses, hashes } of bill.components) {
    expect([licenses.length, hashes.length], purl).toEqual([1, 1]);
  }
});

test('the bill of materials says what depends on what, of that alone', () => {
  const refs = bill.components.map((component) => component['bom-ref']);
  const application = bill.dependencies.find(({ ref }) => !refs.includes(ref));
  expect(application.ref).toBe(bill.metadata.component['bom-ref']);
  expect(application.dependsOn).toEqual(
    expect.arrayContaining([expect.stringMatching(/^react@/), `electron@${electron.version}`]),
  );
  expect(refs).toEqual(
    expect.arrayContaining(bill.dependencies.flatMap(({ dependsOn }) => dependsOn)),
  );
});

test('the bill of materials names the Electron that was packed, and where Chromium’s licences are', async () => {
  const component = (from) => from.components.find(({ name }) => name === 'electron');
  expect(component(bill)).toMatchObject({
    type: 'framework',
    version: electron.version,
    scope: 'required',
    properties: [],
    licenses: [{ license: { id: 'MIT' } }],
    description: expect.stringContaining('LICENSES.chromium.html'),
  });
  const standIn = component(await billOfMaterials('25.1.1'));
  expect(standIn).toMatchObject({ version: '25.1.1', purl: 'pkg:npm/electron@25.1.1' });
  expect(standIn).not.toHaveProperty('hashes');
}, 60_000);
