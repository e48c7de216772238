import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Stop } from './lib/say.mjs';

// Named in electron-builder.yml; electron-builder calls these by their names.

/** The fuse for file:// privileges came with Electron 29. */
const firstWithFileFuse = 29;

/** Main and renderer are bundled with all they need, so node_modules is neither rebuilt nor packed. */
export function beforeBuild() {
  return false;
}

/**
 * Leaves out a fuse that the Electron being packed does not have, and the address of updates where
 * none is given; electron-builder would stop at either.
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
  const major = Number.parseInt(packager.info.framework.version, 10);
  const fuses = packager.config.electronFuses;
  if (fuses && major < firstWithFileFuse) delete fuses.grantFileProtocolExtraPrivileges;
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
