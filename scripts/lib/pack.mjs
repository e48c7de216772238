import { tool } from './run.mjs';
import { Stop } from './say.mjs';

/**
 * Packs the built app with electron-builder.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @param {string[]} options of electron-builder
 * @param {'show' | 'capture'} [output]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function packApp(electron, options, output = 'show') {
  const args = [...electronArguments(electron), ...options, '--publish=never'];
  return tool('electron-builder', 'electron-builder', args, { output });
}

/**
 * electron-builder downloads the official Electron itself; any other it has to be given.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @returns {string[]}
 */
function electronArguments(electron) {
  if (electron.official) return [];
  return [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
}

/**
 * Stops where the Electron is not the one that a release is made with.
 *
 * @param {import('./electron/index.mjs').Electron} electron
 * @throws {Stop} when it is another one than package-lock.json asks for
 */
export function requireOfficial(electron) {
  if (electron.official) return;
  throw new Stop(
    `Installers need the official Electron, and here is Electron ${electron.version} in its place. ` +
      '"npm run package" makes the unpacked application with it.',
  );
}
