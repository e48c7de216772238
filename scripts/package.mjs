import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { billOfMaterials } from './lib/bill-of-materials.mjs';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runScript } from './lib/lifetime.mjs';
import { packApp, requireOfficial } from './lib/pack.mjs';
import { root } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const installersOption = '--installers';

await runScript(async () => {
  const options = process.argv.slice(2);
  const forBuilder = options.filter((option) => option !== installersOption);
  const makeInstallers = forBuilder.length < options.length;
  await ensureDependencies();
  const electron = await ensureElectron();
  if (makeInstallers) requireOfficial(electron);
  await ensureBuild();
  say(`Packing with Electron ${electron.version} …`);
  const { code } = await packApp(electron, [...(makeInstallers ? [] : ['--dir']), ...forBuilder]);
  if (code === 0) await writeBillOfMaterials(electron.version);
  return code;
});

/**
 * Writes what the application is made of beside it.
 *
 * @param {string} electronVersion
 */
async function writeBillOfMaterials(electronVersion) {
  const bill = await billOfMaterials(electronVersion);
  const file = path.join(root, 'dist', 'sbom.cdx.json');
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
  say(`What it is made of: dist/sbom.cdx.json (${bill.components.length} packages).`);
}
