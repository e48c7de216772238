import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeModules, root } from './paths.mjs';
import { hasPinnedNode } from './pinned-node.mjs';
import { npm, run } from './run.mjs';
import { say, Stop } from './say.mjs';

/**
 * Installs the npm packages when they are missing or are not those of package-lock.json.
 *
 * @throws {Stop} when npm could not install them
 */
export async function ensureDependencies() {
  if (!(await areInstalled())) await install();
  if (!hasPinnedNode()) await installPinnedNode();
}

/**
 * Compares what npm says it installed with package-lock.json. A stamp of our own would be wrong as
 * soon as somebody runs `npm install`, and would cost them an install that changes nothing.
 */
async function areInstalled() {
  const wanted = await lockedPackages(path.join(root, 'package-lock.json'));
  const installed = await lockedPackages(path.join(nodeModules, '.package-lock.json'));
  if (!wanted)
    throw new Stop('package-lock.json is missing or damaged. Check out the project again.');
  if (!installed) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true;
    const found = installed[folder];
    // Packages for other systems are optional, and npm leaves them out.
    return found ? found.version === entry.version : entry.optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }> | undefined>}
 */
async function lockedPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function install() {
  const runsFromHere = process.execPath.startsWith(nodeModules);
  if (runsFromHere && process.platform === 'win32') {
    throw new Stop(
      'The npm packages are out of date. Run "npm ci", then this command again.\n' +
        '(Windows cannot replace the Node in node_modules while it runs this command.)',
    );
  }
  say('Installing the npm packages (npm ci). This takes a minute or two …');
  // Development packages are named because NODE_ENV=production would leave them out.
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await npm(['ci', ...flags], { output: 'progress' });
  if (code !== 0) {
    throw new Stop('npm could not install the packages; its message is above. Then try again.');
  }
}

/** The package's own install script is skipped where npm is set not to run install scripts. */
async function installPinnedNode() {
  say("Installing the project's own Node …");
  const { code } = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(nodeModules, 'node'),
    output: 'progress',
  });
  if (code !== 0 || !hasPinnedNode()) {
    throw new Stop(
      "The project's own Node could not be installed; npm's message is above. Then try again.",
    );
  }
}
