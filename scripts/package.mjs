import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runScript } from './lib/lifetime.mjs';
import { packApp } from './lib/pack.mjs';
import { root } from './lib/paths.mjs';
import { npm } from './lib/run.mjs';
import { say, Stop } from './lib/say.mjs';

const installersOption = '--installers';

await runScript(async () => {
  const options = process.argv.slice(2);
  const forBuilder = options.filter((option) => option !== installersOption);
  const makeInstallers = forBuilder.length < options.length;
  await ensureDependencies();
  const electron = await ensureElectron();
  if (makeInstallers && !electron.official) {
    throw new Stop(
      `Installers need the official Electron, and here is Electron ${electron.version} in its place. ` +
        '"npm run package" makes the unpacked application with it.',
    );
  }
  await ensureBuild();
  say(`Packing with Electron ${electron.version} …`);
  const { code } = await packApp(electron, [...(makeInstallers ? [] : ['--dir']), ...forBuilder]);
  if (code === 0) await writeBillOfMaterials();
  return code;
});

/** Writes what the application is built from beside it, in CycloneDX, as the lockfile has it. */
async function writeBillOfMaterials() {
  const { code, output } = await npm(
    [
      ...['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'],
      ...['--omit=dev', '--package-lock-only', '--loglevel=error'],
    ],
    { output: 'capture' },
  );
  if (code !== 0)
    throw new Stop(`npm could not list what the application is built from:\n\n${output}`);
  const bill = JSON.parse(output);
  const { name } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  // npm takes the folder's name, which is whatever somebody called their clone.
  bill.metadata.component.name = name;
  const file = path.join(root, 'dist', 'sbom.cdx.json');
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
  say(`What it is built from: dist/sbom.cdx.json (${bill.components.length} packages).`);
}
