import path from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureElectron } from './lib/electron/index.mjs';
import { runScript } from './lib/lifetime.mjs';
import { tool } from './lib/run.mjs';
import { say } from './lib/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureBuild();
  const { code } = await tool('electron-builder', 'electron-builder', [
    ...process.argv.slice(2),
    ...substituteArguments(electron),
    '--publish=never',
  ]);
  return code;
});

/**
 * Where the official Electron cannot be downloaded, neither can the helpers that make installers:
 * what can be made there is the app's folder.
 *
 * @param {import('./lib/electron/index.mjs').Electron} electron
 * @returns {string[]}
 */
function substituteArguments(electron) {
  if (electron.official) return [];
  say(`Packing a folder with Electron ${electron.version}. Installers need the official Electron.`);
  return [
    '--dir',
    `-c.electronDist=${path.dirname(electron.executable)}`,
    `-c.electronVersion=${electron.version}`,
  ];
}
