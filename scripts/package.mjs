import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runScript } from './lib/lifetime.mjs';
import { packApp } from './lib/pack.mjs';
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
  return code;
});
