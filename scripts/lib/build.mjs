import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { out, root } from './paths.mjs';
import { tool } from './run.mjs';
import { say, Stop } from './say.mjs';

const stampFile = path.join(out, '.build-stamp');
const sourceFolders = ['src-main', 'src-renderer', 'assets'];
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
  for (const folder of sourceFolders.filter((name) => existsSync(path.join(root, name)))) {
    const entries = await readdir(path.join(root, folder), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries.filter((found) => found.isFile())) {
      files.push(path.relative(root, path.join(entry.parentPath, entry.name)));
    }
  }
  return files.sort();
}
