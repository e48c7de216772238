/** Runs all measurements and prints one table. Started by `npm run bench`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { makePki, trustedAuthorityFile } from '../e2e/fixtures/pki';
import { measureAccounts } from './accounts-in-main';
import { startTenant } from './children';
import { measureDirectory } from './directory';
import { closeConsoles, root } from './opened-console';
import { measureAccountsList, measurePageSwitch, measureSettingsTest } from './pages';
import { finishReport } from './report';
import { measureSizes } from './sizes';
import { measureStart } from './start';
import { measureUsersPage } from './users-page';

const people = 100_000;

const parts = {
  sizes: () => {
    measureSizes(packed);
  },
  start: () => measureStart(tenant),
  switch: () => measurePageSwitch(tenant),
  test: () => measureSettingsTest(tenant),
  list: () => measureAccountsList(tenant),
  accounts: () => measureAccounts(tenant),
  directory: () => measureDirectory(tenant, people),
  users: () => measureUsersPage(tenant),
};

const [packed = '', began, ...wanted] = process.argv.slice(2);
makePki();
const authority = readFileSync(trustedAuthorityFile, 'utf8');
tls.setDefaultCACertificates([...tls.getCACertificates(), authority]);

const tenant = await startTenant(people);
for (const [name, measurePart] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  try {
    await measurePart();
  } catch (error) {
    // The other figures are worth having all the same.
    process.stderr.write(`The part "${name}" could not be measured: ${String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await closeConsoles();
  }
}
tenant.stop();
const seconds = Math.round((Date.now() - Number(began)) / 1000);
if (!(await finishReport(path.join(root, 'out', 'bench.json'), seconds))) process.exitCode = 1;
