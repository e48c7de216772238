import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron/index.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Does whatever is missing before the app can run: system packages, npm packages, Electron, build.
 *
 * @param {{ headless: boolean }} needs headless: the window opens where nobody sits
 * @returns {Promise<import('./electron/index.mjs').Electron>}
 * @throws {import('./say.mjs').Stop} when the person has to do something first
 */
export async function prepareApp(needs) {
  await ensureSystemPackages(needs);
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureBuild();
  return electron;
}
