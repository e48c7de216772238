import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setFuses } from './lib/fuses.mjs';
import { officialVersion } from './lib/electron/official.mjs';
import { Stop } from './lib/say.mjs';

// Named in electron-builder.yml; electron-builder calls these by their names.

/** Main and renderer are bundled with all they need, so node_modules is neither rebuilt nor packed. */
export function beforeBuild() {
  return false;
}

/**
 * Leaves out the address of updates where none is given; electron-builder would stop at it.
 *
 * @param {{ packager: import('electron-builder').LinuxPackager }} context
 */
export function beforePack({ packager }) {
  const updates = process.env['CONSOLE_UPDATE_URL'];
  if (!updates) packager.config.publish = null;
  else if (!/^https:\/\//.test(updates)) {
    throw new Stop(
      `CONSOLE_UPDATE_URL is "${updates}". Updates come over https only: begin it with https://.`,
    );
  }
}

/**
 * Removes what only development needs; electron-builder does so for the Electron it downloads itself,
 * but not for a folder it is given.
 *
 * @param {{ appOutDir: string }} context
 */
export async function afterExtract({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  await rm(path.join(appOutDir, 'version'), { force: true });
}

const programEndings = { darwin: '.app', mas: '.app', win32: '.exe', linux: '' };

/**
 * Sets the fuses, when everything is in its place and before it is signed. electron-builder's own
 * `electronFuses` is not used: it knows fewer than there are and does not miss the others.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name =
    'executableName' in packager ? packager.executableName : packager.appInfo.productFilename;
  const program = path.join(appOutDir, `${name}${programEndings[electronPlatformName]}`);
  const isOfficial = packager.info.framework.version === (await officialVersion());
  await setFuses(program, { isOfficial });
}
