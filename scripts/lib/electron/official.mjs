import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache, nodeModules } from '../paths.mjs';
import { tool } from '../run.mjs';
import { say } from '../say.mjs';

const packageFolder = path.join(nodeModules, 'electron');

/** Where the official Electron is put. */
export const officialFolder = path.join(packageFolder, 'dist');

const failureNote = path.join(cache, 'electron-download-failed.json');
const downloadLimitMs = 5 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** @returns {Promise<string>} the Electron version that package-lock.json asks for */
export async function officialVersion() {
  return JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

/** @returns {Promise<string | undefined>} the executable of the official Electron, if it is there */
export async function findOfficial() {
  try {
    const distVersion = await readFile(path.join(officialFolder, 'version'), 'utf8');
    // After an update the folder of the version before is still there.
    if (distVersion.trim().replace(/^v/, '') !== (await officialVersion())) return undefined;
    const relative = await readFile(path.join(packageFolder, 'path.txt'), 'utf8');
    const executable = path.join(officialFolder, relative);
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Downloads the official Electron with the installer that comes in its package.
 *
 * @returns {Promise<{ executable: string | undefined, output: string }>}
 */
export async function downloadOfficial() {
  say(`Downloading Electron ${await officialVersion()} …`);
  const { output } = await tool('electron', 'install-electron', [], {
    output: 'capture',
    timeoutMs: downloadLimitMs,
  });
  return { executable: await findOfficial(), output };
}

/** @returns {Promise<boolean>} whether this version's download failed within the last day */
export async function downloadFailedLately() {
  try {
    const { version, at } = JSON.parse(await readFile(failureNote, 'utf8'));
    return version === (await officialVersion()) && Date.now() - at < dayMs;
  } catch {
    return false;
  }
}

/** Notes that the download failed, so that the next runs do not wait for it again. */
export async function rememberDownloadFailed() {
  await mkdir(cache, { recursive: true });
  const note = { version: await officialVersion(), at: Date.now() };
  await writeFile(failureNote, JSON.stringify(note));
}

/** Forgets a failed download, once one has worked. */
export async function forgetDownloadFailed() {
  await rm(failureNote, { force: true });
}
