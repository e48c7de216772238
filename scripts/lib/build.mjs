import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { out, root } from './paths.mjs';
import { tool } from './run.mjs';
import { say, Stop } from './say.mjs';

const stampFile = path.join(out, '.build-stamp');
const sourceFolders = ['src-main', 'src-renderer'];
const isConfig = /^(package(-lock)?\.json|tsconfig.*\.json|electron\.vite\.config\.\w+)$/;

/**
 * Builds the app into out/.
 *
 * @throws {Stop} when it does not build
 */
export async function build() {
  const stamp = await sourcesHash();
  await rm(stampFile, { force: true });
  say('Building the app …');
  const { code, output } = await tool('electron-vite', 'electron-vite', ['build'], {
    output: 'capture',
  });
  if (code !== 0) throw new Stop(`The app could not be built:\n\n${output}`);
  await writeFile(stampFile, stamp);
}

/**
 * Builds the app when its sources changed since the last build.
 *
 * @throws {Stop} when it does not build
 */
export async function ensureBuild() {
  const built = await readFile(stampFile, 'utf8').catch(() => undefined);
  const isThere = existsSync(path.join(out, 'main', 'index.cjs'));
  if (!isThere || built !== (await sourcesHash())) await build();
}

/** Contents, not dates: a checkout changes the dates of files that stay the same. */
async function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of await sourceFiles()) {
    hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  }
  return hash.digest('hex');
}

async function sourceFiles() {
  const files = (await readdir(root)).filter((name) => isConfig.test(name));
  for (const folder of sourceFolders) files.push(...(await filesBelow(folder)));
  return files.sort();
}

/**
 * Step by step, because this also runs on Node 20.0, whose readdir does not go deeper by itself.
 *
 * @param {string} folder relative to the root, as the results are
 * @returns {Promise<string[]>}
 */
async function filesBelow(folder) {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const found = entries.map((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(name) : [name];
  });
  return (await Promise.all(found)).flat();
}
