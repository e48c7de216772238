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
    return found ? found.version === entry.version : entry.optional === true && !isForHere(entry);
  });
}

/**
 * Packages for other systems are optional, and npm leaves them out. One that names this system must
 * be there: the build's own native parts are such packages.
 *
 * @param {LockedPackage} entry
 */
function isForHere({ os, cpu, libc }) {
  const onWhat = os?.includes(process.platform) && cpu?.includes(process.arch);
  return onWhat === true && (libc?.includes(cLibrary()) ?? true);
}

function cLibrary() {
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * @param {string} file
 * @returns {Promise<Record<string, LockedPackage> | undefined>}
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
  // Development packages are named because NODE_ENV=production would leave them out. No package runs a
  // script of its own: .npmrc says so, too, but what runs npm here may have said otherwise.
  const flags = [
    ...['--include=dev', '--ignore-scripts'],
    ...['--no-audit', '--no-fund', '--loglevel=error'],
  ];
  const { code } = await npm([...(await npmCi()), ...flags], { output: 'progress' });
  if (code !== 0) {
    throw new Stop('npm could not install the packages; its message is above. Then try again.');
  }
}

/**
 * npm leaves out an optional package that names a newer Node than npm itself runs on, and the build's
 * native parts do so. On an older Node 20, npm is therefore run on the Node that the project pins.
 *
 * @returns {Promise<string[]>} the arguments that make npm install what package-lock.json says
 */
async function npmCi() {
  const npmScript = process.env['npm_execpath'] ?? '';
  const agent = /\bnode\/v(\d+)\.(\d+)/.exec(process.env['npm_config_user_agent'] ?? '');
  const isOld = agent !== null && isOlderThanTools(Number(agent[1]), Number(agent[2]));
  if (!isOld || path.basename(npmScript) !== 'npm-cli.js') return ['ci'];
  const locked = await lockedPackages(path.join(root, 'package-lock.json'));
  const version = locked?.['node_modules/node']?.version;
  // The Node that npm is run on comes by that package's script, and by nothing else.
  const pinned = ['--yes', '--ignore-scripts=false', `--package=node@${version}`];
  return ['exec', ...pinned, '--', 'node', npmScript, 'ci'];
}

/**
 * The tools ask for Node ^20.19 or >=22.12.
 *
 * @param {number} major
 * @param {number} minor
 */
function isOlderThanTools(major, minor) {
  if (major === 20) return minor < 19;
  return major < 22 || (major === 22 && minor < 12);
}

/** Runs the one script of a package that is needed, which npm does not run: see .npmrc. */
async function installPinnedNode() {
  say("Installing the project's own Node …");
  const { code } = await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(nodeModules, 'node'),
    output: 'progress',
  });
  // npm names only programs that are there, and this one was not yet.
  if (code === 0) await npm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error']);
  if (code !== 0 || !hasPinnedNode()) {
    throw new Stop(
      "The project's own Node could not be installed; npm's message is above. Then try again.",
    );
  }
}
